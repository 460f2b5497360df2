"""The dateline: where, by whom and when a story was filed, in the first words of its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from asemnews.read import vocabulary
from asemnews.read.days import Day, weekday_of, whole_day

_REACH = 160  # code points in which a dateline must end; the longest seen has 92
_SEPARATOR = re.compile(
    r"(?P<dash>\s{0,9}(?:-{1,3}|[–—―‒])(?=\s|[\"“‘'(])\s?)|(?P<stop>\s?[.:](?=\s)\s?)|(?P<tight>[–—]\s?)"
)
_PIECE = re.compile(r"\((?P<inside>[^()]{1,60})\)|(?P<plain>[^(),\[\]]{1,60})|[,\[\]]")
_NAME = r"[^\W\d_a-z][\w'’ʼ.`-]{0,30}"
_SITE = re.compile(r"[\w-]{2,30}(?:\.[\w-]{2,20}){0,2}\.(?:com|id|co|net|org|tv)", re.IGNORECASE)

Part = Literal["place", "agency", "office", "day", "weekday"]


@dataclass(frozen=True)
class Filed:
    """A dateline at ``start:end`` of the text it was found in; the parts as ``(start, end)`` of the same text."""

    start: int
    end: int
    place: tuple[int, int]
    agency: tuple[int, int] | None
    day: Day | None


@dataclass(frozen=True)
class _Piece:
    start: int
    end: int
    part: Part
    day: Day | None = None
    in_brackets: bool = False


def find_dateline(text: str) -> Filed | None:
    """The dateline that ``text`` begins with, its separator included, or null."""
    reach = text[:_REACH]
    opening = 1 if reach[:1] in "([" else 0
    for match in _separators(reach):
        end = match.start()
        inner_end = end - 1 if opening and reach[end - 1 : end] in (")", "]") else end
        if opening and inner_end == end:
            continue
        pieces = _pieces(reach, opening, inner_end)
        if pieces is None:
            continue
        if not _is_dateline(reach, pieces, match, bracketed=bool(opening)):
            continue
        return _filed(pieces, len(reach[: match.end()].rstrip()))
    return None


def line_of_place_and_day(text: str) -> Filed | None:
    """A line of its own: ``Jakarta, 12 Mei 2024`` and nothing else, or null."""
    if len(text) > _REACH:
        return None
    inner = text.rstrip(" .:–-")
    pieces = _pieces(inner, 0, len(inner))
    if not pieces or pieces[0].part != "place" or not any(p.part == "day" for p in pieces):
        return None
    return _filed(pieces, len(text))


def _separators(reach: str) -> Iterator[re.Match[str]]:
    for count, match in enumerate(_SEPARATOR.finditer(reach)):
        if count == 6:
            return
        yield match


def _filed(pieces: list[_Piece], end: int) -> Filed:
    place = next(p for p in pieces if p.part == "place")
    agency = next((p for p in pieces if p.part == "agency"), None)
    day = next((p.day for p in pieces if p.day is not None), None)
    return Filed(0, end, (place.start, place.end), (agency.start, agency.end) if agency else None, day)


def _pieces(text: str, start: int, end: int) -> list[_Piece] | None:
    """The parts between commas and brackets; null if one of them is none of a dateline's parts."""
    pieces: list[_Piece] = []
    at = start
    while at < end:
        match = _PIECE.match(text, at, end)
        if match is None:
            return None
        at = match.end()
        group = "inside" if match.group("inside") else "plain"
        words = match.group(group)
        if words is None or not words.strip():
            continue
        left = match.start(group) + len(words) - len(words.lstrip())
        right = match.start(group) + len(words.rstrip())
        for piece in _split(text, left, right, in_brackets=group == "inside"):
            part = piece if isinstance(piece, _Piece) else None
            if part is None:
                return None
            pieces.append(part)
        if len(pieces) > 7:
            return None
    return pieces


def _split(text: str, start: int, end: int, *, in_brackets: bool) -> list[_Piece | None]:
    words = text[start:end]
    day = whole_day(words)
    if day is not None:
        moved = Day(start, end, day.day, day.month, day.year, day.weekday)
        return [_Piece(start, end, "day", moved, in_brackets)]
    if weekday_of(words) is not None:
        return [_Piece(start, end, "weekday", None, in_brackets)]
    if in_brackets and "," in words:  # "(Jakarta, 22 Mei 2008)" inside an opening bracket is handled by the caller
        return [None]
    if _is_office(words):
        return [_Piece(start, end, "office", None, in_brackets)]
    if in_brackets or _is_agency(words):
        return [_Piece(start, end, "agency", None, in_brackets)] if any(c.isalpha() for c in words) else [None]
    if _is_place(words):
        return [_Piece(start, end, "place", None, in_brackets)]
    return [None]


def _is_dateline(reach: str, pieces: list[_Piece], separator: re.Match[str], *, bracketed: bool) -> bool:
    places = [p for p in pieces if p.part == "place"]
    if not places or len(places) > 3 or not _in_order(pieces):
        return False
    marks = [p for p in pieces if p.part != "place"]
    if separator.group("tight") and not marks:
        return False
    rest = reach[separator.end() :].lstrip()
    if separator.group("stop"):
        strong = bracketed or (marks and marks[-1].part in ("day", "office", "agency"))
        colon = ":" in separator.group()
        return bool(strong) and (not colon or any(p.part == "agency" for p in pieces)) and bool(rest)
    if marks:
        return bool(rest)
    return _bare(reach, places, rest)


def _in_order(pieces: list[_Piece]) -> bool:
    """Place first, or an agency and then the place; no place after a day or a bracket."""
    parts = [p.part for p in pieces]
    first = parts.index("place")
    if first > 1 or (first == 1 and parts[0] != "agency"):
        return False
    last = len(parts) - 1 - parts[::-1].index("place")
    return all(part == "place" for part in parts[first : last + 1])


def _bare(reach: str, places: list[_Piece], rest: str) -> bool:
    """A place and a dash alone ("SURABAYA - Sebanyak …") must be short, and a new sentence must begin behind it."""
    if len(places) > 2 or not rest or not (rest[0].isupper() or rest[0] in "\"“‘'([" or rest[0].isdigit()):
        return False
    words = reach[places[0].start : places[0].end].split()
    return len(words) == 1 or (len(words) <= 3 and all(w.isupper() for w in words)) or _two_part(words)


def _two_part(words: list[str]) -> bool:
    return len(words) == 2 and words[0].lower() in vocabulary.phrases("place_head")


def _is_agency(words: str) -> bool:
    match = vocabulary.starting("agency").match(words)
    known = match is not None and len(words) - match.end() <= 20 and "," not in words
    return known or _SITE.fullmatch(words) is not None


def _is_office(words: str) -> bool:
    """A press office is no agency: "Humas BPJPH", "Kemenag", "Biro Pers"."""
    low = words.lower()
    return any(low == p or low.startswith((p + " ", p + "/")) for p in vocabulary.phrases("press_office")) or (
        low.startswith("kemen") and " " not in low
    )


def _is_place(words: str) -> bool:
    names = re.split(r"[\s/]+", words)
    if not 1 <= len(names) <= 5 or len(words) > 45 or not words[0].isupper():
        return False
    if names[0].lower() in vocabulary.phrases("not_place"):
        return False
    lower = vocabulary.phrases("lower_place")
    return all(re.fullmatch(_NAME, n) or n in lower for n in names if n not in ("-", "–"))
