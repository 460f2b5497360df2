"""From what the words say of a time to ISO dates and the due form of a briefing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

from asemnews.lexicon.calendar import MONTHS, NTH, DateKind, Moment

_AHEAD: Final = frozenset(("mulai", "dimulai", "sebelum", "paling lambat", "menjelang"))  # these point to the future
_WEEK: Final = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Resolved:
    """``start`` and ``end``: ISO forms ("2007-10-29", "2009", "2025-06", "2026-H1", "2025-Q3"), null for a rhythm.

    ``text`` is the due form: the ISO form, "2026-2029" for years, or English words ("every two years").
    """

    start: str | None
    end: str | None
    text: str


def resolve_moments(
    kind: DateKind,
    first: Moment | None,
    last: Moment | None,
    *,
    due: str,
    preposition: str | None,
    published: dt.date | None,
    event: dt.date | None,
) -> Resolved | None:
    """What the ends of a mention mean; see :func:`asemnews.lexicon.dates.resolve`."""
    if due:
        return Resolved(None, None, due)
    if first is None or (kind == "duration" and first.direction):
        return None
    ahead = preposition in _AHEAD
    near = _fix(first, published, event, ahead=ahead)
    far = _fix(last, published, event, ahead=ahead) if last else near
    if near is None or far is None:
        return None
    start, end = _iso(near), _iso(far)
    if not start or not end:
        return None
    return Resolved(start, end, start if kind == "year" and last else _due(near, far, start, end))


def _fix(moment: Moment, published: dt.date | None, event: dt.date | None, *, ahead: bool) -> Moment | None:
    """Fill in what the words leave to the release's date."""
    if moment.weekday is not None and moment.day is None:
        try:
            day = _weekday(moment, published, event)
        except OverflowError:  # a release dated at either end of the calendar
            return None
        return Moment(day.year, day.month, day.day) if day else None
    today = published or event
    if moment.year is not None:
        return moment
    if today is None:
        return None
    if moment.shift is not None:
        return _shifted(moment, moment.shift, today)
    if moment.month is None:
        return replace(moment, year=today.year)
    return replace(moment, year=_checked(_year_of(moment, today, ahead=ahead)))


def _weekday(moment: Moment, published: dt.date | None, event: dt.date | None) -> dt.date | None:
    """A wire story's weekday is its own day or one of the six before; without that day, the event's or one after."""
    weekday = moment.weekday or 0
    if published is not None:
        back = published - dt.timedelta(days=(published.weekday() - weekday) % 7)
        if moment.direction is not None and moment.direction > 0:
            return back + _WEEK
        return back - _WEEK if moment.direction == -1 and back == published else back
    if event is None:
        return None
    return event + dt.timedelta(days=(weekday - event.weekday()) % 7)


def _year_of(moment: Moment, today: dt.date, *, ahead: bool) -> int:
    """The year of a day or month without one: the nearest, or the next or last where the words say so."""
    month, day = moment.month or 1, moment.day or 15
    distance = (month * 31 + day) - (today.month * 31 + (today.day if moment.day else 15))
    if moment.direction == -1:
        return today.year - (distance > 0)
    if ahead or moment.direction == 1:
        return today.year + (distance < 0)
    if moment.direction == 0:
        return today.year
    return today.year + (distance < -186) - (distance > 186)


def _shifted(moment: Moment, shift: tuple[str, int], today: dt.date) -> Moment | None:
    unit, steps = shift
    moment = replace(moment, shift=None)
    if unit == "year":
        return replace(moment, year=_checked(today.year + steps))
    if unit in ("month", "quarter", "semester"):
        months = steps * {"month": 1, "quarter": 3, "semester": 6}[unit]
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        return replace(moment, year=_checked(year), month=month + 1)
    if unit == "decade":
        return replace(moment, year=_checked(today.year + steps * 10))
    days = {"day": 1, "calendar day": 1, "week": 7}.get(unit)
    if days is None or abs(steps) > 36_500:
        return None
    try:
        day = today + dt.timedelta(days=days * steps)
    except OverflowError:
        return None
    if unit == "week":
        day -= dt.timedelta(days=day.weekday())
        return Moment(day.year, day.month, day.day, week=0)
    return Moment(day.year, day.month, day.day)


def _checked(year: int) -> int | None:
    return year if 1 <= year <= 9999 else None


def _iso(moment: Moment) -> str | None:
    if moment.year is None:
        return None
    if moment.half:
        return f"{moment.year:04d}-H{moment.half}"
    if moment.quarter:
        return f"{moment.year:04d}-Q{moment.quarter}"
    if moment.month is None:
        return f"{moment.year:04d}"
    if moment.day is None:
        return f"{moment.year:04d}-{moment.month:02d}"
    try:
        return dt.date(moment.year, moment.month, moment.day).isoformat()
    except ValueError:
        return None


def _due(near: Moment, far: Moment, start: str, end: str) -> str:
    if near.week == 0:  # a week counted from the day of speaking; its first day is known
        return f"week of {near.day} {MONTHS[(near.month or 1) - 1]} {near.year}"
    period = f"{MONTHS[near.month - 1]} {near.year}" if near.month else str(near.year)
    if near.week:
        return f"{NTH[near.week - 1]} week of {period}"
    if near.part:
        return {"early": f"early {period}", "mid": f"mid-{period}", "end": f"end of {period}"}[near.part]
    if start == end:
        return start
    if near.day and far.day:  # a run of days: the month that holds it, else its first day
        return start[:7] if start[:7] == end[:7] else start
    if near.month is None and far.month is None and near.year and far.year:
        return f"{start}-{end}"
    return f"{start}/{end}"
