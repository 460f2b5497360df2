from __future__ import annotations

import gzip
import math
from collections import Counter
from pathlib import Path

import pytest

import words
from asemnews.engines.words import ENGLISH_WEIGHT, FILE, SOURCE_WEIGHT, read_words


def test_counts_become_chances_both_ways(tmp_path: Path) -> None:
    counts = Counter({("kapal", "ship"): 6, ("kapal", "boat"): 2, ("perahu", "boat"): 6, ("kapal", "the"): 1})
    lines = "\n".join(words.table(counts))
    (tmp_path / FILE).write_bytes(gzip.compress(lines.encode()))
    table = read_words(tmp_path)
    assert table is not None
    given, back = math.log(2 / 9), math.log(2 / 8)
    assert table.fit("kapal", "boat") == pytest.approx(ENGLISH_WEIGHT * given + SOURCE_WEIGHT * back, abs=0.02)
    assert "the" not in lines  # seen once


def test_manuals_and_long_lines_are_left_out(tmp_path: Path) -> None:
    long = " ".join(["kata"] * (words.LONGEST + 1))
    rows = ["2.0\tKapal itu.\tThat ship.", "0.04\tKlik di sini.\tClick here.", f"2.0\t{long}\t{long}"]
    (tmp_path / "pairs.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert words.read_pairs(tmp_path) == [(["kapal", "itu", "."], ["that", "ship", "."])]
