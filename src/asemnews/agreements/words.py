"""Word types: what a word looks like and how it is built, which the tagger's features start from."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from asemnews.agreements.cues import CueMatch
from asemnews.agreements.tokens import Tokens

_ACTIVE: Final = ("mem", "men", "meng", "meny", "mel", "mer", "mew", "mey")
_NOUN: Final = ("pe", "ke", "per")
_REMEMBERED: Final = 1 << 14


class Links(NamedTuple):
    """What a word weighs together with the next, as packed weights.

    ``pairs``: by the next word, for the word itself, the next and the one after it; ``scoped``: for the next word by
    the decisive cue before it and its form; ``ruled``: for the next word by its governing cue.
    """

    pairs: dict[str, list[int]]
    scoped: dict[tuple[str, str], int]
    ruled: dict[str, int]


class Worth(NamedTuple):
    """What a word form weighs, as packed weights.

    ``around``: for the words two after it to two before it; ``forms``: for the next word by its form.
    """

    around: tuple[int, ...]
    forms: dict[str, int]
    links: Links


class WordType:
    """A word form with its cue kinds. ``worth`` is the tagger's memory of it."""

    __slots__ = ("kinds", "morph", "norm", "prefix", "shape", "suffix", "worth")

    def __init__(self, norm: str, shape: str, kinds: str) -> None:
        self.norm = norm
        self.shape = shape
        self.kinds = kinds
        self.morph = morphology(norm)
        self.prefix = norm[:4]
        self.suffix = norm[-3:]
        self.worth: Worth | None = None


def shape_of(word: str) -> str:
    """``9`` number, ``p`` mark, ``XX`` capitals, ``X`` capitalised, ``x`` lower case."""
    if word[0].isdigit():
        return "9"
    if not word[0].isalnum():
        return "p"
    if len(word) > 1 and word.isupper():
        return "XX"
    return "X" if word[0].isupper() else "x"


@lru_cache(_REMEMBERED)
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

    def row(self, tokens: Tokens, cues: Iterable[CueMatch]) -> list[WordType]:
        """The types of a sentence's words, each with the kinds of the cue that covers it."""
        kinds = [""] * len(tokens)
        for cue in cues:
            kinds[cue.first : cue.last] = [joined(cue.kinds)] * (cue.last - cue.first)
        return [self._of(word, norm, kind) for word, norm, kind in zip(tokens.words, tokens.norms, kinds, strict=True)]

    def _of(self, word: str, norm: str, kinds: str) -> WordType:
        key = (word, kinds)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= self._limit:
                self._known.clear()
            found = self._known[key] = WordType(norm, shape_of(word), kinds)
        return found


@lru_cache(_REMEMBERED)
def joined(kinds: frozenset[str]) -> str:
    """Cue kinds as one string, in alphabetical order."""
    return "+".join(sorted(kinds))


def edge() -> WordType:
    """What stands before the first and after the last token of a sentence."""
    return WordType("<edge>", "e", "")


EDGE: Final = edge()
