"""Numbers of English text, by value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final, Literal

from asemnews.lexicon.data_files import read_table

Form = Literal["digits", "words", "ordinal", "roman", "many", "clock", "month", "weekday", "broken"]

_TOKEN: Final = re.compile(
    r"(?P<clock>\b\d{1,2}[:.]\d{2}(?=\s?(?:[ap]\.?m\b|WIB\b|WITA\b|WIT\b|GMT\b|UTC\b|local\b))|\b(?:2[0-4]|[01]?\d):[0-5]\d\b(?!,\d))"
    r"|(?P<number>\d[\d.,]*)(?P<tail>[A-Za-z]{0,12})"
    r"|(?P<word>[^\W\d_]+)"
)
_PLAIN: Final = re.compile(r"\d+")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_POINT: Final = re.compile(r"\d+\.\d+")
_ROMAN: Final = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS: Final = {"I": 1, "V": 5, "X": 10}
_MIXED: Final = re.compile(r"[ -]([1-9])/(\d)(?![\d/])")  # "2 1/2"
_BEFORE: Final = re.compile(r"([^\W\d_]*)([$€£¥₹₩]?)[ \u00a0]?$")
_CURRENCIES: Final = frozenset(("rp", "idr", "usd", "eur", "rm", "rs", "sgd", "aud", "myr", "cny", "gbp", "jpy"))
_LONGEST: Final = 40
_MAGNITUDES: Final = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "b": 10**9,
    "tn": 10**12,
    "trn": 10**12,
    "t": 10**12,
}
_SHORT: Final = frozenset(("k", "m", "mn", "mln", "bn", "bln", "b", "tn", "trn", "t"))
_ENDINGS: Final = frozenset(("st", "nd", "rd", "th"))


@dataclass(frozen=True, slots=True)
class Atom:
    """One number at ``start:end`` (code points, half-open) of an English text.

    ``values``: everything it may mean (a "broken" numeral such as "1.056.000" has the value that it has when read the
    Indonesian way; a clock its minutes after midnight). ``year``: it may be a year.
    """

    start: int
    end: int
    text: str
    form: Form
    values: tuple[Decimal, ...]


@cache
def english_words() -> dict[str, tuple[str, Decimal]]:
    """English number words: the kind and the value of each."""
    return {row["word"]: (row["kind"], Decimal(row["value"])) for row in read_table("counting_words.tsv")}


def find_atoms(text: str) -> tuple[Atom, ...]:
    """Every number, month and weekday of an English text, in order."""
    tokens = list(_TOKEN.finditer(text))
    return tuple(_atoms(text, tokens))


def _atoms(text: str, tokens: list[re.Match[str]]) -> Iterator[Atom]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token["clock"]:
            yield _clock(token)
            at += 1
        elif token["number"]:
            atom, at = _digits(text, tokens, at)
            yield atom
        else:
            found, at = _words(text, tokens, at)
            if found is not None:
                yield found


def _clock(token: re.Match[str]) -> Atom:
    hour, minute = re.split("[:.]", token["clock"])
    return Atom(token.start(), token.end(), token["clock"], "clock", (Decimal(int(hour) * 60 + int(minute)),))


def numeral(digits: str) -> tuple[Form, tuple[Decimal, ...]]:
    """How an English reader takes a run of digits: its form and value; "broken" where English writes no such thing."""
    if len(digits) > _LONGEST:
        return "broken", ()
    if _PLAIN.fullmatch(digits) or _POINT.fullmatch(digits):
        return "digits", (Decimal(digits),)
    if _GROUPED.fullmatch(digits):
        return "digits", (Decimal(digits.replace(",", "")),)
    swapped = digits.translate(str.maketrans(",.", ".,"))
    if _GROUPED.fullmatch(swapped) or _POINT.fullmatch(swapped):
        return "broken", (Decimal(swapped.replace(",", "")),)
    return "broken", tuple(Decimal(part) for part in re.split("[.,]", digits) if part)


def _digits(text: str, tokens: list[re.Match[str]], at: int) -> tuple[Atom, int]:
    token = tokens[at]
    digits = token["number"].rstrip(".,")
    end = token.start() + len(digits)
    form, values = numeral(digits)
    tail = token["tail"] if len(digits) == len(token["number"]) else ""
    money = _after_currency(text, token.start())
    if money is None:
        return Atom(token.start(), end, digits, form, values), at + 1  # part of a name: "P2M", "G20"
    at += 1
    if tail.casefold() in _ENDINGS:
        return Atom(token.start(), token.end(), token.group(), "ordinal", values), at
    if len(values) == 1 and tail.casefold() in _SHORT and (money or len(tail) > 1):
        return Atom(token.start(), token.end(), token.group(), form, (values[0] * _MAGNITUDES[tail.casefold()],)), at
    if tail:
        return Atom(token.start(), end, digits, form, values), at
    if form == "digits" and not tail and (mixed := _MIXED.match(text, end)) and mixed[2] != "0":
        end = mixed.end()
        while at < len(tokens) and tokens[at].start() < end:
            at += 1
        values = (values[0] + Decimal(mixed[1]) / Decimal(mixed[2]),)
    else:
        values = _second_year(text, token.start(), digits, values)
    while at < len(tokens) and (factor := _magnitude(text, tokens, at, end)) and len(values) == 1:
        values, end, at = (values[0] * factor,), tokens[at].end(), at + 1
    if at < len(tokens) and len(values) == 1 and (rest := _fraction(tokens, at, end)):
        values, end, at = (values[0] + rest[0],), rest[1], rest[2]
    return Atom(token.start(), end, text[token.start() : end], form, values), at


def _after_currency(text: str, start: int) -> bool | None:
    """Whether a currency stands directly before a number; null where the number is the tail of a word."""
    before = _BEFORE.search(text, max(0, start - 6), start)
    letters = before.group(1) if before is not None else ""
    if before is not None and before.group(2):
        return True
    if not letters or text[start - 1].isspace():
        return letters.casefold() in _CURRENCIES
    return True if letters.casefold() in _CURRENCIES else None


def _second_year(text: str, start: int, digits: str, values: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """The "20" of "2019-20" is 2020 too."""
    before = text[max(0, start - 5) : start]
    if len(digits) == 2 and digits.isdecimal() and len(before) == 5 and before[-1] in "-–/" and before[:4].isdecimal():
        return (*values, Decimal(before[:2] + digits))
    return values


def _magnitude(text: str, tokens: list[re.Match[str]], at: int, end: int) -> int:
    token = tokens[at]
    word = token["word"]
    if not word or text[end : token.start()].strip("-+") not in ("", " ", "\u00a0") or token.start() - end > 2:
        return 0
    if word in ("m", "bn", "tn", "mn") or (word.casefold() in _MAGNITUDES and len(word) > 3):
        return _MAGNITUDES.get(word.casefold(), 0) if len(word) > 1 or "$" in text[max(0, end - 12) : end] else 0
    return 0


def _fraction(tokens: list[re.Match[str]], at: int, end: int) -> tuple[Decimal, int, int] | None:
    """ "and a half" after a number."""
    words = [t["word"] for t in tokens[at : at + 3]]
    if [w.casefold() if w else w for w in words] == ["and", "a", "half"] and tokens[at].start() - end == 1:
        return Decimal("0.5"), tokens[at + 2].end(), at + 3
    return None


def _words(text: str, tokens: list[re.Match[str]], at: int) -> tuple[Atom | None, int]:
    table = english_words()
    first = tokens[at]
    folded = first["word"].casefold()
    entry = table.get(folded) or (table.get(folded[:-1]) if folded.endswith("days") else None)
    if entry is None and folded.endswith("fold") and (times := table.get(folded[:-4])):
        return Atom(first.start(), first.end(), first["word"], "words", (times[1],)), at + 1  # "twentyfold"
    if entry is None:
        return _roman(first), at + 1
    kind, value = entry
    if kind in ("month", "weekday"):
        named = first["word"][:1].isupper()
        return (Atom(first.start(), first.end(), first["word"], kind, (value,)) if named else None), at + 1  # type: ignore[arg-type]
    if kind == "fraction" and at + 1 < len(tokens):  # "half a million", "a half-million"
        after = at + 2 if (tokens[at + 1]["word"] or "").casefold() == "a" else at + 1
        factor = _magnitude(text, tokens, after, tokens[after - 1].end()) if after < len(tokens) else 0
        if factor:
            end = tokens[after].end()
            return Atom(first.start(), end, text[first.start() : end], "words", (value * factor,)), after + 1
    if kind in ("ordinal", "fraction", "other"):
        return Atom(
            first.start(), first.end(), first["word"], "ordinal" if kind == "ordinal" else "words", (value,)
        ), at + 1
    if kind == "many":
        return _many(text, tokens, at, value)
    return _spelled(text, tokens, at)


def _many(text: str, tokens: list[re.Match[str]], at: int, value: Decimal) -> tuple[Atom, int]:
    """ "tens of thousands": the least that it can mean."""
    first = tokens[at]
    end, at = first.end(), at + 1
    while at + 1 < len(tokens) and tokens[at]["word"] == "of":
        entry = english_words().get((tokens[at + 1]["word"] or "").casefold())
        if entry is None or entry[0] not in ("many", "magnitude"):
            break
        value, end, at = value * entry[1], tokens[at + 1].end(), at + 2
    return Atom(first.start(), end, text[first.start() : end], "many", (value,)), at


def _spelled(text: str, tokens: list[re.Match[str]], at: int) -> tuple[Atom | None, int]:
    """ "two hundred and fifty thousand", "twenty-five", "twenty-first"."""
    table = english_words()
    first = tokens[at]
    total, current, end, form = Decimal(0), Decimal(0), first.end(), "words"
    start_at, ceiling = at, Decimal(10) ** 18
    while at < len(tokens) and tokens[at]["word"]:
        word = tokens[at]["word"].casefold()
        if at > start_at and tokens[at].start() - end > 1:
            break
        if word == "and" and at > start_at and at + 1 < len(tokens) and current % 100 == 0 and current + total > 0:
            following = table.get((tokens[at + 1]["word"] or "").casefold())
            if following is None or following[0] != "unit" or tokens[at + 1].start() - tokens[at].end() != 1:
                break
            end, at = tokens[at].end(), at + 1
            continue
        entry = table.get(word)
        if entry is None or entry[0] not in ("unit", "magnitude", "ordinal"):
            break
        kind, value = entry
        if kind == "magnitude":
            if value == 100 and current < 100:
                current = (current or Decimal(1)) * value
            elif value > 100 and value < ceiling:
                total, current, ceiling = total + (current or Decimal(1)) * value, Decimal(0), value
            else:
                break
        elif at > start_at and not _continues(current, value):
            break
        else:
            current += value
        end, at = tokens[at].end(), at + 1
        if kind == "ordinal":
            form = "ordinal"
            break
    if at < len(tokens) and (rest := _fraction(tokens, at, end)):
        current, end, at = current + rest[0], rest[1], rest[2]
    shown: Form = "ordinal" if form == "ordinal" else "words"
    return Atom(first.start(), end, text[first.start() : end], shown, (total + current,)), at


def _continues(current: Decimal, value: Decimal) -> bool:
    """True where a smaller part may follow: after twenty a five, after two hundred a fifty."""
    if value >= 100:
        return False
    if current % 100 == 0:
        return True
    return current % 10 == 0 and current % 100 >= 20 and value < 10


def _roman(token: re.Match[str]) -> Atom | None:
    word = token["word"]
    if len(word) > 6 or not word.isupper() or word == "I" or not _ROMAN.fullmatch(word):
        return None
    total = 0
    for letter, following in zip(word, word[1:] + "I", strict=True):
        value = _ROMAN_DIGITS[letter]
        total += -value if value < _ROMAN_DIGITS[following] else value
    return Atom(token.start(), token.end(), word, "roman", (Decimal(total),))
