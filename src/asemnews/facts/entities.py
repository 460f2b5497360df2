"""Countries, bodies and companies as they stand in a sentence, with the words that belong to their names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from asemnews.facts.lexis import word_set, words
from asemnews.facts.page import Page
from asemnews.lexicon.names import common_words, heads, is_title
from asemnews.lexicon.words import months, weekdays

_UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x180) if chr(c).isupper())
_CAPITAL = rf"(?!(?:US|NZ|HK|A|S)?\$|Rp ?\d)[{_UPPER}](?:[\w’'/&.-]{{0,40}}[^\W_])?"
_RUN = re.compile(
    rf"(?<![\w]){_CAPITAL}(?: (?:\([{_UPPER}][^()]{{1,60}}\)|{_CAPITAL}|(?:of|and|for|the|van|de|&)(?= [{_UPPER}])))*"
    rf"(?: \((?:[{_UPPER}]|Persero)[^()]{{0,60}}\))?(?:,? (?:Tbk|Ltd|Inc|Co|Corp|B\.V|N\.V|S\.A|Sdn|Bhd)\b\.?)*"
)


_MORE = re.compile(
    rf"(?:, {_CAPITAL}(?: {_CAPITAL})*)?,? dan ({_CAPITAL})(?: {_CAPITAL})*"
    rf"(?: \([{_UPPER}][^()]*\))?(?: {_CAPITAL})*"
)
_GROUP = re.compile(
    r" (?:negara|provinsi|propinsi|kabupaten|kota|perusahaan|lembaga|bank|universitas|organisasi|kementerian|maskapai)"
    r"(?: (?:anggota|peserta|mitra))?(?: (?:dari|di))? ",
    re.IGNORECASE,
)
Kind = Literal["body", "place", "office", "person", "word"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A body at ``start:end`` of the page; ``count`` where the text counts a group of them."""

    start: int
    end: int
    count: int | None = None
    kind: Kind = "body"


def entities_in(page: Page, start: int, end: int) -> Iterator[Entity]:
    """Everything named in ``start:end``, in order, each with its kind; ``word`` is a word that only opens one."""
    at = start
    before: Entity | None = None
    while True:
        run = _RUN.search(page.text, at, end)
        if run is None:
            return
        entity = _entity(page, run, end)
        at = max(entity.end, run.end())
        listed = before is not None and before.kind == "office" and page.text[before.end : entity.start] == " dan "
        if listed and entity.kind == "body" and run[0].split()[0].lower() not in heads("organisation"):
            entity = replace(entity, kind="office")  # "Dekan Fakultas Teknik dan Geosains"
        yield entity
        before = entity


def _kind(page: Page, start: int, end: int) -> Kind:
    name = page.text[start:end]
    if _place_at(page, start, end):
        return "place"
    index = bisect_left(page.names, start, key=lambda n: n.end)
    if any(n.kind == "person" and n.start < end and n.end > start for n in page.names[index : index + 3]):
        return "person"
    first = name.split()[0].lower()
    if first in _office_words():
        return "office"
    if first in words("instrument") or first in words("meeting") or is_title(first):
        return "word"
    if " " not in name and (first in common_words() or first in weekdays() | months()):
        return "body" if name.isupper() and len(name) > 2 else "word"
    if first not in heads("organisation") and all(word.lower() in common_words() for word in name.split()):
        return "word"  # "Ekonomi Biru": a topic
    return "body"


@cache
def _office_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in heads("role")) - {
        "perwakilan",
        "delegasi",
        "koordinator",
        "mitra",
        "kuasa",
    }


def _entity(page: Page, run: re.Match[str], ceiling: int) -> Entity:
    text = page.text
    start, end = run.start(), run.end()
    first = run[0].split()[0].lower()
    if first in word_set("opener") and " " in run[0]:
        start += len(first) + 1
        first = text[start:end].split()[0].lower()
    elif _nationality(page, start, end):
        start = page.places[bisect_left(page.places, start, key=lambda p: p.start)].end + 1
        first = text[start:end].split()[0].lower()
    if first in heads("organisation"):
        end = _over_place(page, _over_and(text, end, ceiling), ceiling)
    elif first in _office_words():
        end = _over_and(text, end, ceiling)
    count, counted = _count_before(page, start)
    if counted is not None:
        return Entity(counted, end, count)
    return Entity(start, end, None, _kind(page, start, end))


def _nationality(page: Page, start: int, end: int) -> bool:
    """ "perusahaan Belanda Zeeland Koelgroep B.V.": the country is no part of the name."""
    if not page.text[max(0, start - 12) : start].endswith(("perusahaan ", "asal ", "maskapai ", "bank ")):
        return False
    index = bisect_left(page.places, start, key=lambda p: p.start)
    return index < len(page.places) and page.places[index].start == start and page.places[index].end < end - 1


def _over_and(text: str, end: int, ceiling: int) -> int:
    """ "Badan Pengawas Obat dan Makanan": an ordinary capitalised word after "dan" belongs to the body before."""
    while True:
        joined = _MORE.match(text, end, ceiling)
        if joined is None:
            return end
        first = joined[1].lower()
        if first not in common_words() or first in heads("organisation") or joined[1].isupper():
            return end
        end = joined.end()


def _over_place(page: Page, end: int, ceiling: int) -> int:
    """ "Universitas Shinano, Jepang": a place in apposition."""
    if page.text[end : end + 2] != ", ":
        return end
    for place in page.places_from(end):
        if place.start != end + 2:
            break
        if (
            place.end <= ceiling
            and page.text[place.end : place.end + 1] in (",", ".", " ", ";")
            and not page.text.startswith(" dan ", place.end)
        ):
            return place.end
    return end


def _place_at(page: Page, start: int, end: int) -> bool:
    index = bisect_left(page.places, start, key=lambda p: p.start)
    return index < len(page.places) and page.places[index].start == start and page.places[index].end >= end


def _count_before(page: Page, start: int) -> tuple[int | None, int | None]:
    """The count and the beginning of "10 negara anggota" before a name."""
    floor = max(0, page.text.rfind("\n", 0, start) + 1, start - 60)
    for value in page.values_from(floor):
        if value.start >= start:
            break
        if value.kind != "number" or value.amount is None or value.amount != int(value.amount):
            continue
        between = page.text[value.end : start]
        if _GROUP.fullmatch(between):
            return int(value.amount), value.start
    return None, None
