"""A summary in both languages put together from the parts of a briefing; it says only what their quotes say."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from babel.dates import format_date

from asemnews.records import (
    Agreement,
    Bilingual,
    Event,
    Gist,
    Grounded,
    Instrument,
    Meeting,
    NotAgreed,
    Party,
    Quote,
    Release,
    SummarySentence,
)

_SHOWN = 3  # how many commitments a gist spells out; a reader takes in about three at a glance
_STATUS = {
    "agreed": ("disepakati", "agreed"),
    "signed": ("ditandatangani", "signed"),
    "committed": ("komitmen sepihak", "pledged by one side"),
    "planned": ("direncanakan", "planned"),
}
_DOCUMENT = {
    "signed": ("ditandatangani", "signed"),
    "adopted": ("disahkan", "adopted"),
    "agreed": ("disepakati", "agreed"),
    "planned": ("direncanakan", "planned"),
}
_REASON = {
    "rejected": ("ditolak", "rejected"),
    "postponed": ("ditunda", "postponed"),
    "proposed": ("baru diusulkan", "only proposed"),
    "hoped": ("baru diharapkan", "only hoped for"),
    "under_discussion": ("masih dibahas", "still under discussion"),
}


@dataclass(frozen=True, slots=True)
class Parts:
    """What a gist is composed of."""

    event: Event | None = None
    documents: tuple[Instrument, ...] = ()
    parties: tuple[Party, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    not_agreed: tuple[NotAgreed, ...] = ()
    next_meetings: tuple[Meeting, ...] = ()


def compose(release: Release, parts: Parts, *, sentences: int = 4) -> tuple[SummarySentence, ...]:
    """At most ``sentences`` sentences, the most important first. A release with no agreement says so."""
    if not parts.agreements:
        made = [_nothing_agreed(release), _left_open(parts.not_agreed)]
    else:
        made = [
            _counts(parts),
            _commitments(parts.agreements),
            _documents(parts.documents),
            _next(parts.next_meetings) or _left_open(parts.not_agreed),
        ]
    return tuple([sentence for sentence in made if sentence is not None][:sentences])


def gist_of(release: Release, parts: Parts) -> Gist:
    """The composed sentences as one text in each language; English is null where a part of it has none."""
    sentences = compose(release, parts)
    english = [s.text.english for s in sentences]
    return Gist(
        indonesian=" ".join(s.text.indonesian for s in sentences),
        english=None if None in english else " ".join(e for e in english if e),
        sources=tuple(dict.fromkeys(quote for s in sentences for quote in s.sources)),
    )


def _sentence(indonesian: str, english: str | None, sources: Sequence[Quote]) -> SummarySentence:
    return SummarySentence(text=Bilingual(indonesian=indonesian, english=english), sources=tuple(sources))


def _nothing_agreed(release: Release) -> SummarySentence:
    first = release.paragraphs[0]
    return _sentence(
        "Rilis ini tidak memuat kesepakatan.",
        "The release records no agreement.",
        [release.quote(first.start, first.end)],
    )


def _counts(parts: Parts) -> SummarySentence:
    counted: Counter[str] = Counter(agreement.status for agreement in parts.agreements)
    order = [status for status in _STATUS if counted[status]]
    where, sources = _setting(parts)
    total = len(parts.agreements)
    tally = [", ".join(f"{counted[s]} {_STATUS[s][language]}" for s in order) for language in (0, 1)]
    who = [_join([p.name.value for p in parts.parties[:_SHOWN]], language) for language in (0, 1)]
    about = [" – ".join(part for part in (who[k], where[k]) if part) for k in (0, 1)]
    noun = "commitment" if total == 1 else "commitments"
    return _sentence(
        (f"{_capital(about[0])}: " if about[0] else "Rilis ini memuat ") + f"{total} komitmen ({tally[0]}).",
        (f"{_capital(about[1])}: " if about[1] else "The release records ") + f"{total} {noun} ({tally[1]}).",
        [*sources, *(p.name.quote for p in parts.parties[:_SHOWN]), *(a.trigger for a in parts.agreements)],
    )


def _setting(parts: Parts) -> tuple[tuple[str, str], list[Quote]]:
    """Event, place and dates in both languages, with the quotes they stand on."""
    event = parts.event
    if event is None:
        return ("", ""), []
    grounded: list[Grounded[Bilingual]] = [*([event.name] if event.name else []), *event.places]
    shown = [", ".join(_of(g.value, language) for g in grounded) for language in (0, 1)]
    quotes = [g.quote for g in grounded]
    if event.start is not None:
        end = event.end.value if event.end is not None else event.start.value
        dates = [_period(event.start.value, end, language) for language in (0, 1)]
        shown = [", ".join(part for part in pair if part) for pair in zip(shown, dates, strict=True)]
        quotes.append(event.start.quote)
    return (shown[0], shown[1]), quotes


def _period(start: dt.date, end: dt.date, language: int) -> str:
    locale = ("id", "en")[language]
    last = str(format_date(end, "d MMMM y", locale=locale))
    if start == end:
        return last
    same_year = "d" if start.month == end.month else "d MMMM"
    shape = same_year if start.year == end.year else "d MMMM y"
    return f"{format_date(start, shape, locale=locale)}–{last}"


def _commitments(agreements: Sequence[Agreement]) -> SummarySentence:
    shown = agreements[:_SHOWN]
    more = len(agreements) - len(shown)
    indonesian = "; ".join(a.action.indonesian for a in shown)
    english = [a.action.english for a in shown]
    text = None if None in english else "To " + "; to ".join(e for e in english if e)
    return _sentence(
        _capital(indonesian) + (f"; dan {more} lainnya." if more else "."),
        None if text is None else text + (f"; and {more} more." if more else "."),
        [a.quote for a in shown],
    )


def _documents(documents: Sequence[Instrument]) -> SummarySentence | None:
    if not documents:
        return None
    lists = [
        _join([f"{_of(d.name.value, language)} ({_DOCUMENT[d.status][language]})" for d in documents], language)
        for language in (0, 1)
    ]
    head = "Document" if len(documents) == 1 else "Documents"
    return _sentence(f"Dokumen: {lists[0]}.", f"{head}: {lists[1]}.", [d.name.quote for d in documents])


def _next(meetings: Sequence[Meeting]) -> SummarySentence | None:
    if not meetings:
        return None
    lists = []
    for language in (0, 1):
        shown = []
        for meeting in meetings:
            name = _of(meeting.name, language) if meeting.name else ("pertemuan", "meeting")[language]
            where = _of(meeting.where.value, language) if meeting.where else ""
            when = meeting.when.value if meeting.when else ""
            shown.append(", ".join(part for part in (name, where, when) if part))
        lists.append("; ".join(shown))
    return _sentence(f"Berikutnya: {lists[0]}.", f"Next: {lists[1]}.", [m.quote for m in meetings])


def _left_open(not_agreed: Sequence[NotAgreed]) -> SummarySentence | None:
    shown = [n for n in not_agreed if n.reason in _REASON][:_SHOWN]
    if not shown:
        return None
    lists = ["; ".join(f"{_of(n.action, k)} ({_REASON[n.reason][k]})" for n in shown) for k in (0, 1)]
    return _sentence(f"Tidak disepakati: {lists[0]}.", f"Not agreed: {lists[1]}.", [n.quote for n in shown])


def _of(value: Bilingual, language: int) -> str:
    """The value in Indonesian (0) or English (1); the Indonesian stands in where there is no English."""
    return value.indonesian if language == 0 or value.english is None else value.english


def _join(values: Sequence[Bilingual | str], language: int) -> str:
    words = [value if isinstance(value, str) else _of(value, language) for value in values]
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + (" dan ", " and ")[language] + words[-1]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
