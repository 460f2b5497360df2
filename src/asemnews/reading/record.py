"""What a release's lines say about it: headline, dateline, day, editor, footer, each with its words."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from asemnews.reading import vocabulary
from asemnews.reading.dateline import Filed, find_dateline, line_of_place_and_day
from asemnews.reading.days import Day, days_in, weekdays_in
from asemnews.records import Bilingual, Dateline, Grounded, Quote

if TYPE_CHECKING:
    from asemnews.reading.layout import Block

_LEAD = 1200  # code points of the body in which the day of the story is looked for
_SINCE = re.compile(r"(?:sejak|mulai|dari|hingga|sampai|sebelum|setelah|tanggal)\s{1,2}$", re.IGNORECASE)
_YEAR = re.compile(r"(?:copyright|hak cipta|©)[^\n]{0,60}?((?:19|20)\d\d)", re.IGNORECASE)
_NAME_END = re.compile(
    r"\s{2,}|[|;(/\n]|\s[-–—]\s|\bcopyright\b|©|\b(?:pewarta|penulis|reporter|uploader)\s?:", re.IGNORECASE
)


def headline(blocks: list[Block], text: str) -> Grounded[Bilingual] | None:
    """The headline; its line breaks are joined by a space in the value and kept in the quote."""
    for block in blocks:
        if block.kind == "headline":
            value = " ".join(re.sub(r"\u00ad\s*\n\s*", "", block.line.text).split())
            return Grounded(value=Bilingual(indonesian=value), quote=_quote(text, block.line.start, block.line.end))
    return None


def dateline(blocks: list[Block], text: str) -> Dateline | None:
    """The dateline that the first body paragraph begins with, or a line of its own above it."""
    for block in blocks:
        if block.kind in ("body", "item"):
            filed = find_dateline(block.line.head)
            if filed is not None:
                return _dateline(filed, block.line.start, blocks, text)
            break
    for block in blocks:
        if block.kind == "masthead":
            filed = line_of_place_and_day(block.line.head)
            if filed is not None:
                return _dateline(filed, block.line.start, blocks, text)
        elif block.kind == "body":
            break
    return None


def _dateline(filed: Filed, at: int, blocks: list[Block], text: str) -> Dateline:
    date = filed.day.date(_footer_year(blocks)) if filed.day else None
    return Dateline(
        quote=_quote(text, at + filed.start, at + filed.end),
        place=_grounded(text, at + filed.place[0], at + filed.place[1]),
        agency=_grounded(text, at + filed.agency[0], at + filed.agency[1]) if filed.agency else None,
        date=Grounded(value=date, quote=_quote(text, at + filed.day.start, at + filed.day.end))
        if filed.day and date
        else None,
    )


def published(blocks: list[Block], text: str, dateline: Dateline | None) -> Grounded[dt.date] | None:
    """The day of the release: the dateline's, the letterhead's, the lead's with its weekday, or the footer's."""
    if dateline is not None and dateline.date is not None:
        return dateline.date
    return _line_day(blocks, text, "masthead") or _lead_day(blocks, text) or _line_day(blocks, text, "footer")


def _line_day(blocks: list[Block], text: str, kind: str) -> Grounded[dt.date] | None:
    for block in blocks:
        if block.kind != kind or len(block.line) > 120:
            continue
        for day in days_in(block.line.head):
            if day.year is not None and (date := day.date()) is not None:
                return _at(text, block.line.start, day, date)
    return None


def _lead_day(blocks: list[Block], text: str) -> Grounded[dt.date] | None:
    """``Rabu (8/10/2025)``: the first day of the lead that stands with its right weekday.

    One that something began on ("sejak Rabu (8/10/2025)") is not the day itself, but the bare weekday that stands
    before it ("…, Kamis. Pertemuan yang berlangsung sejak Rabu (8/10/2025)") is then known.
    """
    year = _footer_year(blocks)
    room = _LEAD
    for block in blocks:
        if block.kind not in ("body", "item") or room <= 0:
            continue
        words = text[block.line.start : min(block.line.end, block.line.start + room)]
        room -= len(words)
        for day in days_in(words):
            date = day.date(year)
            if day.weekday is None or date is None or date.weekday() != day.weekday:
                continue
            if not _SINCE.search(words[max(0, day.start - 14) : day.start]):
                return _at(text, block.line.start, day, date)
            return _counted(text, block.line.start, words, day, date)
    return None


def _counted(text: str, base: int, words: str, day: Day, date: dt.date) -> Grounded[dt.date] | None:
    before = list(weekdays_in(words[: day.start]))
    if not before:
        return None
    start, weekday = before[-1]
    date += dt.timedelta(days=(weekday - date.weekday()) % 7)
    return Grounded(value=date, quote=_quote(text, base + start, base + day.end))


def editor(blocks: list[Block], text: str) -> Grounded[str] | None:
    """Who edited it, without titles, degrees and what stands behind the name."""
    label = vocabulary.labelled("editor")
    for block in reversed(blocks):
        if block.kind not in ("footer", "masthead"):
            continue
        head = block.line.head
        match = label.match(head) or re.search(r"(?<=[\s/|,;])editor\s?:", head, re.IGNORECASE)
        if match is None:
            continue
        start, end = _name(head, match.end())
        if end > start:
            return _grounded(text, block.line.start + start, block.line.start + end)
    return None


def _name(head: str, at: int) -> tuple[int, int]:
    """The span of a person's name from ``at``: titles before it and degrees behind it left out."""
    rest = head[at:]
    at += len(rest) - len(rest.lstrip(" \t\xa0:.-"))
    cut = _NAME_END.search(head, at)
    end = cut.start() if cut else len(head)
    name = head[at:end]
    comma = name.find(",")
    if comma > 0:
        name = name[:comma]
    while (word := name.split(" ", 1)[0].lower()) in vocabulary.phrases("degree") and " " in name:
        at += len(word) + 1
        name = name[len(word) + 1 :]
    name = name.rstrip(" \t\xa0,;:*_-\"'")
    if name.endswith(".") and not re.search(r"(?:^|[\s.])[A-Z]{1,2}\.$", name):
        name = name.rstrip(". ")
    return at, at + len(name)


def footer(blocks: list[Block], text: str) -> tuple[Quote, ...]:
    """Every footer line."""
    return tuple(_quote(text, b.line.start, b.line.end) for b in blocks if b.kind == "footer")


def _footer_year(blocks: list[Block]) -> int | None:
    for block in reversed(blocks):
        if block.kind == "footer" and (match := _YEAR.search(block.line.head)):
            return int(match.group(1))
    return None


def _at(text: str, base: int, day: Day, date: dt.date) -> Grounded[dt.date]:
    return Grounded(value=date, quote=_quote(text, base + day.start, base + day.end))


def _grounded(text: str, start: int, end: int) -> Grounded[str]:
    return Grounded(value=" ".join(text[start:end].split()), quote=_quote(text, start, end))


def _quote(text: str, start: int, end: int) -> Quote:
    return Quote.cut(text, start, end)
