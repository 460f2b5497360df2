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
from asemnews.facts.phrases import is_verb
from asemnews.lexicon.names import common_words, heads, is_title
from asemnews.lexicon.places import PlaceMention
from asemnews.lexicon.words import months, weekdays

_UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x180) if chr(c).isupper())
_CAPITAL = rf"(?!(?:US|NZ|HK|A|S)?\$|Rp ?\d)[{_UPPER}](?:[\w’'/&.-]{{0,40}}[^\W_])?"
_MORE = re.compile(
    rf"((?:, {_CAPITAL}(?: {_CAPITAL})*)?),? dan ({_CAPITAL})(?: {_CAPITAL})*"
    rf"(?: \([{_UPPER}][^()]*\))?(?: {_CAPITAL})*"
)
_GROUP = re.compile(
    r" (?:negara|provinsi|propinsi|kabupaten|kota|perusahaan|lembaga|bank|universitas|organisasi|kementerian|maskapai)"
    r"(?: (?:anggota|peserta|mitra))?(?: (?:dari|di))? ",
    re.IGNORECASE,
)
_TWO_CAPITALS = re.compile(rf"\w*[{_UPPER}]\w*[{_UPPER}]\w*")  # "GTZ", "AusAID"
_NOUN_BEFORE = re.compile(r"([a-z]+) $")
Kind = Literal["body", "place", "office", "person", "word"]


@cache
def _run() -> re.Pattern[str]:
    """Capitalised words in a row, with brackets and the legal form behind: "Penang Port Sdn. Bhd."."""
    forms = "|".join(sorted(map(re.escape, word_set("legal form")), key=len, reverse=True))
    inner = "|".join(sorted(word_set("inside name")))
    form = rf"(?:{forms})(?!\w)"
    return re.compile(
        rf"(?<![\w])(?:(?:PT|CV|UD|PD)\. ?(?=[{_UPPER}]))?{_CAPITAL}"
        rf"(?: (?:\([{_UPPER}][^()]{{1,60}}\)|(?!{form}){_CAPITAL}|(?:{inner})(?= [{_UPPER}])))*"
        rf"(?: \((?:[{_UPPER}]|Persero)[^()]{{0,60}}\))?(?:\.?,? {form}\.?)*"
    )


@dataclass(frozen=True, slots=True)
class Entity:
    """A body at ``start:end`` of the page; ``count`` where the text counts a group of them."""

    start: int
    end: int
    count: int | None = None
    kind: Kind = "body"


def entities_in(page: Page, start: int, end: int) -> Iterator[Entity]:
    """Everything named in ``start:end``, in order, each with its kind; ``word`` is a word that only opens one.

    A sentence is read once: its parts are asked for many times.
    """
    sentence = page.sentence_at(start)
    known = page.named.get(sentence)
    if known is None:
        known = page.named[sentence] = tuple(_scan(page, page.starts[sentence], page.ends[sentence]))
    if end > page.ends[sentence] or any(e.start < start < e.end or e.start < end < e.end for e in known):
        return _scan(page, start, end)
    return (entity for entity in known if start <= entity.start and entity.end <= end)


def _scan(page: Page, start: int, end: int) -> Iterator[Entity]:
    at = start
    before: Entity | None = None
    while True:
        run = _run().search(page.text, at, end)
        if run is None:
            return
        entity = _entity(page, run, end)
        at = max(entity.end, run.end())
        listed = before is not None and before.kind == "office" and page.text[before.end : entity.start] == " dan "
        if listed and entity.kind == "body" and run[0].split()[0].lower() not in heads("organisation"):
            entity = replace(entity, kind="office")  # "Dekan Fakultas Teknik dan Geosains"
        yield entity
        before = entity


def place_of(page: Page, entity: Entity) -> PlaceMention:
    """What is known of an entity that is a place."""
    return page.places[bisect_left(page.places, entity.start, key=lambda p: p.start)]


def lies_in(page: Page, place: Entity, country: Entity) -> bool:
    """True for "Sarawak" and "Malaysia": the second only says where the first is."""
    if place.kind != "place" or country.kind != "place":
        return False
    return place_of(page, place).country == place_of(page, country).english


def _kind(page: Page, start: int, end: int) -> Kind:
    name = page.text[start:end]
    if _place_at(page, start, end):
        return "place"
    if _is_money(page, start):
        return "word"
    index = bisect_left(page.names, start, key=lambda n: n.end)
    if any(n.kind == "person" and n.start < end and n.end > start for n in page.names[index : index + 3]):
        return "person"
    first = _singular(name.split()[0].lower())
    if first in _office_words():
        return "office"
    if " " not in name and _opens(page, start) and (page.text[end : end + 1] == "," or is_verb(first)):
        return "word"  # "Alhamdulillah, …", "Tertohok …"
    if first in word_set("site") or name.lower() in word_set("topic acronym"):
        return "word"
    if first in words("instrument") or first in words("meeting") or is_title(first):
        return "word"
    if " " not in name and (first.removesuffix("nya") in common_words() or first in weekdays() | months()):
        return "body" if name.isupper() and len(name) > 2 else "word"
    if first not in heads("organisation") and all(word.lower() in common_words() for word in name.split()):
        return "word"  # "Ekonomi Biru": a topic
    return "body"


