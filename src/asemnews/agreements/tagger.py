"""A linear-chain tagger that marks commitments, and what only looks like one, in the sentences of a release.

The model is a conditional random field, trained by ``training/tagger.py``; here it is only decoded, in plain Python.
"""

from __future__ import annotations

import gzip
import struct
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from asemnews.agreements.context import Surroundings, View
from asemnews.agreements.weights import WIDTH, Weights
from asemnews.agreements.words import WordTypes

LABELS: Final = ("O", "B-Y", "I-Y", "B-X", "I-X")
"""Outside; first and later words of a commitment (Y) and of what a reader could mistake for one (X)."""
Scores = list[tuple[int, int, int, int, int]]
"""For every word of a sentence the log-probabilities of :data:`LABELS`, in ten-thousandths."""

_FILE: Final = "tagger.tsv.gz"
_NEVER: Final = -(1 << 40)
_RELUCTANCE: Final = 500
"""Taken from the score of "outside", in ten-thousandths: training errs on the side of silence, and this is where
precision and recall met on the held-out writers."""
_DAMPING: Final = 4
"""Of a second voice's scores a quarter counts: it is surer of itself than the weights; on held-out writers a half
was level."""
_EAGERNESS: Final = 2000
"""Taken from "outside" where a second voice speaks: what is then marked too much, the gate tells better."""
_STEP: Final = 8
"""Scores are multiplied by this, so that the label a path comes from fits beside the score of the path."""
_FIELDS: Final = struct.Struct(f"<{len(LABELS)}I")
_BIAS: Final = sum(1 << (WIDTH * i + WIDTH - 1) for i in range(len(LABELS))) - _STEP * _RELUCTANCE
"""Makes every field positive, by the same amount for each label."""


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
    return sum(weight << (WIDTH * i) for i, weight in enumerate(weights))


def unpack(totals: Iterable[int]) -> list[tuple[int, ...]]:
    """The scores in packed sums, one a label, in steps of :data:`_STEP`; only their differences mean anything."""
    packed = [(_STEP * total + _BIAS).to_bytes(_FIELDS.size, "little") for total in totals]
    return list(_FIELDS.iter_unpack(b"".join(packed)))


class Tagger:
    """Weights of features and of label pairs.

    Args:
        weights: packed weights by feature.
        transitions: ``transitions[i][j]`` is the score of label ``j`` after label ``i``, in ten-thousandths.
    """

    def __init__(self, weights: dict[str, int], transitions: Sequence[Sequence[int]]) -> None:
        self._weights = Weights(weights)
        self._links = [[score * _STEP + label for score in row] for label, row in enumerate(transitions)]
        self._types = WordTypes()

    def mark(self, surroundings: Surroundings, voiced: Sequence[Scores] | None = None) -> Iterator[list[Marked]]:
        """The marks of every sentence of one release, in order, disjoint; ``voiced`` is what a second voice says."""
        history: list[str] = []
        for number in range(len(surroundings.readings)):
            view = View(surroundings, number, self._types, history)
            scores: Sequence[Sequence[int]] = unpack(self._weights.totals(view))
            if voiced is not None:
                scores = [_joined(*pair) for pair in zip(scores, voiced[number], strict=True)]
            marks = list(_marks(self._decode(scores), scores))
            history.append(told(mark.commitment for mark in marks))
            yield marks

    def _decode(self, scores: Sequence[Sequence[int]]) -> list[int]:
        """The best label sequence (Viterbi); an inside label follows only its own kind.

        Of equal paths to a label, the one from the later label is taken; to an inside label, the one that begins there.
        """
        if not scores:
            return []
        (oo, ob, _, ox, _), (yo, yb, yi, yx, _), (zo, zb, zi, zx, _), (xo, xb, _, xx, xi), (vo, vb, _, vx, vi) = (
            self._links
        )
        o, b, x = scores[0][0], scores[0][1], scores[0][3]
        y = v = _NEVER
        back: list[tuple[int, int, int, int, int]] = []
        for so, sb, sy, sx, sv in scores[1:]:
            from_o = max(o + oo, b + yo, y + zo, x + xo, v + vo)
            from_b = max(o + ob, b + yb, y + zb, x + xb, v + vb)
            from_x = max(o + ox, b + yx, y + zx, x + xx, v + vx)
            from_y = b + yi if b + yi >= (y + zi) & -_STEP else y + zi
            from_v = x + xi if x + xi >= (v + vi) & -_STEP else v + vi
            back.append((from_o, from_b, from_y, from_x, from_v))
            o, b, y, x, v = (
                (from_o & -_STEP) + so,
                (from_b & -_STEP) + sb,
                (from_y & -_STEP) + sy,
                (from_x & -_STEP) + sx,
                (from_v & -_STEP) + sv,
            )
        last = (o, b, y, x, v)
        label = max(range(5), key=last.__getitem__)
        path = [label]
        for links in reversed(back):
            label = links[label] % _STEP
            path.append(label)
        path.reverse()
        return path


def _joined(own: Sequence[int], other: Sequence[int]) -> list[int]:
    """The scores of a word with those of a second voice."""
    out, *inside = [one + _STEP * (two // _DAMPING) for one, two in zip(own, other, strict=True)]
    return [out - _STEP * _EAGERNESS, *inside]


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
        margin = sum(scores[i][path[i]] - scores[i][0] for i in range(first, index)) // (_STEP * (index - first))
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
