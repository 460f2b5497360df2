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
    ordinal_digits,
    ordinal_words,
    read_numeral,
    read_roman,
    with_magnitude,
)
from asemnews.lexicon.tokens import JOINED, LINE, SPACED, Tokens
from asemnews.lexicon.words import function_words

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
    if "/" in (tokens[index + 1].text, tokens[index - 1].text) and (found := _slashed(tokens, index)):
        return found
    end, magnitude = magnitudes(tokens, index + 1, short=short)
    follows = tokens.word(index + 1)
    strict = quantity or end > index + 1 or follows in ("%", "persen")
    amount = read_numeral(text, point=strict, english=not strict and _in_english(tokens, index))
    if amount is None:
        return None
    return Quantity(end, amount * magnitude, with_magnitude(amount, magnitude), "digits", amount, magnitude)


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


def _slashed(tokens: Tokens, index: int) -> Quantity | None:
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
    return Quantity(at, amount, in_words(amount), "words", amount)


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


_MANY: Final = {10: "tens", 12: "dozens", 100: "hundreds"} | {size: f"{name}s" for size, name in MAGNITUDES}


def _many(tokens: Tokens, index: int, entry: NumberWord) -> Quantity:
    end, magnitude = magnitudes(tokens, index + 1)
    words = _MANY[int(entry.value)] if tokens[index].word != "belasan" else "more than ten"
    if magnitude > 1:
        words = f"{words} of {_MANY.get(magnitude, in_digits(Decimal(magnitude)))}"
    return Quantity(end, entry.value * magnitude, words, "many", entry.value, magnitude)


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
    following = _word(tokens, index + 1)
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


@cache
def _counted_words() -> frozenset[str]:
    return frozenset(row["noun"] for row in read_table("counters.tsv"))


def quantity_follows(tokens: Tokens, index: int) -> bool:
    """True where the words at ``index`` make a quantity of the digits before them: a unit, a counter, a magnitude."""
    word = tokens.word(index)
    if not word:
        return False
    entry = number_words().get(word)
    if entry is not None and entry.kind in ("magnitude", "short", "puluh", "ratus"):
        return True
    return word in _counted_words() or (word in unit_words() and word not in _CALENDAR_UNITS)


_CALENDAR_UNITS: Final = frozenset(
    ["tahun", "bulan", "hari", "pekan", "minggu", "kali", "semester", "triwulan", "kuartal", "abad", "m"]
)


@cache
def unit_words() -> frozenset[str]:
    """Units by their lower-case written forms, of one word or more."""
    return frozenset(row["unit"] for row in read_table("units.tsv")) | {"persen", "%"}
