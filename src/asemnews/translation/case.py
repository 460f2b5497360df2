"""Headlines in capitals or Title Case: the words as running text has them, and the English back in the source's manner.

A model that has learnt running text takes a capital for a name. The release itself knows better: a word that stands in
lower case in its body is no name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Literal

from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.morphology import active
from asemnews.lexicon.names import common_words

Case = Literal["sentence", "title", "upper"]
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# The Chicago Manual of Style (17th ed., 8.159): articles, coordinating conjunctions and prepositions stay small.
_SMALL = frozenset("a an and as at but by for from in into nor of off on or over per so the to up via with yet".split())
_TITLE_SHARE = 0.6  # of the longer words after the first; sentence-case headlines with names stay below it


def case_of(text: str) -> Case:
    """How a headline is set: ``upper``, ``title`` or as a sentence."""
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    if not words or len(_WORD.findall(text)) < 2:
        return "sentence"
    if text.isupper():
        return "upper"
    later = words[1:]
    if len(later) >= 2 and sum(word[0].isupper() for word in later) >= _TITLE_SHARE * len(later):
        return "title"
    return "sentence"


def running_forms(body: str) -> Mapping[str, str]:
    """For each word of the body, by its lower case, the form it most often has.

    Words that open a line are left out, and those of a document's name: its capitals ("Nota Kesepahaman Kerja Sama
    Pelabuhan") say nothing of the words.
    """
    counts: dict[str, Counter[str]] = {}
    for match in _WORD.finditer(_titled().sub("", body)):
        before = body[max(0, match.start() - 2) : match.start()]
        if before.strip() and before[-1:] in " (-–" and before[0] not in '.!?:"“”\n':
            counts.setdefault(match.group().lower(), Counter())[match.group()] += 1
    return {lower: max(sorted(forms), key=lambda form: forms[form]) for lower, forms in counts.items()}


@cache
def _titled() -> re.Pattern[str]:
    """What stands with capitals behind the noun of an instrument, with that noun."""
    nouns = {row["words"] for row in read_table("facts_nouns.tsv") if row["kind"] == "instrument"}
    heads = "|".join(re.escape(noun.title()) for noun in sorted(nouns, key=len, reverse=True))
    return re.compile(rf"\b(?:{heads})(?:[ \u00a0](?:dan[ \u00a0])?[A-ZÀ-Ö][\w'’-]*)+")


def running(text: str, forms: Mapping[str, str]) -> str:
    """A headline as running text: each word as the body has it, else small if it is a common word, else as a name."""
    common = common_words()

    def form(match: re.Match[str]) -> str:
        word = match.group()
        lower = word.lower()
        if lower in forms:
            return forms[lower]
        if lower in common or active(f"di{lower}") in common:  # headlines drop the prefix of verbs: resmikan, bangun
            return lower
        return word.capitalize() if len(word) > 4 and word.isupper() else word

    recased = _WORD.sub(form, text)
    return recased[:1].upper() + recased[1:]


def set_in(english: str, case: Case) -> str:
    """English in the manner of the source's headline."""
    if case == "upper":
        return english.upper()
    if case == "sentence":
        return english
    first = _WORD.search(english)

    def title(match: re.Match[str]) -> str:
        word = match.group()
        if match is first or (first is not None and match.start() == first.start()) or word not in _SMALL:
            return word[:1].upper() + word[1:]
        return word

    return _WORD.sub(title, english)
