"""Countries, provinces, regencies, cities and regions by their Indonesian names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PlaceKind = Literal["country", "province", "city", "regency", "region", "continent"]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place at ``start:end`` (code points, half-open); ``country`` is its country's English name, if known."""

    start: int
    end: int
    text: str
    english: str
    kind: PlaceKind
    country: str | None = None


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """Every known place of ``text``, longest match, in order, never overlapping."""
    return ()


def english_place(name: str) -> str | None:
    """The English name of a place, "Tiongkok" → "China"; null where it is not known."""
    return None
