"""The words that tell a letterhead, a by-line or a footer, from ``data/layout.tsv``."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def _rows() -> dict[str, tuple[str, ...]]:
    rows: dict[str, list[str]] = {}
    text = (files("asemnews.reading") / "data" / "layout.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, phrase = line.split("\t")
            rows.setdefault(kind, []).append(phrase)
    return {kind: tuple(phrases) for kind, phrases in rows.items()}


@cache
def phrases(kind: str) -> frozenset[str]:
    """The lower-case phrases of one kind."""
    return frozenset(_rows()[kind])


@cache
def numbered(kind: str) -> dict[str, int]:
    """Phrases with a number (months 1 to 12, weekdays from Monday as 0)."""
    return {name: int(number) for name, number in (row.split("=") for row in _rows()[kind])}


@cache
def alternation(kind: str) -> str:
    """A regular expression for any phrase of the kind, longest first; white space as written by anybody."""
    rows = _rows()[kind]
    names = sorted((row.split("=")[0] for row in rows), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s{1,3}") for name in names) + ")"


@cache
def starting(kind: str) -> re.Pattern[str]:
    """Matches a phrase of the kind at the beginning, as whole words, in any case."""
    return re.compile(rf"{alternation(kind)}(?![\w])", re.IGNORECASE)


@cache
def labelled(kind: str) -> re.Pattern[str]:
    """Matches a phrase of the kind and its colon at the beginning, in any case."""
    return re.compile(rf"\W{{0,3}}{alternation(kind)}\s{{0,3}}[:：]", re.IGNORECASE)
