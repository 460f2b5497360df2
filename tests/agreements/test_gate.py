"""A mark is a commitment only where the rest of the release bears it out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asemnews.agreements import find_agreements
from asemnews.agreements.context import Surroundings
from asemnews.agreements.find import Models
from asemnews.agreements.gate import Candidate, Gate, believed, gate, gate_features, hold_of, read_gate
from asemnews.agreements.reading import read_sentences
from asemnews.agreements.tagger import Marked
from asemnews.reading import read
from asemnews.segmentation import segment

TEXT = "Lima (ANTARA) - Kedua negara sepakat membuka rute baru.\n\nRapat dimulai pukul 10.20 WIB. Hujan turun."
NEWS = (
    "Kupang (ANTARA) - Harga beras di Pasar Oeba naik 5 persen pada Senin karena kapal dari Surabaya terlambat.\n\n"
    "Menurut pedagang, pasokan berkurang sejak dua pekan lalu. Sebagian pembeli beralih ke jagung.\n\n"
    "Kepala Dinas Perdagangan Yohanes Tallo mengatakan stok di gudang cukup untuk tiga bulan. Ia mengimbau warga "
    "tidak memborong beras dan meminta distributor melaporkan isi gudangnya.\n\n"
    "Pada 2019, pemerintah provinsi dan Bulog pernah menandatangani nota kesepahaman tentang cadangan pangan, tetapi "
    "nota itu tidak pernah dijalankan. Badan Pusat Statistik mencatat inflasi Juni sebesar 0,4 persen."
)
SHORT_NEWS = (
    "Kupang (ANTARA) - Harga beras di pasar naik 5 persen pada Senin.\n\n"
    "Stok di gudang cukup untuk tiga bulan. Kapal berikutnya tiba pekan depan.\n\n"
    "Pedagang mengeluh pembeli berkurang. Rapat dimulai pukul 10.20 WIB dan ditutup menjelang sore."
)


def surroundings(text: str) -> Surroundings:
    release = read(text)
    return Surroundings(read_sentences(release, segment(release)), 2024)


def commitment(number: int, first: int, last: int) -> Candidate:
    return Candidate(number, Marked(first, last, commitment=True, margin=0))


def test_the_cue_before_a_mark_holds_it() -> None:
    around = surroundings(TEXT)
    first = around.readings[0].tokens.norms.index("membuka")
    held = hold_of(around, commitment(0, first, first + 3))
    assert (held.word, held.pact) == ("sepakat", True)
    assert not hold_of(around, commitment(1, 0, 3)).pact


def test_a_denied_cue_holds_nothing() -> None:
    around = surroundings(TEXT.replace("sepakat", "belum sepakat"))
    first = around.readings[0].tokens.norms.index("membuka")
    assert not hold_of(around, commitment(0, first, first + 3)).pact


def test_only_doubted_commitments_go() -> None:
    around = surroundings(TEXT)
    found = [commitment(0, 4, 8), Candidate(1, Marked(0, 2, commitment=False, margin=0)), commitment(1, 2, 4)]
    assert believed(around, found, Gate({"bias": 9.0})) == found
    assert believed(around, found, Gate({"bias": -9.0})) == [found[1]]
    assert believed(around, [], gate()) == []


def test_a_single_sentence_has_no_rest_to_be_weighed_in() -> None:
    release = read("Jakarta (ANTARA) - Kedua menteri sepakat membuka rute baru.")
    (found,) = find_agreements(release, segment(release), quick=True).agreements
    assert found.quote.text == "membuka rute baru"


def test_what_the_network_heard_is_weighed_with_the_rest() -> None:
    around = surroundings(TEXT)
    (row,) = gate_features(around, [commitment(0, 4, 8)])
    sure, unsure = ((0, 50_000, 50_000, -90_000, -90_000), (0, -90_000, -90_000, -90_000, -90_000))
    voices = [[[score] * 20] * 3 for score in (sure, unsure)]
    heard, unheard = (gate_features(around, [commitment(0, 4, 8)], voiced)[0] for voiced in voices)
    assert set(row) < set(heard)
    assert set(heard) ^ set(unheard)


def test_what_is_listed_together_stands_or_falls_together() -> None:
    around = surroundings(TEXT)
    model = Gate({"first=sepakat": 2.0, "bias": -1.0})
    words = around.readings[0].tokens.norms
    first = words.index("sepakat")
    listed = [commitment(0, first, first + 1), commitment(0, first + 2, first + 4)]
    apart = [commitment(0, first, first + 1), commitment(1, 0, 3)]
    assert believed(around, listed, model) == listed
    assert believed(around, apart, model) == apart[:1]


def test_every_commitment_is_weighed_once() -> None:
    around = surroundings(TEXT)
    first = around.readings[0].tokens.norms.index("membuka")
    rows = gate_features(around, [commitment(0, first, first + 3), commitment(1, 0, 3)])
    assert len(rows) == 2
    held, free = rows
    assert {"alone=True", "body"} <= set(held) & set(free)
    assert any(name.startswith("hr=True") for name in held)
    assert any(name.startswith("hr=False") for name in free)


def test_a_gate_file_is_read_back() -> None:
    model = read_gate("# source: a test\nbias\t1.5\nhold=agree\t-0.5\n")
    assert model.chance(["bias", "hold=agree"]) == pytest.approx(1 / (1 + 2.718281828**-1), abs=1e-6)


def test_news_without_agreements_has_none() -> None:
    release = read(NEWS)
    assert find_agreements(release, segment(release)).agreements == ()


def test_terse_news_without_agreements_has_none() -> None:
    release = read(SHORT_NEWS)
    assert find_agreements(release, segment(release)).agreements == ()


ANNOUNCED = (
    "Kupang (ANTARA) - Dalam pertemuan itu disepakati tiga hal, yaitu memangkas tarif jagung, membuka kantor dagang di "
    "Dili, dan melatih 40 nakhoda. Hujan turun sejak pagi. Warga memakai payung. Jalan licin."
)


def test_what_is_announced_as_agreed_is_believed_even_by_a_gate_that_doubts_everything() -> None:
    release = read(ANNOUNCED)
    doubting = replace(Models.shipped(quick=True), gate=Gate({"bias": -9.0}))
    found = find_agreements(release, segment(release), models=doubting).agreements
    assert [one.quote.text for one in found] == [
        "memangkas tarif jagung",
        "membuka kantor dagang di Dili",
        "melatih 40 nakhoda",
    ]
