"""Who agreed: how names of bodies are read, where sentences name the parties, one party once."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asemnews.facts.agreeing import rule_sides
from asemnews.facts.entities import entities_in
from asemnews.facts.facts import find_facts
from asemnews.facts.page import Page, page_of
from asemnews.reading import read
from asemnews.segmentation import segment

DAY = dt.date(2025, 3, 4)


def parties(*sentences: str) -> list[str]:
    release = read("Ambon (KABAR) - " + " ".join(sentences))
    found = find_facts(release, segment(release), published=DAY).parties
    return [party.name.value.indonesian for party in found]


def page(sentence: str) -> Page:
    release = read("Ambon (KABAR) - " + sentence)
    return page_of(release, segment(release), DAY)


def bodies(sentence: str) -> list[str]:
    read_page = page(sentence)
    return [
        read_page.text[entity.start : entity.end]
        for entity in entities_in(read_page, 0, len(read_page.text.rstrip()))
        if entity.kind == "body"
    ]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Kemarin PT Layar Samudra dan Melaka Harbour Sdn. Bhd. menghitung biaya.",
         ["PT Layar Samudra", "Melaka Harbour Sdn. Bhd."]),
        ("Kabel itu dibeli dari Hanseong Cable Co., Ltd. dan Merlion Grid Pte. Ltd. pekan lalu.",
         ["Hanseong Cable Co., Ltd.", "Merlion Grid Pte. Ltd."]),
        ("Galangan itu milik PT. Bahtera Nusa Tbk. sejak lama.", ["PT. Bahtera Nusa Tbk."]),
        ("Tarif RM18 dan US$20 dibahas oleh PT Layar Samudra.", ["PT Layar Samudra"]),
        ("Hibah datang dari badan bantuan Jerman GTZ.", ["GTZ"]),
        ("Gedung Serbaguna dan Gunung Salahutu dilihat tamu dari PT Layar Samudra.", ["PT Layar Samudra"]),
        ("Bukunya disimpan Bangko Sentral ng Pilipinas.", ["Bangko Sentral ng Pilipinas"]),
        ("Alhamdulillah, kapal itu selamat.", []),
        ("Menteri-menteri berfoto.", []),
    ],
)  # fmt: skip
def test_names_of_bodies(sentence: str, names: list[str]) -> None:
    assert bodies(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Surat dari Badan Perikanan Maluku (BPM) dan Dana Konservasi Laut (DKL) sudah tiba.",
         ["Badan Perikanan Maluku (BPM)", "Dana Konservasi Laut (DKL)"]),
        ("Surat dari Kementerian Sosial, Pemerintah Provinsi Maluku, dan Program Pangan Dunia (PPD) sudah tiba.",
         ["Kementerian Sosial", "Pemerintah Provinsi Maluku", "Program Pangan Dunia (PPD)"]),
        ("Surat dari Kementerian Koperasi dan UKM sudah tiba.", ["Kementerian Koperasi dan UKM"]),
        ("Surat dari Badan Pengawas Obat dan Makanan sudah tiba.", ["Badan Pengawas Obat dan Makanan"]),
        ("Surat dari Universitas Delta, Jepang, sudah tiba.", ["Universitas Delta, Jepang"]),
    ],
)  # fmt: skip
def test_where_a_name_ends(sentence: str, names: list[str]) -> None:
    assert bodies(sentence) == names


def told(sentence: str) -> dict[str, str]:
    """By name: how the sentence names its parties."""
    read_page = page(sentence)
    whole = entities_in(read_page, 0, len(read_page.text.rstrip()))
    rules = rule_sides(read_page)
    return {read_page.text[e.start : e.end]: rules[e.start] for e in whole if e.start in rules}


@pytest.mark.parametrize(
    ("sentence", "names", "rule"),
    [
        ("Naskah itu diteken Peru dan Chile, Selasa.", ["Peru", "Chile"], "agent"),
        ("Naskah itu ditandatangani di Lima, Senin, oleh PT Layar Samudra dan Andes Grid S.A. kemarin.",
         ["PT Layar Samudra", "Andes Grid S.A."], "agent"),
        ("Rute itu disahkan para menteri perhubungan dari Peru dan Chile.", ["Peru", "Chile"], "agent"),
        ("Jalur itu dibuka kembali berkat kesepakatan Peru dengan Chile, Selasa.", ["Peru", "Chile"], "between"),
        ("Demikian hasil pertemuan para menteri kelautan Peru, Chile, dan Ekuador di Lima.",
         ["Peru", "Chile", "Ekuador"], "between"),
        ("Tarif itu lahir dari perundingan antara Pemerintah dan PT Layar Samudra.", ["PT Layar Samudra"], "between"),
        ("Mereka adalah Bank Maluku, PT Layar Samudra, dan Universitas Pattimura.",
         ["Bank Maluku", "PT Layar Samudra", "Universitas Pattimura"], "between"),
        ("Tiga provinsi, yakni Maluku, Papua, dan Gorontalo, dilanda banjir.", ["Maluku", "Papua", "Gorontalo"],
         "between"),
        ("PT Layar Samudra menggandeng Universitas Pattimura membangun galangan.",
         ["PT Layar Samudra", "Universitas Pattimura"], "joint"),
        ("Menteri Kelautan dari Peru dan Chile menandatangani deklarasi.", ["Peru", "Chile"], "joint"),
        ("Pejabat kehutanan Indonesia dan negara bagian Sarawak, Malaysia, menyepakati aturan itu.",
         ["Indonesia", "Sarawak"], "joint"),
        ("Peru dan Chile, Jumat, menetapkan batas tangkapan tuna.", ["Peru", "Chile"], "joint"),
        ("Bank Maluku dan kedua perusahaan meneken akta.", ["Bank Maluku"], "joint"),
        ("Bank Maluku berjanji menambah kredit.", ["Bank Maluku"], "subject"),
    ],
)  # fmt: skip
def test_where_a_sentence_names_its_parties(sentence: str, names: list[str], rule: str) -> None:
    assert told(sentence) == dict.fromkeys(names, rule)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kontrak itu baru berlaku setelah disahkan Peru dan Chile.",
        "Naskahnya tidak disepakati karena Peru menolak.",
        "Dalam sidang disepakati pendirian Dana Pesisir Maluku.",
        "Peru menetapkan batas tangkapan tuna.",
        "Pertemuan itu dibuka sesudah Peru dan Chile mengheningkan cipta.",
        "Ketua delegasi Peru, Duta Besar Jorge Quispe, berjanji datang.",
        "Para menteri menerima Peru dan Chile, lalu menetapkan batas tangkapan.",
    ],
)
def test_what_names_no_party(sentence: str) -> None:
    assert told(sentence) == {}


def test_a_country_and_its_short_name_are_one_party() -> None:
    names = parties(
        "Indonesia dan Arab Saudi menandatangani nota kesepahaman tentang pelatihan pelaut.",
        "Indonesia dan Saudi sepakat membuka kelas bersama.",
    )
    assert names == ["Indonesia", "Arab Saudi"]


def test_a_town_and_its_government_are_one_party() -> None:
    names = parties(
        "Air dari Kota Tual mengalir lagi.",
        "Pemkot Tual dan PT Layar Samudra menandatangani nota kesepahaman tentang air bersih.",
    )
    assert names == ["Pemkot Tual", "PT Layar Samudra"]


_NAMES = (
    "Badan Pangan Nasional",
    "Bank Maluku",
    "PT Layar Samudra",
    "Universitas Pattimura",
    "Melaka Harbour Sdn. Bhd.",
)


@given(st.permutations(_NAMES), st.integers(2, len(_NAMES)))
def test_every_member_of_a_list_of_signers_is_named(names: list[str], size: int) -> None:
    signers = names[:size]
    listed = f"{', '.join(signers[:-1])}, dan {signers[-1]}"
    assert told(f"{listed} menandatangani nota kesepahaman.") == dict.fromkeys(signers, "joint")


_PIECES = (
    "Peru",
    "RM18",
    "Sdn. Bhd.",
    "(KTM)",
    "dan",
    ",",
    "Badan",
    "Laut",
    "diteken",
    "mereka adalah",
    "Menteri",
    ".",
)


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=30), st.data())
def test_a_part_of_a_sentence_names_what_the_whole_does(words: list[str], data: st.DataObject) -> None:
    read_page = page("Kata " + " ".join(words))
    text = read_page.text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    found = list(entities_in(read_page, start, end))
    assert all(left.start < left.end <= right.start for left, right in pairwise(found))
    assert all(start <= entity.start < entity.end for entity in found)
