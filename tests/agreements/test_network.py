"""The network labels every word of a release once, reads with it what stands before, and leaves nothing out."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asemnews.agreements import find_agreements
from asemnews.agreements.context import Surroundings
from asemnews.agreements.network import BEFORE, LABELS, PASSAGE, _merged, network, told_of, units, windows
from asemnews.agreements.reading import read_sentences
from asemnews.agreements.status import STATUSES
from asemnews.agreements.tagger import tagger
from asemnews.engines.bundled import folder
from asemnews.engines.pieces import SentencePieces
from asemnews.reading import read
from asemnews.segmentation import segment

WORDS = st.sampled_from("Menteri sepakat Rp4,7 membuka – rute “baru” énak 2026 dan . , ketidakpastian ½ x".split())


@pytest.fixture(scope="module")
def pieces() -> SentencePieces:
    return SentencePieces(folder() / "source.spm", folder() / "source.spm")


def surroundings_of(text: str) -> Surroundings:
    release = read(text)
    return Surroundings(read_sentences(release, segment(release)), 2026)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=120).map(" ".join), min_size=1, max_size=8))
def test_every_word_is_labelled_once_at_its_own_piece(pieces, paragraphs):
    text = "\n\n".join(paragraphs)
    around = surroundings_of(text)
    parts = list(units(text, around.readings, pieces))
    labelled = [(unit.number, unit.first + place) for unit in parts for place in range(len(unit.words))]
    assert labelled == [(r.number, place) for r in around.readings for place in range(len(r.tokens))]
    for window in windows(parts, pieces.end):
        own = sum(len(unit.pieces) + 1 for unit in window.units)
        assert own <= PASSAGE + 1 or len(window.units) == 1
        assert len(window.pieces) - own <= BEFORE
        words = [(unit, place) for unit in window.units for place in unit.words]
        assert [window.pieces[place] for place in window.places] == [unit.pieces[place] for unit, place in words]


def test_a_sentence_without_end_is_cut(pieces):
    text = "Menteri sepakat membuka rute baru " * 400
    parts = list(units(text, surroundings_of(text).readings, pieces))
    assert len(parts) > 5
    assert all(len(unit.pieces) <= PASSAGE for unit in parts)


def test_pieces_tile_the_text(pieces):
    for text in ("Rp4,7 triliun – “énak” 2½ km", "a\u00a0b \u200b c", "𝔘 dan 😀", ""):
        spans = pieces.spans(text)
        assert all(begin <= end for _, begin, end in spans)
        assert [begin for _, begin, _ in spans[1:]] == [end for _, _, end in spans[:-1]]


def test_rules_tell_of_cues_and_what_they_introduce():
    around = surroundings_of("Jakarta (ANTARA) - Kedua menteri sepakat membuka rute baru pada 2026.")
    told = dict(zip(around.readings[0].tokens.words, told_of(around, 0), strict=True))
    assert "k:agree" in told["sepakat"]
    assert "r:Bagree" in told["membuka"]
    assert "num" in told["2026"]


def test_scores_are_log_probabilities_of_every_word():
    text = "Jakarta (ANTARA) - Kedua menteri sepakat membuka rute baru.\n\nHarga beras naik pada Senin."
    around = surroundings_of(text)
    scores, statuses = network().hear(text, around)
    assert [len(found) for found in scores] == [len(reading.tokens) for reading in around.readings]
    assert all(max(word) <= 0 for found in scores for word in found)
    assert (scores, statuses) == network().hear(text, around)
    for spoken, told in zip(scores, statuses, strict=True):
        commitment = [math.exp(begin / 1e4) + math.exp(within / 1e4) for _, begin, within, _, _ in spoken]
        assert [sum(math.exp(kind / 1e4) for kind in word) for word in told] == pytest.approx(commitment, abs=1e-3)
    opening = around.readings[0].tokens.words.index("membuka")
    out, begins, *_ = scores[0][opening]
    assert begins > out


@pytest.mark.parametrize("place", ["B", "I"])
@pytest.mark.parametrize(("kind", "status"), list(zip("ASCP", STATUSES, strict=True)))
def test_what_is_heard_comes_in_the_order_of_the_statuses(place, kind, status):
    logits = np.zeros((1, len(LABELS)), np.float32)
    logits[0, LABELS.index(f"{place}-{kind}")] = 5
    _, statuses = _merged(logits)
    assert STATUSES[int(statuses[0].argmax())] == status


def test_the_order_of_sets_changes_nothing():
    code = (
        "import sys; from asemnews.agreements.context import Surroundings\n"
        "from asemnews.agreements.network import told_of\n"
        "from asemnews.agreements.reading import read_sentences\n"
        "from asemnews.reading import read\nfrom asemnews.segmentation import segment\n"
        "release = read(sys.argv[1])\n"
        "print(told_of(Surroundings(read_sentences(release, segment(release)), 2026), 0))"
    )
    text = "Jakarta (ANTARA) - Kedua menteri sepakat membuka rute baru dan berjanji akan menandatangani perjanjian."
    seeds = [
        subprocess.run(
            [sys.executable, "-c", code, text],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    ]
    assert seeds[0] == seeds[1] == seeds[2]


def test_a_second_voice_is_heard():
    path = Path(__file__).parents[2] / "examples/releases/kerja_sama_pelabuhan.txt"
    around = surroundings_of(path.read_text("utf-8"))
    assert any(mark.commitment for marks in tagger().mark(around) for mark in marks)
    silence = [[(0, -900_000, -900_000, -900_000, -900_000)] * len(reading.tokens) for reading in around.readings]
    assert not any(tagger().mark(around, silence))


def test_the_quick_way_loads_no_network(monkeypatch):
    def refused():
        raise AssertionError

    monkeypatch.setattr("asemnews.agreements.network.network", refused)
    release = read("Jakarta (ANTARA) - Kedua menteri sepakat membuka rute baru.")
    assert find_agreements(release, segment(release), quick=True).agreements
    with pytest.raises(AssertionError):
        find_agreements(release, segment(release))
