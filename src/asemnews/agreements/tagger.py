"""A linear-chain tagger that marks commitments, and what only looks like one, in the sentences of a release.

The model is a conditional random field, trained by ``training/tagger.py``; here it is only decoded, in plain Python.
All scores of a token's labels ride in one integer, a field of :data:`_WIDTH` bits a label, so that weighing a feature
is one addition.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from asemnews.agreements.context import Piece, Surroundings, features, pieces, word_features
from asemnews.agreements.words import EDGE, WordType, WordTypes

LABELS: Final = ("O", "B-Y", "I-Y", "B-X", "I-X")
"""Outside; first and later words of a commitment (Y) and of what a reader could mistake for one (X)."""

_FILE: Final = "tagger.tsv.gz"
_WIDTH: Final = 32
_HALF: Final = 1 << (_WIDTH - 1)
_MASK: Final = (1 << _WIDTH) - 1
_BIAS: Final = sum(_HALF << (_WIDTH * i) for i in range(len(LABELS)))
_NEVER: Final = -(1 << 40)
_RELUCTANCE: Final = 500
"""Taken from the score of "outside", in ten-thousandths: training errs on the side of silence, and this is where
precision and recall met on the held-out writers."""
_OFFSETS: Final = (-2, -1, 0, 1, 2)


class Marked(NamedTuple):
    """Tokens ``first:last`` (half-open) of a sentence, taken as a commitment or as what only looks like one.

    ``margin`` is how far the tokens' own scores speak for the mark, on average and in ten-thousandths.
    """

    first: int
    last: int
    commitment: bool
    margin: int


def told(commitments: Iterable[bool]) -> str:
    """What a sentence's marks are to the sentences after it: ``Y``, ``X``, ``YX`` or ``-``."""
    found = set(commitments)
    return "Y" * (True in found) + "X" * (False in found) or "-"


def pack(weights: Sequence[int]) -> int:
    """One weight a label, in ten-thousandths, as one integer."""
    return sum(weight << (_WIDTH * i) for i, weight in enumerate(weights))


def unpack(total: int) -> list[int]:
    """The scores in a packed sum, one a label."""
    total += _BIAS
    scores = [((total >> (_WIDTH * i)) & _MASK) - _HALF for i in range(len(LABELS))]
    scores[0] -= _RELUCTANCE
    return scores


class Tagger:
    """Weights of features and of label pairs, with the sums of pieces met before.

    Args:
        weights: packed weights by feature.
        transitions: ``transitions[i][j]`` is the score of label ``j`` after label ``i``, in ten-thousandths.
        memory: how many pieces are remembered; a full memory is emptied, so that long runs stay small.
    """

    def __init__(self, weights: dict[str, int], transitions: Sequence[Sequence[int]], *, memory: int = 200_000) -> None:
        self._weights = weights
        self._transitions = transitions
        self._sums: dict[Piece, int] = {}
        self._memory = memory
        self._types = WordTypes()

    def mark(self, surroundings: Surroundings) -> Iterator[list[Marked]]:
        """The marks of every sentence of one release, in order, disjoint."""
        history: list[str] = []
        for number in range(len(surroundings.readings)):
            scores = self._scores(surroundings, number, history)
            marks = list(_marks(self._decode(scores), scores))
            history.append(told(mark.commitment for mark in marks))
            yield marks

    def _scores(self, surroundings: Surroundings, number: int, history: Sequence[str]) -> list[list[int]]:
        if len(self._sums) > self._memory:
            self._sums.clear()
        sums, weights = self._sums, self._weights
        row: list[WordType] = []
        totals: list[int] = []
        for _, word, found in pieces(surroundings, number, self._types, history):
            total = 0
            for piece in found:
                value = sums.get(piece)
                if value is None:
                    value = sums[piece] = sum([weights.get(name, 0) for name in features(piece)])
                total += value
            row.append(word)
            totals.append(total)
        padded = [EDGE, EDGE, *row, EDGE, EDGE]
        around = [word.sums or self._weigh(word) for word in padded]
        return [
            unpack(total + around[i][0] + around[i + 1][1] + around[i + 2][2] + around[i + 3][3] + around[i + 4][4])
            for i, total in enumerate(totals)
        ]

    def _weigh(self, word: WordType) -> tuple[int, ...]:
        weights = self._weights
        word.sums = tuple(sum(weights.get(name, 0) for name in word_features(word, offset)) for offset in _OFFSETS)
        return word.sums

    def _decode(self, scores: Sequence[Sequence[int]]) -> list[int]:
        """The best label sequence (Viterbi); an inside label follows only its own kind."""
        if not scores:
            return []
        (oo, ob, _, ox, _), (yo, yb, yi, yx, _), (zo, zb, zi, zx, _), (xo, xb, _, xx, xi), (vo, vb, _, vx, vi) = (
            self._transitions
        )
        o, b, x = scores[0][0], scores[0][1], scores[0][3]
        y = v = _NEVER
        back: list[tuple[int, int, int, int, int]] = []
        for so, sb, sy, sx, sv in scores[1:]:
            from_o = max((o + oo, 0), (b + yo, 1), (y + zo, 2), (x + xo, 3), (v + vo, 4))
            from_b = max((o + ob, 0), (b + yb, 1), (y + zb, 2), (x + xb, 3), (v + vb, 4))
            from_x = max((o + ox, 0), (b + yx, 1), (y + zx, 2), (x + xx, 3), (v + vx, 4))
            from_y = (b + yi, 1) if b + yi >= y + zi else (y + zi, 2)
            from_v = (x + xi, 3) if x + xi >= v + vi else (v + vi, 4)
            back.append((from_o[1], from_b[1], from_y[1], from_x[1], from_v[1]))
            o, b, y, x, v = from_o[0] + so, from_b[0] + sb, from_y[0] + sy, from_x[0] + sx, from_v[0] + sv
        last = (o, b, y, x, v)
        label = max(range(5), key=last.__getitem__)
        path = [label]
        for links in reversed(back):
            label = links[label]
            path.append(label)
        path.reverse()
        return path


def _marks(path: Sequence[int], scores: Sequence[Sequence[int]]) -> Iterator[Marked]:
    index, count = 0, len(path)
    while index < count:
        label = path[index]
        first = index
        index += 1
        if not label:
            continue
        inside = 2 if label < 3 else 4
        while index < count and path[index] == inside:
            index += 1
        margin = sum(scores[i][path[i]] - scores[i][0] for i in range(first, index)) // (index - first)
        yield Marked(first, index, label < 3, margin)


def load(text: str) -> Tagger:
    """A tagger from its file: ``label pair<TAB>…`` rows of transitions, then one feature a row with five weights."""
    transitions = [[_NEVER] * len(LABELS) for _ in LABELS]
    weights: dict[str, int] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        name, *values = line.split("\t")
        if name.startswith("->"):
            transitions[int(name[2:])] = [int(value) for value in values]
        else:
            weights[name] = pack([int(value or 0) for value in values])
    return Tagger(weights, transitions)


@cache
def tagger() -> Tagger:
    """The tagger this package ships; read once."""
    packed = resources.files(__package__).joinpath("data", _FILE).read_bytes()
    return load(gzip.decompress(packed).decode("utf-8"))
