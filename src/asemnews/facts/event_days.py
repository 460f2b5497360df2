"""When the event took place: its first and its last day."""

from __future__ import annotations

import datetime as dt
import re

from asemnews.facts.lexis import any_of
from asemnews.facts.page import Page
from asemnews.facts.times import DEPTH, first_day
from asemnews.lexicon.dates import DateMention
from asemnews.records import Grounded

_LASTS = re.compile(r"\b(?:(?P<n>\d+|dua|tiga|empat|lima|enam|tujuh) hari|hari (?P<k>kedua|ketiga|keempat|kelima))\b")
_BOUNDS = frozenset(("mulai", "dimulai", "hingga", "sampai", "paling lambat", "sebelum", "sejak", "menjelang"))
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


def event_days(page: Page) -> tuple[Grounded[dt.date] | None, Grounded[dt.date] | None]:
    """First and last day, weekdays resolved; of the dateline where the text names none."""
    best: tuple[float, DateMention, dt.date, dt.date] | None = None
    for mention in page.dates:
        sentence = page.sentence_at(mention.start)
        if sentence >= DEPTH:
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
    if mention.preposition in _BOUNDS and not re.search(r"berlangsung (?:sejak|mulai) $", before):
        return None
    if page.published is not None and not -1 <= (page.published - end).days <= 10:
        return None
    if any_of("later").search(before[-60:]):
        return None
    score = 2.0 - 0.3 * sentence
    score += 1.0 if any_of("held").search(before) else 0.0
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
        if page.sentence_at(other.start) >= DEPTH:
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
