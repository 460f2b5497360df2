from __future__ import annotations

import random
import re

import pytest

import slots


@pytest.mark.parametrize(
    ("source", "target", "keys"),
    [
        ("Nilainya Rp4,7 triliun.", "It is worth Rp4.7 trillion.", ["money IDR 4.7e+12"]),
        ("sebesar 12,8 miliar dolar AS", "of US$12.8 billion", ["money USD 1.28e+10"]),
        ("pada 18-19 September 2024", "on September 18-19, 2024", ["date 18-19 9 2024"]),
        ("Rabu (14/5)", "Wednesday (May 14)", ["date 14 5 "]),
        ("naik 7,2 persen", "rose 7.2 percent", ["share 7.2"]),
        ("sebanyak 1.056 sentra", "1,056 centers", ["number 1056.0"]),
        ("kata Menteri Raditya Mangkunegara", "Minister Raditya Mangkunegara said", ["name Raditya Mangkunegara"]),
        ("ke Papua Nugini", "to Papua New Guinea", []),
        ("5 kapal dan 5 awak", "5 ships", []),
    ],
)
def test_what_is_equal_on_both_sides(source: str, target: str, keys: list[str]) -> None:
    assert [one.key for one, _ in slots.shared(source, target)] == keys


def test_hidden_parts_come_back() -> None:
    source = "Jakarta (ANTARA) - Ekspor naik 7,2 persen menjadi US$6,8 juta pada 12 Juni 2003, kata Budi Sitanggang."
    target = "Jakarta (ANTARA) - Exports rose 7.2 percent to US$6.8 million on June 12, 2003, Budi Sitanggang said."
    for seed in range(40):
        hidden = slots.hide(source, target, random.Random(seed))
        if hidden is None:
            continue
        one, other = (re.findall("⦅[0-9]⦆", side) for side in hidden)
        assert one == sorted(set(one)), "numbered in source order, each once"
        assert sorted(one) == sorted(other)
        for side, whole in zip(hidden, (source, target), strict=True):
            pattern = re.sub("⦅[0-9]⦆", "(.+)", re.sub(r"[()$.]", lambda found: "\\" + found.group(), side))
            assert re.fullmatch(pattern, whole)


def test_synthetic_rows_hold_the_same_slots_on_both_sides() -> None:
    chance = random.Random(0)
    for _ in range(200):
        source, target = slots.synthetic(chance)
        assert re.findall("⦅[0-9]⦆", source) == re.findall("⦅[0-9]⦆", target)


def test_words_that_bound_an_amount_go_behind_its_slot() -> None:
    pair = "memakai paling sedikit 60 persen komponen", "use at least 60 percent of the components"
    (found,) = slots.shared(*pair)
    left, right = slots.bounded(*pair, found)
    assert pair[0][left.start : left.end] == "paling sedikit 60 persen"
    assert pair[1][right.start : right.end] == "at least 60 percent"
    assert slots.bounded("memakai 60 persen komponen", pair[1], found) == found


def test_rows_written_with_slots_stay_as_they_are() -> None:
    assert slots.hide("⦅0⦆ membayar Rp5 juta", "⦅0⦆ pays Rp5 million", random.Random(1), 1.0) is None


@pytest.mark.parametrize(
    ("source", "target", "sound"),
    [
        ("⦅0⦆ membayar ⦅1⦆", "⦅0⦆ pays ⦅1⦆", True),
        ("harga beras", "rice price", True),
        ("⦅0⦆ membayar", "pays", False),
        ("⦅0⦆ membayar ⦅0⦆", "⦅0⦆ pays ⦅0⦆", False),
        ("⦅0 membayar", "⦅0 pays", False),
    ],
)
def test_slots_of_a_written_row_stand_once_on_both_sides(source: str, target: str, sound: bool) -> None:
    assert slots.balanced(source, target) is sound
