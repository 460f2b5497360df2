"""The room's closed classes of words, read from the package's tables."""

from __future__ import annotations

import re
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
    phrases = sorted(words(kind), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, phrases))})(?![\w-])", re.IGNORECASE)


@cache
def word_set(kind: str) -> frozenset[str]:
    """Words of one kind of ``facts_words.tsv``."""
    return frozenset(
        word for row in read_table("facts_words.tsv") if row["kind"] == kind for word in row["words"].split("|")
    )


@cache
def any_of(kind: str) -> re.Pattern[str]:
    """A pattern for any word of that kind of ``facts_words.tsv``, in either case."""
    phrases = sorted(word_set(kind), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, phrases))})(?![\w-])", re.IGNORECASE)
