"""What the numbers, dates and times of a source sentence ask of its English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from asemnews.fidelity.quantities import find_atoms
from asemnews.lexicon.calendar import Moment
from asemnews.lexicon.values import Value
from asemnews.records.finding import Severity

_PERIOD: Final = re.compile(r"\babad\b|\d-an\b", re.IGNORECASE)
_TEENS: Final = re.compile(r"belasan\b", re.IGNORECASE)
_HALF_DAY: Final = 12 * 60


@dataclass(frozen=True, slots=True)
class Need:
    """Something that must stand in the English: any of ``values`` in any of ``forms`` (empty: any form)."""

    value: Value
    label: str
    values: frozenset[Decimal]
    forms: frozenset[str] = frozenset()
    severity: Severity = "error"


def needs_of(value: Value) -> Iterator[Need]:
    """Everything that one value of the source asks for."""
    if value.date is not None and value.kind in ("date", "year"):
        yield from _date_needs(value)
    elif value.kind == "time":
        yield from _time_needs(value)
    else:
        for amount in (value.amount, value.high):
            if amount is not None:
                yield _quantity_need(value, amount)


def _quantity_need(value: Value, amount: Decimal) -> Need:
    return Need(value, value.text, frozenset(_equivalents(value, amount)), severity=_severity(value, amount))


def _severity(value: Value, amount: Decimal) -> Severity:
    """Digits are checked strictly; words often become other words ("salah satu", "kedua pihak", "separuh")."""
    if any(c.isdigit() for c in value.text):
        return "error"
    if amount <= 2 or amount != amount.to_integral_value() or value.kind == "ordinal":
        return "info"
    return "warning"


def _equivalents(value: Value, amount: Decimal) -> Iterator[Decimal]:
    yield amount
    if _TEENS.match(value.text):
        yield amount * Decimal("1.2")  # "belasan": more than ten, English counts by the dozen
    if 0 < amount < 1:
        yield amount * 100
    if amount == Decimal("0.01"):
        yield Decimal(1)


def _date_needs(value: Value) -> Iterator[Need]:
    date = value.date
    if date is None:
        return
    if _PERIOD.search(value.text):  # "1930-an", "abad ke-18": English names them by the same number
        for atom in find_atoms(value.english):
            if atom.form in ("digits", "ordinal"):
                yield Need(value, value.text, frozenset(atom.values))
        return
    by_words = not any(c.isdigit() for c in value.text)
    for moment in (date.first, date.last):
        if moment is None or moment.shift is not None:
            continue
        for number, forms, severity in _moment_parts(moment):
            yield Need(
                value,
                value.text,
                frozenset((Decimal(number),)),
                forms,
                "warning" if by_words and severity == "error" else severity,
            )


def _moment_parts(moment: Moment) -> Iterator[tuple[int, frozenset[str], Severity]]:
    numeric = frozenset(("digits", "ordinal", "words", "roman", "broken"))
    if moment.day:
        yield moment.day, numeric, "error"
    if moment.month:
        yield moment.month, frozenset(("month",)), "error"
    if moment.year:
        yield moment.year, frozenset(), "error"
    if moment.quarter:
        yield moment.quarter, numeric, "warning"
    if moment.half:
        yield moment.half, numeric | {"other"}, "warning"
    if moment.weekday is not None:
        yield moment.weekday, frozenset(("weekday",)), "error"


def _time_needs(value: Value) -> Iterator[Need]:
    for amount in (value.amount, value.high):
        if amount is None:
            continue
        minutes = int(amount)
        severity: Severity = "error" if any(c.isdigit() for c in value.text) else "warning"
        if minutes % _HALF_DAY == 0:
            severity = "info"  # "noon", "midnight"
        yield Need(value, value.text, clock_values(minutes), CLOCK_FORMS, severity)


CLOCK_FORMS: Final = frozenset(("clock", "digits", "words"))


def clock_values(minutes: int) -> frozenset[Decimal]:
    """What English may write for so many ``minutes`` after midnight: itself, by twelve hours, the hour alone."""
    hour, rest = divmod(minutes, 60)
    written = {Decimal(minutes), Decimal((minutes + _HALF_DAY) % (2 * _HALF_DAY)), Decimal(minutes % _HALF_DAY)}
    if not rest:
        return frozenset(written | {Decimal(hour), Decimal((hour - 1) % 12 + 1)})
    return frozenset(written | {Decimal(f"{hour}.{rest:02d}"), Decimal(f"{(hour - 1) % 12 + 1}.{rest:02d}")})
