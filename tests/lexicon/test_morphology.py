"""Verb forms: passive to active, action noun to verb, commitment to bare clause; and their English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asemnews.lexicon.english_verbs import base_form
from asemnews.lexicon.morphology import active, imperative


@pytest.mark.parametrize(
    ("passive", "verb"),
    [
        ("dibentuk", "membentuk"),
        ("dipakai", "memakai"),
        ("ditulis", "menulis"),
        ("dikirim", "mengirim"),
        ("disusun", "menyusun"),
        ("dilaksanakan", "melaksanakan"),
        ("diperkuat", "memperkuat"),
        ("diperiksa", "memeriksa"),
        ("ditransfer", "mentransfer"),
        ("diambil", "mengambil"),
        ("digelar", "menggelar"),
        ("dicabut", "mencabut"),
    ],
)
def test_the_prefix_takes_the_sound_of_the_root(passive: str, verb: str) -> None:
    assert active(passive) == verb


@pytest.mark.parametrize("word", ["membentuk", "di", "dia", "kerja", "di-sini"])
def test_other_words_have_no_active_form(word: str) -> None:
    assert active(word) is None


@pytest.mark.parametrize(
    ("clause", "bare"),
    [
        ("kedua negara akan membuka kembali jalur kapal", "membuka kembali jalur kapal"),
        ("komite bersama akan dibentuk paling lambat Juni 2027", "membentuk komite bersama paling lambat Juni 2027"),
        ("pelatihan bagi 150 awak kapal", "melatih 150 awak kapal"),
        ("pembentukan komite bersama", "membentuk komite bersama"),
        ("perusahaan itu wajib memasok beras", "memasok beras"),
        ("memperkuat pengawasan di laut", "memperkuat pengawasan di laut"),
        ("rapat kedua dijadwalkan berlangsung di Ambon", "mengadakan rapat kedua di Ambon"),
        ("Forum Laut ke-2 akan digelar pada 2027", "mengadakan Forum Laut ke-2 pada 2027"),
        ("tidak mengurangi wilayah tangkap", "tidak mengurangi wilayah tangkap"),
        ("tidak membiarkan kapal ditahan pemiliknya", "tidak membiarkan kapal ditahan pemiliknya"),
        ("pertukaran data sejak wabah dipastikan", "bertukar data sejak wabah dipastikan"),
        ("media dilibatkan dalam sosialisasi", "melibatkan media dalam sosialisasi"),
        ("berita acara ditandatangani pada Juni", "menandatangani berita acara pada Juni"),
        ("kedua negara yang bersengketa akan membuka pos bersama", "membuka pos bersama"),
        ("komite yang dibentuk wajib melapor tiap bulan", "melapor tiap bulan"),
    ],
)
def test_a_commitment_as_a_bare_clause(clause: str, bare: str) -> None:
    assert imperative(clause) == bare


@pytest.mark.parametrize(
    ("english", "base"),
    [
        ("Establishing a joint committee.", "establish a joint committee"),
        ("strengthening trade and increasing exports", "strengthen trade and increase exports"),
        ("to provide funding and training", "provide funding and training"),
        ("will build a port", "build a port"),
        ("Establishment of a committee", "Establishment of a committee"),
        ("planning ahead", "plan ahead"),
        ("opening of new ports", "open new ports"),
    ],
)
def test_english_in_base_form(english: str, base: str) -> None:
    assert base_form(english) == base


@given(st.text(max_size=80))
def test_any_text_is_taken(text: str) -> None:
    imperative(text)
    base_form(text)
    active(text)
