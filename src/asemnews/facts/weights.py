"""Linear scores that were fitted in training: one table a question."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from asemnews.lexicon.data_files import read_table


@cache
def _table(name: str) -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in read_table(name)}


def score(name: str, features: Iterable[str]) -> float:
    """Log-odds of the features by ``lexicon/data/NAME``; a feature that the table lacks counts nothing."""
    table = _table(name)
    return sum(table.get(feature, 0.0) for feature in features)
