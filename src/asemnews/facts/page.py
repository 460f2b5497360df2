"""The sentences of a release as one smooth text to search, with the way back to the release's own positions."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from asemnews.lexicon.dates import DateMention, resolve
from asemnews.lexicon.names import Name, find_names
from asemnews.lexicon.places import PlaceMention, find_places
from asemnews.lexicon.resolving import Resolved
from asemnews.lexicon.values import Value, find_values
from asemnews.records import Quote, Release, Sentence

if TYPE_CHECKING:
    from asemnews.facts.entities import Entity

T = TypeVar("T")

BREAK = "\n\n"  # between sentences: no pattern of the room crosses a line break
_READ_KINDS = frozenset(("body", "item", "subhead"))
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright|hak cipta)\D{0,30}((?:19|20)\d\d)", re.IGNORECASE)
_start = attrgetter("start")
_MIDDLE = 7  # a month from which "tahun ini" and "tahun depan" are the same as from any other
_UNEVEN = re.compile(r"(?<=\w)-\n\s*(?=[a-zà-ÿ])|\s*\n\s*|[\t\u00a0 ]{2,}|\u00a0|\t")


@dataclass(frozen=True)
class Page:
    """The body of a release with line breaks, hyphenation and odd spaces smoothed.

    Positions in ``text`` are the page's own; :meth:`quote` leads back. ``starts`` and ``ends`` bound the sentences,
    which stand :data:`BREAK` apart. ``dates`` are calendar dates; relative times and rhythms are read where they are
    asked for. ``published`` is the day against which weekdays are read; where it is unknown,
    ``year`` (of the copyright line) still tells what "tahun depan" is and what lies years back.
    """

    release: Release
    published: dt.date | None
    year: int | None
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kinds: tuple[str, ...]
    values: tuple[Value, ...]
    dates: tuple[DateMention, ...]
    names: tuple[Name, ...]
    places: tuple[PlaceMention, ...]
    _at: tuple[int, ...] = field(repr=False)  # page positions where an even piece begins …
    _from: tuple[int, ...] = field(repr=False)  # … and where it stands in the release
    background: dict[int, bool] = field(default_factory=dict, repr=False)  # by sentence, filled on demand
    named: dict[int, tuple[Entity, ...]] = field(default_factory=dict, repr=False)  # likewise

    def quote(self, start: int, end: int) -> Quote:
        """The release's own words for ``start:end`` of the page."""
        return self.release.quote(self._source(start), self._source(end - 1) + 1)

    def sentence_at(self, position: int) -> int:
        """Index of the sentence that holds the position."""
        return max(0, bisect_right(self.starts, position) - 1)

    def resolved(self, mention: DateMention, event: dt.date | None = None) -> Resolved | None:
        """What a date means against the release's own."""
        if self.published is None and self.year is not None and not _needs_day(mention):
            return resolve(mention, published=dt.date(self.year, _MIDDLE, 1), event=event)
        return resolve(mention, published=self.published, event=event)

    def values_from(self, start: int) -> Iterator[Value]:
        """The values that begin at ``start`` or after it."""
        return _from(self.values, start)

    def places_from(self, start: int) -> Iterator[PlaceMention]:
        """The places that begin at ``start`` or after it."""
        return _from(self.places, start)

    def _source(self, position: int) -> int:
        piece = bisect_right(self._at, position) - 1
        return self._from[piece] + position - self._at[piece]


def _from(items: Sequence[T], start: int) -> Iterator[T]:
    first = bisect_left(items, start, key=_start)
    return (items[index] for index in range(first, len(items)))


def page_of(release: Release, sentences: Sequence[Sentence], published: dt.date | None = None) -> Page:
    """Lay the sentences of body, items and sub-heads out as one page; ``published`` stands in for a missing date."""
    pieces: list[str] = []
    at: list[int] = []
    source: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[str] = []
    length = 0
    for sentence in sentences:
        kind = release.paragraphs[sentence.paragraph].kind
        raw = release.text[sentence.start : sentence.end].rstrip()
        lead = _past_dateline(release, sentence)
        if kind not in _READ_KINDS or not raw[lead:].strip():
            continue
        starts.append(length)
        for start, piece in _even(raw, lead):
            at.append(length)
            source.append(sentence.start + start)
            pieces.append(piece)
            length += len(piece)
        ends.append(length)
        kinds.append(kind)
        pieces.append(BREAK)
        length += len(BREAK)
    text = "".join(pieces)
    values = find_values(text)
    places = find_places(text)
    return Page(
        release=release,
        published=_day_of(release) or published,
        year=_year_of(release),
        text=text,
        starts=tuple(starts),
        ends=tuple(ends),
        kinds=tuple(kinds),
        values=values,
        dates=tuple(value.date for value in values if value.date is not None),
        names=find_names(text, places),
        places=places,
        _at=tuple(at),
        _from=tuple(source),
    )


def _day_of(release: Release) -> dt.date | None:
    if release.published is not None:
        return release.published.value
    dateline = release.dateline
    return dateline.date.value if dateline is not None and dateline.date is not None else None


def _year_of(release: Release) -> int | None:
    years = [int(found[1]) for quote in release.footer for found in _COPYRIGHT.finditer(quote.text)]
    return years[-1] if years else None


def _needs_day(mention: DateMention) -> bool:
    """True where only the day of publication tells the date: a weekday, "pekan depan", a month without a year."""
    moments = [moment for moment in (mention.first, mention.last) if moment is not None]
    return any(
        (moment.weekday is not None and moment.day is None)
        or (moment.shift is not None and moment.shift[0] != "year")
        or (moment.year is None and moment.month is not None and moment.day is None)
        for moment in moments
    )


def _past_dateline(release: Release, sentence: Sentence) -> int:
    """Code points of the sentence that belong to the dateline."""
    dateline = release.dateline
    if dateline is None or not sentence.start <= dateline.quote.start < sentence.end:
        return 0
    lead = min(dateline.quote.end, sentence.end) - sentence.start
    raw = release.text[sentence.start : sentence.end]
    return lead + len(raw[lead:]) - len(raw[lead:].lstrip())


def _even(raw: str, start: int) -> list[tuple[int, str]]:
    """Pieces of ``raw`` from ``start`` on, in which every run of spaces is one space and no word is hyphenated."""
    pieces: list[tuple[int, str]] = []
    for gap in _UNEVEN.finditer(raw, start):
        pieces.append((start, raw[start : gap.start()]))
        if not gap[0].startswith("-"):
            pieces.append((gap.start(), " "))
        start = gap.end()
    pieces.append((start, raw[start:]))
    return [piece for piece in pieces if piece[1]]
