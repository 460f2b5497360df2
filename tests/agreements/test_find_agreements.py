"""Commitments in releases of our own writing: what is found, what is not, and its fields."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from asemnews.agreements import Found, find_agreements
from asemnews.reading import read
from asemnews.records import Bilingual, Grounded, Party, Quote
from asemnews.segmentation import segment


def find(text: str, *, published: dt.date | None = None, parties: tuple[str, ...] = ()) -> Found:
    release = read(text)
    known = []
    for name in parties:
        start = text.index(name)
        quote = Quote.cut(text, start, start + len(name))
        known.append(Party(name=Grounded(value=Bilingual(indonesian=name), quote=quote)))
    return find_agreements(release, segment(release), parties=known, published=published)


def quotes(found: Found) -> list[str]:
    return [agreement.quote.text for agreement in found.agreements]


LEAD = "Jakarta (ANTARA) - Indonesia dan Peru menutup perundingan dagang di Jakarta, Kamis.\n\n"


def test_joined_verb_phrases_are_one_item_each() -> None:
    found = find(
        LEAD
        + "Kedua negara sepakat untuk memperkuat kerja sama karantina, menyederhanakan izin impor buah, "
        + "dan membuka kantor dagang di Lima."
    )
    assert quotes(found) == [
        "memperkuat kerja sama karantina",
        "menyederhanakan izin impor buah",
        "membuka kantor dagang di Lima",
    ]
    assert {a.trigger.text for a in found.agreements} == {"sepakat"}
    assert {a.status for a in found.agreements} == {"agreed"}


def test_list_items_under_a_binding_sentence() -> None:
    found = find(
        LEAD
        + "Pertemuan itu menghasilkan tiga butir kesepakatan, yaitu:\n"
        + "a. pertukaran data hama setiap bulan;\n"
        + "b. pelatihan 40 petugas karantina; dan\n"
        + "c. pembentukan komite bersama."
    )
    assert quotes(found) == [
        "pertukaran data hama setiap bulan",
        "pelatihan 40 petugas karantina",
        "pembentukan komite bersama",
    ]


def test_agreeing_not_to_is_an_agreement() -> None:
    found = find(LEAD + "Kedua negara juga sepakat untuk tidak menaikkan bea masuk gula.")
    assert quotes(found) == ["tidak menaikkan bea masuk gula"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kedua negara belum sepakat mengenai pembukaan kantor dagang di Lima.",
        "Kedua negara tidak menyepakati penghapusan bea masuk gula.",
        "Peru mengusulkan agar bea masuk gula dihapus.",
        "Menteri Perdagangan berharap nilai perdagangan naik dua kali lipat.",
        "Pada 2009, kedua negara menandatangani perjanjian bebas visa.",
    ],
)
def test_what_is_no_agreement(sentence: str) -> None:
    assert find(LEAD + sentence, published=dt.date(2021, 5, 6)).agreements == ()


def test_a_pledge_with_its_amount_and_day() -> None:
    text = LEAD + "Peru berkomitmen menyediakan hibah sebesar US$2,5 juta paling lambat 31 Maret 2022."
    (pledge,) = find(text, published=dt.date(2021, 5, 6), parties=("Indonesia", "Peru")).agreements
    assert pledge.status == "committed"
    assert pledge.amount is not None
    assert pledge.amount.value.amount == Decimal(2_500_000)
    assert pledge.amount.value.currency == "USD"
    assert pledge.due is not None
    assert pledge.due.value == "2022-03-31"
    assert pledge.parties == (1,)


def test_words_cut_by_a_line_break_are_whole_in_the_action() -> None:
    text = LEAD + "Kedua negara sepakat untuk mempercepat pemeriksa-\nan barang di pelabuhan Callao."
    (found,) = find(text).agreements
    assert found.action.indonesian == "mempercepat pemeriksaan barang di pelabuhan Callao"
    assert "\n" in found.quote.text


def test_a_restatement_is_evidence_and_no_second_item() -> None:
    text = (
        "Jakarta (ANTARA) - Indonesia dan Peru sepakat membentuk dewan bisnis gula dan kopi di Lima.\n\n"
        "Menurut menteri, kedua negara sepakat untuk membentuk dewan bisnis gula dan kopi di Lima mulai 2023."
    )
    (found,) = find(text).agreements
    assert len(found.evidence) == 1


def test_a_release_without_agreement() -> None:
    text = "Bandung (ANTARA) - Harga cabai naik di tiga pasar.\n\nPedagang mengeluh karena pembeli berkurang."
    assert find(text) == Found()
