"""Markdown for a desk: complete, cited, and inert."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import asemnews
from asemnews.render import briefing_schema, to_markdown
from asemnews.render.markdown import escape

RELEASE = Path(__file__).parents[2] / "examples/releases/siaran_pers_energi.txt"


@pytest.fixture(scope="module")
def briefing() -> asemnews.Briefing:
    return asemnews.brief(RELEASE, engine=None)


def test_every_agreement_is_listed_with_its_words_and_place(briefing: asemnews.Briefing) -> None:
    shown = to_markdown(briefing)
    assert len(briefing.agreements) >= 5
    for agreement in briefing.agreements:
        assert f"\\[{agreement.quote.start}:{agreement.quote.end}\\]" in shown


def test_sections_without_content_are_left_out_but_agreements_never() -> None:
    shown = to_markdown(asemnews.brief("Jakarta - Hujan turun di ibu kota sejak pagi.", engine=None))
    assert "## Agreements\n\nNone stated." in shown
    assert "## Documents" not in shown


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](http://a.b/c.png)", "# x", "**x**", "| a |"],
)
def test_markup_in_the_source_is_literal(hostile: str) -> None:
    shown = to_markdown(asemnews.brief(f"Kedua negara sepakat membuka pelabuhan {hostile} baru.", engine=None))
    assert "<script" not in shown
    assert not re.search(r"(?<!\\)\]\(", shown)
    assert "![" not in shown.replace("\\[", "")


@given(st.text(max_size=60))
def test_escaped_text_holds_no_active_character(text: str) -> None:
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_<>\[\]|]", escape(text))


def test_the_schema_describes_what_is_written(briefing: asemnews.Briefing) -> None:
    schema = briefing_schema()
    written = briefing.model_dump(mode="json")
    assert set(written) == set(schema["properties"])
    figure = written["figures"][0]
    assert re.fullmatch(r"\d+(\.\d+)?", figure["value"])
