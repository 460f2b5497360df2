"""Dates as datelines and leads write them: ``12 Mei 2024``, ``22/5``, ``Rabu (8/10/2025)``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from asemnews.reading import vocabulary


@dataclass(frozen=True)
class Day:
    """A calendar day at ``start:end`` of the searched text; a range counts by its end.

    ``year`` is missing in ``22/5``; ``weekday`` counts from Monday as 0.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: int | None

    def date(self, year: int | None = None) -> dt.date | None:
        """The date, with ``year`` where the text gives none; null where there is no such day."""
        year = self.year if self.year is not None else year
        if year is None:
            return None
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None


@cache
def pattern() -> re.Pattern[str]:
    """A day with or without weekday, brackets and year."""
    weekday = vocabulary.alternation("weekday")
    month = vocabulary.alternation("month")
    span = r"(?:\d{1,2}\s?[-–—]\s?)?"
    return re.compile(
        rf"(?:\b(?P<weekday>{weekday})(?:\s?[-–/]\s?{weekday})?\s?,?\s{{0,2}})?"
        rf"(?<![^\s(\[,:;])(?P<open>\()?(?:tanggal\s|tgl\.?\s)?{span}(?P<day>\d{{1,2}})"
        rf"(?:/(?P<m1>\d{{1,2}})(?:/(?P<y1>\d{{4}}|\d{{2}}))?"
        rf"|[-.](?P<m2>\d{{1,2}})[-.](?P<y2>\d{{4}})"
        rf"|\s{{1,2}}(?P<m3>{month})\b\.?(?:\s{{1,2}}(?P<y3>\d{{4}}))?)"
        r"(?![\d/])(?(open)\))",
        re.IGNORECASE,
    )


def days_in(text: str) -> list[Day]:
    """Every day written out in ``text``, in order."""
    found = (_day(match) for match in pattern().finditer(text))
    return [day for day in found if day is not None]


def whole_day(text: str) -> Day | None:
    """The day that ``text`` is as a whole, or null."""
    match = pattern().fullmatch(text)
    return _day(match) if match else None


def weekday_of(text: str) -> int | None:
    """The weekday that ``text`` is as a whole (Monday is 0), or null."""
    return vocabulary.numbered("weekday").get(text.lower())


def weekdays_in(text: str) -> Iterator[tuple[int, int]]:
    """Where a weekday is named, and which."""
    for match in re.finditer(rf"\b{vocabulary.alternation('weekday')}\b", text, re.IGNORECASE):
        yield match.start(), vocabulary.numbered("weekday")[match.group().lower()]


def _day(match: re.Match[str]) -> Day | None:
    get = match.group
    month = get("m1") or get("m2")
    number = int(month) if month else vocabulary.numbered("month")[get("m3").lower()]
    year_text = get("y1") or get("y2") or get("y3")
    year = int(year_text) if year_text else None
    if year is not None and year < 100:
        year += 1900 if year >= 60 else 2000
    day = int(get("day"))
    if not (1 <= day <= 31 and 1 <= number <= 12 and (year is None or 1945 <= year <= 2100)):
        return None
    name = get("weekday")
    weekday = vocabulary.numbered("weekday")[name.lower()] if name else None
    return Day(match.start(), match.end(), day, number, year, weekday)
