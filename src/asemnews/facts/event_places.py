"""Where the event took place, from small to large."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from asemnews.facts.lexis import any_of
from asemnews.facts.page import Page
from asemnews.facts.times import DEPTH, dates_in, is_background, is_later
from asemnews.lexicon.names import common_words
from asemnews.lexicon.places import PlaceMention, find_places
from asemnews.records import Bilingual, Grounded, Quote

_UNKNOWN = re.compile(r"\bdi ((?:[A-Z][\w’'-]+ ?){1,3})(?<! ), $")


def event_places(page: Page) -> Iterator[Grounded[Bilingual]]:
    """From the smallest to the country; what lies between only where the smallest is no city."""
    chain = _chain(page)
    offset: int | None = None
    if not chain:
        chain, offset = _dateline_chain(page)
        if not chain:
            if page.release.dateline is not None:
                home = page.release.dateline.place
                yield Grounded[Bilingual](value=Bilingual(indonesian=home.value), quote=home.quote)
            return

    def quoted(place: PlaceMention) -> Quote:
        if offset is not None:
            return page.release.quote(offset + place.start, offset + place.end)
        return page.quote(place.start, place.end)

    if chain[0].kind == "city":
        chain = [chain[0], *[place for place in chain[1:] if place.kind == "country"]]
    for place in chain:
        yield Grounded[Bilingual](value=Bilingual(indonesian=place.text, english=place.english), quote=quoted(place))
    country = chain[0].country or chain[-1].country
    if country is not None and not any(place.kind == "country" for place in chain):
        shown = next(
            (p.text for p in page.places if p.kind == "country" and p.english == country and len(p.text) > 3), None
        )
        value = Bilingual(indonesian=shown or _indonesian(country), english=country)
        yield Grounded[Bilingual](value=value, quote=quoted(chain[-1]))


@cache
def _countries() -> dict[str, str]:
    from babel import Locale

    english, indonesian = Locale("en").territories, Locale("id").territories
    return {str(english[code]): str(indonesian[code]) for code in english if code in indonesian}


def _indonesian(country: str) -> str:
    """CLDR's Indonesian name of a country."""
    return _countries().get(country, country)


def _dateline_chain(page: Page) -> tuple[list[PlaceMention], int | None]:
    dateline = page.release.dateline
    if dateline is None:
        return [], None
    text = dateline.quote.text
    found = [place for place in find_places(text) if place.kind != "continent"]
    offset = dateline.quote.start
    at = dateline.place.quote.start - offset
    if not found or found[0].start > at:
        end = dateline.place.quote.end - offset
        if not found or text[end : found[0].start] != ", ":
            return [], None
        country = found[0].english if found[0].kind == "country" else found[0].country
        found.insert(0, PlaceMention(at, end, text[at:end], dateline.place.value, "city", country))
    chain = found[:1]
    for place in found[1:]:
        if text[chain[-1].end : place.start] != ", ":
            break
        chain.append(place)
    return chain, offset


def _chain(page: Page) -> list[PlaceMention]:
    """The place after "di" beside a verb of meeting, with the places that stand after it."""
    best: tuple[float, int] | None = None
    for index, place in enumerate(page.places):
        sentence = page.sentence_at(place.start)
        if sentence >= DEPTH:
            break
        score = _place_score(page, place, sentence)
        if score is not None and (best is None or score > best[0]):
            best = (score, index)
    if best is None:
        return []
    chain = _following(page, best[1])
    unknown = _UNKNOWN.search(page.text, max(0, chain[0].start - 50), chain[0].start)
    if (
        unknown is not None
        and chain[0].kind == "country"
        and not any(w.lower() in common_words() for w in unknown[1].split())
    ):
        country = chain[0].country or chain[0].english
        chain.insert(0, PlaceMention(unknown.start(1), unknown.end(1), unknown[1], unknown[1], "city", country))
    home = page.release.dateline
    if (
        chain[0].kind in ("regency", "region")
        and len(chain) == 1
        and home is not None
        and home.place.value != chain[0].text
    ):
        near = next(
            (
                p
                for p in page.places
                if p.text == home.place.value and p.kind == "city" and p.country == chain[0].country
            ),
            None,
        )
        if near is not None and near.text != "Jakarta":
            chain.append(near)  # "di Sleman", filed in Yogyakarta
    return chain


def _place_score(page: Page, place: PlaceMention, sentence: int) -> float | None:
    begin = page.starts[sentence]
    lead = page.text[max(begin, place.start - 34) : place.start]
    near = re.search(r"\bdi (?:[A-Z][\w-]+ ){0,3}(?:[A-Z][\w-]+, )?$", lead)
    if near is None or place.kind == "continent" or is_background(page, sentence):
        return None
    before = page.text[max(begin, place.start - 110) : place.start]
    if is_later(page, begin, place.start, place.end) or re.search(
        r"\b(?:membangun|pembangunan|wilayah|perairan|siaran pers|keterangan)\b", before[-60:]
    ):
        return None
    dateline = page.release.dateline
    score = 1.5 if any_of("sited").search(before) else 0.0
    after = page.text[place.end : place.end + 40]
    score += 0.8 if any(True for _ in dates_in(page, place.end, place.end + len(after))) else 0.0
    score += 1.2 if dateline is not None and dateline.place.value == place.text else 0.0
    score -= 0.7 if place.kind == "country" and not re.search(r", $", lead) else 0.0
    return score - 0.25 * sentence if score >= 1.0 else None


def _following(page: Page, index: int) -> list[PlaceMention]:
    chain = [page.places[index]]
    for place in page.places[index + 1 : index + 4]:
        if page.text[chain[-1].end : place.start] not in (", ", " (") or place.kind == "continent":
            break
        chain.append(place)
    return chain
