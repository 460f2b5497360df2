"""What the features of a sentence weigh.

All weights of a feature, one a label, ride in one integer, a field of :data:`WIDTH` bits a label, so that weighing a
feature is one addition. Few pairs of words have a weight: those are looked up word by word, everything else is
remembered by piece.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from asemnews.agreements.context import View, features, form_features, word_features
from asemnews.agreements.stretches import DISTANCES, Common, Piece, Stretch
from asemnews.agreements.words import Links, WordType, Worth, edge

WIDTH: Final = 32
_OFFSETS: Final = (-2, -1, 0, 1, 2)
_NO_LINKS: Final = Links({}, {}, {})
_PAIRS: Final = ("wa", "ww", "wb")  # what a pair of words says of the first, the second, the one after it


class Weights:
    """Packed weights by feature, with the sums of pieces met before.

    Args:
        weights: packed weights by feature.
        memory: how many pieces are remembered; a full memory is emptied, so that long runs stay small.
    """

    def __init__(self, weights: Mapping[str, int], *, memory: int = 100_000) -> None:
        self._weights = weights
        self._links = _links(weights)
        self._sums: dict[Piece, tuple[int, ...]] = {}
        self._memory = memory
        self._edge = edge()

    def totals(self, view: View) -> list[int]:
        """The packed weight of every token of a sentence."""
        padded = [self._edge, self._edge, *view.row, self._edge, self._edge]
        worths = [word.worth or self._weigh(word) for word in padded]
        far, back, own, ahead, beyond = ([worth.around for worth in worths[i : len(view.row) + i]] for i in range(5))
        totals = [0, 0]
        totals += [
            a[0] + b[1] + c[2] + d[3] + e[4] for a, b, c, d, e in zip(far, back, own, ahead, beyond, strict=True)
        ]
        totals += [0, 0]
        self._add_pairs(totals, padded, worths)
        for common in view.layout.common:
            _add_scopes(totals, view.row, worths, common)
        totals = totals[2:-2]
        self._add_stretches(totals, view.stretches)
        return totals

    def _add_pairs(self, totals: list[int], padded: Sequence[WordType], worths: Sequence[Worth]) -> None:
        for index, (back, word) in enumerate(pairwise(padded[:-1])):
            worth = worths[index]
            form = worth.forms.get(word.morph)
            if form is None:
                form = worth.forms[word.morph] = self._sum(form_features(back, word.morph))
            totals[index + 1] += form
            found = worth.links.pairs.get(word.norm)
            if found is not None:
                totals[index] += found[0]
                totals[index + 1] += found[1]
                totals[index + 2] += found[2]

    def _add_stretches(self, totals: list[int], stretches: Sequence[Stretch]) -> None:
        if len(self._sums) > self._memory:
            self._sums.clear()
        sums = self._sums
        for first, last, origin, piece in stretches:
            found = sums.get(piece)
            if found is None:
                found = sums[piece] = self._weigh_piece(piece, distant=origin is not None)
            if origin is None:
                for index in range(first, last):
                    totals[index] += found[0]
            else:
                for index in range(first, last):
                    distance = abs(index - origin)
                    totals[index] += found[distance] if distance < len(found) else found[-1]

    def _weigh_piece(self, piece: Piece, *, distant: bool) -> tuple[int, ...]:
        """The sum of a piece; of one that has a distance, the sum at every distance."""
        if distant:
            return tuple(self._sum(features((*piece, distance))) for distance in DISTANCES)
        return (self._sum(features(piece)),)

    def _weigh(self, word: WordType) -> Worth:
        around = tuple(self._sum(word_features(word, offset)) for offset in _OFFSETS)
        word.worth = Worth(around, {}, self._links.get(word.norm, _NO_LINKS))
        return word.worth

    def _sum(self, names: Sequence[str]) -> int:
        weights = self._weights
        return sum([weights[name] for name in names if name in weights])


def _add_scopes(totals: list[int], row: Sequence[WordType], worths: Sequence[Worth], common: Common) -> None:
    first, last, _, after, under, _ = common
    for index in range(first, last):
        links = worths[index + 1].links
        if links.ruled:
            totals[index + 2] += links.ruled.get(under.label, 0)
        if links.scoped:
            totals[index + 2] += links.scoped.get((after.label, row[index].morph), 0)


def _links(weights: Mapping[str, int]) -> dict[str, Links]:
    """The weights of neighbours together, by the first of them; names as :func:`features` spells them."""
    found: dict[str, Links] = {}
    for name, weight in weights.items():
        family, _, rest = name.partition("=")
        if family in _PAIRS:
            first, second = rest.split(" ")
            pair = found.setdefault(first, Links({}, {}, {})).pairs.setdefault(second, [0, 0, 0])
            pair[_PAIRS.index(family)] += weight
        elif family == "Lm":
            label, word, morph = rest.split(" ")
            found.setdefault(word, Links({}, {}, {})).scoped[label, morph] = weight
        elif family == "Gb":
            label, word = rest.split(" ")
            found.setdefault(word, Links({}, {}, {})).ruled[label] = weight
    return found
