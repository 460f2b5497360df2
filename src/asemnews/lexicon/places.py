"""Countries, provinces, regencies, cities and regions by their Indonesian names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, NamedTuple, get_args

from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.tokens import JOINED, LINE, SPACED, Tokens, tokens_of

PlaceKind = Literal["country", "province", "city", "regency", "region", "continent"]
_KINDS: Final[dict[str, PlaceKind]] = {kind: kind for kind in get_args(PlaceKind)}
_PREFIXES: Final[dict[str, tuple[str, PlaceKind]]] = {
    "kabupaten": ("Regency", "regency"),
    "kab": ("Regency", "regency"),
    "kota": ("City", "city"),
    "provinsi": ("Province", "province"),
    "propinsi": ("Province", "province"),
}
_LANGUAGE: Final = frozenset(("bahasa", "berbahasa"))
_PLACE_BEFORE: Final = frozenset(
    ("di", "ke", "dari", "asal", "wilayah", "daerah", "antara", "pemkab", "pemkot", "bupati", "wali", "walikota", "dan")
)
_NOT_COUNTRIES: Final = frozenset(("XA", "XB", "ZZ", "EU", "EZ", "UN", "QO", "AS"))


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place at ``start:end`` (code points, half-open); ``country`` is its country's English name, if known."""

    start: int
    end: int
    text: str
    english: str
    kind: PlaceKind
    country: str | None = None


class Place(NamedTuple):
    """One name of a place. ``common`` names are ordinary words too and need a place's context."""

    name: str
    english: str
    kind: PlaceKind
    country: str | None
    common: bool = False


class _Index(NamedTuple):
    places: dict[str, tuple[Place, ...]]  # by the words of the name, lower case, joined by spaces
    longest: dict[str, int]  # most words of a name by its first word


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """Every known place of ``text``, longest match, in order, never overlapping.

    A name counts where it is capitalised (or all in capitals); "Kabupaten", "Kota" and "Provinsi" before it belong to
    it. Names of languages ("bahasa Inggris") are no places.
    """
    tokens = tokens_of(text)
    index = _index()
    found: list[PlaceMention] = []
    free = 0
    for at in tokens.openings(index.longest.keys()):
        if at < free or not tokens[at].is_capital:
            continue
        match = _match(tokens, at, index)
        if match is None:
            continue
        place, end, kind = match
        begin, english = at, place.english
        prefix = _prefix(tokens, at, kind, floor=free)
        if prefix is not None:
            begin, english = prefix[0], f"{english} {prefix[1]}"
        start, stop = tokens[begin].start, tokens[end - 1].end
        found.append(PlaceMention(start, stop, text[start:stop], english, kind, place.country))
        free = end
    return tuple(found)


def _match(tokens: Tokens, at: int, index: _Index) -> tuple[Place, int, PlaceKind] | None:
    """The place whose name begins at ``at``, the index after it and its kind there."""
    if tokens[at - 1].word in _LANGUAGE:
        return None
    if tokens[at - 1].text == "." and tokens[at].gap == JOINED:
        return None  # inside an address
    for phrase in tokens.phrase(at, index.longest[tokens[at].word]):
        places = index.places.get(phrase)
        end = at + phrase.count(" ") + 1
        if places is None or not _written_as(tokens, at, end, places[0].name):
            continue
        wanted = _PREFIXES.get(tokens[at - 1].word if tokens[at - 1].text != "." else tokens[at - 2].word)
        fitting = [place for place in places if wanted and place.kind == wanted[1]]
        place = (fitting or places)[0]
        if place.common and not fitting and not _in_place(tokens, at, end):
            continue
        return place, end, place.kind
    return None


