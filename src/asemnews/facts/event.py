"""The meeting or ceremony that the release tells of: name, edition, places, days."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from asemnews.facts.lexis import pattern, words
from asemnews.facts.page import Page
from asemnews.facts.phrases import inside_name, is_ordinal, phrase_end
from asemnews.facts.times import dates_in, first_day, is_background
from asemnews.lexicon.dates import DateMention
from asemnews.lexicon.names import common_words
from asemnews.lexicon.places import PlaceMention, find_places
from asemnews.lexicon.values import Value
from asemnews.records import Bilingual, Event, Grounded, Quote

_DEPTH = 12  # sentences: the event stands at the head of a release
_NAMED = 0.4  # a lone name deep in the text is another meeting's
_LATER = re.compile(r"\b(?:akan|dijadwalkan|direncanakan|mendatang|berikutnya|lanjutan|tahun depan|bulan depan)\b")
_HELD = re.compile(
    r"\b(?:dilaksanakan|diselenggarakan|digelar|berlangsung|diadakan|dihelat|berakhir|ditutup|dibuka|menandatangani|ditandatangani|meneken|diteken|"
    r"menyepakati|sepakat|disahkan|mengesahkan|diadopsi|mengadopsi|menggelar|bertemu|penutupan|pembukaan|pertemuan|sidang|rapat|perundingan|penandatanganan|diparaf|kunjungan|ditemui|rangkaian)\b"
)
_SITED = re.compile(
    r"\b(?:dilaksanakan|diselenggarakan|digelar|berlangsung|diadakan|dihelat|berakhir|ditutup|dibuka|menandatangani|ditandatangani|meneken|diteken|"
    r"disahkan|mengesahkan|diadopsi|bertemu|penutupan|pembukaan|pertemuan|sidang|rapat|perundingan|penandatanganan|diparaf|rangkaian|konferensi|lokakarya|"
    r"Konferensi|Pertemuan|Sidang|KTT|Forum|Rapat|Kongres|Dialog|Perundingan|Deklarasi)\b"
)
_FIRST = re.compile(r"untuk (?:yang )?pertama kali(?:nya)?|sidang perdana|pertemuan perdana|rapat perdana")
_LASTS = re.compile(r"\b(?:(?P<n>\d+|dua|tiga|empat|lima|enam|tujuh) hari|hari (?P<k>kedua|ketiga|keempat|kelima))\b")
_NUMBER = {
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "kedua": 2,
    "ketiga": 3,
    "keempat": 4,
    "kelima": 5,
}
_NTH = {
    word: number
    for number, word in enumerate(
        "pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh kesebelas".split(), 1
    )
} | {"perdana": 1}
_SPELLED = re.compile(rf"[\w-]+(?: tahunan| teknis| tingkat menteri| retret)? ({'|'.join(_NTH)})\b", re.IGNORECASE)
_UNKNOWN = re.compile(r"\bdi ((?:[A-Z][\w’'-]+ ?){1,3})(?<! ), $")
_ITS = re.compile(
    r"\b(?:sidang|pertemuan|rapat|konferensi|forum|musyawarah|kongres)(?:nya)? (?:itu )?yang ke-(\d{1,3})\b",
    re.IGNORECASE,
)
_ENGLISH_NAME = re.compile(
    r"(?:[A-Z][\w-]*(?:/[A-Z]\w*)? ){1,7}(?:Meeting|Summit|Conference|Forum|Dialogue|Expo|Congress|Retreat|Week)\b"
)
_BODY_FORUM = re.compile(r"\bforum (?:itu|tersebut|ini|tingkat)\b")


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    rank: float


def find_event(page: Page) -> Event | None:
    """The event; null where not even a place or a day of it is known."""
    name = _name(page)
    start, end = _days(page)
    event = Event(
        name=_grounded(page, name.start, name.end) if name else None,
        edition=_edition(page, name),
        places=tuple(_places(page)),
        start=start,
        end=end,
    )
    return None if event == Event() else event


def _grounded(page: Page, start: int, end: int) -> Grounded[Bilingual]:
    value = Bilingual(indonesian=page.text[start:end])
    return Grounded[Bilingual](value=value, quote=page.quote(start, end))


def _name(page: Page) -> _Name | None:
    best: _Name | None = None
    for candidate in _names(page):
        if candidate.rank < _NAMED:
            continue
        if best is None or candidate.rank > best.rank:
            best = candidate
    return best


def _names(page: Page) -> Iterator[_Name]:
    limit = page.ends[min(_DEPTH, len(page.ends)) - 1] if page.ends else 0
    for match in pattern("meeting").finditer(page.text, 0, limit):
        sentence = page.sentence_at(match.start())
        begin, stop = page.starts[sentence], page.ends[sentence]
        end = phrase_end(page.text, match.start(), stop, heads=words("meeting"))
        rank = _rank(page, match, end, sentence)
        if rank is not None and not _later(page, begin, match.start(), end):
            yield _Name(match.start(), end, rank - 0.3 * sentence)
    for match in _ENGLISH_NAME.finditer(page.text):
        sentence = page.sentence_at(match.start())
        if page.text[match.end() : match.end() + 2] == " (" or is_background(page, sentence):
            continue
        announced = pattern("meeting").search(page.text, max(0, match.start() - 14), match.start())
        start = match.start() + 4 * match[0].startswith("The ")
        yield _Name(start, match.end(), 1.6 + bool(announced) + 0.1 * match[0].count(" ") - 0.05 * sentence)


def _later(page: Page, begin: int, start: int, end: int) -> bool:
    return _LATER.search(page.text[max(begin, start - 30) : start] + "|" + page.text[end : end + 30]) is not None


def _rank(page: Page, match: re.Match[str], end: int, sentence: int) -> float | None:
    """How much of a name the phrase is; null for a bare noun, and for a part of another name."""
    text = page.text
    tokens = text[match.end() : end].split()
    head = match[0].lower()
    if not tokens or is_background(page, sentence) or head in ("kongres", "forum") and len(tokens) < 2:
        return None
    if inside_name(page, match) or any(n.kind == "person" and match.start() < n.start < end for n in page.names):
        return None
    capitals = sum(token[0].isupper() or token[0] == "(" for token in tokens)
    ordinal = _counted(tokens)
    if not capitals and not ordinal:
        return None
    proper = match[0][0].isupper() and (match.start() > page.starts[sentence] or text[match.end() + 1].isupper())
    if not proper and not ordinal and head not in ("kunjungan", "perundingan"):
        return None
    if head in ("forum", "kunjungan", "konsultasi", "pekan", "peringatan") and not proper:
        return 0.8 if head == "kunjungan" and "delegasi" in tokens else None
    return 1.0 + proper + ordinal + 0.1 * capitals


def _counted(tokens: list[str]) -> bool:
    """An edition among the words: "ke-6" anywhere, "ketiga" near the head, but not in "kedua negara"."""
    if any(re.fullmatch(r"ke-?\d+", token) for token in tokens):
        return True
    for index, token in enumerate(tokens[:3]):
        if is_ordinal(token):
            return tokens[index + 1 : index + 2] not in (["pihak"], ["negara"], ["belah"], ["delegasi"], ["kota"])
    return False


def _edition(page: Page, name: _Name | None) -> Grounded[int] | None:
    if name is not None:
        for value in page.values[bisect_left(page.values, name.start, key=lambda v: v.start) :]:
            if value.start > name.end + 1:
                break
            if page.text[max(0, value.start - 5) : value.start] == "hari ":
                continue
            if (
                value.kind == "ordinal"
                and value.amount is not None
                and not _later(page, name.start, name.start, value.end)
            ):
                return _ordinal(page, value)
        spelled = _SPELLED.match(page.text, name.start, name.end)
        if spelled is not None:
            return Grounded[int](value=_NTH[spelled[1].lower()], quote=page.quote(spelled.start(1), spelled.end(1)))
    limit = page.ends[min(_DEPTH, len(page.ends)) - 1] if page.ends else 0
    for match in _ITS.finditer(page.text, 0, limit):
        if not _later(page, match.start(), match.start(), match.end()):
            return Grounded[int](value=int(match[1]), quote=page.quote(match.start(1) - 3, match.end(1)))
    for match in _FIRST.finditer(page.text, 0, limit):
        sentence = page.sentence_at(match.start())
        words_before = page.text[page.starts[sentence] : page.ends[sentence]]
        if pattern("meeting").search(words_before) and re.search(
            r"dilaksanakan|digelar|diselenggarakan|diadakan|perdana|dihelat", words_before
        ):
            return Grounded[int](value=1, quote=page.quote(match.start(), match.end()))
    return None


def _ordinal(page: Page, value: Value) -> Grounded[int] | None:
    if value.amount is None or value.amount != int(value.amount) or not 0 < value.amount < 1000:
        return None
    return Grounded[int](value=int(value.amount), quote=page.quote(value.start, value.end))


def _places(page: Page) -> Iterator[Grounded[Bilingual]]:
    """From the smallest to the country; what lies between only where the smallest is no city."""
    chain, text = _chain(page), page.text
    offset: int | None = None
    if not chain:
        chain, text, offset = _dateline_chain(page)
        if not chain:
            if page.release.dateline is not None:
                place = page.release.dateline.place
                yield Grounded[Bilingual](value=Bilingual(indonesian=place.value), quote=place.quote)
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


def _dateline_chain(page: Page) -> tuple[list[PlaceMention], str, int | None]:
    dateline = page.release.dateline
    if dateline is None:
        return [], "", None
    text = dateline.quote.text
    found = [place for place in find_places(text) if place.kind != "continent"]
    offset = dateline.quote.start
    at = dateline.place.quote.start - offset
    if not found or found[0].start > at:
        end = dateline.place.quote.end - offset
        if not found or text[end : found[0].start] != ", ":
            return [], "", None
        country = found[0].english if found[0].kind == "country" else found[0].country
        found.insert(0, PlaceMention(at, end, text[at:end], dateline.place.value, "city", country))
    chain = found[:1]
    for place in found[1:]:
        if text[chain[-1].end : place.start] != ", ":
            break
        chain.append(place)
    return chain, text, offset


def _chain(page: Page) -> list[PlaceMention]:
    """The place after "di" beside a verb of meeting, with the places that stand after it."""
    best: tuple[float, int] | None = None
    for index, place in enumerate(page.places):
        sentence = page.sentence_at(place.start)
        if sentence >= _DEPTH:
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
    if _later(page, begin, place.start, place.end) or re.search(
        r"\b(?:membangun|pembangunan|wilayah|perairan|siaran pers|keterangan)\b", before[-60:]
    ):
        return None
    dateline = page.release.dateline
    score = 1.5 if _SITED.search(before) else 0.0
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


def _days(page: Page) -> tuple[Grounded[dt.date] | None, Grounded[dt.date] | None]:
    best: tuple[float, DateMention, dt.date, dt.date] | None = None
    for mention in page.dates:
        sentence = page.sentence_at(mention.start)
        if sentence >= _DEPTH:
            break
        resolved = page.resolved(mention)
        if (
            resolved is None
            or resolved.start is None
            or resolved.end is None
            or len(resolved.start) != 10
            or len(resolved.end) != 10
        ):
            continue
        start, end = first_day(resolved.start), first_day(resolved.end)
        if start is None or end is None:
            continue
        score = _day_score(page, mention, start, end, sentence)
        if score is not None and (best is None or score > best[0]):
            best = (score, mention, start, end)
    if best is None:
        return _dateline_day(page)
    _, mention, start, end = best
    start, end = _stretched(page, mention, start, end)
    quote = page.quote(mention.start, mention.end)
    return Grounded[dt.date](value=start, quote=quote), Grounded[dt.date](value=end, quote=quote)


def _day_score(page: Page, mention: DateMention, start: dt.date, end: dt.date, sentence: int) -> float | None:
    begin = page.starts[sentence]
    before = page.text[max(begin, mention.start - 120) : mention.start]
    if mention.preposition in (
        "mulai",
        "dimulai",
        "hingga",
        "sampai",
        "paling lambat",
        "sebelum",
        "sejak",
        "menjelang",
    ):
        if not re.search(r"berlangsung (?:sejak|mulai) $", before):
            return None
    if page.published is not None and not -1 <= (page.published - end).days <= 10:
        return None
    if _LATER.search(before[-60:]):
        return None
    score = 2.0 - 0.3 * sentence
    score += 1.0 if _HELD.search(before) else 0.0
    score += 1.5 if end > start else 0.0
    if re.search(r"keterangan|siaran pers|rilis|jumpa pers", before):
        score -= 1.5
    return score


def _stretched(page: Page, mention: DateMention, start: dt.date, end: dt.date) -> tuple[dt.date, dt.date]:
    """A last day with "dua hari" before it began a day earlier; "sejak Rabu" and "Kamis" bound the event."""
    sentence = page.sentence_at(mention.start)
    text = page.text[page.starts[sentence] : page.ends[sentence]]
    if start == end:
        lasts = _LASTS.search(text)
        if lasts is not None and re.search(
            r"berakhir|ditutup|menutup|penutupan|rampung|usai|berlangsung|pertemuan|perundingan|sidang", text
        ):
            word = lasts["n"] or lasts["k"]
            count = int(word) if word.isdigit() else _NUMBER[word]
            if 1 < count < 15:
                start = end - dt.timedelta(days=count - 1)
    for other in page.dates:
        if page.sentence_at(other.start) >= _DEPTH:
            break
        before = page.text[max(0, other.start - 24) : other.start]
        if re.search(r"(?:berlangsung|digelar|dibuka|dimulai)(?: sejak| mulai)? $", before):
            resolved = page.resolved(other)
            day = first_day(resolved.start) if resolved and resolved.start and len(resolved.start) == 10 else None
            if day is not None and dt.timedelta(0) < end - day < dt.timedelta(days=10):
                start = min(start, day)
            elif day is not None and dt.timedelta(0) < day - end < dt.timedelta(days=4):
                end = day
    return start, end


def _dateline_day(page: Page) -> tuple[Grounded[dt.date] | None, Grounded[dt.date] | None]:
    dateline = page.release.dateline
    if dateline is not None and dateline.date is not None:
        return dateline.date, dateline.date
    return None, None
