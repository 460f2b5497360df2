"""Rough stems, by which words of one language are compared with words of the other through a lexicon.

Not linguistics: the same function makes the lexicon and reads it, so all that counts is that forms of a word meet.
"""

from __future__ import annotations

import functools
import re

from asemnews.lexicon.words import function_words

_WORD = re.compile(r"[^\W\d_]+")
_ENCLITICS = ("nya", "lah", "kah", "pun")
_ENGLISH_SMALL = frozenset(
    (
        "a an the of and in for with by to was were is are has have had that this which from on at as it its their "
        "will would be been but or who we they he she his her also between into after before i you your our my me them "
        "him us do does did so than then there these those what when where while about over up out if can could may "
        "might should must such more"
    ).split()
)


@functools.lru_cache(maxsize=1 << 15)
def indonesian_stem(word: str) -> str:
    """The stem of one casefolded word; empty for function words and letters."""
    if len(word) < 3 or word in function_words():
        return ""
    for ending in _ENCLITICS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@functools.lru_cache(maxsize=1 << 15)
def english_stem(word: str) -> str:
    """The stem of one casefolded word; empty for function words and letters."""
    if len(word) < 2 or word in _ENGLISH_SMALL:
        return ""
    for ending in (
        "ations",
        "ation",
        "ings",
        "ing",
        "ies",
        "ied",
        "ers",
        "er",
        "ed",
        "es",
        "s",
        "e",
        "y",
        "ly",
        "al",
        "ment",
        "ments",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word[:7]


def indonesian_stems(text: str) -> list[str]:
    """The stems of a text's content words, in order."""
    return [stem for match in _WORD.finditer(text) if (stem := indonesian_stem(match.group().casefold()))]


def english_stems(text: str) -> list[str]:
    """The stems of a text's content words, in order."""
    return [stem for match in _WORD.finditer(text) if (stem := english_stem(match.group().casefold()))]
