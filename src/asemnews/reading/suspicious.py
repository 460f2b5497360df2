"""Characters that a reader does not see or that should not be there: kept, and told."""

from __future__ import annotations

from asemnews.records import Finding, Quote

_BIDI = tuple("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CONTROL = tuple(chr(c) for c in (*range(9), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)))
_BROKEN = ("\ufffd", "â€œ", "â€\u009d", "â€™", "â€“", "â€”", "Ã©", "Ã¨", "Ã¡", "Ã³", "Â\xa0")


def character_findings(text: str) -> tuple[Finding, ...]:
    """One finding a kind of suspicious character, pointing at the first."""
    if text.isascii() and text.isprintable():
        return ()
    found = (
        _first(text, _BIDI, "layout.bidi", "that change the direction of writing, so that it may not read as it looks"),
        _first(text, _CONTROL, "layout.control", "that control a terminal or a printer"),
        _first(text, _BROKEN, "layout.encoding", "that tell of a wrong encoding before this library read it"),
    )
    return tuple(finding for finding in found if finding is not None)


def _first(text: str, signs: tuple[str, ...], check: str, what: str) -> Finding | None:
    places = {sign: at for sign in signs if (at := text.find(sign)) >= 0}
    if not places:
        return None
    sign, start = min(places.items(), key=lambda item: item[1])
    count = sum(text.count(sign) for sign in places)
    return Finding(
        check=check,
        severity="warning",
        message=f"The text holds {count} character{'s' if count > 1 else ''} {what}.",
        source=Quote.cut(text, start, start + len(sign)),
    )
