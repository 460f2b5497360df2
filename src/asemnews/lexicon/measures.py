"""Quantities with their units: "17,5 persen", "10-15 ton", "tiga tahun", and plain numbers."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final, Literal, NamedTuple

from asemnews.lexicon.counting import unit_words
from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.numbers import Quantity, cardinal, number_words, quantity_range
from asemnews.lexicon.numerals import in_digits, tidy
from asemnews.lexicon.tokens import JOINED, LINE, SPACED, Tokens
from asemnews.lexicon.words import function_words

_PERCENT: Final = frozenset(("persen", "%", "prosen"))
_POINTS: Final = frozenset(("poin", "point"))


class Unit(NamedTuple):
    """A unit in English, for one and for many; ``symbol`` ones ("km") have no plural."""

    singular: str
    plural: str
    symbol: bool


class Amount(NamedTuple):
    """A quantity with what it counts, between two token indices."""

    begin: int
    end: int
    kind: Literal["number", "percent", "measure"]
    amount: Decimal
    high: Decimal | None
    english: str
    unit: str | None


@cache
def units() -> dict[str, Unit]:
    """Units by their lower-case written form, of one word or more."""
    return {
        row["unit"]: Unit(row["singular"], row["plural"], row["kind"] == "symbol") for row in read_table("units.tsv")
    }


def read_amount(tokens: Tokens, index: int) -> Amount | None:
    """The quantity that begins at ``index``, with its unit if that is a plain one."""
    low = cardinal(tokens, index)
    if low is None or _idiom(tokens, index, low):
        return _awkward(tokens, index)
    if tokens.word(low.end, JOINED) == "-" and tokens.word(low.end + 1, JOINED) == "an" and low.form == "digits":
        return Amount(index, low.end + 2, "number", low.amount, None, f"around {low.english}", None)
    low, high, joiner = quantity_range(tokens, index, low)
    both = _with_unit(tokens, index, low, high, joiner)
    if high is not None and both.kind == "number":
        alone = _with_unit(tokens, index, low, None, "")
        if alone.kind != "number":  # "5 persen hingga 10 orang": two values
            return alone
    return both


def _with_unit(tokens: Tokens, index: int, low: Quantity, high: Quantity | None, joiner: str) -> Amount:
    last = high or low
    top = high.amount if high else None
    number = low.english if high is None else f"{_near(low, high, joiner)}{joiner}{high.english}"
    end = last.end
    if tokens.word(end) in _PERCENT:
        if tokens.word(end + 1) in _POINTS:
            return Amount(
                index, end + 2, "percent", low.amount, top, f"{number} percentage points", _text(tokens, end, 2)
            )
        return Amount(index, end + 1, "percent", low.amount, top, f"{number} percent", tokens[end].text)
    found = unit_after(tokens, end)
    if found is None:
        if last.form == "many" and _noun(tokens, end):
            number += " of"
        return Amount(index, end, "number", low.amount, top, number, _noun(tokens, end))
    unit, after = found
    english = _measure(number, unit, last)
    return Amount(index, after, "measure", low.amount, top, english, _text(tokens, end, after - end))


def _near(low: Quantity, high: Quantity, joiner: str) -> str:
    """The near end in English: "10" of "10–15 million", "10 million" of "10 million to 15 million"."""
    if low.form == "digits" and joiner != "–" and low.magnitude > 1 and low.magnitude == high.magnitude:
        return low.english if low.magnitude > 1000 and " " in low.english else in_digits(low.amount)
    if low.form == "digits" and low.magnitude == 1000:
        return in_digits(low.amount)
    return low.english


def _measure(number: str, unit: Unit, last: Quantity) -> str:
    if unit.plural == "fold":
        return f"{number}fold" if number.isalpha() else f"{number}-fold"
    if unit.plural == "times" and unit.singular == "time":
        if last.amount == 1:
            return "once"
        if last.amount == 2 and number in ("two", "2"):
            return "twice"
    if last.form == "many":
        return f"{number} of {unit.plural}"
    if last.form == "fraction" or last.amount == Decimal("0.5"):
        return f"{number} {'an' if unit.singular[0] in 'aeio' or unit.singular == 'hour' else 'a'} {unit.singular}"
    name = unit.singular if last.amount == 1 and number in ("1", "one") else unit.plural
    return f"{number} {name}"


def unit_after(tokens: Tokens, index: int) -> tuple[Unit, int] | None:
    """The unit at ``index`` and the index after it; longest name first ("meter persegi", "km/jam")."""
    token = tokens[index]
    if token.gap > LINE or token.word not in _unit_heads():
        return None
    joined = tokens[index + 1]
    if joined.gap == JOINED and joined.text in ("/", "2", "3", "²"):
        step = 3 if joined.text == "/" else 2
        written = "".join(tokens.word(at, JOINED if at > index else LINE) for at in range(index, index + step))
        if written in units() and not (tokens[index + step].gap == JOINED and tokens[index + step].text[0].isalnum()):
            return units()[written], index + step
    for phrase in tokens.phrase(index, 3):
        unit = units().get(phrase)
        if unit is not None and _fits(tokens, index, phrase, unit):
            return unit, index + phrase.count(" ") + 1
    return None


@cache
def _unit_heads() -> frozenset[str]:
    return frozenset(name.split(" ")[0].split("/")[0].rstrip("23") for name in unit_words())


def _fits(tokens: Tokens, index: int, phrase: str, unit: Unit) -> bool:
    if phrase == "m" and tokens[index].text != "m":
        return False
    if phrase in ("minggu", "kali", "are", "mil", "bulan", "ons") and tokens[index].is_capital:
        return False
    return not (unit.symbol and phrase in ("gt", "tb", "gb", "mb", "ha") and tokens[index].gap > SPACED)


def _noun(tokens: Tokens, index: int) -> str | None:
    """The noun that a plain number counts, as written, if a plain lower-case word follows."""
    token = tokens[index]
    if not SPACED <= token.gap <= LINE or not token.text.isalpha() or token.is_capital:
        return None
    return None if token.word in function_words() or token.word in number_words() else token.text


def _text(tokens: Tokens, index: int, count: int) -> str:
    return tokens.text[tokens[index].start : tokens[index + count - 1].end]


def _idiom(tokens: Tokens, index: int, low: Quantity) -> bool:
    """True for number words that count nothing ("salah satu", "satu sama lain") or stand in a name."""
    if low.form == "digits" or tokens[index].is_numeral:
        return False
    before, after = tokens[index - 1], tokens.word(low.end)
    if tokens[index].word == "satu" and low.end == index + 1:
        if before.word in ("salah", "per") or after in ("sama", "pun", "per", "persatu", "atap", "pintu", "suara"):
            return True
        if after in "-–" and tokens.word(low.end + 1, JOINED) in ("satunya", "satu"):
            return True
    if tokens[index].word in ("setengah", "separuh") and after in ("mati", "matang", "hati", "badan", "jadi"):
        return True
    if before.text in "-–" and before.gap == JOINED and tokens[index].gap == JOINED:
        return True  # "segi-tiga", "dua-duanya"
    if tokens[index].word == "lima" and low.end == index + 1:
        if before.word in ("kaki", "simpang"):
            return True
        if tokens[index].is_capital and before.word in ("di", "ke", "dari") and not before.is_capital:
            return True  # the city
    return _named(tokens, index, low)


def _named(tokens: Tokens, index: int, low: Quantity) -> bool:
    """True for "Kepulauan Seribu", "Kabupaten Lima Puluh Kota": capitals in running text, beside other capitals."""
    token = tokens[index]
    if not token.is_capital or tokens.at_sentence_start(index):
        return False
    before, after = tokens[index - 1], tokens[low.end]
    if before.is_capital and before.word in _PLACE_HEADS:
        return True
    if not ((before.is_capital and token.gap <= LINE) or (after.is_capital and after.gap <= LINE)):
        return False
    near = (tokens[at] for at in range(index - 5, low.end + 5))
    return any(word.text.islower() and word.text.isalpha() and word.word not in function_words() for word in near)


_PLACE_HEADS: Final = frozenset(("kepulauan", "kabupaten", "kota", "pulau", "gunung", "kecamatan", "desa", "simpang"))


def _awkward(tokens: Tokens, index: int) -> Amount | None:
    """Digits that no rule of Indonesian covers but that a reader takes for a number: "1.5" before a plain word."""
    token = tokens[index]
    if not token.is_numeral or (tokens[index + 1].gap == JOINED and tokens[index + 1].text[0].isalnum()):
        return None
    loose = cardinal(tokens, index, quantity=True)
    if loose is None or token.gap >= LINE:
        return None
    amount = _with_unit(tokens, index, loose, None, "")
    return amount if amount.kind == "measure" or _noun(tokens, loose.end) else None


def ratio(tokens: Tokens, index: int) -> Amount | None:
    """ "1:3"."""
    token, sign, other = tokens[index], tokens[index + 1], tokens[index + 2]
    if sign.text != ":" or sign.gap or other.gap or not token.is_numeral or not other.is_numeral:
        return None
    if not (token.text.isdecimal() and other.text.isdecimal() and max(len(token.text), len(other.text)) <= 4):
        return None
    high = tidy(Decimal(other.text))
    return Amount(index, index + 3, "number", tidy(Decimal(token.text)), high, f"{token.text}:{other.text}", None)
