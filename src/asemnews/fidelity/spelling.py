"""Spellings of one name in both languages: "Wisnu" and "Vishnu", "Kreta" and "Crete", "Muhammad" and "Mohammed"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

ALIKE: Final = 0.75  # similarity; spellings of one foreign name in both languages lie above ("Muhammad", "Mohammed")
_SPREAD: Final = 2  # letters by which the lengths of two spellings differ at most
_LONGEST: Final = 40  # letters; walls of letters are no names

# How Indonesian writes the sounds of foreign names (Pedoman umum ejaan bahasa Indonesia, chapter IV): each digraph and
# letter of either spelling is brought to one form.
_SOUNDS: Final = (
    (re.compile(r"[ck]h(?=[aeiou])|ck|cq|qu(?=[aeio])"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"sy|sh|sj|sc(?=[ei])"), "s"),
    (re.compile(r"([tdgbrlk])h"), r"\1"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"[cq]"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"oo|ou|oe"), "u"),
    (re.compile(r"^[yj](?=[aeiou])"), "j"),
    (re.compile(r"y"), "i"),
    (re.compile(r"z"), "s"),
    (re.compile(r"([a-z])\1"), r"\1"),
)


def fold(word: str) -> str:
    """A word without case and accents."""
    plain = word.casefold()
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 14)
def sound(folded: str) -> str:
    """A folded word as Indonesian would spell its sounds."""
    for pattern, letter in _SOUNDS:
        folded = pattern.sub(letter, folded)
    return folded


def alike(folded: str, word: str) -> bool:
    """True where two folded words may be spellings of one name; the lengths must be near."""
    if abs(len(word) - len(folded)) > _SPREAD or len(word) > _LONGEST:
        return False
    return SequenceMatcher(None, folded, word).ratio() >= ALIKE


def sounds_like(folded: str, words: Iterable[str]) -> str:
    """The first of the folded ``words`` that sounds like ``folded``; empty if none does."""
    key = sound(folded) if len(folded) <= _LONGEST else folded
    for word in words:
        if len(word) >= 4 and abs(len(word) - len(folded)) <= _SPREAD + 1:
            other = sound(word)
            if other[:1] == key[:1] and alike(key, other):
                return word
    return ""
