"""Quantities in digits, with their units."""

from __future__ import annotations

from decimal import Decimal

from asemnews.facts.page import Page
from asemnews.lexicon.values import Value
from asemnews.records import Bilingual, Figure

_COUNTED = frozenset(("number", "percent", "money", "measure"))


def find_figures(page: Page) -> tuple[Figure, ...]:
    """Every quantity written in digits, each once; no dates, years, times or ordinals."""
    figures: list[Figure] = []
    seen: set[tuple[Decimal, str]] = set()
    for value in page.values:
        if value.kind not in _COUNTED or value.amount is None or not any(c.isdigit() for c in value.text):
            continue
        for amount in (value.amount, value.high):
            if amount is None:
                continue
            unit = value.currency or value.unit or ""
            if (amount, unit) in seen:
                continue
            seen.add((amount, unit))
            figures.append(Figure(value=amount, unit=_unit(value), quote=page.quote(value.start, value.end)))
    return tuple(figures)


def _unit(value: Value) -> Bilingual | None:
    if value.currency is not None:
        return Bilingual(indonesian=value.currency, english=value.currency)
    return Bilingual(indonesian=value.unit) if value.unit else None
