"""What stands in a source sentence, kept for a while: the n-best renderings of one sentence are checked one by one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from asemnews.fidelity.spelling import fold
from asemnews.lexicon.glossary import Glossary
from asemnews.lexicon.names import Name, find_names
from asemnews.lexicon.places import PlaceMention, find_places
from asemnews.lexicon.terms import TermMention
from asemnews.lexicon.values import Value, find_values

_WORD: Final = re.compile(r"[^\W\d_]+")
KEPT: Final = 64  # sentences; a batch of renderings is checked in order


@lru_cache(maxsize=KEPT)
def values_of(source: str) -> tuple[Value, ...]:
    """Its numbers, dates and times."""
    return find_values(source)


@lru_cache(maxsize=KEPT)
def names_of(source: str) -> tuple[Name, ...]:
    """Its names."""
    return find_names(source)


@lru_cache(maxsize=KEPT)
def places_of(source: str) -> tuple[PlaceMention, ...]:
    """Its places."""
    return find_places(source)


@lru_cache(maxsize=KEPT)
def terms_of(source: str, glossary: Glossary) -> tuple[TermMention, ...]:
    """Its terms."""
    return glossary.find(source)


@lru_cache(maxsize=KEPT)
def folded_words(source: str) -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """Its words without case and accents, and the same by first letter."""
    words = frozenset(fold(match.group()) for match in _WORD.finditer(source))
    by_letter: dict[str, tuple[str, ...]] = {}
    for word in sorted(words):
        by_letter[word[0]] = (*by_letter.get(word[0], ()), word)
    return words, by_letter
