"""Words that a small model has seldom met, with their usual English."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.names import name_words

_WORD = re.compile(r"(?<![\w⦅-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w⦆-])")

_OWNED = re.compile(r"(?:his|her|its|their|the) ")


@dataclass(frozen=True, slots=True)
class SeldomWord:
    """A seldom word of a text and its English. Positions are code points of the string that was searched."""

    start: int
    end: int
    english: str


@functools.cache
def seldom_words() -> Mapping[str, str]:
    """The English of each seldom word, in the form in which it would stand in its place: ``dicegat`` → intercepted.

    Whose a thing with -nya is only the sentence tells, so the suffix stays: ``logikanya`` → logic-nya.
    """
    return {row["indonesian"]: _bare(row["indonesian"], row["english"]) for row in read_table("seldom_words.tsv")}


def _bare(word: str, english: str) -> str:
    if not word.endswith("nya") or not _OWNED.match(english):
        return english
    return f"{_OWNED.sub('', english)}-nya"


def find_seldom(text: str, more: Mapping[str, str] = MappingProxyType({})) -> Iterator[SeldomWord]:
    """The seldom words of a sentence, and those of ``more`` (English by words in lower case).

    A word with a capital is taken for a name, unless it is the first, is not known as a name and leads up to no other
    capital ("Pelita Air").
    """
    english = {**seldom_words(), **more} if more else seldom_words()
    words = list(_WORD.finditer(text))
    for number, match in enumerate(words):
        word = match.group()
        lower = word.lower()
        if lower not in english:
            continue
        if word == lower:
            yield SeldomWord(match.start(), match.end(), english[lower])
        elif number == 0 and word[1:] == lower[1:] and lower not in name_words() and not _names(words[1:2]):
            yield SeldomWord(match.start(), match.end(), english[lower][:1].upper() + english[lower][1:])


def _names(words: Sequence[re.Match[str]]) -> bool:
    return any(match.group()[0].isupper() for match in words)


@functools.cache
def dictionary_digest() -> str:
    """Eight hexadecimal digits that change with the dictionary, for signatures."""
    whole = "\n".join(f"{word}\t{english}" for word, english in seldom_words().items())
    return hashlib.sha256(whole.encode()).hexdigest()[:8]
