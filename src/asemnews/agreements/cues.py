"""Cue words: what makes a clause an agreement, and what keeps it from being one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

_FILE: Final = "cues.tsv"


class Cue(NamedTuple):
    """One reading of a cue: its kind ("agree", "sign", "propose" …) and its voice."""

    kind: str
    voice: str


class CueMatch(NamedTuple):
    """A cue at tokens ``first:last`` (half-open), with every reading it has."""

    first: int
    last: int
    readings: tuple[Cue, ...]
    kinds: frozenset[str]


class CueList:
    """The cues of the data file, looked up by their words."""

    def __init__(self, rows: Sequence[tuple[str, str, str]]) -> None:
        forms: dict[tuple[str, ...], list[Cue]] = {}
        for kind, voice, words in rows:
            for form in words.split(","):
                forms.setdefault(tuple(form.split()), []).append(Cue(kind, voice))
        self._forms = {
            form: (tuple(dict.fromkeys(found)), frozenset(cue.kind for cue in found)) for form, found in forms.items()
        }
        self._longest: dict[str, int] = {}
        for known in self._forms:
            self._longest[known[0]] = max(len(known), self._longest.get(known[0], 0))

    def find(self, norms: Sequence[str]) -> list[CueMatch]:
        """The cues among lower-cased words, longest first at each place, not overlapping, in order."""
        found: list[CueMatch] = []
        at, end = 0, len(norms)
        while at < end:
            width = min(self._longest.get(norms[at], 0), end - at)
            while width:
                form = self._forms.get(tuple(norms[at : at + width]))
                if form:
                    found.append(CueMatch(at, at + width, *form))
                    break
                width -= 1
            at += width or 1
        return found


@cache
def cues() -> CueList:
    """The cues this package knows."""
    text = resources.files(__package__).joinpath("data", _FILE).read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return CueList([(kind, voice, words) for kind, voice, words in rows])
