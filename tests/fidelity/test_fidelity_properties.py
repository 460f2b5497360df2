"""Properties of the checks: no text breaks them, numbers agree with themselves, time is linear."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asemnews.fidelity import check, check_sentence
from asemnews.fidelity.numbers import check_numbers
from asemnews.fidelity.quantities import find_atoms
from asemnews.fidelity.shape import check_shape
from asemnews.lexicon.glossary import Glossary
from asemnews.lexicon.numerals import in_digits, in_words
from asemnews.records import Paragraph, Release, Rendering, Translation

GLOSSARY = Glossary.builtin()
WORDS = [
    "tidak",
    "1.056",
    "2,5",
    "juta",
    "Rp",
    "29-31",
    "Oktober",
    "2007",
    "pukul",
    "09.00",
    "WIB",
    "ke-2",
    "Tiongkok",
    "dan",
]
SCRAPS = st.lists(
    st.sampled_from([*WORDS, "not", "1,056", "million", "the", "The", ".", "(", '"', "\n", "⦅0⦆", "½", "٣"]),
    max_size=30,
)
TEXTS = st.text(max_size=120) | SCRAPS.map(" ".join)


@given(TEXTS, TEXTS)
@settings(deadline=None, max_examples=150)
def test_no_text_breaks_the_checks(source: str, english: str) -> None:
    for problem in check_sentence(source, english, GLOSSARY):
        assert problem.message
        if problem.start is not None and problem.end is not None:
            assert 0 <= problem.start <= problem.end <= len(source)


@given(TEXTS)
@settings(deadline=None, max_examples=100)
def test_atoms_stand_where_they_say(text: str) -> None:
    at = 0
    for atom in find_atoms(text):
        assert at <= atom.start < atom.end <= len(text)
        at = atom.end


@given(st.integers(0, 10**13))
@settings(deadline=None, max_examples=100)
def test_english_digits_have_their_value(number: int) -> None:
    (atom,) = find_atoms(f"some {number:,} people")
    assert atom.values == (Decimal(number),)


@given(st.integers(0, 999_999))
@settings(deadline=None, max_examples=100)
def test_english_words_have_their_value(number: int) -> None:
    values = [v for atom in find_atoms(in_words(Decimal(number))) for v in atom.values]
    assert values == [Decimal(number)]


@given(st.integers(1_000, 9_999_999), st.integers(1, 9))
@settings(deadline=None, max_examples=100)
def test_a_number_agrees_with_itself_and_with_no_other(number: int, more: int) -> None:
    source = f"Sebanyak {number:,}".replace(",", ".") + " orang hadir."
    right = f"A total of {in_digits(Decimal(number))} people attended."
    wrong = f"A total of {in_digits(Decimal(number + more))} people attended."
    assert not [p for p in check_sentence(source, right) if p.severity == "error"]
    assert [p for p in check_sentence(source, wrong) if p.severity == "error"]


@given(st.lists(st.sampled_from(["forum", "the", "agreed", "trade", "ministers", "of", "new"]), min_size=1, max_size=5))
@settings(deadline=None, max_examples=60)
def test_any_loop_is_told(phrase: list[str]) -> None:
    english = "The forum met. " + " ".join(phrase * 6)
    assert "shape.loop" in [p.check for p in check_shape("Forum itu bertemu di Jakarta.", english)]


CONVERTED = ("{0} km,", "{1:.2f} miles,")
UNITLESS = ("{} km,", "{},")


def _seconds(times: int) -> float:
    source = "Sebanyak 1.056 sentra UKM tidak dibentuk di Tiongkok, kata Guritno Kusumo, Rabu (31/10). " * times
    english = (
        "A total of 1,056 SME centers were not established in China, Guritno Kusumo said on Wednesday (Oct 31). "
        * times
    )
    began = time.perf_counter()
    check_sentence(source, english, GLOSSARY)
    return time.perf_counter() - began


def test_time_is_linear() -> None:
    _seconds(1)
    assert _seconds(160) < 60 * max(_seconds(10), 0.005)


@pytest.mark.parametrize(
    "wall", ["1" * 20_000, "1." * 10_000, "not " * 5_000, "(" * 20_000, "Aa" * 10_000, "A. " * 7_000, "tidak-" * 3_000]
)
def test_walls_are_harmless(wall: str) -> None:
    check_sentence(wall, wall, GLOSSARY)


def test_many_quantities_are_harmless() -> None:
    began = time.process_time()
    list(check_numbers(*(" ".join(form.format(n, n / 1.609) for n in range(2, 1200)) for form in CONVERTED)))
    assert time.process_time() - began < 10
    began = time.process_time()
    problems = list(check_numbers(*(" ".join(form.format(n) for n in range(2, 12_000)) for form in UNITLESS)))
    assert time.process_time() - began < 10
    assert [p.check for p in problems] == ["numbers.unit"] * len(range(2, 12_000))  # each is looked for in the whole


def test_a_number_beyond_decimal_arithmetic_is_harmless() -> None:
    check_sentence("999999999999999999999999 lebih", "999999999999999999999999 and a half")


def test_check_over_a_release_points_into_it_and_misses_nothing() -> None:
    first, second = "Forum sepakat dengan 45 negara.", "Sidang ditutup pada 2009."
    release = Release(
        text=f"{first} {second}",
        paragraphs=(Paragraph(start=0, end=len(first) + 1 + len(second)),),
    )
    translation = Translation(
        english="x",
        sentences=(Rendering(source=release.quote(0, len(first)), english="The forum agreed with 54 countries."),),
    )
    findings = check(release, translation)
    assert [f.check for f in findings] == ["numbers.changed", "shape.dropped"]
    assert [f.source.text for f in findings if f.source is not None] == ["45", second]
