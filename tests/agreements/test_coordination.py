"""What joining words join is one commitment or two."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asemnews.agreements.candidates import Candidate
from asemnews.agreements.context import Surroundings
from asemnews.agreements.coordination import Coordination, coordinated, coordination, read_coordination
from asemnews.agreements.reading import read_sentences
from asemnews.agreements.seams import seam_features, seams
from asemnews.agreements.tagger import Marked
from asemnews.reading import read
from asemnews.segmentation import segment

TWO = Coordination({"bias": 9.0})
ONE = Coordination({"bias": -9.0})
LEAD = "Kupang (ANTARA) - Kedua negara menandatangani nota kesepahaman di Kupang, Senin."


def passage(sentence: str) -> tuple[Surroundings, Candidate]:
    """A release of two sentences, with the whole second one as a candidate."""
    release = read(f"{LEAD} {sentence}")
    around = Surroundings(read_sentences(release, segment(release)), 2026)
    last = len(around.readings[1].tokens) - 1
    return around, Candidate(1, Marked(0, last, commitment=True, margin=7000))


def words(around: Surroundings, candidate: Candidate) -> str:
    tokens = around.readings[candidate.number].tokens
    return " ".join(tokens.words[candidate.mark.first : candidate.mark.last])


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Komite bersama dibentuk dalam 45 hari dan mengadakan rapat pertamanya pada 30 April 2026.",
            ["Komite bersama dibentuk dalam 45 hari", "mengadakan rapat pertamanya pada 30 April 2026"],
        ),
        (
            "Dua kapal pertama diserahkan pada Juni dan empat lainnya dikirim paling lambat Desember.",
            ["Dua kapal pertama diserahkan pada Juni", "empat lainnya dikirim paling lambat Desember"],
        ),
        (
            "Kedua negara memangkas bea masuk jagung dan membuka kantor dagang di Dili.",
            ["Kedua negara memangkas bea masuk jagung", "membuka kantor dagang di Dili"],
        ),
        ("Kedua pihak meningkatkan kerja sama perdagangan dan investasi.", None),
        ("Pelatihan diikuti guru dari Kupang, Atambua, dan Dili.", None),
        ("Dana itu dipakai membeli perahu, jaring, dan mesin tempel.", None),
    ],
)
def test_the_shipped_model_parts_clauses_and_leaves_objects_together(sentence: str, parts: list[str] | None) -> None:
    around, whole = passage(sentence)
    found = [words(around, one) for one in coordinated(around, [whole], coordination())]
    assert found == (parts or [words(around, whole)])


def test_neighbours_that_are_one_commitment_are_joined_and_as_sure_as_the_surer() -> None:
    around, whole = passage("Dana itu dipakai membeli perahu dan jaring.")
    cut = around.readings[1].tokens.norms.index("dan")
    halves = [
        whole._replace(mark=whole.mark._replace(last=cut)),
        whole._replace(mark=whole.mark._replace(first=cut + 1, margin=9000)),
    ]
    assert coordinated(around, halves, ONE) == [whole._replace(mark=whole.mark._replace(margin=9000))]
    assert coordinated(around, halves, TWO) == halves
    doubted = [halves[0], halves[1]._replace(mark=halves[1].mark._replace(commitment=False))]
    assert coordinated(around, doubted, ONE) == doubted
    apart = [halves[0], halves[1]._replace(number=0)]
    assert coordinated(around, apart, ONE) == apart


def test_the_network_tips_the_balance() -> None:
    around, whole = passage("Dana itu dipakai membeli perahu dan jaring.")
    tokens = around.readings[1].tokens
    start = tokens.norms.index("jaring")
    begins, goes_on = (0, 40_000, 0, 0, 0), (0, 0, 40_000, 0, 0)
    level = Coordination({"bias": -0.1})
    for score, count in ((begins, 2), (goes_on, 1)):
        voiced = [[goes_on] * len(reading.tokens) for reading in around.readings]
        voiced[1][start] = score
        assert len(coordinated(around, [whole], level, voiced)) == count


@given(st.lists(st.sampled_from("dan , dengan yang ; kapal membeli 20 dibentuk ( untuk lalu".split()), max_size=14))
def test_parts_are_in_order_and_disjoint_and_lose_only_what_joins_them(tokens: list[str]) -> None:
    around, whole = passage(" ".join(["Kapal", *tokens, "tiba"]) + ".")
    norms = around.readings[1].tokens.norms
    for end, start in seams(norms, whole.mark.first, whole.mark.last):
        assert whole.mark.first < end <= start < whole.mark.last
    found = coordinated(around, [whole], TWO)
    assert (found[0].mark.first, found[-1].mark.last) == (whole.mark.first, whole.mark.last)
    for one, other in pairwise(found):
        assert one.mark.first < one.mark.last <= other.mark.first
        assert all(
            not norm[0].isdigit() and norm not in {"kapal", "membeli"}
            for norm in norms[one.mark.last : other.mark.first]
        )
    assert coordinated(around, [whole], ONE) == [whole]


def test_a_model_is_read_from_its_file() -> None:
    model = read_coordination("# source: a test\nbias\t-1.000\nword=dan\t0.250\n")
    assert model.odds(["bias", "word=dan", "unknown"]) == -0.75


def test_features_are_in_an_order_that_no_process_changes() -> None:
    around, whole = passage("Dana itu dipakai membeli perahu, jaring, dan mesin.")
    cuts = seams(around.readings[1].tokens.norms, whole.mark.first, whole.mark.last)
    found = seam_features(around, whole, cuts, 0)
    assert found[0] == "bias"
    assert len(found) == len({name.partition("=")[0] for name in found})


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Saling bertukar pengalaman soal teknologi dan pembiayaan usaha kecil.", 1),
        ("Bertukar data cuaca, jadwal kapal, dan tenaga ahli.", 1),
        ("Mendorong usaha kecil dalam rangka menyerap tenaga kerja dan menghidupkan ekonomi daerah.", 1),
        ("Memangkas bea masuk jagung dan membuka kantor dagang di Dili.", 2),
        ("Pembangunan dermaga dan pelatihan awak kapal.", 2),
    ],
)
def test_objects_and_ends_are_never_parted_whatever_the_model_says(sentence: str, parts: int) -> None:
    around, whole = passage(sentence)
    assert len(coordinated(around, [whole], TWO)) == parts
