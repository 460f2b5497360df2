"""The room's closed classes of words, read from the package's tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from asemnews.lexicon.data_files import read_table


@cache
def verbs(kind: str) -> frozenset[str]:
    """Words of ``speech.tsv``: ``said`` before a speaker, ``says`` after one, ``led``, ``signed``, ``joined`` …"""
    return frozenset(row["word"] for row in read_table("speech.tsv") if row["kind"] == kind)


@cache
def words(kind: str) -> frozenset[str]:
    """Phrases of ``facts_nouns.tsv``: nouns of an ``instrument`` or ``meeting``, words that ``stop`` a name …"""
    return frozenset(row["words"] for row in read_table("facts_nouns.tsv") if row["kind"] == kind)


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """A pattern for whole phrases of one kind, the longest first, in either case."""
    return whole_words(words(kind))


@cache
def word_set(kind: str) -> frozenset[str]:
    """Words of one kind of ``facts_words.tsv``."""
    return frozenset(
        word for row in read_table("facts_words.tsv") if row["kind"] == kind for word in row["words"].split("|")
    )


@cache
def any_of(kind: str) -> re.Pattern[str]:
    """A pattern for any word of that kind of ``facts_words.tsv``, in either case."""
    return whole_words(word_set(kind))


def whole_words(phrases: Iterable[str], *, as_written: bool = False) -> re.Pattern[str]:
    """A pattern for any of the lower-case phrases as whole words, the longest first; in either case by default.

    It begins with a plain set of letters, by which the engine skips whatever cannot begin a phrase.
    """
    rests: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        first = phrase[0] if as_written else phrase[0] + phrase[0].upper()
        rests.setdefault(first, []).append(re.escape(phrase[1:]))
    openings = "".join(map(re.escape, rests))
    branches = "|".join(rf"(?<=[{re.escape(first)}])(?:{'|'.join(tails)})" for first, tails in rests.items())
    return re.compile(rf"[{openings}](?<![\w-].)(?{'' if as_written else 'i'}:{branches})(?![\w-])")
