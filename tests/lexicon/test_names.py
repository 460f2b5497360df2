"""Proper names, and where a person's name begins after an office."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asemnews.lexicon.names import find_names


def persons(text: str) -> list[str]:
    return [name.text for name in find_names(text) if name.kind == "person"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Menurut Menteri Perdagangan RI Dr. Ir. Budi Hartawan, M.Sc. hal itu wajar.", ["Budi Hartawan"]),
        ("kata Direktur Utama Bank Laut Timur Sri Rahayu Simatupang kepada wartawan", ["Sri Rahayu Simatupang"]),
        (
            "Pieter van den Berg dan Siti binti Hassan menandatangani naskah itu.",
            ["Pieter van den Berg", "Siti binti Hassan"],
        ),
        ("Kementerian Perdagangan dan Badan Pangan Nasional bertemu.", []),
    ],
)
def test_persons(text: str, wanted: list[str]) -> None:
    assert persons(text) == wanted


def test_a_sentence_opener_is_no_name() -> None:
    assert "Menurut" not in [name.text for name in find_names("Menurut dia, pertemuan itu selesai.")]


def test_a_label_on_the_next_line_is_not_joined() -> None:
    assert "Budi Santoso" in persons("Pewarta: Budi Santoso\nEditor: Ani Lestari")


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_names_stand_where_they_say_in_order(text: str) -> None:
    names = find_names(text)
    assert all(text[n.start : n.end] == n.text and n.text for n in names)
    assert all(a.end <= b.start for a, b in itertools.pairwise(names))


@pytest.mark.parametrize("piece", ["A", "Aa ", "A.", "A-", "van ", "A van "])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    find_names(piece)  # the tables are read once
    start = time.process_time()
    find_names(piece * 4_000)
    assert time.process_time() - start < 3
