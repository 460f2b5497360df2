from __future__ import annotations

import json
import random
import runpy
from pathlib import Path
from typing import Any

import pytest

import noise
import prepare


def test_held_out_releases_are_never_trained_on(toy: Any) -> None:
    rows = (toy.data / "rows.tsv").read_text(encoding="utf-8")
    text = (toy.own / "w7.txt").read_text(encoding="utf-8")
    lines = [line for line in prepare.release_lines(text) if line[0] in toy.config["prepare"]["held_out"]]
    assert lines
    for _, _, source, target in lines:
        assert f"\t{source}\t" not in rows
        assert f"\t{target}\n" not in rows


def test_lines_of_the_test_sets_are_dropped_on_either_side(tmp_path: Path) -> None:
    own, tests = tmp_path / "own", tmp_path / "eval"
    own.mkdir()
    tests.mkdir()
    pairs = ["Ia pergi ke pasar.\tShe goes to market.", "Hujan turun deras sekali.\tIt rained very hard.",
             "Kami akan datang besok pagi.\tWe come tomorrow."]  # fmt: skip
    (own / "s00.txt").write_text("\n".join(pairs), encoding="utf-8")
    (tests / "pud.tsv").write_text(
        "IA PERGI KE PASAR\tother words here\nlain sekali lagi\tit rained, very hard", "utf-8"
    )
    options = {"seed": 1, "slots": 0.4, "hints": 0.0, "noise": 0.0, "prose": 0.5, "synthetic": 0, "held_out": []}
    counts = prepare.prepare({"prepare": options | {"weights": {"s*": 1.0}}}, tmp_path / "out", own, None, tests)
    assert counts["test"] == 2
    assert (tmp_path / "out/rows.tsv").read_text(encoding="utf-8") == f"1\t{pairs[2]}\n"


def test_gold_texts_are_test_lines(tmp_path: Path) -> None:
    (tmp_path / "gold-dev").mkdir()
    case = {"text": "Menteri sepakat bekerja sama. Rapat ditutup kemarin.", "reference_en": "The ministers agreed."}
    (tmp_path / "gold-dev/dev-01.json").write_text(json.dumps(case), encoding="utf-8")
    assert prepare.test_lines(tmp_path) == {
        "menteri sepakat bekerja sama",
        "rapat ditutup kemarin",
        "the ministers agreed",
    }


def test_weights_of_a_row_add_up() -> None:
    pair = ("Kapal Budi Santoso dicegat pada 3 Mei 2020.", "Budi Santoso's boat was intercepted on May 3, 2020.")
    rows = prepare.variants(pair, 3.0, {"slots": 0.4, "hints": 0.3, "noise": 0.1}, random.Random(1))
    assert sum(weight for weight, _ in rows) == pytest.approx(3.0)
    assert sum(weight for weight, (source, _) in rows if "intercepted" in source) == pytest.approx(0.9)


def test_spoiled_pairs() -> None:
    pair = ("Membentuk kerja sama antarnegara di bidang izin.", "Establish cooperation among countries on permits.")
    assert noise.capitals(pair) == (pair[0][:-1].upper(), pair[1][:-1])
    assert noise.lowered(pair) == ("membentuk" + pair[0][9:], "establish" + pair[1][9:])
    old = noise.old_spelling(pair)
    assert old is not None
    assert old[0] == "Membentuk kerjasama antar negara di bidang ijin."


def test_marks_are_stripped() -> None:
    text = "### w1-001 | 2003-06-12 | none\nS\t[per|Halomoan] akan [A|datang].\tHalomoan will come.\nF\tx\ty\n"
    assert list(prepare.release_lines(text)) == [("w1-001", "S", "Halomoan akan datang.", "Halomoan will come.")]


def test_own_corpus_is_valid(capsys: pytest.CaptureFixture[str]) -> None:
    check = Path(prepare.__file__).parent / "data/own/check.py"
    assert runpy.run_path(str(check))["main"]() == 0
    assert "'releases': 5615" in capsys.readouterr().out
