"""What of a sentence goes through the model, and what does not."""

from __future__ import annotations

import pytest

from asemnews.reading import read
from asemnews.segmentation import segment
from asemnews.translation.case import case_of, running, running_forms, set_in
from asemnews.translation.units import cut_units

RELEASE = """FORUM LAUT SEPAKATI KUOTA BERSAMA

Jakarta, 22 April 2026 – Peserta Forum Laut sepakat tentang kuota bersama, yaitu:
a. pembagian kuota; dan
b. pengawasan di laut.

Demikian hasil pertemuan itu.(*)

Editor: Laksmi Paramita
Surel: humas@contoh.go.id
"""


def units() -> dict[str, tuple[str, str, str, str | None]]:
    release = read(RELEASE)
    cut = cut_units(release, segment(release))
    return {u.source.text.strip()[:12]: (u.before, u.core, u.after, u.english) for u in cut}


def test_a_dateline_is_rendered_by_rule() -> None:
    before, core, _, _ = units()["Jakarta, 22 "]
    assert before.startswith("Jakarta, 22 April 2026 –")
    assert core.startswith("Peserta")


def test_a_list_marker_and_a_closing_conjunction_stay_outside() -> None:
    assert units()["a. pembagian"] == ("a. ", "pembagian kuota", "; and", None)


def test_the_closing_mark_of_a_wire_story_stays() -> None:
    before, _, after, english = units()["(*)"]
    assert before + (english or "") + after == "(*)"


def test_footer_lines_need_no_model() -> None:
    assert units()["Editor: Laks"] == ("Editor: ", "Laksmi Paramita", "", "Laksmi Paramita")
    assert units()["Surel: humas"] == ("Email: ", "humas@contoh.go.id", "", "humas@contoh.go.id")


def test_a_headline_in_capitals_is_put_as_running_text() -> None:
    _, core, _, _ = units()["FORUM LAUT S"]
    assert core == "Forum Laut sepakati kuota bersama"


@pytest.mark.parametrize(
    ("headline", "case"),
    [
        ("FORUM LAUT SEPAKATI KUOTA", "upper"),
        ("Lima Perusahaan Bangun Pembangkit Surya", "title"),
        ("Menteri Satria bertemu Gubernur Benny di Ambon kemarin pagi sekali", "sentence"),
        ("ASEAN", "sentence"),
        ("", "sentence"),
    ],
)
def test_case_of(headline: str, case: str) -> None:
    assert case_of(headline) == case


def test_names_keep_their_capitals_in_running_text() -> None:
    forms = running_forms("Kata Menteri Satria, pembangkit surya dibangun di Waduk Karian oleh PLN.")
    assert running("SATRIA RESMIKAN PEMBANGKIT PLN", forms) == "Satria resmikan pembangkit PLN"


def test_the_capitals_of_a_document_say_nothing_of_its_words() -> None:
    forms = running_forms("Isi Nota Kesepahaman Kerja Sama Pelabuhan, kata Menteri Satria, dirahasiakan.")
    assert running("Satria Teken Kerja Sama Pelabuhan", forms) == "Satria teken kerja sama pelabuhan"


def test_english_is_set_in_the_manner_of_the_source() -> None:
    assert set_in("Five firms agree to build in the north", "title") == "Five Firms Agree to Build in the North"
    assert set_in("Five firms", "upper") == "FIVE FIRMS"
    assert set_in("Five firms", "sentence") == "Five firms"


def test_words_broken_over_lines_are_whole_for_the_model() -> None:
    release = read("Kedua negara mencapai kese-\npakatan tentang  kuota\u00a0ikan.")
    (unit,) = cut_units(release, segment(release))
    assert unit.core == "Kedua negara mencapai kesepakatan tentang kuota ikan."
