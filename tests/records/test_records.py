"""Records: what cannot be built, and what comes back from JSON."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from asemnews.records import (
    Agreement,
    Bilingual,
    Briefing,
    Finding,
    Gist,
    Grounded,
    Money,
    Paragraph,
    Party,
    Provenance,
    Quote,
    Release,
    Rendering,
    Span,
    Translation,
    quotes_in,
)

TEXT = "Kedua negara sepakat membuka pelabuhan baru.\n\nBiayanya Rp4,7 triliun."
RELEASE = Release(text=TEXT, paragraphs=(Paragraph(start=0, end=44), Paragraph(start=46, end=69)))
PROVENANCE = Provenance(version="0", signature="engine:none", engine="none", model="none")


def agreement(**changes: object) -> Agreement:
    fields = {
        "action": Bilingual(indonesian="membuka pelabuhan baru", english="open a new port"),
        "quote": RELEASE.quote(21, 43),
        "trigger": RELEASE.quote(13, 20),
        "status": "agreed",
        "parties": (0,),
    }
    return Agreement(**(fields | changes))  # type: ignore[arg-type]


def briefing(**changes: object) -> Briefing:
    fields = {
        "release": RELEASE,
        "parties": (
            Party(name=Grounded[Bilingual](value=Bilingual(indonesian="Kedua negara"), quote=RELEASE.quote(0, 12))),
        ),
        "agreements": (agreement(),),
        "gist": Gist(indonesian="Satu kesepakatan."),
        "provenance": PROVENANCE,
    }
    return Briefing(**(fields | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_a_span_is_not_empty_reversed_or_negative(start: int, end: int) -> None:
    with pytest.raises(ValidationError):
        Span(start=start, end=end)


def test_a_quote_is_as_long_as_its_span() -> None:
    with pytest.raises(ValidationError, match="code points"):
        Quote(start=0, end=5, text="abc")


def test_a_release_leaves_no_word_outside_its_paragraphs() -> None:
    with pytest.raises(ValidationError, match="stands in no paragraph"):
        Release(text=TEXT, paragraphs=(Paragraph(start=0, end=44),))


def test_paragraphs_do_not_overlap() -> None:
    with pytest.raises(ValidationError, match="out of order"):
        Release(text=TEXT, paragraphs=(Paragraph(start=0, end=50), Paragraph(start=46, end=69)))


def test_a_release_holds_no_foreign_quote() -> None:
    with pytest.raises(ValidationError, match="does not stand"):
        Release(
            text=TEXT,
            paragraphs=RELEASE.paragraphs,
            editor=Grounded[str](value="Ani", quote=Quote(start=0, end=3, text="Ani")),
        )


def test_a_translation_of_a_release_leaves_nothing_out() -> None:
    with pytest.raises(ValueError, match="no rendering for 'Biayanya"):
        Translation.of(RELEASE, [Rendering(source=RELEASE.quote(0, 44), english="The two countries agreed.")])


def test_a_rendering_of_words_is_not_empty() -> None:
    with pytest.raises(ValidationError, match="has no rendering"):
        Rendering(source=RELEASE.quote(0, 44), english="  ")


def test_a_translation_keeps_the_white_space_between_paragraphs() -> None:
    translation = Translation.of(
        RELEASE,
        [
            Rendering(source=RELEASE.quote(0, 44), english="One."),
            Rendering(source=RELEASE.quote(46, 69), english="Two."),
        ],
    )
    assert translation.english == "One.\n\nTwo."
    assert translation.covering(RELEASE.quote(50, 52)) == "Two."


def test_a_briefing_comes_back_from_json_as_it_was() -> None:
    original = briefing(findings=(Finding(check="x", severity="info", message="m", source=RELEASE.quote(0, 5)),))
    assert Briefing.model_validate_json(original.model_dump_json()) == original
    assert [q.text for q in quotes_in(original)].count("sepakat") == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"agreements": (agreement(quote=Quote(start=0, end=7, text="sepakat")),)},
        {"agreements": (agreement(parties=(1,)),)},
        {"agreements": (agreement(trigger=Quote(start=900, end=907, text="sepakat")),)},
        {
            "translation": Translation(
                english="One.", sentences=(Rendering(source=RELEASE.quote(0, 44), english="One."),)
            )
        },
    ],
)
def test_an_ungrounded_briefing_cannot_be_built_nor_loaded(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        briefing(**changes)
    loose = briefing().model_copy(update=changes)
    with pytest.raises(ValidationError):
        Briefing.model_validate_json(loose.model_dump_json())


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError):
        Span.model_validate({"start": 0, "end": 1, "text": "x"})


@given(st.decimals(min_value=0, max_value=10**16, places=3, allow_nan=False), st.sampled_from(["IDR", "USD", "NZD"]))
def test_money_is_exact_through_json(amount: Decimal, currency: str) -> None:
    money = Money(amount=amount, currency=currency)
    assert Money.model_validate_json(money.model_dump_json()) == money
    assert "E" not in money.model_dump_json().replace(currency, "")
