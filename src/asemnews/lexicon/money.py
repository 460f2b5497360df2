"""Amounts of money: "Rp4,7 triliun", "US$10-15 juta", "180 juta yen", "25 juta dolar AS"."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.numbers import Quantity, cardinal, quantity_range
from asemnews.lexicon.numerals import compact, in_digits, with_magnitude
from asemnews.lexicon.tokens import JOINED, SPACED, Tokens

_LONGEST_NAME: Final = 4  # words: "dirham uni emirat arab"
_NO_SPACE: Final = frozenset(("Rp", "RM"))


class Currency(NamedTuple):
    """A written form of a currency: its ISO 4217 code, and its English form for one and for many."""

    code: str
    singular: str
    plural: str

    @property
    def is_sign(self) -> bool:
        """True where English puts it before the amount: "US$", "Rp", "EUR"."""
        return not self.plural[-1].isalpha() or self.plural in _NO_SPACE or self.plural.isupper()


class MoneyNode(NamedTuple):
    """An amount between two token indices; ``high`` is the upper end of a range."""

    begin: int
    end: int
    amount: Decimal
    high: Decimal | None
    currency: str
    english: str


@cache
def currencies(place: str) -> dict[str, Currency]:
    """Currencies written before or after (``place``) the amount, by their lower-case written form."""
    return {
        row["form"]: Currency(row["code"], row["singular"], row["plural"])
        for row in read_table("currencies.tsv")
        if row["place"] == place
    }


@cache
def sign_words() -> frozenset[str]:
    """First words and signs of currencies written before the amount."""
    return frozenset(form.rstrip("$") or "$" for form in currencies("before"))


def currency_before(tokens: Tokens, index: int) -> tuple[Currency, int] | None:
    """The currency sign at ``index`` and the index after it: "Rp", "Rp.", "US$", "€", "EUR"."""
    token = tokens[index]
    if token.word not in sign_words():
        return None
    if tokens.word(index + 1, JOINED) == "$":
        found = currencies("before").get(f"{token.word}$")
        return (found, index + 2) if found and token.text.isupper() else None
    found = currencies("before").get(token.word)
    if found is None or (token.text.isalpha() and token.word != "rp" and not token.text.isupper()):
        return None
    end = index + 1
    if token.word == "rp" and tokens.word(end, JOINED) == ".":
        end += 1
    return found, end


def currency_after(tokens: Tokens, index: int) -> tuple[Currency, int] | None:
    """The name of a currency at ``index`` and the index after it: "dolar AS", "yen", "kuna Kroasia"."""
    word = tokens.word(index)
    if word not in _heads():
        found = currencies("before").get(word)
        fits = found and tokens[index].text.isalpha() and tokens[index].text.isupper() and len(word) == 3
        return (found, index + 1) if found and fits else None
    phrases = tokens.phrase(index, _LONGEST_NAME)
    for phrase in phrases:
        found = currencies("after").get(phrase)
        if found is None and " " in phrase and tokens[index + phrase.count(" ")].is_capital:
            found = _cldr_currencies().get(phrase)
        if found is not None:
            return found, index + phrase.count(" ") + 1
    return None


@cache
def _heads() -> frozenset[str]:
    """First words of currency names."""
    return frozenset(form.split(" ")[0] for form in (*currencies("after"), *currencies("head")))


@cache
def _cldr_currencies() -> dict[str, Currency]:
    """Every currency of CLDR by its Indonesian name in lower case."""
    from babel import Locale
    from babel.numbers import get_currency_name

    names = Locale("id").currencies
    return {
        str(name).lower(): Currency(
            code, get_currency_name(code, count=1, locale="en"), get_currency_name(code, count=2, locale="en")
        )
        for code, name in names.items()
    }


def read_money(tokens: Tokens, index: int) -> MoneyNode | None:
    """The amount of money that begins at ``index``."""
    sign = currency_before(tokens, index)
    if sign is not None:
        return _signed(tokens, index, *sign)
    low = cardinal(tokens, index, quantity=True)
    if low is None:
        return None
    low, high, joiner = quantity_range(tokens, index, low)
    end = high.end if high else low.end
    named = currency_after(tokens, end)
    if named is None:
        strict = cardinal(tokens, index)
        return None if strict is None or high is None else _named_first(tokens, index, low)
    return _build(index, named[1], named[0], low, high, joiner)


def _named_first(tokens: Tokens, index: int, low: Quantity) -> MoneyNode | None:
    """ "5 juta yen hingga 6 orang": the range breaks off before the currency."""
    named = currency_after(tokens, low.end)
    return _build(index, named[1], named[0], low, None, "") if named else None


def _signed(tokens: Tokens, index: int, currency: Currency, at: int) -> MoneyNode | None:
    if not tokens[at].is_numeral or tokens[at].gap > SPACED:
        return None
    low = cardinal(tokens, at, quantity=True, short=True)
    if low is None:
        return None
    low, high, joiner = quantity_range(tokens, at, low, money=True)
    end = high.end if high else low.end
    if tokens.word(end, JOINED) == "," and tokens.word(end + 1, JOINED) in ("-", "–", "—"):
        end += 2  # "Rp5.000,-"
    return _build(index, end, currency, low, high, joiner)


def _build(begin: int, end: int, currency: Currency, low: Quantity, high: Quantity | None, joiner: str) -> MoneyNode:
    if high is None:
        return MoneyNode(begin, end, low.amount, None, currency.code, say_money(currency, low))
    near = _number(low, sign=currency.is_sign)
    if joiner == "–" and low.magnitude == high.magnitude and low.magnitude >= 10**6:
        near = in_digits(low.mantissa)
    far = _number(high, sign=currency.is_sign)
    english = _with(currency, near, sign_only=True) + joiner
    english += _with(currency, far, plural=True) if joiner != "–" or not currency.is_sign else far
    return MoneyNode(begin, end, low.amount, high.amount, currency.code, english)


def say_money(currency: Currency, quantity: Quantity) -> str:
    """An amount in English: "Rp4.7 trillion", "180 million yen", "tens of millions of US dollars"."""
    if quantity.form == "many":
        from babel.numbers import get_currency_name

        name = get_currency_name(currency.code, count=2, locale="en") if currency.is_sign else currency.plural
        return f"{quantity.english} of {'rupiah' if currency.code == 'IDR' else name}"
    number = _number(quantity, sign=currency.is_sign)
    return _with(currency, number, plural=quantity.amount != 1)


def _number(quantity: Quantity, *, sign: bool) -> str:
    if quantity.form == "digits":
        return with_magnitude(quantity.mantissa, quantity.magnitude)
    return compact(quantity.amount) if sign else quantity.english


def _with(currency: Currency, number: str, *, plural: bool = True, sign_only: bool = False) -> str:
    if currency.is_sign:
        sign = currency.plural
        return f"{sign}{' ' if len(sign) == 3 and sign.isalpha() else ''}{number}"
    return number if sign_only else f"{number} {currency.plural if plural else currency.singular}"
