"""What a sentence says of its time: of now, of years gone, of days to come."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator

from asemnews.facts.lexis import any_of, pattern
from asemnews.facts.page import Page
from asemnews.lexicon.dates import DateMention

DEPTH = 12  # sentences: the event stands at the head of a release
_RECENT = dt.timedelta(days=45)


def dates_in(page: Page, start: int, end: int) -> Iterator[DateMention]:
    """The dates that lie in ``start:end``."""
    index = bisect_left(page.dates, start, key=lambda mention: mention.start)
    while index < len(page.dates) and page.dates[index].end <= end:
        yield page.dates[index]
        index += 1


_ISO = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d\d)(?:-(\d\d))?))?")


def first_day(iso: str) -> dt.date | None:
    """The first day of "2025", "2025-06", "2025-H2", "2025-Q3" or of a day; null for anything else."""
    found = _ISO.fullmatch(iso)
    if found is None:
        return None
    half, quarter = found[2], found[3]
    month = 6 * int(half) - 5 if half else 3 * int(quarter) - 2 if quarter else int(found[4] or 1)
    try:
        return dt.date(int(found[1]), month, int(found[5] or 1))
    except ValueError:
        return None


def is_background(page: Page, sentence: int) -> bool:
    """True where the sentence tells of years gone: its only dates are old, or its words say so."""
    known = page.background.get(sentence)
    if known is None:
        known = page.background[sentence] = _is_background(page, page.starts[sentence], page.ends[sentence])
    return known


def _is_background(page: Page, start: int, end: int) -> bool:
    mentions = list(dates_in(page, start, end))
    if not mentions:
        return pattern("gone").search(page.text, start, end) is not None
    if page.published is not None:
        limit = page.published - _RECENT
    elif page.year is not None:
        limit = dt.date(page.year, 1, 1)
    else:
        return False
    days = [day for day in (_last_day(page, mention) for mention in mentions) if day is not None]
    return bool(days) and max(days) < limit


def _last_day(page: Page, mention: DateMention) -> dt.date | None:
    resolved = page.resolved(mention)
    if resolved is None or resolved.end is None:
        return None
    first = first_day(resolved.end)
    if first is None:
        return None
    if len(resolved.end) == 4:
        return first.replace(month=12, day=31)
    return first if len(resolved.end) == 10 else first + dt.timedelta(days=27)


def is_later(page: Page, begin: int, start: int, end: int) -> bool:
    """True where the words beside ``start:end`` put it into the future."""
    return (
        any_of("later").search(page.text[max(begin, start - 30) : start] + "|" + page.text[end : end + 30]) is not None
    )
