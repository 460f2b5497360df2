"""A word or two that a model stutters are told; what the source or English doubles is not."""

from __future__ import annotations

import pytest

from asemnews.fidelity.shape import check_shape


def told(source: str, english: str) -> list[str]:
    return [problem.check for problem in check_shape(source, english)]


@pytest.mark.parametrize(
    "english",
    [
        "The ministry promised marketing facilities, marketing facilities and credit.",
        "The ministry promised cooperation cooperation and credit.",
        "As agreed as agreed, the ministry promised facilities and credit.",
    ],
)
def test_a_stutter_is_told(english: str) -> None:
    assert "shape.repeat" in told("Kementerian menjanjikan fasilitas pemasaran dan kredit.", english)


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("Kapal itu tiba di Bora Bora pada Senin.", "The ship arrived in Bora Bora on Monday."),
        ("Warga bekerja bahu-membahu.", "Residents worked shoulder to shoulder to clean up."),
        ("Itu jalan para guru. Guru dihormati.", "That is the way of the guru. The guru is respected."),
        ("Ia mengatakan bahwa hal itu baik.", "He said that that was good."),
        ("Kode pos 20 20 berlaku.", "Postal code 20 20 applies."),
        ("Ia lahir di New York.", "He was born in New York, New York."),
    ],
)
def test_what_may_stand_twice_is_not(source: str, english: str) -> None:
    assert "shape.repeat" not in told(source, english)


def test_one_doubling_of_the_source_excuses_one() -> None:
    english = "The ship ship arrived in Bora Bora."
    assert "shape.repeat" in told("Kapal tiba di Bora Bora.", english)
