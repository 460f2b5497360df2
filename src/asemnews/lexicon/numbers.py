"""Quantities of Indonesian text: digits with magnitudes, words, fractions, ranges and ordinals.

Every reader takes a token index and gives what begins there with the index after it, or null.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.numerals import (
    MAGNITUDES,
    in_digits,
    in_words,
    ordinal_words,
    read_numeral,
    tidy,
    with_magnitude,
)
from asemnews.lexicon.tokens import JOINED, LINE, SPACED, Tokens

DASHES: Final = frozenset("-–—")
_HALF: Final = Decimal("0.5")


class NumberWord(NamedTuple):
    """A row of ``number_words.tsv``."""

    kind: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the token index ``end`` after it.

    ``mantissa`` and ``magnitude`` are what was written ("2,5" and a million); ``form`` tells how: "digits", "words",
    "fraction" or "many" ("puluhan ribu", where ``amount`` is the least it can mean).
    """

    end: int
    amount: Decimal
    english: str
    form: str = "digits"
    mantissa: Decimal = Decimal(0)
    magnitude: int = 1


@cache
def number_words() -> dict[str, NumberWord]:
    """Number words by their lower-case form."""
    table: dict[str, NumberWord] = {}
    for row in read_table("number_words.tsv"):
        top, _, bottom = row["value"].partition("/")
        table[row["word"]] = NumberWord(row["class"], Decimal(top) / Decimal(bottom or 1))
    return table


def _word(tokens: Tokens, index: int, gap: int = LINE) -> NumberWord | None:
    return number_words().get(tokens.word(index, gap))


def cardinal(tokens: Tokens, index: int, *, quantity: bool = False, short: bool = False) -> Quantity | None:
    """The number that begins at ``index``: "1.056", "2,5 juta", "dua puluh lima", "sepertiga", "puluhan ribu".

    ``quantity``: only a quantity can stand here (after a currency), so "1.5" is one and a half. ``short``: the
    abbreviations of money, "M" and "T", count as magnitudes.
    """
    key = index, quantity, short
    known = tokens.cardinals
    if key not in known:
        known[key] = _cardinal(tokens, index, quantity=quantity, short=short)
    return known[key]


def _cardinal(tokens: Tokens, index: int, *, quantity: bool, short: bool) -> Quantity | None:
    token = tokens[index]
    if token.is_numeral:
        return _digits(tokens, index, quantity=quantity, short=short)
    entry = number_words().get(token.word)
    if entry is None:
        return None
    if entry.kind == "many":
        return _many(tokens, index, entry)
    return _fraction(tokens, index, entry) or spelled(tokens, index)


def _digits(tokens: Tokens, index: int, *, quantity: bool, short: bool) -> Quantity | None:
    text = tokens[index].text
    if "/" in (tokens[index + 1].text, tokens[index - 1].text) and (found := slashed(tokens, index)):
        return found
    end, magnitude = magnitudes(tokens, index + 1, short=short)
    follows = tokens.word(index + 1)
    strict = quantity or end > index + 1 or follows in ("%", "persen")
    amount = read_numeral(text, point=strict, english="," in text and not strict and _in_english(tokens, index))
    if amount is None:
        return None
    return Quantity(end, tidy(amount * magnitude), with_magnitude(amount, magnitude), "digits", amount, magnitude)


def magnitudes(tokens: Tokens, index: int, *, short: bool = False) -> tuple[int, int]:
    """The index after the magnitude words at ``index`` and their product: "juta" → 10⁶, none → 1."""
    magnitude = 1
    while True:
        entry = _word(tokens, index)
        if entry is not None and (entry.kind == "magnitude" or (entry.kind == "short" and magnitude == 1)):
            magnitude *= int(entry.value)
        elif short and magnitude == 1 and tokens[index].text in _MONEY_SHORT and tokens[index].gap <= SPACED:
            magnitude = _MONEY_SHORT[tokens[index].text]
        else:
            return index, magnitude
        index += 1
        if magnitude > 10**15:
            return index, magnitude


_MONEY_SHORT: Final = {"M": 10**9, "T": 10**12}


def slashed(tokens: Tokens, index: int) -> Quantity | None:
    """A fraction such as "1/3" or "2/3"; anything else with a slash is a date or a code."""
    top, bottom = tokens[index].text, tokens[index + 2].text
    if tokens[index + 1].text != "/" or tokens[index + 1].gap or tokens[index + 2].gap:
        return None
    if not (top.isdecimal() and bottom.isdecimal() and len(top) == 1 and len(bottom) <= 2):
        return None
    if not 0 < int(top) < int(bottom) <= 10 or (tokens[index + 3].gap == JOINED and tokens[index + 3].text[0] in "/-0"):
        return None
    return Quantity(index + 3, Decimal(top) / Decimal(bottom), f"{top}/{bottom}", "fraction")


_ENGLISH_WORDS: Final = frozenset(
    [
        "the",
        "of",
        "and",
        "in",
        "for",
        "with",
        "to",
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "by",
        "from",
        "that",
        "people",
    ]
)


def _in_english(tokens: Tokens, index: int) -> bool:
    """True where an English title or quotation surrounds the numeral: "1,056" is then a thousand and more."""
    near = [tokens[at].word for at in range(max(0, index - 5), index + 6)]
    return sum(word in _ENGLISH_WORDS for word in near) >= 2


