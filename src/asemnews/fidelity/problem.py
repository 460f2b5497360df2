"""What a check says."""

from __future__ import annotations

from dataclasses import dataclass

from asemnews.records.finding import Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """One observation about a sentence and its English.

    ``start`` and ``end`` are code points of the source sentence, half-open; both null where the whole is meant.
    """

    check: str
    severity: Severity
    message: str
    start: int | None = None
    end: int | None = None
