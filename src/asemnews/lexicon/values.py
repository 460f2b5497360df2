"""Number-like expressions of Indonesian text: quantities, money, measures, ordinals, dates and times."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from asemnews.lexicon.dates import DateMention

ValueKind = Literal["number", "percent", "money", "measure", "ordinal", "date", "time", "year"]


@dataclass(frozen=True, slots=True)
class Value:
    """One number-like expression at ``start:end`` (code points, half-open) of the text that was searched.

    ``english`` is its form inside an English sentence. ``amount`` is null where there is no quantity (a date);
    ``high`` is the upper end of a range. ``unit`` is the unit or noun as written ("hektare", "persen", "jam").
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
    """Every value of ``text``, longest match first, in order, never overlapping."""
    return ()
