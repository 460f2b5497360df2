"""What a human should look at."""

from __future__ import annotations

from typing import Literal

from asemnews.records.base import Record
from asemnews.records.span import Quote

Severity = Literal["info", "warning", "error"]


class Finding(Record):
    """One observation of a check.

    ``check`` is a dotted name of the check (``"numbers.missing"``, ``"layout.language"``); ``source`` is the place in
    the release it speaks of, if it speaks of one.
    """

    check: str
    severity: Severity
    message: str
    source: Quote | None = None
