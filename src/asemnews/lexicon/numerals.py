"""Digits as Indonesian writes them, and numbers as English writes them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_PLAIN: Final = re.compile(r"(?:0|[1-9][0-9]*)")
_THOUSANDS: Final = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_DECIMAL_COMMA: Final = re.compile(r"(?:0|[1-9][0-9]*),[0-9]+")
_DECIMAL_POINT: Final = re.compile(r"(?:0|[1-9][0-9]*)\.(?:[0-9]{1,2}|[0-9]{4,})")
_ENGLISH: Final = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_ENGLISH_SURE: Final = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|[1-9][0-9]{0,2},[0-9]{3}\.[0-9]+")
_ROMAN: Final = re.compile(r"(M{0,3})(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES: Final = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
LONGEST: Final = 40  # digits; longer runs are no quantities

_SMALL: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
MAGNITUDES: Final = (
    (10**15, "quadrillion"),
    (10**12, "trillion"),
    (10**9, "billion"),
    (10**6, "million"),
    (10**3, "thousand"),
)


def read_numeral(text: str, *, english: bool = False, point: bool = False) -> Decimal | None:
    """The value of a run of digits with its separators, or null where it is no plain number.

    Indonesian by default: "1.056" is a thousand and fifty-six, "1,056" is one and a bit. ``english`` reads "1,056" as
    English does. ``point`` takes a decimal point, "1.5", where only a quantity can stand (before "juta" or "persen").
    Leading zeros ("0812"), section and version numbers ("1.2.3") and endless runs are null.
    """
    if len(text) > LONGEST:
        return None
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _ENGLISH_SURE.fullmatch(text) or (english and _ENGLISH.fullmatch(text)):
        return Decimal(text.replace(",", ""))
    if _THOUSANDS.fullmatch(text) or _DECIMAL_COMMA.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if (point or english) and _DECIMAL_POINT.fullmatch(text):
        return Decimal(text)
    return None


def read_roman(text: str) -> int | None:
    """The value of a Roman numeral in capitals, "XVII" → 17; null for anything else."""
    if not text or len(text) > 15 or not _ROMAN.fullmatch(text):
        return None
    total = 0
    for letter, following in zip(text, text[1:] + "I", strict=True):
        value = _ROMAN_VALUES[letter]
        total += -value if value < _ROMAN_VALUES[following] else value
    return total


def in_digits(amount: Decimal) -> str:
    """English digits: ``Decimal("1056")`` → "1,056"; decimal places stay as they were written."""
    return f"{amount:,f}"


def with_magnitude(amount: Decimal, magnitude: int) -> str:
    """``amount`` times a magnitude in English: 4.7 × 10¹² → "4.7 trillion"; thousands go into the digits."""
    if magnitude <= 1:
        return in_digits(amount)
    if magnitude == 10**3:
        whole = amount * magnitude
        return in_digits(whole.to_integral_value() if whole == whole.to_integral_value() else whole)
    name = dict(MAGNITUDES).get(magnitude)
    if name is None:  # "ribu triliun"
        factor = next((value for value, _ in MAGNITUDES if magnitude % value == 0), 1)
        return with_magnitude(amount * (magnitude // factor), factor)
    return f"{in_digits(amount)} {name}"


def in_words(amount: Decimal) -> str:
    """English words for a number that was spelled out: 25 → "twenty-five", 1.5 × 10⁶ → "1.5 million"."""
    if amount == Decimal("0.5"):
        return "half"
    whole = int(amount)
    if amount != whole:
        rest = amount - whole
        if amount < 1000 and rest == Decimal("0.5"):
            return f"{in_words(Decimal(whole))} and a half"
        for value, name in MAGNITUDES:
            if amount >= value:
                return f"{in_digits((amount / value).normalize())} {name}"
        return in_digits(amount)
    for value, name in MAGNITUDES[:-1]:
        if whole >= value:
            if whole % value:
                return f"{in_digits((Decimal(whole) / value).normalize())} {name}"
            return f"{in_words(Decimal(whole // value))} {name}"
    return _whole_words(whole)


def _whole_words(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    head, rest = divmod(number, size)
    link = " and " if rest < 100 else " "
    return f"{_whole_words(head)} {name}" + (f"{link}{_whole_words(rest)}" if rest else "")


def ordinal_digits(number: int) -> str:
    """22 → "22nd"."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def ordinal_words(number: int) -> str:
    """22 → "twenty-second"."""
    words = in_words(Decimal(number))
    head, sep, last = words.rpartition("-") if "-" in words.split(" ")[-1] else words.rpartition(" ")
    if last in _ORDINALS:
        last = _ORDINALS[last]
    elif last.endswith("y"):
        last = last[:-1] + "ieth"
    else:
        last += "th"
    return f"{head}{sep}{last}"


def compact(amount: Decimal) -> str:
    """An amount with the largest magnitude from a million on: 5000000 → "5 million"."""
    for value, name in MAGNITUDES[:-1]:
        if amount >= value:
            return f"{in_digits(tidy(amount / value))} {name}"
    return in_digits(amount)


def tidy(amount: Decimal) -> Decimal:
    """The same value without trailing zeros and without an exponent."""
    whole = amount.to_integral_value()
    return whole if whole == amount else amount.normalize()
