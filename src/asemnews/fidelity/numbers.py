"""Numbers, money, dates and times: the same values on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from asemnews.fidelity.problem import Problem
from asemnews.fidelity.quantities import Atom, find_atoms
from asemnews.fidelity.sources import values_of
from asemnews.lexicon.calendar import Moment
from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.values import Value
from asemnews.records.finding import Severity

_DIGITS: Final = re.compile(r"\d[\d.,:/-]*\d|\d")
_CLOCK: Final = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
_PERIOD: Final = re.compile(r"\babad\b|\d-an\b", re.IGNORECASE)
_REDUPLICATED: Final = re.compile(r"[^\W\d_]{3}2(?:an|nya)?\b")
_PERCENT: Final = re.compile(r"%|\bper ?cent|\bpct\b|\bpp\b", re.IGNORECASE)
_LONGEST: Final = 40  # digits; longer runs are no quantities
_HALF_DAY: Final = 12 * 60
_CLOSE: Final = Decimal("0.0000001")


@dataclass(frozen=True, slots=True)
class Need:
    """Something that must stand in the English: any of ``values`` in any of ``forms`` (empty: any form)."""

    value: Value
    label: str
    values: frozenset[Decimal]
    forms: frozenset[str] = frozenset()
    severity: Severity = "error"


def check_numbers(source: str, english: str) -> Iterator[Problem]:
    """Every value of the source stands in the English, and no other number does."""
    values = values_of(source)
    atoms = find_atoms(english)
    needs = [need for value in values for need in _needs(value)]
    missing = [need for need in needs if not _met(need, atoms) and not _as_written(need.value, english)]
    readings = _readings(source)
    copied = _uncovered_digits(source, values, english, atoms)
    surplus = [atom for atom in atoms if atom.form == "broken" or not _excused(atom, needs, readings)]
    yield from _report(missing, surplus, english)
    yield from copied
    yield from _marks(values, english, missing)


def _report(missing: Sequence[Need], surplus: Sequence[Atom], english: str) -> Iterator[Problem]:
    left = [atom for atom in surplus if _serious(atom)]
    for need in missing:
        value = need.value
        written = _DIGITS.search(value.text)
        kept = written is not None and need.label == value.text and _stands(written.group(), english)
        where = (value.start, value.end)
        if kept and written is not None:
            left = [atom for atom in left if atom.text != written.group() and not atom.text.startswith(written.group())]
            message = f"{value.text!r} kept its Indonesian separators; English is {value.english!r}"
            yield Problem("numbers.separator", need.severity, message, *where)
        elif left and need.severity == "error":
            other = left.pop(0)
            yield Problem("numbers.changed", "error", f"{need.label!r} became {other.text!r}", *where)
        else:
            yield Problem("numbers.missing", need.severity, f"{need.label!r} is missing ({value.english})", *where)
    for atom in left:
        yield Problem("numbers.added", "error", f"{atom.text!r} does not stand in the source")


def _stands(digits: str, english: str) -> bool:
    return (
        bool(re.search(r"[.,]", digits))
        and re.search(rf"(?<![\d.,]){re.escape(digits)}(?![\d]|[.,]\d)", english) is not None
    )


# -- what the source asks for ------------------------------------------------------------------------------------------


def _needs(value: Value) -> Iterator[Need]:
    if value.date is not None and value.kind in ("date", "year"):
        yield from _date_needs(value)
    elif value.kind == "time":
        yield from _time_needs(value)
    else:
        for amount in (value.amount, value.high):
            if amount is not None:
                yield _quantity_need(value, amount)


def _quantity_need(value: Value, amount: Decimal) -> Need:
    return Need(value, value.text, frozenset(_equivalents(amount)), severity=_severity(value, amount))


def _severity(value: Value, amount: Decimal) -> Severity:
    """Digits are checked strictly; words often become other words ("salah satu", "kedua pihak", "separuh")."""
    if any(c.isdigit() for c in value.text):
        return "error"
    if amount <= 2 or amount != amount.to_integral_value() or value.kind == "ordinal":
        return "info"
    return "warning"


def _equivalents(amount: Decimal) -> Iterator[Decimal]:
    yield amount
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
    for match in list(_CLOCK.finditer(value.text))[:2]:
        minutes = int(match[1]) * 60 + int(match[2] or 0)
        hour, rest = divmod(minutes, 60)
        written = {Decimal(minutes), Decimal((minutes + _HALF_DAY) % (2 * _HALF_DAY)), Decimal(minutes % _HALF_DAY)}
        if not rest:
            written |= {Decimal(hour), Decimal((hour - 1) % 12 + 1)}
        else:
            written |= {Decimal(f"{hour}.{rest:02d}"), Decimal(f"{(hour - 1) % 12 + 1}.{rest:02d}")}
        severity: Severity = "info" if minutes % _HALF_DAY == 0 else "error"  # "noon", "midnight"
        yield Need(value, value.text, frozenset(written), frozenset(("clock", "digits", "words")), severity)


def _met(need: Need, atoms: Iterable[Atom]) -> bool:
    numeric_month = "month" in need.forms
    for atom in atoms:
        if atom.form == "broken":
            continue
        fits = not need.forms or atom.form in need.forms
        if numeric_month and atom.form == "digits" and need.value.text.replace(" ", "").find("/") >= 0:
            fits = True
        if not need.forms and atom.form in ("month", "weekday", "clock"):
            fits = False
        if fits and any(_same(v, w) for v in atom.values for w in need.values):
            return True
    return False


def _same(one: Decimal, other: Decimal) -> bool:
    return one == other or abs(one - other) <= abs(other) * _CLOSE


def _as_written(value: Value, english: str) -> bool:
    """True for fractions and scores, which are the same in both languages: "2/3"."""
    written = _DIGITS.search(value.text)
    return value.date is None and written is not None and "/" in written.group() and written.group() in english


# -- what the English may hold -----------------------------------------------------------------------------------------


def _serious(atom: Atom) -> bool:
    """Numbers in words are often no numbers ("one of", "second", "half"); digits always are."""
    return atom.form in ("digits", "broken", "clock", "ordinal") and any(c.isdigit() for c in atom.text)


def _excused(atom: Atom, needs: Sequence[Need], readings: frozenset[Decimal]) -> bool:
    if atom.form in ("month", "weekday"):
        return True
    return any(_same(v, w) for v in atom.values for need in needs for w in need.values) or any(
        v in readings for v in atom.values
    )


def _readings(source: str) -> frozenset[Decimal]:
    """Every value that the digits of the source may have, in whole or in part."""
    found: set[Decimal] = set()
    for match in _DIGITS.finditer(source):
        text = match.group()
        for part in {text, *re.split(r"[/:-]", text)}:
            plain = part.replace(".", "").replace(",", ".", 1)
            if len(plain) <= _LONGEST and re.fullmatch(r"\d+(?:\.\d+)?", plain):
                found.add(Decimal(plain))
            found.update(Decimal(run) for run in re.findall(r"\d+", part) if len(run) <= _LONGEST)
    found.update(value for atom in find_atoms(source) if atom.form == "roman" for value in atom.values)
    return frozenset(found)


def _uncovered_digits(source: str, values: Sequence[Value], english: str, atoms: Sequence[Atom]) -> Iterator[Problem]:
    """Digits that are no value (codes, telephone numbers, "G20") must be copied."""
    covered = bytearray(len(source))
    for value in values:
        covered[value.start : value.end] = b"\x01" * (value.end - value.start)
    runs = {run.lstrip("0") or "0" for run in re.findall(r"\d+", english)}
    joined = re.sub(r"\D", "", english)
    for match in re.finditer(r"\d+", source):
        run = match.group()
        if run == "2" and _REDUPLICATED.match(source, max(0, match.start() - 3)):
            continue  # "rata2"
        if covered[match.start()] or (run.lstrip("0") or "0") in runs or (len(run) > 2 and run in joined):
            continue
        if len(run) <= _LONGEST and any(_same(Decimal(run), v) for atom in atoms for v in atom.values):
            continue
        named = source[max(0, match.start() - 2) : match.start()].strip("-")[-1:].isalpha()
        severity: Severity = "warning" if named else "error"  # "COVID-19", "N95": a name, and names may become others
        yield Problem("numbers.missing", severity, f"{run!r} is missing", match.start(), match.end())


# -- what stands by a number -------------------------------------------------------------------------------------------


@cache
def _currency_marks() -> dict[str, re.Pattern[str]]:
    table: dict[str, re.Pattern[str]] = {}
    for row in read_table("currency_marks.tsv"):
        marks = row["marks"].split("|")
        words = "|".join(re.escape(mark) for mark in marks if mark.isalpha())
        signs = "".join(re.escape(mark) for mark in marks if not mark.isalpha())
        table[row["code"]] = re.compile(rf"\b(?:{words})(?![a-z])" + (f"|[{signs}]" if signs else ""), re.IGNORECASE)
    return table


def _marks(values: Sequence[Value], english: str, missing: Sequence[Need]) -> Iterator[Problem]:
    """The currency and the percent sign of numbers that are there."""
    absent = {id(need.value) for need in missing}
    for value in values:
        if id(value) in absent:
            continue
        where = (value.start, value.end)
        if value.currency is not None:
            pattern = _currency_marks().get(value.currency)
            if pattern is not None and pattern.search(english) is None:
                yield Problem("numbers.currency", "error", f"the currency of {value.text!r} is missing", *where)
        elif value.kind == "percent" and _PERCENT.search(english) is None:
            yield Problem("numbers.unit", "warning", f"{value.text!r} is no percentage in English", *where)
