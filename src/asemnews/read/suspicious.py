"""Characters that a reader does not see or that should not be there: kept, and told."""

from __future__ import annotations

import re

from asemnews.records import Finding, Quote

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_BROKEN = re.compile("\ufffd|â€[œ\u009d™“”˜]|Ã[©¨¡³±]|Â\xa0")


def character_findings(text: str) -> tuple[Finding, ...]:
    """One finding a kind of suspicious character, pointing at the first."""
    found = (
        _first(text, _BIDI, "layout.bidi", "that change the direction of writing, so that it may not read as it looks"),
        _first(text, _CONTROL, "layout.control", "that control a terminal or a printer"),
        _first(text, _BROKEN, "layout.encoding", "that tell of a wrong encoding before this library read it"),
    )
    return tuple(finding for finding in found if finding is not None)


def _first(text: str, pattern: re.Pattern[str], check: str, what: str) -> Finding | None:
    first = pattern.search(text)
    if first is None:
        return None
    count = sum(1 for _ in pattern.finditer(text))
    return Finding(
        check=check,
        severity="warning",
        message=f"The text holds {count} character{'s' if count > 1 else ''} {what}.",
        source=Quote.cut(text, first.start(), first.end()),
    )
