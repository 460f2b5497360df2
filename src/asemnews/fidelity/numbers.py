"""Numbers, money, dates and times: the same values on both sides."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from asemnews.fidelity.measures import Measures
from asemnews.fidelity.needs import CLOCK_FORMS, Need, clock_values, needs_of
from asemnews.fidelity.problem import Problem
from asemnews.fidelity.quantities import Atom, find_atoms
from asemnews.fidelity.sources import KEPT, values_of
from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.values import Value
from asemnews.records.finding import Severity

_DIGITS: Final = re.compile(r"\d[\d.,:/-]*\d|\d")
_ROMAN: Final = re.compile(r"\b[XVI]+\b")
_REDUPLICATED: Final = re.compile(r"[^\W\d_]{3}2(?:an|nya)?\b")
_PERCENT: Final = re.compile(r"%|\bper ?cent|\bpct\b|\bpp\b", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(?<![\d.,:/-])([01]?\d|2[0-4])[.:]([0-5]\d)(?![.,:/-]?\d)")
_SECTION: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){2,4}")  # "3.2.5"
_LONGEST: Final = 40  # digits; longer runs are no quantities
_PLACES: Final = 6  # decimal places that count: thirds are written with more or fewer
_HUGE: Final = 10**20  # decimals of such a number are beyond what decimal arithmetic keeps
_NAMED: Final = frozenset(("month", "weekday", "clock"))  # met only by what asks for them


def check_numbers(source: str, english: str) -> Iterator[Problem]:
    """Every value of the source stands in the English, and no other number does."""
    values = values_of(source)
    atoms = find_atoms(english)
    measures = Measures(source, english, atoms)
    needs = [need for value in values for need in needs_of(value)]
    there = _Index(atoms)
    absent = [need for need in needs if not there.meets(need) and not _as_written(need.value, english)]
    known = {_key(v) for need in needs for v in need.values} | {_key(v) for v in _readings(source)}
    clocks = {start: read for start, read in _clocks(source).items() if there.holds_any(read)}
    known.update(*clocks.values())
    surplus = [atom for atom in atoms if not _excused(atom, known, source)]
    written = _written(english)
    missing = []
    for need in absent:
        into = "" if _digits(need) in written else measures.conversion(need.value, need.values)
        if into:
            message = f"{need.label!r} is converted into {into!r}"
            yield Problem("numbers.converted", "info", message, need.value.start, need.value.end)
        else:
            missing.append(need)
    yield from _report(missing, [atom for atom in surplus if not measures.explains(atom)], english)
    yield from _uncovered_digits(source, values, english, there, clocks)
    yield from _marks(values, english, missing)
    yield from measures.problems({need.value.start for need in absent})


def _report(missing: Sequence[Need], surplus: Sequence[Atom], english: str) -> Iterator[Problem]:
    written = _written(english)
    kept = {id(need): digits for need in missing if (digits := _digits(need)) in written}
    left = deque(a for a in surplus if _serious(a) and a.text.split()[0] not in set(kept.values()))
    for need in missing:
        value, where = need.value, (need.value.start, need.value.end)
        if id(need) in kept:
            message = f"{value.text!r} kept its Indonesian separators; English is {value.english!r}"
            yield Problem("numbers.separator", need.severity, message, *where)
        elif left and need.severity == "error":
            message = f"{need.label!r} became {left.popleft().text!r}"
            yield Problem("numbers.changed", "error", message, *where)
        else:
            yield Problem("numbers.missing", need.severity, f"{need.label!r} is missing ({value.english})", *where)
    for atom in left:
        yield Problem("numbers.added", "error", f"{atom.text!r} does not stand in the source")


def _written(english: str) -> set[str]:
    return {match.group().rstrip(".,") for match in re.finditer(r"\d[\d.,]*", english)}


def _digits(need: Need) -> str:
    """The digits of a source value that English writes otherwise; empty for others."""
    match = re.search(r"\d[\d.,]*", need.label)
    digits = match.group().rstrip(".,") if match is not None else ""
    return digits if "." in digits or "," in digits else ""


class _Index:
    """The numbers of an English text by form and value."""

    def __init__(self, atoms: Iterable[Atom]) -> None:
        self._by_form: dict[str, set[Decimal]] = {}
        for atom in atoms:
            if atom.form != "broken":
                self._by_form.setdefault(atom.form, set()).update(_key(v) for v in atom.values)

    def meets(self, need: Need) -> bool:
        """True where one of the values that a need asks for stands there in a form that it asks for."""
        forms = need.forms or self._by_form.keys() - _NAMED
        if "month" in need.forms and "/" in need.value.text:
            forms = forms | {"digits"}  # "22/5"
        return any(_key(v) in self._by_form.get(form, ()) for form in forms for v in need.values)

    def holds_any(self, read: frozenset[Decimal]) -> bool:
        """True where a time of day stands there, by any of its readings."""
        return any(_key(value) in self._by_form.get(form, ()) for form in CLOCK_FORMS for value in read)

    def holds(self, value: Decimal) -> bool:
        """True where a value stands there in any form."""
        key = _key(value)
        return any(key in values for values in self._by_form.values())


def _key(value: Decimal) -> Decimal:
    """Equal for values that are the same number: exact for whole numbers, to six places for others."""
    whole = value.to_integral_value()
    return whole if whole == value or abs(value) >= _HUGE else round(value, _PLACES).normalize()


def _excused(atom: Atom, known: set[Decimal], source: str) -> bool:
    if atom.form == "broken":
        return _SECTION.fullmatch(atom.text) is not None and atom.text in source
    if atom.form == "clock" and atom.text in source:
        return True  # a ratio, "1:10"
    return atom.form in ("month", "weekday") or any(_key(v) in known for v in atom.values)


def _serious(atom: Atom) -> bool:
    """Numbers in words are often no numbers ("one of", "second", "half"); digits always are."""
    return atom.form in ("digits", "broken", "clock", "ordinal") and any(c.isdigit() for c in atom.text)


def _as_written(value: Value, english: str) -> bool:
    """True for fractions, scores and ratios, which are the same in both languages: "2/3", "1:10"."""
    written = _DIGITS.search(value.text)
    return (
        value.date is None
        and written is not None
        and any(mark in written.group() for mark in "/:")
        and written.group() in english
    )


@lru_cache(maxsize=KEPT)
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
    if _ROMAN.search(source):
        found.update(value for atom in find_atoms(source) if atom.form == "roman" for value in atom.values)
    return frozenset(found)


@lru_cache(maxsize=KEPT)
def _clocks(source: str) -> dict[int, frozenset[Decimal]]:
    """What digits that are no value may mean as times of day ("antara pukul 06.00 dan 18.00"), by their start."""
    covered = [(value.start, value.end) for value in values_of(source)]
    return {
        match.start(): clock_values(int(match[1]) * 60 + int(match[2]))
        for match in _CLOCK.finditer(source)
        if not any(start <= match.start() < end for start, end in covered)
    }


def _uncovered_digits(
    source: str, values: Sequence[Value], english: str, there: _Index, clocks: Collection[int]
) -> Iterator[Problem]:
    """Digits that are no value (codes, telephone numbers, "G20") must be copied."""
    covered = bytearray(len(source))
    for start, end in [(value.start, value.end) for value in values] + [(at, at + len("00.00")) for at in clocks]:
        covered[start:end] = b"\x01" * (min(end, len(source)) - start)
    runs = {run.lstrip("0") or "0" for run in re.findall(r"\d+", english)}
    joined = re.sub(r"\D", "", english)
    for match in re.finditer(r"\d+", source):
        run = match.group()
        if run == "2" and _REDUPLICATED.match(source, max(0, match.start() - 3)):
            continue  # "rata2"
        if covered[match.start()] or (run.lstrip("0") or "0") in runs or (len(run) > 2 and run in joined):
            continue
        if len(run) <= _LONGEST and there.holds(Decimal(run)):
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
        elif value.kind == "percent" and value.amount and _PERCENT.search(english) is None:
            yield Problem("numbers.unit", "warning", f"{value.text!r} is no percentage in English", *where)
