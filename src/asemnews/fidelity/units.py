"""Units after numbers, in both languages, and what a quantity is in another unit."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from asemnews.lexicon.data_files import read_table

_WORD: Final = re.compile(r"[ \u00a0-]?((?:[^\W\d_]|°)(?:[^\W\d_]|[.²³])*[23]?)(?![^\W_])")
_PER: Final = {  # Indonesian writes "perbulan" too; in English "at" and "above" are words
    "english": re.compile(r"[ \u00a0](?:per|a|an|each|every)[ \u00a0](?=[^\W\d_])|[ \u00a0]?/[ \u00a0]?"),
    "indonesian": re.compile(r"[ \u00a0]per[ \u00a0]?(?=[^\W\d_])|[ \u00a0]?/[ \u00a0]?"),
}
_POWERS: Final = {"²": 2, "³": 3, "2": 2, "3": 3}
_BEFORE: Final = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}  # English
_AFTER: Final = {"persegi": 2, "kubik": 3}  # Indonesian
_FILLERS: Final = frozenset(
    ("more", "full", "long", "straight", "consecutive", "whole", "solid", "additional", "extra")
)
_LETTERS: Final = {"h": "hour", "s": "second", "d": "day"}
_LONGEST: Final = 4  # words
_SAME: Final = 0.003  # of a factor: "ton" and "metric ton" are one unit, the long ton is another
_LOOSE: Final = (
    0.05  # of a value: how far numbers that end in zeros may be from what they convert ("60 miles" for 100 kilometres)
)
_MONTH: Final = 2629746  # seconds
_WIDEST: Final = 0.15  # of a value: how far a number of one digit may be ("2 miles" for 3 kilometres)
_ZEROS: Final = {"degree Celsius": 273.15, "degree Fahrenheit": 255.372222222, "kelvin": 0.0}  # kelvins


class Unit(NamedTuple):
    """A unit as a multiple of its dimension's own: "length", "length2", "length/time" …

    ``also``: another unit that the Indonesian word may mean ("mil" at sea).
    """

    name: str
    dimension: str
    factor: float
    also: str = ""


@cache
def _table(language: str) -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    for row in read_table("unit_values.tsv"):
        unit = Unit(row["unit"], row["dimension"], float(row["factor"]), row["also"])
        for form in row[language].split("|"):
            table.setdefault(form, unit)
    return table


def same(one: Unit, other: Unit) -> bool:
    """True where a unit of the source is the ``other`` of the English; a bare degree is any kind of degree."""
    if "degree" in (one.dimension, other.dimension):
        return {one.dimension, other.dimension} <= {"degree", "temperature"}
    if one.dimension == "temperature" or other.dimension == "temperature":
        return one.name == other.name
    if other.name in one.also.split("|"):
        return True
    return one.dimension == other.dimension and abs(one.factor - other.factor) <= _SAME * one.factor


def unit_at(text: str, at: int, language: str) -> tuple[Unit, int] | None:
    """The unit that follows a number which ends at ``at``, and the position after it: "km", "square miles per hour"."""
    found = _plain(text, at, language)
    if found is None:
        return None
    unit, end = found
    per = _PER[language].match(text, end)
    if per is None:
        return found
    below = _symbol(text, per.end(), language) if "/" in per.group() else _plain(text, per.end(), language)
    if below is not None and below[0].dimension != unit.dimension:
        over = below[0]
        joined = Unit(f"{unit.name} per {over.name}", f"{unit.dimension}/{over.dimension}", unit.factor / over.factor)
        return joined, below[1]
    return found


def _symbol(text: str, at: int, language: str) -> tuple[Unit, int] | None:
    """The unit after a stroke, where a letter may do: "km/h", "m/s"."""
    match = _WORD.match(text, at)
    name = _LETTERS.get(match.group(1).rstrip(".")) if match is not None else None
    if match is None or name is None:
        return _plain(text, at, language)
    return next(unit for unit in _table("english").values() if unit.name == name), match.end()


def _plain(text: str, at: int, language: str) -> tuple[Unit, int] | None:
    words: list[re.Match[str]] = []
    while len(words) < _LONGEST and (match := _WORD.match(text, words[-1].end() if words else at)):
        words.append(match)
    if not words:
        return None
    power, first = 1, 0
    shown = [word.group(1).rstrip(".") for word in words]
    if language == "english":
        if len(words) > 1 and shown[0].lower() in _FILLERS:
            first = 1
        if len(words) > first + 1 and shown[first].lower() in _BEFORE:
            power, first = _BEFORE[shown[first].lower()], first + 1
    for last in range(len(words), first, -1):
        unit, own = _named(" ".join(shown[first:last]), language)
        if unit is None:
            continue
        power = max(power, own)
        if language == "indonesian" and last < len(words) and shown[last].lower() in _AFTER:
            power, last = _AFTER[shown[last].lower()], last + 1
        if power > 1:
            unit = Unit(f"{unit.name}{power}", f"{unit.dimension}{power}", unit.factor**power)
        return unit, words[last - 1].start(1) + len(shown[last - 1])
    return None


def _named(phrase: str, language: str) -> tuple[Unit | None, int]:
    """A unit by its name, and the power that its symbol has: "km²"."""
    table = _table(language)
    unit = table.get(phrase if len(phrase) == 1 else phrase.lower())
    if unit is None and phrase[-1] in _POWERS:
        bare = table.get(phrase[:-1] if len(phrase) == 2 else phrase[:-1].lower())
        if bare is not None and bare.dimension == "length":
            return bare, _POWERS[phrase[-1]]
    return unit, 1


def converts(amount: Decimal, unit: Unit, other: Decimal, into: Unit, written: str) -> bool:
    """True where ``other`` is ``amount`` in another unit, as round as it is ``written``."""
    if unit.dimension != into.dimension or same(unit, into):
        return False
    if unit.dimension == "time" and (unit.factor < _MONTH) != (into.factor < _MONTH):
        return False  # days and weeks make no whole months, nor do months make whole days
    values = [float(amount) * unit.factor / into.factor]
    if unit.name in _ZEROS and into.name in _ZEROS:
        values.append((float(amount) * unit.factor + _ZEROS[unit.name] - _ZEROS[into.name]) / into.factor)
    literal, rounded = _steps(other, written)
    exact, slack = _steps(amount, format(amount, "f"))
    own = exact * unit.factor / into.factor if slack else 0.0
    for value in values:
        loose = _LOOSE * abs(value)
        near = 0.0 if unit.dimension == "time" else max(min(literal, _WIDEST * abs(value)), min(own, loose))
        if abs(float(other) - value) <= max(near, min(rounded, loose), _SAME * abs(value)):
            return True
    return False


def _steps(amount: Decimal, written: str) -> tuple[float, float]:
    """Half of the last place of a number as it is written, and of the last that is no zero: "4,900" 0.5 and 50.

    The second is 0 for a number that does not end in zeros.
    """
    digits = re.sub(r"[^\d.]", "", written).strip(".")
    if not re.fullmatch(r"\d+(?:\.\d+)?", digits) or not Decimal(digits):
        digits = str(amount.to_integral_value())
    if not Decimal(digits):
        return 0.5, 0.0
    places = len(digits.partition(".")[2])
    literal = float(amount / Decimal(digits)) * 10.0**-places / 2
    zeros = 0 if places else len(digits) - len(digits.rstrip("0"))
    return literal, literal * 10.0**zeros if zeros else 0.0


@cache
def _anywhere(base: str) -> re.Pattern[str]:
    forms = [form for form, unit in _table("english").items() if unit.name == base and (len(form) > 1 or form == "°")]
    words = "|".join(re.escape(form).replace(r"\ ", "[ -]") for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])", re.IGNORECASE)


def base_of(unit: Unit) -> str:
    """The name of a unit without its power and what it is counted by: "metre" of "metre2 per second"."""
    return unit.name.split(" per ")[0].rstrip("23")


def named_anywhere(base: str, english: str) -> bool:
    """True where the English has a unit somewhere, by any of its names; a letter may be that of "don't" or "I'm"."""
    return _anywhere(base).search(english) is not None
