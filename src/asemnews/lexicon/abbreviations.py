"""Indonesian abbreviations, and the words that open a sentence: what a full stop after a short form means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, cast

Kind = Literal["title", "name", "never", "number", "company", "degree", "closing", "unit"]
"""What stands around the abbreviation.

title, name: before a name ("Dr.", "Jl."); never: never last ("mis."); number: before a number ("No.", "tgl."), last
otherwise; company (or country), degree, closing, unit: may end a sentence ("Tbk.", "R.I.", "M.Sc.", "dll.", "km.").
"""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One row of ``data/abbreviations.tsv``. ``form`` has no final full stop; ``meaning`` is Indonesian."""

    form: str
    kind: Kind
    meaning: str


def _rows(name: str) -> list[list[str]]:
    text = resources.files("asemnews.lexicon").joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _tables() -> tuple[dict[str, tuple[Abbreviation, ...]], dict[str, tuple[Abbreviation, ...]]]:
    """Abbreviations by exact form, and by case-folded form."""
    exact: dict[str, tuple[Abbreviation, ...]] = {}
    folded: dict[str, tuple[Abbreviation, ...]] = {}
    for form, kind, case, meaning in _rows("abbreviations.tsv"):
        table, key = (exact, form) if case == "exact" else (folded, form.casefold())
        table[key] = (*table.get(key, ()), Abbreviation(form, cast("Kind", kind), meaning))
    return exact, folded


def abbreviations(token: str) -> tuple[Abbreviation, ...]:
    """Every reading of ``token``, with or without its final full stop; empty if it is no abbreviation.

    A form that is listed with its case ("H", haji) hides the readings in other cases ("h", halaman).
    """
    form = token.removesuffix(".")
    exact, folded = _tables()
    return exact.get(form) or folded.get(form.casefold(), ())


@lru_cache(maxsize=4096)
def kinds(token: str) -> frozenset[Kind]:
    """The kinds of every reading of ``token``; empty if it is no abbreviation."""
    return frozenset(entry.kind for entry in abbreviations(token))


def is_abbreviation(token: str) -> bool:
    """True if ``token`` is a known abbreviation, with or without its final full stop."""
    return bool(abbreviations(token))


@cache
def _cues(kind: str) -> frozenset[str]:
    return frozenset(word for word, of in _rows("sentence_cues.tsv") if of == kind)


def opens_sentence(word: str) -> bool:
    """True if ``word`` often opens a sentence and is no personal name ("Menurut", "Ia")."""
    return word.casefold() in _cues("opener")


def takes_label(word: str) -> bool:
    """True if a letter or numeral follows ``word`` as its label ("Komisi I", "vitamin A")."""
    return word.casefold() in _cues("label")


def is_role(word: str) -> bool:
    """True if ``word`` is an office ("direktur", "menteri"): a person's name may follow the company's or country's."""
    return word.casefold() in _cues("role")
