"""The room's closed classes of words, read from the package's tables."""

from __future__ import annotations

from functools import cache

from asemnews.lexicon.data_files import read_table


@cache
def verbs(kind: str) -> frozenset[str]:
    """Words of ``speech.tsv``: ``said`` before a speaker, ``says`` after one, ``led``, ``signed``, ``joined`` …"""
    return frozenset(row["word"] for row in read_table("speech.tsv") if row["kind"] == kind)
