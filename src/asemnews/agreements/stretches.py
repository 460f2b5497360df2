"""Runs of tokens that share what stands around them: the clause, and the cues before, above and after."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import groupby
from typing import Final, NamedTuple, TypeVar

from asemnews.agreements.reading import DECISIVE, GOVERNING, Reading
from asemnews.agreements.words import WordType, joined

Piece = tuple[Hashable, ...]
T = TypeVar("T")

_SPLITTERS: Final = frozenset(
    [
        ",",
        ";",
        ":",
        "dan",
        "serta",
        "sedangkan",
        "sementara",
        "tetapi",
        "namun",
        "atau",
        "lalu",
        "kemudian",
        "sekaligus",
    ]
)
_FAR: Final = 17


def _bucket(distance: int) -> str:
    if distance <= 2:
        return str(distance)
    return "3" if distance <= 4 else "5" if distance <= 8 else "9" if distance <= 16 else "17"


DISTANCES: Final = tuple(_bucket(distance) for distance in range(_FAR + 1))
"""What each distance in tokens counts as; the last stands for every longer one."""


class Scope(NamedTuple):
    """A cue at tokens ``first:last`` that decides how the words beside it are meant.

    ``label`` holds its kinds, with "!" before them under negation; ``word`` is its last word.
    """

    label: str
    word: str
    first: int
    last: int


_NOWHERE: Final = Scope("0", "0", -1, 0)


Stretch = tuple[int, int, int | None, Piece]
"""Tokens ``first:last`` that share a piece; with an ``origin``, the distance from that token is part of it."""


def piece_at(stretch: Stretch, index: int) -> Piece:
    """The whole piece of one token of a stretch."""
    _, _, origin, piece = stretch
    return piece if origin is None else (*piece, DISTANCES[min(abs(index - origin), _FAR)])


Common = tuple[int, int, int, Scope, Scope, Scope]
"""Tokens ``first:last`` of one clause, with the cue before them, the governing cue and the cue after them."""


class Clauses:
    """The parts of a sentence between commas and joining words.

    ``firsts`` are their first tokens, ``runs`` their first and last tokens from the last clause to the first, ``of`` is
    the clause of every token, ``kinds`` are the decisive cues in each.
    """

    def __init__(self, reading: Reading) -> None:
        norms = reading.tokens.norms
        self.firsts = [0, *(index for index in range(1, len(norms)) if norms[index - 1] in _SPLITTERS)]
        self.runs = _runs([(first, clause) for clause, first in enumerate(self.firsts)], len(norms))
        self.of = _spread(self.runs)
        kinds: list[frozenset[str]] = [frozenset()] * len(self.firsts)
        for cue in reading.cues:
            for clause in set(self.of[cue.first : cue.last]):
                kinds[clause] |= cue.kinds & DECISIVE
        self.kinds = [joined(k) for k in kinds]


class Layout:
    """The clauses of one sentence and the reach of its cues.

    ``after`` and ``under`` are the last decisive and the last governing cue before each token, ``common`` the runs in
    which nothing changes, ``stretches`` the pieces that follow from all of these.
    """

    def __init__(self, reading: Reading, row: Sequence[WordType]) -> None:
        norms, count = reading.tokens.norms, len(row)
        self.clauses = clauses = Clauses(reading)
        decisive, governing = _scopes(reading, DECISIVE), _scopes(reading, GOVERNING)
        left = _runs([(0, _NOWHERE), *((scope.last, scope) for scope in decisive)], count)
        above = _runs([(0, _NOWHERE), *((scope.last, scope) for scope in governing)], count)
        right = _runs(list(zip([0, *(scope.first for scope in decisive)], [*decisive, _NOWHERE], strict=True)), count)
        self.after, self.under = _spread(left), _spread(above)
        self.common = _common(clauses.of, self.after, self.under, _spread(right))
        self.stretches = [
            *[(a, b, cue.last - 1, ("left", cue.label, cue.word)) for a, b, cue in left],
            *[(a, b, cue.last - 1, ("governor", cue.label, cue.word)) for a, b, cue in above],
            *[_ahead(a, b, cue) for a, b, cue in right],
            *[self._among(common) for common in self.common],
            *[(a, b, a, _clause(norms, a, row[a], clauses.kinds[clause])) for a, b, clause in clauses.runs],
        ]

    def _among(self, common: Common) -> Stretch:
        """The cues around a run together, and how many clauses away they are."""
        first, last, clause, after, under, before = common
        since = 9 if under is _NOWHERE else min(4, clause - self.clauses.of[under.last - 1])
        until = 9 if before is _NOWHERE else min(4, self.clauses.of[before.first] - clause)
        return (first, last, None, ("among", after.label, under.label, since, before.label, until))


def _clause(norms: Sequence[str], first: int, word: WordType, kinds: str) -> Piece:
    return ("clause", norms[first], norms[first - 1] if first else "<edge>", word.morph, kinds)


def _ahead(first: int, last: int, cue: Scope) -> Stretch:
    if cue is _NOWHERE:
        return (first, last, None, ("right", cue.label, cue.word, "x"))
    return (first, last, cue.first, ("right", cue.label, cue.word))


def _scopes(reading: Reading, kinds: frozenset[str]) -> list[Scope]:
    """Every cue that is of one of these kinds."""
    found: list[Scope] = []
    for cue in reading.cues:
        own = cue.kinds & kinds
        if own:
            label = "!" * reading.denies(cue) + joined(own)
            found.append(Scope(label, reading.tokens.norms[cue.last - 1], cue.first, cue.last))
    return found


def _runs(starts: Sequence[tuple[int, T]], count: int) -> list[tuple[int, int, T]]:
    """From where to where each value counts; none that is empty."""
    found: list[tuple[int, int, T]] = []
    last = count
    for first, value in reversed(starts):
        if first < last:
            found.append((first, last, value))
            last = first
    return found


def _spread(runs: Sequence[tuple[int, int, T]]) -> list[T]:
    """The value of every token; ``runs`` from the last to the first."""
    found: list[T] = []
    for first, last, value in reversed(runs):
        found += [value] * (last - first)
    return found


def _common(
    clauses: Sequence[int], after: Sequence[Scope], under: Sequence[Scope], before: Sequence[Scope]
) -> list[Common]:
    found: list[Common] = []
    first = 0
    for (clause, left, above, right), run in groupby(zip(clauses, after, under, before, strict=True)):
        last = first + len(list(run))
        found.append((first, last, clause, left, above, right))
        first = last
    return found
