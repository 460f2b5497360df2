"""Seldom words and their usual English."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from asemnews.lexicon.dictionary import find_seldom, seldom_words


def test_a_seldom_word_is_found_with_its_english_and_its_place() -> None:
    text = "Memugar kapal yang dicegat itu mahal."
    (restore, intercepted) = find_seldom(text)
    assert (text[restore.start : restore.end], restore.english) == ("Memugar", "Restore")
    assert (text[intercepted.start : intercepted.end], intercepted.english) == ("dicegat", "intercepted")


def test_a_capital_inside_a_sentence_is_a_name() -> None:
    assert not list(find_seldom("Dana itu dikelola Yayasan Memugar."))


def test_a_name_that_opens_a_sentence_is_no_word() -> None:
    assert not list(find_seldom("Guntur hadir di Jakarta."))
    assert not list(find_seldom("Dicegat Airlines berhenti beroperasi."))


def test_what_is_owned_keeps_its_suffix() -> None:
    (found,) = [word for word in find_seldom("Logikanya sulit dibantah.") if word.start == 0]
    assert found.english == "Logic-nya"


def test_every_entry_is_plain_words_and_another_word_than_the_indonesian() -> None:
    for word, english in seldom_words().items():
        assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", word), word
        assert re.fullmatch(r"[A-Za-z][A-Za-z' -]*", english), word
        assert english.lower() != word


@given(st.text(max_size=60), st.sampled_from(sorted(seldom_words())[::500]))
def test_every_word_found_stands_where_it_says(text: str, word: str) -> None:
    whole = f"{text} {word} {text}"
    at = -1
    for found in find_seldom(whole):
        assert found.start > at
        assert whole[found.start : found.end].lower() in seldom_words()
        at = found.end