def spelled(tokens: Tokens, index: int, first: int | None = None) -> Quantity | None:
    """A number in words from ``index``: "dua ratus lima puluh ribu". ``first`` stands for the word at ``index``."""
    words = number_words()
    total, current, level, ceiling = Decimal(0), Decimal(0), Decimal(1000), Decimal(10) ** 18
    at = index
    while True:
        entry = (
            NumberWord("unit", Decimal(first))
            if at == index and first
            else _word(tokens, at, LINE if at > index else 3)
        )
        if entry is None:
            break
        kind, value = entry
        following = words.get(tokens.word(at + 1))
        if kind == "unit" and following and following.kind in ("belas", "puluh", "ratus"):
            value = value + 10 if following.kind == "belas" else value * following.value
            step, floor = 2, Decimal(1) if following.kind == "belas" else following.value
        elif kind in ("unit", "ten", "hundred"):
            step, floor = 1, Decimal(100) if kind == "hundred" else Decimal(10) if value == 10 else Decimal(1)
            floor = Decimal(1) if kind == "ten" else floor
        elif kind == "half" and (at == index or level == 1):
            step, floor = 1, _HALF
        elif kind == "whole" and not current and value < ceiling:
            total, ceiling, at = total + value, value, at + 1
            continue
        elif kind == "magnitude" and current and value < ceiling:
            total, current, level, ceiling, at = total + current * value, Decimal(0), Decimal(1000), value, at + 1
            continue
        else:
            break
        if value >= level or (value == 0 and at > index):
            break
        current, level, at = current + value, floor, at + step
        if value == 0:
            break
    if at == index:
        return None
    amount = total + current
    return Quantity(at, tidy(amount), in_words(amount), "words", amount)


def _fraction(tokens: Tokens, index: int, entry: NumberWord) -> Quantity | None:
    """ "sepertiga", "dua pertiga", "tiga perempat", "dua per lima"."""
    if entry.kind == "fraction":
        return Quantity(index + 1, entry.value, _fraction_words(1, int(1 / entry.value + _HALF)), "fraction")
    if entry.kind != "unit" or not entry.value:
        return None
    below = _word(tokens, index + 1)
    end = index + 2
    if tokens.word(index + 1) == "per":
        below, end = _word(tokens, index + 2), index + 3
        if below is None or below.kind != "unit":
            return None
    elif below is None or below.kind != "denominator":
        return None
    if below.value <= entry.value:
        return None
    return Quantity(end, entry.value / below.value, _fraction_words(int(entry.value), int(below.value)), "fraction")


def _fraction_words(top: int, bottom: int) -> str:
    name = {2: "half", 4: "quarter"}.get(bottom) or ordinal_words(bottom)
    return f"{in_words(Decimal(top))}-{name}{'s' if top > 1 else ''}"


_MANY: Final = {10: "tens", 100: "hundreds"} | {size: f"{name}s" for size, name in MAGNITUDES}


def _many(tokens: Tokens, index: int, entry: NumberWord) -> Quantity:
    end, magnitude = magnitudes(tokens, index + 1)
    special = {"belasan": "more than ten", "lusinan": "dozens"}
    words = special.get(tokens[index].word) or _MANY[int(entry.value)]
    if magnitude > 1:
        words = f"{words} of {_MANY.get(magnitude, in_digits(Decimal(magnitude)))}"
    return Quantity(end, entry.value * magnitude, words, "many", entry.value, magnitude)


def quantity_range(
    tokens: Tokens, index: int, low: Quantity, *, money: bool = False
) -> tuple[Quantity, Quantity | None, str]:
    """Both ends of a range that begins with ``low``, and what joins them in English: "10-15 juta", "20 hingga 25".

    A magnitude at the far end holds for both. Without a range, the same quantity, null and "". ``money``: the far end
    may carry its own sign ("Rp10 juta hingga Rp15 juta").
    """
    found = _joiner(tokens, index, low.end)
    if found is None or low.form not in ("digits", "words"):
        return low, None, ""
    joiner, at = found
    if money and tokens[at].text == tokens[index - 1].text and not tokens[at].is_numeral:
        at += 1
    elif money and tokens[at].text == tokens[index - 2].text and tokens[at + 1].text == tokens[index - 1].text:
        at += 2
    if not money and year_like(tokens[at].text) and not year_like(tokens[index].text):
        return low, None, ""
    high = cardinal(tokens, at, quantity=money, short=money)
    if high is None or high.form != low.form or tokens[at].gap > LINE:
        return low, None, ""
    near = low
    if low.magnitude == 1 and low.form == "digits" and high.magnitude > 1 and low.mantissa < high.mantissa:
        near = Quantity(
            low.end, tidy(low.mantissa * high.magnitude), low.english, "digits", low.mantissa, high.magnitude
        )
    if near.amount >= high.amount:
        return low, None, ""
    if low.form == "words" and joiner == "–":
        joiner = " or " if high.amount - near.amount == 1 else " to "
    return near, high, joiner


def _joiner(tokens: Tokens, index: int, at: int) -> tuple[str, int] | None:
    word = tokens.word(at)
    if word in DASHES:
        return ("–", at + 1) if tokens[at + 1].gap <= SPACED else None
    if word == "dan" and "antara" in (tokens[index - 1].word, tokens[index - 2].word):
        return " and ", at + 1
    if word in ("hingga", "sampai"):
        return " to ", at + 1 + (tokens.word(at + 1) == "dengan")
    return None


def year_like(text: str) -> bool:
    """True for four digits from 1900 to 2099."""
    return len(text) == 4 and text.isdecimal() and "1900" <= text <= "2099"
