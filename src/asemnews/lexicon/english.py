"""Number-like expressions of English text, as the same records as :func:`asemnews.lexicon.values.find_values`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from asemnews.lexicon.codes import code_end
from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.dates import DateMention
from asemnews.lexicon.english_dates import english_date, month_names, weekday_names
from asemnews.lexicon.english_numbers import english_cardinal, english_ordinal, english_words
from asemnews.lexicon.measures import units
from asemnews.lexicon.money import currency_before, sign_words
from asemnews.lexicon.numbers import DASHES, Quantity
from asemnews.lexicon.numerals import tidy
from asemnews.lexicon.tokens import JOINED, LINE, SPACED, Tokens
from asemnews.lexicon.values import Value, ValueKind

_CLOCK: Final = re.compile(r"(2[0-4]|[01]?[0-9])[.]([0-5][0-9])")
_MINUTE: Final = re.compile(r"[0-5][0-9]")
_ZONES: Final = frozenset(("wib", "wita", "wit", "gmt", "utc"))
_LABELS: Final = frozenset(
    ("article", "articles", "number", "no", "paragraph", "clause", "verse", "section", "phone", "fax", "tel")
)
_PERCENT: Final = frozenset(("%", "percent", "pct", "percentage"))


def find_values_en(text: str) -> tuple[Value, ...]:
    """Every value of English ``text`` in order, never overlapping; ``english`` is the text as written.

    The values compare with those of the Indonesian source by ``amount``, ``high``, ``currency`` and the moments of
    ``date``; of a time ``amount`` is the minutes after midnight.
    """
    tokens = Tokens(text)
    found: list[Value] = []
    free = 0
    for index in tokens.openings(_openers()):
        if index >= free:
            value, free = _value_at(tokens, index)
            if value is not None:
                found.append(value)
    return tuple(found)


@cache
def _openers() -> frozenset[str]:
    words = {*english_words(), *month_names(), *weekday_names(), *sign_words()}
    return frozenset(words | {"early", "mid", "late", "end", "middle", "a", "an", "q"})


def _value_at(tokens: Tokens, index: int) -> tuple[Value | None, int]:
    token = tokens[index]
    if token.is_numeral and (end := _code(tokens, index)):
        return None, end
    date = english_date(tokens, index)
    if date is not None and not (date.kind == "year" and _counted(tokens, date.end)):
        start, stop = token.start, tokens[date.end - 1].end
        mention = DateMention(start, stop, tokens.text[start:stop], date.kind, "", None, date.first, date.last)
        return _make(tokens, index, date.end, "year" if date.kind == "year" else "date", date=mention), date.end
    return (
        _time(tokens, index)
        or _money(tokens, index)
        or _ordinal(tokens, index)
        or _quantity(tokens, index)
        or (None, index + 1)
    )


def _make(tokens: Tokens, begin: int, end: int, kind: ValueKind, **more: object) -> Value:
    start, stop = tokens[begin].start, tokens[end - 1].end
    text = tokens.text[start:stop]
    return Value(start, stop, text, kind, text, **more)  # type: ignore[arg-type]


def _code(tokens: Tokens, index: int) -> int | None:
    """The index after digits that are no quantity: of an article, a document or a telephone, or glued to letters."""
    token, before, after = tokens[index], tokens[index - 1], tokens[index + 1]
    at = index - 1 - (before.text in (".", ":", "("))
    counted = tokens[at].word == "number" and tokens[at - 1].word in ("the", "a")
    if token.gap <= LINE and tokens[at].word in _LABELS and not counted:
        return index + 1
    if after.gap == JOINED and after.word in _ENDINGS:
        return None
    if after.text == "-" and after.gap == tokens[index + 2].gap == JOINED and token.gap != JOINED:
        return None  # "23-member", "24-hour"
    dated = tokens[index - 2].word in month_names() or tokens[index - 2].word == "mid"
    if token.gap == JOINED and (dated or currency_before(tokens, index - 1)):
        return None
    return code_end(tokens, index)


_ENDINGS: Final = frozenset(("st", "nd", "rd", "th", "s", "am", "pm", "a", "p", "m", "bn", "mn", "tn"))


def _counted(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) in ("people", "participants", "units", "percent", "million", "billion", "trillion", "%")


def _time(tokens: Tokens, index: int) -> tuple[Value, int] | None:
    clock = _clock(tokens, index)
    if clock is None:
        return None
    minute, end, sure = clock
    last: Decimal | None = None
    if tokens.word(end) in (*DASHES, "to") and (far := _clock(tokens, end + 1)):
        last, end, sure = Decimal(far[0]), far[1], sure or far[2]
    if tokens.word(end) in _ZONES:
        sure, end = True, end + 1
    if not sure:
        return None
    return _make(tokens, index, end, "time", amount=Decimal(minute), high=last), end


def _clock(tokens: Tokens, index: int) -> tuple[int, int, bool] | None:
    """Minutes after midnight, the index after, and whether it is surely a time: "09:00", "9 a.m.", "7.30 p.m."."""
    text = tokens[index].text
    if not tokens[index].is_numeral:
        return None
    dotted = _CLOCK.fullmatch(text)
    colon = tokens[index + 1].text == ":" and tokens[index + 1].gap == tokens[index + 2].gap == JOINED
    if dotted:
        hour, minute, end = int(dotted[1]), int(dotted[2]), index + 1
    elif (
        colon
        and text.isdecimal()
        and len(text) <= 2
        and len(tokens[index + 2].text) == 2
        and tokens[index + 2].text < "60"
    ):
        hour, minute, end = int(text), int(tokens[index + 2].text), index + 3
    elif text.isdecimal() and len(text) <= 2:
        hour, minute, end = int(text), 0, index + 1
    else:
        return None
    half = _half(tokens, end)
    if half is not None and hour <= 12:
        return (hour % 12 + (12 if half[0] == "p" else 0)) * 60 + minute, half[1], True
    if hour > 24 or (end == index + 1 and not dotted):
        return None
    zone = tokens.word(end) in _ZONES
    return (hour * 60 + minute, end, zone or end == index + 3) if zone or end == index + 3 or dotted else None


def _half(tokens: Tokens, at: int) -> tuple[str, int] | None:
    word = tokens.word(at, SPACED)
    if word in ("am", "pm"):
        return word[0], at + 1
    if word in ("a", "p") and tokens.word(at + 1, JOINED) == "." and tokens.word(at + 2, JOINED) == "m":
        return word, at + 3 + (tokens.word(at + 3, JOINED) == ".")
    return None


def _range(tokens: Tokens, low: Quantity, *, money: bool = False) -> tuple[Quantity, Quantity | None]:
    at = low.end
    if tokens.word(at) not in (*DASHES, "to", "and") or low.form not in ("digits", "words"):
        return low, None
    if tokens.word(at) == "and" and "between" not in (tokens[at - 2].word, tokens[at - 3].word, tokens[at - 4].word):
        return low, None
    at += 1
    if money and (sign := currency_before(tokens, at)):
        at = sign[1]
    high = english_cardinal(tokens, at)
    if high is None or high.form != low.form or tokens[at].gap > LINE:
        return low, None
    if low.magnitude == 1 and high.magnitude > 1 and low.form == "digits" and low.mantissa < high.mantissa:
        low = Quantity(low.end, tidy(low.mantissa * high.magnitude), "", "digits", low.mantissa, high.magnitude)
    return (low, high) if low.amount < high.amount else (low, None)


def _money(tokens: Tokens, index: int) -> tuple[Value, int] | None:
    sign = currency_before(tokens, index)
    if sign is not None:
        low = (
            english_cardinal(tokens, sign[1]) if tokens[sign[1]].is_numeral and tokens[sign[1]].gap <= SPACED else None
        )
        if low is None:
            return None
        low, high = _range(tokens, low, money=True)
        end = high.end if high else low.end
        top = high.amount if high else None
        return _make(tokens, index, end, "money", amount=low.amount, high=top, currency=sign[0].code), end
    low = english_cardinal(tokens, index)
    if low is None:
        return None
    low, high = _range(tokens, low)
    end = high.end if high else low.end
    end += low.form == "many" and tokens.word(end) == "of"
    end += tokens.word(end) in DASHES
    for phrase in tokens.phrase(end, 3):
        code = _currency_names().get(phrase)
        if code is not None:
            stop = end + phrase.count(" ") + 1
            top = high.amount if high else None
            return _make(tokens, index, stop, "money", amount=low.amount, high=top, currency=code), stop
    return None


@cache
def _currency_names() -> dict[str, str]:
    """Currencies by their English names in lower case, one and many."""
    names = {"us dollar": "USD", "us dollars": "USD", "dollars": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP"}
    names |= {"singapore dollars": "SGD", "australian dollars": "AUD", "new zealand dollars": "NZD", "rupiahs": "IDR"}
    for row in read_table("currencies.tsv"):
        if row["place"] == "after" and row["plural"][-1].isalpha():
            names |= {row["singular"].lower(): row["code"], row["plural"].lower(): row["code"]}
    return names | {"rubles": "RUB", "saudi riyals": "SAR", "japanese yen": "JPY", "american dollars": "USD"}


def _ordinal(tokens: Tokens, index: int) -> tuple[Value, int] | None:
    found = english_ordinal(tokens, index)
    if found is None:
        return None
    return _make(tokens, index, found[1], "ordinal", amount=Decimal(found[0])), found[1]


def _quantity(tokens: Tokens, index: int) -> tuple[Value, int] | None:
    times = next((entry for entry in english_words().get(tokens[index].word, ()) if entry.kind == "times"), None)
    if times is not None:
        return _make(tokens, index, index + 1, "measure", amount=times.value, unit="times"), index + 1
    low = english_cardinal(tokens, index)
    if low is None or (tokens[index].word == "one" and low.end == index + 1 and _pronoun(tokens, index)):
        return None
    low, high = _range(tokens, low)
    end, top = (high.end, high.amount) if high else (low.end, None)
    word = tokens.word(end)
    per_cent = word == "per" and tokens.word(end + 1) == "cent"
    if word in _PERCENT or per_cent:
        end += 1 + per_cent
        end += word == "percentage" and tokens.word(end) in ("points", "point")
        return _make(tokens, index, end, "percent", amount=low.amount, high=top, unit="percent"), end
    at = end + (word in DASHES and tokens[end].gap == JOINED) + (low.form == "many" and word == "of")
    for phrase in tokens.phrase(at, 3):
        if phrase in _unit_names() and (len(phrase) > 1 or tokens[at].gap <= SPACED):
            stop = at + phrase.count(" ") + 1
            return _make(tokens, index, stop, "measure", amount=low.amount, high=top, unit=phrase), stop
    return _make(tokens, index, end, "number", amount=low.amount, high=top), end


def _pronoun(tokens: Tokens, index: int) -> bool:
    """True for the "one" of "one another", "one of", "no one", "which one"."""
    after = tokens.word(index + 1)
    return after in ("another", "of", "by", "-", "stop") or tokens[index - 1].word in (
        "no",
        "which",
        "this",
        "that",
        "the",
    )


@cache
def _unit_names() -> frozenset[str]:
    names: set[str] = set()
    for unit in units().values():
        names |= {unit.singular.lower(), unit.plural.lower()}
    american = {name.replace("metre", "meter").replace("litre", "liter").replace("tonne", "ton") for name in names}
    return frozenset(names | american | {"metric tons", "metric tonnes"}) - {"fold"}
