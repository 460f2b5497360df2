"""Abbreviations and the words that tell where a sentence starts."""

from __future__ import annotations

from collections import Counter
from importlib import resources
from typing import get_args

import pytest

from asemnews.lexicon.abbreviations import (
    Kind,
    abbreviations,
    is_abbreviation,
    is_role,
    kinds,
    opens_sentence,
    takes_label,
)


def rows(name: str) -> list[list[str]]:
    text = resources.files("asemnews.lexicon").joinpath("data", name).read_text(encoding="utf-8")
    assert text.startswith("# source: ")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(
    ("token", "kind"),
    [
        ("Dr.", "title"),
        ("dr", "title"),
        ("PROF.", "title"),
        ("H.", "title"),
        ("Jl.", "name"),
        ("a.n.", "name"),
        ("mis.", "never"),
        ("No.", "number"),
        ("tgl", "number"),
        ("Tbk.", "company"),
        ("M.Sc.", "degree"),
        ("dll.", "closing"),
        ("km.", "unit"),
    ],
)
def test_kinds(token: str, kind: Kind) -> None:
    assert is_abbreviation(token)
    assert kind in kinds(token)


def test_case_tells_readings_apart() -> None:
    assert kinds("Sen.") == {"title"}
    assert not is_abbreviation("sen.")  # cent
    assert {entry.meaning for entry in abbreviations("H.")} == {"haji"}
    assert kinds("h.") == {"number"}


@pytest.mark.parametrize("word", ["selesai", "Jakarta", "2007", "", ".", "kami"])
def test_words_are_no_abbreviations(word: str) -> None:
    assert not is_abbreviation(word)


def test_cues() -> None:
    assert opens_sentence("Menurut")
    assert not opens_sentence("Rudi")
    assert takes_label("Komisi")
    assert is_role("Direktur")


def test_the_data_is_well_formed() -> None:
    table = rows("abbreviations.tsv")
    assert all(len(row) == 4 and row[1] in get_args(Kind) and row[2] in ("fold", "exact") for row in table)
    assert not any(row[0].endswith(".") for row in table)
    assert all(row[3] for row in table)
    assert max(Counter((row[0], row[1]) for row in table).values()) == 1
    cues = rows("sentence_cues.tsv")
    assert all(len(row) == 2 and row[1] in ("opener", "label", "role") for row in cues)
