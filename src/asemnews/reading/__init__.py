"""Reading: from a file, bytes or a text to a :class:`~asemnews.records.Release`."""

from __future__ import annotations

from asemnews.reading.sources import Source, read

__all__ = ["Source", "read"]
