"""Places by their Indonesian names."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.places import english_place, find_places, other_names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "di Kabupaten Enrekang, Sulawesi Selatan,",
            [("Kabupaten Enrekang", "Enrekang Regency"), ("Sulawesi Selatan", "South Sulawesi")],
        ),
        ("JAKARTA, KOMPAS.com - Tiongkok", [("JAKARTA", "Jakarta"), ("Tiongkok", "China")]),
        (
            "Pemerintah Kota Bitung dan Kota Kinabalu",
            [("Kota Bitung", "Bitung City"), ("Kota Kinabalu", "Kota Kinabalu")],
        ),
        ("AS dan RI sepakat", [("AS", "US"), ("RI", "Indonesia")]),
        ("as roda dan bahasa Inggris", []),
        (
            "Laut China Selatan, Asia-Pasifik",
            [("Laut China Selatan", "South China Sea"), ("Asia-Pasifik", "Asia-Pacific")],
        ),
        ("Bima Arya di Bima", [("Bima", "Bima")]),
        ("batu bara di Batu, Jawa Timur", [("Batu", "Batu"), ("Jawa Timur", "East Java")]),
        ("di Timor-\nLeste", [("Timor-\nLeste", "Timor-Leste")]),
        (
            "ke Kopenhagen, Jenewa, dan Moskwa",
            [("Kopenhagen", "Copenhagen"), ("Jenewa", "Geneva"), ("Moskwa", "Moscow")],
        ),
        ("Bosnia dan Herzegovina", [("Bosnia dan Herzegovina", "Bosnia and Herzegovina")]),
        ("Kabupaten Lima Puluh Kota", [("Kabupaten Lima Puluh Kota", "Lima Puluh Kota Regency")]),
    ],
)
def test_places_in_text(text: str, found: list[tuple[str, str]]) -> None:
    assert [(place.text, place.english) for place in find_places(text)] == found


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Tiongkok", "China"),
        ("Cina", "China"),
        ("Yunani", "Greece"),
        ("Jawa Tengah", "Central Java"),
        ("Kabupaten Badung", "Badung Regency"),
        ("Timor Tengah Selatan", "South Central Timor"),
        ("Negeri Antah Berantah", None),
        ("", None),
    ],
)
def test_english_names(name: str, english: str | None) -> None:
    assert english_place(name) == english


def test_the_country_of_a_place() -> None:
    assert [place.country for place in find_places("Bitung, Kuching, Miyagi, Prancis")] == [
        "Indonesia",
        "Malaysia",
        "Japan",
        None,
    ]


def test_all_provinces_and_regencies_are_known() -> None:
    rows = read_table("regencies.tsv")
    assert len(rows) == 514
    assert len({row["province"] for row in rows}) == 38
    for row in rows:
        assert english_place(row["province"]), row
        prefix = "Kabupaten" if row["kind"] == "regency" else "Kota"
        (place,) = find_places(f"di {prefix} {row['name']}.")
        assert place.text == f"{prefix} {row['name']}"
        assert place.kind == row["kind"]


def test_other_names_of_a_country() -> None:
    assert other_names("Netherlands")[0] == "Dutch"
    assert other_names("Nowhere") == ()


@settings(deadline=None, max_examples=80)
@given(
    st.lists(
        st.sampled_from("Kabupaten Kota Kab . Jawa Barat Daya AS di - , Laut Cina Selatan Bima ( \n".split(" "))
    ).map(" ".join)
)
def test_any_text_gives_ordered_spans(text: str) -> None:
    at = 0
    for place in find_places(text):
        assert at <= place.start < place.end <= len(text)
        assert place.text == text[place.start : place.end]
        at = place.end


def test_import_loads_no_locale_data() -> None:
    code = "import sys, asemnews.lexicon.places, asemnews.lexicon.values; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
