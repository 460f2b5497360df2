"""Ordinals of Indonesian text: "ke-2", "kedua", "ke-XVII", "untuk pertama kalinya"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.numbers import DASHES, number_words, spelled
from asemnews.lexicon.numerals import in_words, ordinal_digits, ordinal_words, read_roman
from asemnews.lexicon.tokens import LINE, SPACED, Tokens
from asemnews.lexicon.words import function_words


@dataclass(frozen=True, slots=True)
class Ordinal:
    """ "ke-2", "kedua", "ke-XVII", "untuk pertama kalinya"; ``begin`` and ``end`` are token indices."""

    begin: int
    end: int
    number: int
    english: str
    collective: bool = False  # "kedua negara": the two countries


def ordinal(tokens: Tokens, index: int) -> Ordinal | None:
    """The ordinal that begins at ``index``."""
    word = tokens[index].word
    if word == "ke":
        found = _numeric_ordinal(tokens, index)
    else:
        entry = number_words().get(word)
        if entry is None or entry.kind != "ordinal":
            return None
        found = _word_ordinal(tokens, index, int(entry.value))
    if found is None:
        return None
    return _times(tokens, found)


def _numeric_ordinal(tokens: Tokens, index: int) -> Ordinal | None:
    if tokens.word(index + 1) not in DASHES or tokens[index + 2].gap > LINE:
        return None
    text = tokens[index + 2].text
    number = int(text) if text.isdecimal() and len(text) <= 4 else read_roman(text)
    if not number:
        return None
    return Ordinal(index, index + 3, number, ordinal_digits(number))


def _word_ordinal(tokens: Tokens, index: int, value: int) -> Ordinal | None:
    following = number_words().get(tokens.word(index + 1))
    if 1 < value < 10 and following and following.kind in ("belas", "puluh", "ratus"):
        whole = spelled(tokens, index, first=value)
        if whole is not None:
            return Ordinal(index, whole.end, int(whole.amount), ordinal_words(int(whole.amount)))
    after = tokens.word(index + 1)
    collective = value > 1 and (after in collective_nouns() or _opens(tokens, index))
    english = in_words(Decimal(value)) if collective else ordinal_words(value)
    return Ordinal(index, index + 1, value, english, collective)


def _opens(tokens: Tokens, index: int) -> bool:
    """True for "kedua" before a noun and after nothing that it could count: "bagi kedua kampus"."""
    after = tokens[index + 1]
    if after.gap != SPACED or not after.word.isalpha() or after.word in function_words():
        return False
    return tokens[index - 1].word in _BEFORE_GROUPS


_BEFORE_GROUPS: Final = frozenset(
    [
        "di",
        "ke",
        "dari",
        "oleh",
        "untuk",
        "bagi",
        "antara",
        "kepada",
        "dengan",
        "pada",
        "dalam",
        "para",
        "dan",
        "atau",
        "bahwa",
        "agar",
        "terhadap",
    ]
)


@cache
def collective_nouns() -> frozenset[str]:
    """Nouns that "kedua", "ketiga" … before them count as a group: "kedua negara" is the two countries."""
    return frozenset(row["noun"] for row in read_table("collective_nouns.tsv"))


def _times(tokens: Tokens, found: Ordinal) -> Ordinal:
    """Take in "untuk … kalinya": "untuk pertama kalinya" is "for the first time"."""
    if tokens.word(found.end) not in ("kali", "kalinya"):
        return found
    lead = tokens[found.begin - 1].word == "untuk" and tokens[found.begin].gap <= LINE
    english = f"{'for the ' if lead else ''}{ordinal_words(found.number)} time"
    return Ordinal(found.begin - lead, found.end + 1, found.number, english)
