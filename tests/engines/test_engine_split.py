"""Splitting over-long texts, joining parts, and finding loops."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from asemnews.engines.loops import looped, recurring, tandem
from asemnews.engines.seq2seq import batches
from asemnews.engines.split import join, split


def words(text: str) -> int:
    return len(text.split())


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="ab ,;.–(dan)\n", max_size=200), st.integers(1, 12))
def test_parts_hold_every_character_and_keep_the_limit(text, limit):
    parts = split(text, limit, lambda part: len(part.replace(" ", "")))
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(len(part.replace(" ", "")) <= limit for part in parts)


def test_cuts_at_the_best_mark_there_is():
    text = "Kedua negara sepakat berdagang, mereka juga akan bertemu lagi tahun depan dan membahas iklim"
    assert (
        split(text, 9, words)
        == [
            "Kedua negara sepakat berdagang,",
            "mereka juga akan bertemu lagi tahun depan",
            "dan membahas iklim",
        ]
        or split(text, 10, words)[0] == "Kedua negara sepakat berdagang,"
    )
    assert split("satu. dua; tiga", 2, words) == ["satu. dua;", "tiga"]
    assert split("pendek saja", 9, words) == ["pendek saja"]
    assert split("   ", 9, words) == []


def test_a_long_word_is_cut_inside():
    assert "".join(split("x" * 50, 7, len)) == "x" * 50


def test_joined_parts_read_as_one_sentence():
    sources = ["Kedua negara sepakat,", "mereka bertemu lagi di Jakarta", "Indonesia menang."]
    outputs = ["The two countries agreed.", "They meet again in Jakarta.", "Indonesia won."]
    assert join(sources, outputs) == "The two countries agreed they meet again in Jakarta Indonesia won."
    assert join(["a", "b."], ["", "Be."]) == "be."


def test_loops_are_found_and_honest_repeats_are_not():
    assert looped("a b c".split(), "I 'm sorry I 'm sorry I 'm sorry".split())
    assert looped("a b c".split(), list("xxxxxxx"))
    assert not looped("a b c".split(), "the cat sat on the mat and the dog sat on the rug".split())
    assert not looped(list("1.000.000.000"), list("1,000,000,000"))
    assert not looped("ha ha ha ha ha ha ha ha".split(), "ha ha ha ha ha ha ha ha".split())
    assert tandem([]) == 1
    assert recurring([]) == 0


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(1, 40), max_size=40), st.integers(1, 100), st.none() | st.integers(1, 9))
def test_batches_hold_each_row_once_within_the_budget(lengths, budget, most):
    found = list(batches(lengths, budget, most))
    assert sorted(index for batch in found for index in batch) == list(range(len(lengths)))
    assert all(len(b) == 1 or len(b) * max(lengths[index] for index in b) <= budget for b in found)
    assert most is None or all(len(batch) <= most for batch in found)
