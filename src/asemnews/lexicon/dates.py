"""Calendar expressions of Indonesian text, and what they mean against a release's date."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

DateKind = Literal[
    "day", "range", "month", "year", "half", "quarter", "part", "weekday", "relative", "rhythm", "duration"
]


@dataclass(frozen=True, slots=True)
class DateMention:
    """One calendar expression at ``start:end`` (code points, half-open) of the text that was searched.

    ``english`` is its form inside an English sentence. ``preposition`` is what stands before it ("mulai", "hingga",
    "paling lambat", "sebelum"), outside the span.
    """

    start: int
    end: int
    text: str
    kind: DateKind
    english: str
    preposition: str | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """``start``, ``end``: ISO strings ("2007-10-29", "2009", "2025-06", "2026-H1", "2025-Q3"); ``text``: the due form."""

    start: str | None
    end: str | None
    text: str


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Every calendar expression of ``text``, in order, never overlapping."""
    return ()


def resolve(mention: DateMention, *, published: dt.date | None, event: dt.date | None = None) -> Resolved | None:
    """What ``mention`` means for a release of ``published`` about an event that began on ``event``."""
    return None
