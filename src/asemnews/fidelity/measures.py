"""Quantities with units: the same unit stands by the same number, or the number is converted rightly."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise
from math import log10
from typing import Final, NamedTuple

from asemnews.fidelity.problem import Problem
from asemnews.fidelity.quantities import Atom
from asemnews.fidelity.sources import KEPT, values_of
from asemnews.fidelity.units import Unit, base_of, converts, named_anywhere, same, unit_at
from asemnews.lexicon.values import Value

_JOINER: Final = re.compile(r"[ \u00a0]?(?:-|–|—|to|and|or|by|x|×)[ \u00a0]?")
_ADDED: Final = frozenset(("", ",", "and", "dan", "lebih"))
_MOST: Final = 60  # quantities; no sentence has more, and each is compared with each
_OPTIONAL: Final = frozenset(("time", "degree"))


class Quantity(NamedTuple):
    """A number with its unit, from ``start`` to ``end`` (code points) of either text; ``written``: the number.

    ``sure``: the unit cannot be another word ("kaki", foot or leg) nor be left out ("at 17", "three nights").
    """

    start: int
    end: int
    amount: Decimal
    unit: Unit
    written: str
    sure: bool = False


class Measures:
    """The quantities of a source sentence against those of its English."""

    def __init__(self, source: str, english: str, atoms: Sequence[Atom]) -> None:
        self._english, self._atoms = english, atoms
        self.source, self._sums = quantities_of(source)
        self._units: dict[str, bool] = {}

    @cached_property
    def theirs(self) -> list[Quantity]:
        """The quantities of the English, in order."""
        found: list[Quantity] = []
        after: tuple[int, Unit] | None = None  # where the number behind begins, and its unit
        for atom in reversed(self._atoms):
            if len(atom.values) != 1 or atom.form not in _COUNTING:
                after = None
                continue
            own = unit_at(self._english, atom.end, "english")
            if own is not None:
                unit, end = own
            elif after is not None and _JOINER.fullmatch(self._english, atom.end, after[0]):
                unit, end = after[1], atom.end
            else:
                after = None
                continue
            found.append(Quantity(atom.start, end, atom.values[0], unit, atom.text))
            after = atom.start, unit
        found.reverse()
        return found

    @cached_property
    def _their_sums(self) -> list[Quantity]:
        return list(_sums(self._english, self.theirs))

    @property
    def _comparable(self) -> bool:
        return 0 < len(self.source) <= _MOST and len(self.theirs) <= _MOST

    def conversion(self, value: Value, amounts: Collection[Decimal]) -> str:
        """What a value of the source, any of its ``amounts``, is converted into in the English; empty if nothing."""
        if not self._comparable:
            return ""
        own = [q for q in self.source if q.start == value.start and q.amount in amounts]
        own += [q for q in self._sums if q.start <= value.start < q.end]
        for ours in own:
            for other in (*self.theirs, *self._their_sums):
                if converts(ours.amount, ours.unit, other.amount, other.unit, other.written):
                    return self._english[other.start : other.end]
        return ""

    def explains(self, atom: Atom) -> bool:
        """True for a number of the English that converts one of the source."""
        if not self._comparable:
            return False
        theirs = [q for q in self.theirs if q.start == atom.start]
        theirs += [q for q in self._their_sums if q.start <= atom.start < q.end]
        return any(
            converts(ours.amount, ours.unit, other.amount, other.unit, other.written)
            for other in theirs
            for ours in (*self.source, *self._sums)
        )

    def _named(self, unit: Unit) -> bool:
        """True where the English has the unit somewhere; it is read through once for each unit, not for each number."""
        base = base_of(unit)
        if base not in self._units:
            self._units[base] = named_anywhere(base, self._english)
        return self._units[base]

    def problems(self, absent: Collection[int]) -> Iterator[Problem]:
        """Numbers that stand in the English with another unit, or without theirs; not the ``absent`` ones (starts)."""
        if not self.source:
            return
        mine, theirs = _by_amount(self.source), _by_amount(self.theirs)
        for ours in self.source:
            if ours.start in absent:
                continue
            wanted = [q.unit for q in mine[ours.amount][:_MOST]]
            given = theirs.get(ours.amount, [])[:_MOST]
            if any(same(ours.unit, q.unit) or _rateless(ours.unit, q.unit) for q in given):
                continue
            wrong = [q for q in given if not any(same(unit, q.unit) for unit in wanted)]
            if wrong and not (ours.amount == 1 and self._named(ours.unit)):  # "an hour"
                message = f"{ours.written!r} became {self._english[wrong[0].start : wrong[0].end]!r}"
                yield Problem("numbers.unit", "error", message, ours.start, ours.end)
            elif not given and ours.sure and not self._named(ours.unit):
                yield Problem(
                    "numbers.unit", "warning", f"the unit of {ours.written!r} is missing", ours.start, ours.end
                )


_COUNTING: Final = frozenset(("digits", "words", "many"))


def _by_amount(quantities: Sequence[Quantity]) -> dict[Decimal, list[Quantity]]:
    found: dict[Decimal, list[Quantity]] = {}
    for quantity in quantities:
        found.setdefault(quantity.amount, []).append(quantity)
    return found


def _rateless(one: Unit, other: Unit) -> bool:
    """True where one is the other by the hour, the head or the hectare: often said elsewhere in the sentence."""
    if ("/" in one.dimension) == ("/" in other.dimension):
        return False
    return (
        one.dimension.split("/")[0] == other.dimension.split("/")[0]
        and one.name.split(" per ")[0] == (other.name.split(" per ")[0])
    )


@lru_cache(maxsize=KEPT)
def quantities_of(source: str) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """The quantities of a source sentence, and those that two of them make together."""
    found = tuple(quantity for value in values_of(source) for quantity in _of_value(source, value))
    return found, tuple(_sums(source, found))


def _of_value(source: str, value: Value) -> Iterator[Quantity]:
    if value.kind not in ("number", "measure") or value.amount is None:
        return
    at = value.end
    if value.kind == "measure":
        at = source.rfind(value.unit or "", value.start, value.end)
        while at > value.start and source[at - 1] in " -\u00a0\n":
            at -= 1
    found = unit_at(source, at, "indonesian")
    if found is None:
        return
    unit, end = found
    sure = value.kind == "measure" and unit.dimension not in _OPTIONAL
    for amount in (value.amount, value.high):
        if amount is not None:
            yield Quantity(value.start, max(end, value.end), amount, unit, value.text, sure)


def _sums(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """ "1 jam 30 menit", "5 feet 6 inches": two quantities that are one."""
    for one, more in pairwise(quantities):
        nested = one.unit.dimension == more.unit.dimension and one.unit.factor > more.unit.factor
        if nested and one.end <= more.start and text[one.end : more.start].strip() in _ADDED:
            amount = one.amount + more.amount * Decimal(more.unit.factor / one.unit.factor)
            places = max(0, round(log10(one.unit.factor / more.unit.factor)))  # an inch is about a tenth of a foot
            yield Quantity(one.start, more.end, amount, one.unit, f"{amount:.{places}f}")
