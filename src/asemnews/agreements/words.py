"""Word types: what a word looks like and how it is built, which the tagger's features start from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_ACTIVE: Final = ("mem", "men", "meng", "meny", "mel", "mer", "mew", "mey")
_NOUN: Final = ("pe", "ke", "per")


class WordType:
    """A word form with its cue kinds. ``sums`` is the tagger's memory of what the form is worth around a token."""

    __slots__ = ("kinds", "morph", "norm", "prefix", "shape", "suffix", "sums")

    def __init__(self, norm: str, shape: str, kinds: str) -> None:
        self.norm = norm
        self.shape = shape
        self.kinds = kinds
        self.morph = morphology(norm)
        self.prefix = norm[:4]
        self.suffix = norm[-3:]
        self.sums: tuple[int, ...] | None = None


def shape_of(word: str) -> str:
    """``9`` number, ``p`` mark, ``XX`` capitals, ``X`` capitalised, ``x`` lower case."""
    if word[0].isdigit():
        return "9"
    if not word[0].isalnum():
        return "p"
    if len(word) > 1 and word.isupper():
        return "XX"
    return "X" if word[0].isupper() else "x"


def morphology(norm: str) -> str:
    """The affixes that tell Indonesian verbs and action nouns apart: ``meN``, ``di``, ``ber``, ``ter``, ``pe-an`` …"""
    if norm.startswith(_ACTIVE):
        return "meN"
    if norm.startswith("ber"):
        return "ber"
    if norm.startswith("di") and len(norm) > 4:
        return "di"
    if norm.startswith("ter") and len(norm) > 5:
        return "ter"
    if norm.endswith("an"):
        return f"{norm[:2]}-an" if norm.startswith(_NOUN) else "-an"
    return "-"


class WordTypes:
    """Every word type met so far, one object a type, so that they compare by identity."""

    def __init__(self, limit: int = 60_000) -> None:
        self._known: dict[tuple[str, str], WordType] = {}
        self._limit = limit

    def of(self, word: str, norm: str, kinds: str) -> WordType:
        """The type of a word as written, with its normal form and the cue kinds it carries at this place."""
        key = (word, kinds)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= self._limit:
                self._known.clear()
            found = self._known[key] = WordType(norm, shape_of(word), kinds)
        return found


def joined(kinds: Iterable[str]) -> str:
    """Cue kinds as one string, in alphabetical order."""
    return "+".join(sorted(set(kinds)))


EDGE: Final = WordType("<edge>", "e", "")
"""Stands before the first and after the last token of a sentence."""
