"""Number-like expressions of Indonesian text: quantities, money, measures, ordinals, dates and times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final, Literal, TypedDict, Unpack

from asemnews.lexicon.calendar import Node
from asemnews.lexicon.codes import code_end
from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.dates import DateMention, calendar_node, calendar_openers, in_name, mention_of
from asemnews.lexicon.measures import Amount, ratio, read_amount
from asemnews.lexicon.money import MoneyNode, currency_before, read_money, sign_words
from asemnews.lexicon.numbers import number_words
from asemnews.lexicon.ordinals import Ordinal, ordinal
from asemnews.lexicon.rhythms import read_once
from asemnews.lexicon.times import Clock, read_time
from asemnews.lexicon.tokens import LINE, Tokens, tokens_of

ValueKind = Literal["number", "percent", "money", "measure", "ordinal", "date", "time", "year"]


@dataclass(frozen=True, slots=True)
class Value:
    """One number-like expression at ``start:end`` (code points, half-open) of the text that was searched.

    ``english`` is its form inside an English sentence. ``amount`` is null where there is no quantity (a date); of a
    time it is the minutes after midnight, of "puluhan ribu" the least it can mean. ``high`` is the upper end of a
    range. ``unit`` is the unit as written ("hektare", "persen"); of a plain number the noun after it, outside the span.
    ``approximate`` is a hedge ("sekitar", "sedikitnya") whose words lie outside the span.
    """

    start: int
    end: int
    text: str
    kind: ValueKind
    english: str
    amount: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    unit: str | None = None
    date: DateMention | None = None
    approximate: str | None = None


def find_values(text: str) -> tuple[Value, ...]:
    """Every value of ``text``, longest match first, in order, never overlapping.

    Digits that are no quantity are left out: document and telephone numbers, articles of a law, list marks, names
    such as "G20" and "COVID-19".
    """
    tokens = tokens_of(text)
    found: list[Value] = []
    free = 0
    for index in tokens.openings(_openers()):
        if index < free:
            continue
        value, free = _value_at(tokens, index)
        if value is not None:
            found.append(value)
    return tuple(found)


@cache
def _openers() -> frozenset[str]:
    """Words and signs with which a value can begin."""
    return frozenset(number_words()) | calendar_openers(calendar_only=True) | sign_words() | {"ke"}


def _value_at(tokens: Tokens, index: int) -> tuple[Value | None, int]:
    """The value that begins at token ``index``, and the index to go on from."""
    if tokens[index].is_numeral and not _money_mark(tokens, index):
        end = code_end(tokens, index)
        if end is not None:
            return None, end
    for read in _READERS:
        found = read(tokens, index)
        if found is not None:
            value, end = found
            return (None if in_name(tokens, index) else value), end
    return None, index + 1


def _money_mark(tokens: Tokens, index: int) -> bool:
    return currency_before(tokens, index - 1) is not None


_Found = tuple[Value, int]


def _date(tokens: Tokens, index: int) -> _Found | None:
    node = calendar_node(tokens, index)
    if node is None or node.kind in ("relative", "duration"):
        return None
    return _of_node(tokens, node), node.end


def _of_node(tokens: Tokens, node: Node) -> Value:
    mention = mention_of(tokens, node)
    kind: ValueKind = "year" if node.kind == "year" else "date"
    return _at(tokens, node.begin, node.end, kind, node.english, date=mention)


def _clock(tokens: Tokens, index: int) -> _Found | None:
    clock: Clock | None = read_time(tokens, index)
    if clock is None:
        return None
    high = None if clock.last is None else Decimal(clock.last)
    amount = Decimal(clock.minute)
    return _at(tokens, clock.begin, clock.end, "time", clock.english, amount=amount, high=high), clock.end


def _money(tokens: Tokens, index: int) -> _Found | None:
    money: MoneyNode | None = read_money(tokens, index)
    if money is None:
        return None
    of, high, currency = money.amount, money.high, money.currency
    value = _at(tokens, money.begin, money.end, "money", money.english, amount=of, high=high, currency=currency)
    return value, money.end


def _ordinal(tokens: Tokens, index: int) -> _Found | None:
    found: Ordinal | None = ordinal(tokens, index)
    if found is None:
        return None
    kind: ValueKind = "number" if found.collective else "ordinal"
    return _at(tokens, found.begin, found.end, kind, found.english, amount=Decimal(found.number)), found.end


def _rhythm(tokens: Tokens, index: int) -> _Found | None:
    """ "dua tahun sekali" is one value; other rhythms keep their words outside."""
    node = read_once(tokens, index)
    if node is None or node.every is None:
        return None
    amount, unit, mention = Decimal(node.every[0]), tokens[node.end - 2].text, mention_of(tokens, node)
    value = _at(tokens, node.begin, node.end, "measure", node.english, amount=amount, unit=unit, date=mention)
    return value, node.end


def _quantity(tokens: Tokens, index: int) -> _Found | None:
    amount: Amount | None = ratio(tokens, index) or read_amount(tokens, index)
    if amount is None:
        return None
    of, high, unit = amount.amount, amount.high, amount.unit
    return _at(
        tokens, amount.begin, amount.end, amount.kind, amount.english, amount=of, high=high, unit=unit
    ), amount.end


_READERS: Final[tuple[Callable[[Tokens, int], _Found | None], ...]] = (
    _date,
    _clock,
    _money,
    _ordinal,
    _rhythm,
    _quantity,
)


class _Meaning(TypedDict, total=False):
    amount: Decimal | None
    high: Decimal | None
    currency: str | None
    unit: str | None
    date: DateMention | None


def _at(tokens: Tokens, begin: int, end: int, kind: ValueKind, english: str, **meaning: Unpack[_Meaning]) -> Value:
    start, stop = tokens[begin].start, tokens[end - 1].end
    if tokens[begin].is_capital and english[0].islower() and tokens.at_sentence_start(begin):
        english = english[0].upper() + english[1:]
    around = None if kind in ("date", "year", "time", "ordinal") else hedge(tokens, begin, end)
    return Value(start, stop, tokens.text[start:stop], kind, english, approximate=around, **meaning)


@cache
def _hedges() -> dict[str, str]:
    return {row["hedge"]: row["sense"] for row in read_table("hedges.tsv")}


def hedge(tokens: Tokens, begin: int, end: int) -> str | None:
    """The hedge before a value ("sekitar", "tidak kurang dari") or after it ("lebih"), as written."""
    if tokens[begin].gap <= LINE:
        longest = 1 + sum(1 for at in (begin - 1, begin - 2) if tokens[at].gap <= LINE)
        for count in range(longest, 0, -1):
            phrase = " ".join(tokens[at].word for at in range(begin - count, begin))
            if phrase in _hedges():
                return tokens.text[tokens[begin - count].start : tokens[begin - 1].end]
    return tokens[end].text if tokens.word(end) == "lebih" else None


def hedge_sense(value: Value) -> str | None:
    """What a value's hedge says: "about", "atleast", "atmost", "over", "under"."""
    return _hedges().get(" ".join(value.approximate.lower().split())) if value.approximate else None
