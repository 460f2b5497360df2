"""The values of English text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from asemnews.lexicon.calendar import Moment
from asemnews.lexicon.dates import resolve
from asemnews.lexicon.english import find_values_en


@pytest.mark.parametrize(
    ("text", "kind", "amount", "high"),
    [
        ("1,056 SME centres", "number", "1056", None),
        ("1.056 centres", "number", "1.056", None),
        ("2.5 million people", "number", "2500000", None),
        ("500 thousand visits", "number", "500000", None),
        ("twenty-five countries", "number", "25", None),
        ("one hundred and five villages", "number", "105", None),
        ("two-thirds of the votes", "number", "0.6666666666666666666666666667", None),
        ("tens of thousands of people", "number", "10000", None),
        ("at least 60 percent", "percent", "60", None),
        ("20 to 25 per cent", "percent", "20", "25"),
        ("between 5 and 10%", "percent", "5", "10"),
        ("worth Rp4.7 trillion", "money", "4700000000000", None),
        ("US$10-15 million", "money", "10000000", "15000000"),
        ("180 million yen", "money", "180000000", None),
        ("40,000 tonnes", "measure", "40000", None),
        ("a 24-hour channel", "measure", "24", None),
        ("a 28-year-old bridge", "measure", "28", None),
        ("the 23-member delegation", "number", "23", None),
        ("the 7th meeting", "ordinal", "7", None),
        ("the second meeting", "ordinal", "2", None),
        ("at 09:00 WIB", "time", "540", None),
        ("at 7.30 p.m.", "time", "1170", None),
        ("at 9am", "time", "540", None),
    ],
)
def test_quantities(text: str, kind: str, amount: str, high: str | None) -> None:
    (value,) = find_values_en(text)
    assert (value.kind, value.amount, value.high) == (kind, Decimal(amount), Decimal(high) if high else None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12 March 2025", Moment(2025, 3, 12), None),
        ("March 12, 2025", Moment(2025, 3, 12), None),
        ("Wednesday (12/3/2025)", Moment(2025, 3, 12), None),
        ("from 29 to 31 October 2007", Moment(2007, 10, 29), Moment(2007, 10, 31)),
        ("October 29-31, 2007", Moment(2007, 10, 29), Moment(2007, 10, 31)),
        ("30 October–2 November 2025", Moment(2025, 10, 30), Moment(2025, 11, 2)),
        ("in June 2026", Moment(2026, 6), None),
        ("over 2026-2029", Moment(2026), Moment(2029)),
        ("the third quarter of 2026", Moment(2026, quarter=3), None),
        ("in the first half of 2024", Moment(2024, half=1), None),
        ("by the end of 2025", Moment(2025, part="end"), None),
        ("on Wednesday", Moment(weekday=2), None),
    ],
)
def test_dates(text: str, first: Moment, last: Moment | None) -> None:
    (value,) = find_values_en(text)
    assert value.date is not None
    assert (value.date.first, value.date.last) == (first, last)


def test_english_dates_resolve_as_the_others_do() -> None:
    (value,) = find_values_en("on Wednesday")
    assert value.date is not None
    resolved = resolve(value.date, published=dt.date(2025, 3, 12))
    assert resolved is not None
    assert resolved.text == "2025-03-12"


@pytest.mark.parametrize(
    "text",
    [
        "Number: 214/HM.02/A/03/2025",
        "(021) 555-0142",
        "Article 6, paragraph (2)",
        "G20 and COVID-19",
        "one another",
        "he may march",
    ],
)
def test_what_is_no_value(text: str) -> None:
    assert find_values_en(text) == ()