def _written_as(tokens: Tokens, at: int, end: int, name: str) -> bool:
    """True where the words have the capitals of the name; a short form in capitals ("AS") needs all of them."""
    if name.isupper() and len(name) <= 4:
        return tokens.text[tokens[at].start : tokens[end - 1].end] == name
    if tokens[end].gap == JOINED and tokens[end].text[0].isdecimal():
        return False
    if at + 1 == end:
        return True
    small = {word for word in name.split() if word.islower()}
    return all(
        tokens[step].is_capital or not tokens[step].text[0].isalpha() or tokens[step].word in small
        for step in range(at, end)
    )


def _in_place(tokens: Tokens, at: int, end: int) -> bool:
    before, after = tokens[at - 1], tokens[end]
    if after.is_capital and after.gap == SPACED and after.text.isalpha():
        return False
    return before.word in _PLACE_BEFORE or (after.text in ",(" and tokens[at].gap > LINE)


def _prefix(tokens: Tokens, at: int, kind: PlaceKind, *, floor: int) -> tuple[int, str] | None:
    """The index and English of "Kabupaten", "Kab.", "Kota" or "Provinsi" before the name, if it fits its kind."""
    begin = at - 1
    if tokens[begin].text == "." and tokens[begin].gap == JOINED:
        begin -= 1
    entry = _PREFIXES.get(tokens[begin].word)
    if entry is None or begin < floor or not tokens[begin].is_capital or tokens[at].gap > LINE:
        return None
    return (begin, entry[0]) if entry[1] == kind else None


def english_place(name: str) -> str | None:
    """The English name of a place, "Tiongkok" → "China", "Kabupaten Badung" → "Badung Regency"; else null."""
    shown = name.strip()
    if not shown:
        return None
    tokens = Tokens(shown if shown[0].isupper() else shown.title())
    for begin in range(min(2, tokens.size)):
        phrase = " ".join(tokens[at].word for at in range(begin, tokens.size))
        places = _index().places.get(phrase)
        if places is None:
            continue
        if begin == 0:
            return places[0].english
        entry = _PREFIXES.get(tokens[0].word)
        fitting = [place for place in places if entry and place.kind == entry[1]]
        return f"{fitting[0].english} {entry[0]}" if entry and fitting else None
    return None


def other_names(english: str) -> tuple[str, ...]:
    """What an English text may use for a place instead: "Netherlands" → ("Dutch",); the adjective first."""
    return _demonyms().get(english, ())


@cache
def _demonyms() -> dict[str, tuple[str, ...]]:
    return {row["place"]: tuple(row["forms"].split("|")) for row in read_table("demonyms.tsv")}


@cache
def _index() -> _Index:
    places: dict[str, tuple[Place, ...]] = {}
    longest: dict[str, int] = {}
    for place in (*_listed(), *_regencies(), *_countries()):
        tokens = Tokens(place.name)
        words = [tokens[at].word for at in range(tokens.size)]
        key = " ".join(words)
        known = places.get(key, ())
        if not any(other.kind == place.kind for other in known):
            places[key] = (*known, place)
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return _Index(places, longest)


def _listed() -> list[Place]:
    return [
        Place(row["name"], row["english"] or row["name"], _KINDS[row["kind"]], row["country"] or None)
        for row in read_table("places.tsv")
    ]


def _regencies() -> list[Place]:
    """The 514 regencies and cities of Indonesia; of a shared name ("Bandung") the city comes first."""
    rows = sorted(read_table("regencies.tsv"), key=lambda row: row["kind"] != "city")
    return [
        Place(row["name"], row["english"] or row["name"], _KINDS[row["kind"]], "Indonesia", row["common"] == "yes")
        for row in rows
    ]


def _countries() -> list[Place]:
    """Countries of CLDR that ``places.tsv`` does not name otherwise."""
    from babel import Locale

    indonesian, english = Locale("id").territories, Locale("en").territories
    return [
        Place(str(indonesian[code]), str(english[code]).replace("&", "and").replace("St. ", "Saint "), "country", None)
        for code in indonesian
        if len(code) == 2
        and code.isalpha()
        and code not in _NOT_COUNTRIES
        and not any(mark in str(indonesian[code]) for mark in "(&-")
    ]
