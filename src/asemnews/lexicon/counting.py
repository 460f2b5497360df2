"""What may stand after digits: units, counters and magnitudes make a quantity of them, else "2009" is a year."""

from __future__ import annotations

from functools import cache
from typing import Final

from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.numbers import number_words
from asemnews.lexicon.tokens import Tokens


@cache
def _counted_words() -> frozenset[str]:
    return frozenset(row["noun"] for row in read_table("counters.tsv"))


def quantity_follows(tokens: Tokens, index: int) -> bool:
    """True where the words at ``index`` make a quantity of the digits before them: a unit, a counter, a magnitude."""
    word = tokens.word(index)
    if not word:
        return False
    entry = number_words().get(word)
    if entry is not None and entry.kind in ("magnitude", "short", "puluh", "ratus"):
        return True
    return word in _counted_words() or (word in unit_words() and word not in _CALENDAR_UNITS)


_CALENDAR_UNITS: Final = frozenset(
    ["tahun", "bulan", "hari", "pekan", "minggu", "kali", "semester", "triwulan", "kuartal", "abad", "m"]
)


@cache
def unit_words() -> frozenset[str]:
    """Units by their lower-case written forms, of one word or more."""
    return frozenset(row["unit"] for row in read_table("units.tsv")) | {"persen", "%"}
