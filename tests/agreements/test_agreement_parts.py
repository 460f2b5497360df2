"""The parts of the room: tokens, cues, clauses, packed weights, reasons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asemnews.agreements import find_agreements
from asemnews.agreements.clauses import proposals
from asemnews.agreements.context import Surroundings
from asemnews.agreements.cues import cues
from asemnews.agreements.reading import read_sentences
from asemnews.agreements.tagger import LABELS, load, pack
from asemnews.agreements.tokens import Tokens
from asemnews.reading import read
from asemnews.segmentation import segment


def test_tokens_keep_their_places() -> None:
    text = "pemeriksa-\nan 1.200 truk (2023)"
    tokens = Tokens(text, 0, len(text))
    assert tokens.norms == ("pemeriksaan", "<number>", "truk", "(", "<year>", ")")
    assert next(text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)) == "pemeriksa-\nan"


def test_the_longest_cue_wins() -> None:
    (cue,) = cues().find(["kedua", "negara"])
    assert (cue.first, cue.last) == (0, 2)
    assert cue.kinds == {"party"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kedua negara sepakat membuka rute baru, menambah jatah, serta melatih awak kabin.",
            ["membuka rute baru", "menambah jatah", "melatih awak kabin"],
        ),
        ("Forum setuju pembentukan dewan dan penyusunan anggaran.", ["pembentukan dewan", "penyusunan anggaran"]),
        ("Peru berjanji membeli teh dan kopi, kata menteri.", ["membeli teh dan kopi"]),
        ("Jepang berkomitmen menyetor US$5 juta, Peru US$2 juta.", ["menyetor US$5 juta", "Peru US$2 juta"]),
    ],
)
def test_clauses_after_a_cue(sentence: str, expected: list[str]) -> None:
    release = read(f"Lima (ANTARA) - Sidang dibuka.\n\n{sentence}")
    reading = read_sentences(release, segment(release))[-1]
    tokens = reading.tokens
    spans = [(tokens.starts[p.first], tokens.ends[p.last - 1]) for p in proposals(reading)]
    assert [release.text[a:b] for a, b in spans] == expected


@given(st.lists(st.lists(st.integers(-90_000, 90_000), min_size=5, max_size=5), min_size=1, max_size=9))
def test_packed_weights_add_up(rows: list[list[int]]) -> None:
    total = sum(pack(row) for row in rows)
    assert [total_field(total, i) for i in range(len(LABELS))] == [sum(column) for column in zip(*rows, strict=True)]


def total_field(total: int, index: int) -> int:
    half = 1 << 31
    total += sum(half << (32 * i) for i in range(len(LABELS)))
    return (total >> (32 * index) & (2 * half - 1)) - half


def test_a_tagger_that_stays_outside_marks_nothing() -> None:
    outside = "->0\t10000\t0\t0\t0\t0"
    rows = "\n".join([outside, *(f"->{i}\t" + "\t".join(["0"] * 5) for i in range(1, 5))])
    release = read("Lima (ANTARA) - Kedua negara sepakat membuka rute baru.")
    readings = read_sentences(release, segment(release))
    assert list(load(rows).mark(Surroundings(readings, 2024))) == [[]]


@pytest.mark.parametrize(
    ("sentences", "reason"),
    [
        ("Peru mengusulkan agar bea masuk gula dihapus. Usul itu ditolak delegasi Indonesia.", "rejected"),
        ("Menteri Perdagangan berharap nilai perdagangan kedua negara naik dua kali lipat.", "hoped"),
        ("Kedua menteri belum menyepakati tarif kapas.", "postponed"),
        ("Usul penurunan harga jual listrik ditolak oleh asosiasi pengembang.", "rejected"),
        ("Soal penghapusan bea masuk gula, kedua delegasi belum sepakat dan pembahasannya ditunda.", "postponed"),
    ],
)
def test_reasons(sentences: str, reason: str) -> None:
    release = read(f"Jakarta (ANTARA) - Indonesia dan Peru mengakhiri perundingan di Jakarta, Kamis.\n\n{sentences}")
    found = find_agreements(release, segment(release))
    assert {other.reason for other in found.not_agreed} == {reason}
