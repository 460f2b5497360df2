"""The table of words: what it says of an output, and how outputs are chosen by it."""

from __future__ import annotations

import gzip
import pickle
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asemnews.engines import CachedEngine, Hypothesis, load_engine, words_of
from asemnews.engines.scripted import ScriptedEngine
from asemnews.engines.words import FILE, UNLIKELY, WordLinks, read_words
from asemnews.errors import CorruptModel
from asemnews.translation import Manner, translate_texts
from asemnews.translation.placeholders import Placeholders

LINES = {"pemeriksaan": "inspection 5 3\tchecks 7 4", "dokumen": "documents 2 2", "kapal": "ships 4 2\tship 3 1"}
SOURCE = "Pemeriksaan dokumen kapal."


def links() -> WordLinks:
    return WordLinks(LINES, "0")


def test_an_output_that_leaves_a_word_out_fits_worse() -> None:
    table = links()
    whole, short = "Inspection of ship documents.", "Ship documents."
    assert table.fit(SOURCE, whole) > table.fit(SOURCE, short)


def test_a_word_that_stands_for_nothing_fits_worse() -> None:
    table = links()
    assert table.fit("kapal", "ships") > table.fit("kapal", "ships bananas")


@given(st.text("abc kapal.", max_size=40), st.text("ship documents.", max_size=40), st.randoms(use_true_random=False))
def test_the_fit_is_a_surprise_and_knows_no_order(source: str, english: str, chance: random.Random) -> None:
    table = links()
    fit = table.fit(source, english)
    assert -UNLIKELY <= fit <= 0
    mixed = english.split()
    chance.shuffle(mixed)
    assert table.fit(source, " ".join(mixed)) == pytest.approx(table.fit(source, " ".join(english.split())))


class Choosing(ScriptedEngine):
    """Best by its own score: an output that leaves a word out."""

    words: WordLinks | None = None


def answer(table: WordLinks | None) -> str:
    said = Hypothesis("Ship documents.", -0.5, 3, 3, alternatives=(Hypothesis("Inspection of ship documents.", -0.6),))
    engine = Choosing({SOURCE: said})
    engine.words = table
    return translate_texts([SOURCE], engine)[0]


def test_outputs_are_chosen_by_words_where_the_engine_has_a_table() -> None:
    assert answer(None) == "Ship documents."
    assert answer(links()) == "Inspection of ship documents."


def test_an_engine_with_a_table_is_asked_for_more_outputs_unless_the_caller_says() -> None:
    asked = []

    class Asked(Choosing):
        def generate(self, texts, decoding):
            asked.append((decoding.beam, decoding.alternatives))
            return super().generate(texts, decoding)

    for table in (None, links()):
        engine = Asked(lambda text: text)
        engine.words = table
        translate_texts([SOURCE], engine, manner=Manner(repair=False))
    assert asked == [(4, 0), (8, 7)]


def test_the_table_is_passed_on_by_what_wraps_an_engine() -> None:
    engine = load_engine("bundled")
    table = words_of(engine)
    assert table is not None
    assert words_of(CachedEngine(engine, {})) is table
    assert words_of(Placeholders(engine)) is table
    again = words_of(pickle.loads(pickle.dumps(engine)))
    assert again is not None
    assert again.digest == table.digest


def test_the_bundled_table_knows_words() -> None:
    table = words_of(load_engine("bundled"))
    assert table is not None
    assert table.fit("Menteri menolak usul itu.", "The minister rejected the proposal.") > table.fit(
        "Menteri menolak usul itu.", "The minister accepted the proposal."
    )


def test_a_folder_without_a_table_has_none(tmp_path: Path) -> None:
    assert read_words(tmp_path) is None


@pytest.mark.parametrize("raw", [b"no gzip", gzip.compress(b"kapal\tship 3 1\n" * 99)[:-9], gzip.compress(b"\xff\n")])
def test_a_damaged_table_is_told(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / FILE).write_bytes(raw)
    with pytest.raises(CorruptModel, match="Fetch the model again"):
        read_words(tmp_path)


def test_what_is_missed_is_told_with_its_likeliest_english() -> None:
    table = WordLinks(
        {"pemeriksaan": "checks 16 3\tinspection 18 3\tinspections 18 3", "dokumen": "documents 2 2"}, "0"
    )
    assert table.missed("Pemeriksaan dokumen", "Documents.") == {"pemeriksaan": "inspection"}
    assert table.missed("Pemeriksaan dokumen", "Checks on documents.") == {}
    assert table.missed("Pemeriksaan dokumen", "Inspections of it.") == {"dokumen": "documents"}


def test_a_counterpart_that_is_rare_or_grammar_is_not_put_forward() -> None:
    table = WordLinks({"pun": "also 25 30\tit 3 40\t% 2 9", "adapun": "as 2 30"}, "0")
    assert table.missed("adapun pun", "nothing") == {}


class Reading(Choosing):
    """Takes up English that stands in the text."""

    reads_english = True


def test_a_word_that_was_left_out_is_put_in_english_and_asked_again() -> None:
    engine = Reading({SOURCE: "Ship documents.", "Inspection dokumen kapal.": "Inspection of ship documents."})
    engine.words = links()
    assert translate_texts([SOURCE], engine) == ["Inspection of ship documents."]
    assert len(engine.asked) == 2


def test_no_word_is_put_in_english_for_an_engine_that_was_not_taught_to_read_it() -> None:
    engine = Choosing(lambda text: "Ship documents.")
    engine.words = links()
    translate_texts([SOURCE], engine)
    assert {text for call in engine.asked for text in call} == {SOURCE}


def test_function_words_that_are_left_out_are_not_asked_for() -> None:
    engine = Reading(lambda text: "Ship." if "bahwa" in text else "")
    engine.words = WordLinks({"bahwa": "that 1 1", "kapal": "ship 1 1"}, "0")
    translate_texts(["bahwa kapal"], engine)
    assert engine.asked == [("bahwa kapal",)]
