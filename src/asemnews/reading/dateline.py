"""The dateline: where, by whom and when a story was filed, in the first words of its body."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from asemnews.lexicon.places import find_places
from asemnews.reading import vocabulary
from asemnews.reading.days import Day, weekday_of, whole_day

_REACH = 160  # code points in which a dateline must end; the longest seen has 92
_SEPARATOR = re.compile(
    r"(?P<dash>\.?\s{0,9}(?:-{1,3}|[–—―‒])(?=\s|[\"“‘'(])\s?)"
    r"|(?P<stop>\s?[.:](?=\s)\s?)"
    r"|(?P<bar>\s?\|\s)"
    r"|(?P<tight>[–—]\s?)"
    r"|(?P<glued>(?<=\))\s?-(?=[^\W\d_a-z]))"
    r"|(?P<none>(?<=[\])])\s{1,3}(?=[\"“‘]|[^\W\d_a-z]))"
)
_PIECE = re.compile(r"\((?P<inside>[^()]{1,60})\)|(?P<plain>[^(),\[\]]{1,60})|[,\[\]]")
_NAME = r"[^\W\d_a-z][\w'’ʼ.`-]{0,30}"
_SITE = re.compile(r"[\w-]{2,30}(?:\.[\w-]{2,20}){0,2}\.(?:com|id|co|net|org|tv)", re.IGNORECASE)
_SITE_FIRST = re.compile(rf"(?P<site>{_SITE.pattern}),\s", re.IGNORECASE)
_NEW_SENTENCE = re.compile(r"\s{1,3}[\"“‘'(]?[^\W\d_a-z]")

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
    for match in islice(_SEPARATOR.finditer(reach), 6):
        end = match.start() - 1 if opening else match.start()
        if opening and reach[end : end + 1] not in (")", "]"):
            continue
        pieces = _pieces(reach, opening, end)
        if pieces and _is_dateline(reach, pieces, match, bracketed=bool(opening)):
            filed = _filed(pieces, len(reach[: match.end()].rstrip()))
            return _with_day(filed, reach, match.end())
    return _unmarked(reach)


def _unmarked(reach: str) -> Filed | None:
    """``Liputan6.com, Jakarta Presiden …``: a site, a known town, and the sentence without a mark between."""
    match = _SITE_FIRST.match(reach)
    if match is None:
        return None
    place = next(iter(find_places(reach[match.end() :])), None)
    if place is None or place.start or place.kind != "city":
        return None
    end = match.end() + place.end
    if not _NEW_SENTENCE.match(reach, end):
        return None
    return Filed(0, end, (match.end(), end), match.span("site"), None)


def _with_day(filed: Filed, reach: str, at: int) -> Filed:
    """``JAKARTA – 14 Mei 2024 – …``: the day between two dashes belongs to the dateline."""
    second = _SEPARATOR.search(reach, at)
    if filed.day is not None or filed.agency is not None or second is None or second.lastgroup not in ("dash", "tight"):
        return filed
    pieces = _pieces(reach, at, second.start())
    if not pieces or any(piece.part not in ("day", "weekday") for piece in pieces):
        return filed
    day = next((piece.day for piece in pieces if piece.day is not None), None)
    return replace(filed, end=len(reach[: second.end()].rstrip()), day=day)


def line_of_place_and_day(text: str) -> Filed | None:
    """A line of its own: ``Jakarta, 12 Mei 2024`` and nothing else, or null."""
    if len(text) > _REACH:
        return None
    inner = text.rstrip(" .:–-")
    pieces = _pieces(inner, 0, len(inner))
    if not pieces or pieces[0].part != "place" or not any(p.part == "day" for p in pieces):
        return None
    return _filed(pieces, len(text))


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
        if match is None or len(pieces) > 6:
            return None
        at = match.end()
        group = "inside" if match.group("inside") else "plain"
        words = match.group(group)
        if words is None or not words.strip():
            continue
        left = match.start(group) + len(words) - len(words.lstrip())
        piece = _piece(text, left, left + len(words.strip()), in_brackets=group == "inside")
        if piece is None:
            return None
        pieces.append(piece)
    return pieces


def _piece(text: str, start: int, end: int, *, in_brackets: bool) -> _Piece | None:
    words = text[start:end]
    day = whole_day(words)
    if day is not None:
        return _Piece(start, end, "day", replace(day, start=start, end=end), in_brackets)
    if weekday_of(words) is not None:
        return _Piece(start, end, "weekday", None, in_brackets)
    if in_brackets and ("," in words or not any(c.isalpha() for c in words)):
        return None
    if _is_office(words):
        return _Piece(start, end, "office", None, in_brackets)
    if in_brackets or _is_agency(words):
        return _Piece(start, end, "agency", None, in_brackets)
    return _Piece(start, end, "place", None, in_brackets) if _is_place(words) else None


def _is_dateline(reach: str, pieces: list[_Piece], separator: re.Match[str], *, bracketed: bool) -> bool:
    """Whether the parts make a dateline with this separator; each weaker separator asks for a stronger part."""
    places = [p for p in pieces if p.part == "place"]
    rest = reach[separator.end() :].lstrip()
    if not places or len(places) > 3 or not rest or not _in_order(pieces) or _is_acronym(reach, pieces):
        return False
    marks = [p for p in pieces if p.part != "place"]
    last = pieces[-1]
    kind = separator.lastgroup
    if kind == "stop":
        colon = ":" in separator.group() and (
            any(p.part in ("agency", "day") for p in pieces) or _is_town(reach, pieces, rest)
        )
        return bracketed or colon or ("." in separator.group() and last.part in ("day", "office", "agency"))
    if kind == "glued":
        return last.in_brackets
    if kind == "none":
        known = last.part in ("day", "office") or (last.part == "agency" and _is_agency(reach[last.start : last.end]))
        return known and (bracketed or last.in_brackets)
    if marks:
        return True
    return kind == "dash" and _bare(reach, places, rest)


def _is_acronym(reach: str, pieces: list[_Piece]) -> bool:
    """Short capitals in brackets behind a country, or behind several words that are no known place, are its short form.

    ``Indonesia (RI) - Jepang …``, ``Garuda Indonesia (GIAA) - …``.
    """
    first, second = (*pieces, None, None)[:2]
    if first is None or second is None or not second.in_brackets or second.part != "agency":
        return False
    words, name = reach[second.start : second.end], reach[first.start : first.end]
    if not words.isupper() or len(words) > 5 or _is_agency(words):
        return False
    if name.lower() in vocabulary.phrases("country"):
        return True
    return " " in name and all(place.text != name for place in find_places(name))


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
    if len(places) > 2 or not (rest[0].isupper() or rest[0] in "\"“‘'([" or rest[0].isdigit()):
        return False
    name = reach[places[0].start : places[0].end]
    if name.lower() in vocabulary.phrases("country"):
        return False
    words = name.split()
    if len(words) == 1 or (len(words) <= 3 and name.isupper()):
        return True
    headed = len(words) <= 3 and words[0].lower() in vocabulary.phrases("place_head")
    known = [p for p in find_places(name) if p.kind in ("city", "regency", "province", "region")]
    return headed or (len(known) == 1 and known[0].text == name)


def _is_town(reach: str, pieces: list[_Piece], rest: str) -> bool:
    """A known town alone, before a sentence: ``Jakarta: Menteri …``."""
    name = reach[pieces[0].start : pieces[0].end]
    return (
        len(pieces) == 1 and rest[0].isupper() and any(p.kind == "city" and p.text == name for p in find_places(name))
    )


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
    if names[0].lower() in vocabulary.phrases("not_place") or vocabulary.starting("organisation").match(words):
        return False
    lower = vocabulary.phrases("lower_place")
    return all(re.fullmatch(_NAME, n) or n in lower for n in names if n not in ("-", "–"))
