"""Quantities of English text: "1,056", "2.5 million", "twenty-five", "two-thirds", "tens of thousands", "7th"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.numbers import DASHES, NumberWord, Quantity
from asemnews.lexicon.numerals import LONGEST, read_roman, tidy
from asemnews.lexicon.tokens import JOINED, LINE, SPACED, Tokens

_NUMERAL: Final = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_PARTS: Final = ("unit", "teen", "tens", "hundred", "magnitude", "dozen")
_SUFFIXES: Final = frozenset(("st", "nd", "rd", "th"))


@cache
def english_words() -> dict[str, tuple[NumberWord, ...]]:
    """English number words by their lower-case form; "third" is both an ordinal and a fraction."""
    table: dict[str, tuple[NumberWord, ...]] = {}
    for row in read_table("english_numbers.tsv"):
        top, _, bottom = row["value"].partition("/")
        word = NumberWord(row["class"], Decimal(top) / Decimal(bottom or 1))
        table[row["word"]] = (*table.get(row["word"], ()), word)
    return table


def _kind(tokens: Tokens, index: int, *kinds: str, gap: int = LINE) -> NumberWord | None:
    for entry in english_words().get(tokens.word(index, gap), ()):
        if entry.kind in kinds:
            return entry
    return None


def english_cardinal(tokens: Tokens, index: int) -> Quantity | None:
    """The English number that begins at ``index``."""
    token = tokens[index]
    if token.is_numeral:
        return _digits(tokens, index)
    many = _kind(tokens, index, "many", gap=3)
    if many is not None:
        return _many(tokens, index, many)
    return _fraction(tokens, index) or _spelled(tokens, index)


def _digits(tokens: Tokens, index: int) -> Quantity | None:
    text = tokens[index].text
    if len(text) > LONGEST or not _NUMERAL.fullmatch(text) or (text[0] == "0" and text[1:2].isdecimal()):
        return None
    amount = Decimal(text.replace(",", ""))
    slash = tokens[index + 1].text == "/" and tokens[index + 1].gap == tokens[index + 2].gap == JOINED
    if (
        slash
        and len(text) == 1
        and tokens[index + 2].text.isdecimal()
        and 0 < int(text) < int(tokens[index + 2].text) <= 10
    ):
        return Quantity(index + 3, amount / int(tokens[index + 2].text), text, "fraction")
    end, magnitude = index + 1, 1
    while (entry := _kind(tokens, end, "magnitude", "dozen", "many")) and magnitude <= 10**15:
        end, magnitude = end + 1, magnitude * int(entry.value)
    if magnitude == 1 and tokens.word(end) in DASHES and (entry := _kind(tokens, end + 1, "magnitude", gap=JOINED)):
        end, magnitude = end + 2, int(entry.value)  # "a 2.5-million-tonne plan"
    return Quantity(end, tidy(amount * magnitude), text, "digits", amount, magnitude)


def _many(tokens: Tokens, index: int, entry: NumberWord) -> Quantity:
    end, amount = index + 1, entry.value
    if tokens.word(end) == "of" and (more := _kind(tokens, end + 1, "many")):
        end, amount = end + 2, amount * more.value
    return Quantity(end, amount, tokens[index].text, "many", amount)


def _fraction(tokens: Tokens, index: int) -> Quantity | None:
    """ "half", "a third", "two-thirds", "three quarters"; an article or "one" before the noun belongs to it."""
    top = _kind(tokens, index, "unit", gap=3)
    one = tokens[index].word in ("a", "an")
    if top is None and not one:
        entry = _kind(tokens, index, "fraction", gap=3)
        if entry is None or entry.value != Decimal("0.5"):
            return None
        return Quantity(index + 1, entry.value, "half", "fraction")
    at = index + 1 + (tokens.word(index + 1) in DASHES)
    below = _kind(tokens, at, "fraction")
    if below is None and top and top.value == 1 and (nth := _kind(tokens, at, "ordinal")) and nth.value > 3:
        return Quantity(at + 1, 1 / nth.value, tokens[at].text, "fraction")
    if below is None:
        return None
    if tokens[at].word in ("third", "quarter") and tokens.word(at + 1) != "of" and tokens.word(index + 1) not in DASHES:
        return None  # "a third meeting", "a quarter later"
    amount = (top.value if top else Decimal(1)) / round(1 / below.value)
    return Quantity(at + 1, amount, tokens[at].text, "fraction")


def _spelled(tokens: Tokens, index: int) -> Quantity | None:
    total, current, level, at, seen = Decimal(0), Decimal(0), 1000, index, False
    if tokens[index].word in ("a", "an") and _kind(tokens, index + 1, "hundred", "magnitude", "dozen"):
        current, level, at, seen = Decimal(1), 1, index + 1, True
    while True:
        entry = _kind(
            tokens, at, "unit", "teen", "tens", "hundred", "magnitude", "dozen", gap=LINE if at > index else 3
        )
        if entry is None:
            break
        if entry.kind == "magnitude" or entry.kind == "dozen":
            if not current:
                break
            total, current, level = total + current * entry.value, Decimal(0), 1000
        elif entry.kind == "hundred":
            if not 0 < current < 100:
                break
            current, level = current * 100, 100
        else:
            size = {"unit": 10, "teen": 100, "tens": 100}[entry.kind]
            if size > level or (entry.kind == "unit" and level == 1):
                break
            current, level = current + entry.value, 10 if entry.kind == "tens" else 1
        seen, at = True, at + 1
        at = _link(tokens, at)
    return Quantity(at, tidy(total + current), "", "words", total + current) if seen and at > index else None


def _link(tokens: Tokens, at: int) -> int:
    """The index after "and" or a hyphen inside a spelled number: "one hundred and five", "twenty-five"."""
    word = tokens.word(at)
    if word in DASHES and tokens[at].gap == JOINED and _kind(tokens, at + 1, "unit", gap=JOINED):
        return at + 1
    before = _kind(tokens, at - 1, "hundred", "magnitude", gap=3)
    if word == "and" and before and _kind(tokens, at + 1, "unit", "teen", "tens"):
        own = _kind(tokens, at + 2, "magnitude", "hundred")
        if own is None or own.value < before.value or before.kind == "hundred" != own.kind:
            return at + 1
    return at


def english_ordinal(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The ordinal at ``index`` and the index after it: "7th", "second", "twenty-first", "XVII"."""
    token = tokens[index]
    if token.is_numeral:
        if not token.text.isdecimal() or len(token.text) > 4 or tokens.word(index + 1, JOINED) not in _SUFFIXES:
            return None
        return int(token.text), index + 2
    entry = _kind(tokens, index, "ordinal", gap=3)
    if entry is not None:
        return int(entry.value), index + 1
    tens = _kind(tokens, index, "tens", gap=3)
    if tens is not None and tokens.word(index + 1, JOINED) == "-" and (ones := _kind(tokens, index + 2, "ordinal")):
        if ones.value < 10:
            return int(tens.value + ones.value), index + 3
        return None
    if (
        token.text.isupper()
        and len(token.text) > 1
        and tokens[index].gap == SPACED
        and (roman := read_roman(token.text))
    ):
        return (roman, index + 1) if roman < 50 else None
    return None