def _is_money(page: Page, start: int) -> bool:
    """ "RM18" is an amount, though it is written like a name."""
    value = next(page.values_from(start), None)
    return value is not None and value.start == start and value.kind == "money"


def _before_money(page: Page, start: int, end: int) -> int:
    """Where a name ends that an amount follows: "Tarif RM18"."""
    for value in page.values_from(start + 1):
        if value.start >= end:
            break
        if value.kind == "money":
            return value.start - 1
    return end


def _singular(word: str) -> str:
    """ "menteri-menteri" → "menteri"."""
    half, _, again = word.partition("-")
    return half if half == again else word


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
    if (first in word_set("opener") and " " in run[0]) or _only_opens(page, start, end):
        start += len(first) + 1
        first = text[start:end].split()[0].lower()
    elif _nationality(page, start, end):
        start = page.places[bisect_left(page.places, start, key=lambda p: p.start)].end + 1
        first = text[start:end].split()[0].lower()
    if first in heads("organisation"):
        end = _over_place(page, start, _over_and(page, start, end, ceiling), ceiling)
    elif first in _office_words():
        end = _over_and(page, start, end, ceiling)
    end = _before_money(page, start, end)
    count, counted = _count_before(page, start)
    if counted is not None:
        return Entity(counted, end, count)
    return Entity(start, end, None, _kind(page, start, end))


def _opens(page: Page, start: int) -> bool:
    """True at the beginning of a sentence, its quotation mark aside."""
    return not page.text[page.starts[page.sentence_at(start)] : start].strip('"“')


def _only_opens(page: Page, start: int, end: int) -> bool:
    """ "Difasilitasi Gubernur …", "Sebaliknya Pemprov …": the first word is capitalised because a sentence begins."""
    first, _, rest = page.text[start:end].partition(" ")
    word = first.lower()
    if not rest or not _opens(page, start):
        return False
    if word not in common_words() or word in heads("organisation") or word in _office_words():
        return False
    if _place_at(page, start, start + 1) or word in words("instrument") or word in words("meeting"):
        return False
    return is_verb(word) or rest.split()[0].lower() in heads("organisation")


def _nationality(page: Page, start: int, end: int) -> bool:
    """ "perusahaan Belanda Zeeland Koelgroep B.V.", "badan bantuan Jerman GTZ": the country is no part of the name."""
    index = bisect_left(page.places, start, key=lambda p: p.start)
    if index == len(page.places) or page.places[index].start != start or page.places[index].end >= end - 1:
        return False
    noun = _NOUN_BEFORE.search(page.text, max(0, start - 24), start)
    if noun is None:
        return False
    if noun[1] in word_set("owner noun"):
        return True
    joins = noun[1] in words("stop") or noun[1] in word_set("office stop") or noun[1] in ("dan", "serta")
    return (
        not joins
        and not is_verb(noun[1])
        and _TWO_CAPITALS.fullmatch(page.text, page.places[index].end + 1, end) is not None
    )


def _over_and(page: Page, start: int, end: int, ceiling: int) -> int:
    """ "Badan Pengawas Obat dan Makanan": an ordinary capitalised word after "dan" belongs to the body before.

    A bracket or a country closes a name: what follows "dan" is another.
    """
    text = page.text
    while "(" not in text[start:end] and _country_ending(page, start, end) is None:
        joined = _MORE.match(text, end, ceiling)
        if joined is None:
            return end
        listed, first = joined[1].lstrip(", "), joined[2].lower()
        if not listed and joined[0].startswith(","):
            return end  # ", dan" ends a list of bodies
        if listed and (listed.split()[0].lower() in heads("organisation") or listed.isupper()):
            return end
        if first not in word_set("topic acronym") and (joined[2].isupper() or first not in common_words()):
            return end
        if first in heads("organisation"):
            return end
        end = joined.end()
    return end


def _country_ending(page: Page, start: int, end: int) -> PlaceMention | None:
    """The country that is the last word of the name at ``start:end``."""
    index = bisect_left(page.places, end, key=lambda p: p.end)
    place = page.places[index] if index < len(page.places) else None
    return place if place is not None and place.end == end and place.start > start and place.kind == "country" else None


def _over_place(page: Page, start: int, end: int, ceiling: int) -> int:
    """ "Universitas Shinano, Jepang": a place in apposition; not so "Pemerintah Indonesia, Belanda, dan …"."""
    if page.text[end : end + 2] != ", " or page.text[end - 1] == ")" or _country_ending(page, start, end) is not None:
        return end
    for place in page.places_from(end):
        if place.start != end + 2:
            break
        if (
            place.end <= ceiling
            and page.text[place.end : place.end + 1] in (",", ".", " ", ";")
            and not page.text.startswith(" dan ", place.end)
            and not page.text[place.end + 1 : place.end + 2].isupper()  # "…, Melaka Harbour Sdn. Bhd."
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
        if _GROUP.fullmatch(between) and not (" di " in between and page.text[value.start : value.start + 2] == "ke"):
            return int(value.amount), value.start
    return None, None
