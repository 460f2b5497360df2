"""From a release to a briefing: whole, grounded, and the same every time."""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import asemnews
from asemnews import pipeline
from asemnews.engines.scripted import ScriptedEngine
from asemnews.facts import Facts
from asemnews.records import quotes_in

RELEASES = sorted((Path(__file__).parents[2] / "examples/releases").glob("*.txt"))

_OPENINGS = [
    "Kedua negara",
    "Forum",
    "Menteri Perhubungan Satria Wibisana",
    "PT Samudra Niaga Tbk.",
    "Ia",
    "Para pihak",
]
_CUES = [
    "sepakat untuk",
    "menyepakati",
    "belum sepakat untuk",
    "menolak",
    "berharap",
    "akan",
    "berkomitmen",
    "mengusulkan",
]
_CLAUSES = [
    "membuka 1.056 sentra",
    "memperkuat kerja sama",
    "pembentukan komite bersama",
    "membayar Rp4,7 triliun",
    "x",
    "",
]
_TAILS = [
    " pada 29-31 Oktober 2026",
    " paling lambat Juni 2027",
    " di Beijing",
    ", Rabu",
    " dan",
    ";",
    ":",
    "(*)",
    " “kata",
]
_STOPS = [". ", ".\n", ".\n\n", "\r\n", " ", "; dan\nb. ", "...", "?\u00a0", ".\u2028", "⦅0⦆ "]

sentences = st.tuples(*(st.sampled_from(part) for part in (_OPENINGS, _CUES, _CLAUSES, _TAILS, _STOPS))).map(
    lambda parts: f"{parts[0]} {parts[1]} {parts[2]}{parts[3]}{parts[4]}"
)
odd = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
wire = st.lists(st.one_of(sentences, odd), min_size=1, max_size=12).map("".join)


def echo() -> ScriptedEngine:
    """An engine that gives back what it gets: nothing in the pipeline may depend on what a model says."""
    return ScriptedEngine(lambda text: text)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(wire)
def test_any_wire_text_is_briefed_and_every_quote_stands(text: str) -> None:
    if not any(c.isalnum() for c in text):
        return
    briefing = asemnews.brief(text, echo())
    assert briefing.release.text == text
    assert all(quote.stands_in(text) for quote in quotes_in(briefing))
    assert briefing.translation is not None
    rendered = "".join(r.source.text for r in briefing.translation.sentences)
    assert re.sub(r"\s", "", rendered) == re.sub(r"\s", "", text)
    assert asemnews.Briefing.model_validate_json(briefing.model_dump_json()) == briefing


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_the_same_input_gives_the_same_bytes(path: Path) -> None:
    assert asemnews.brief(path).model_dump_json() == asemnews.brief(path).model_dump_json()


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_every_paragraph_of_a_release_stays_one(path: Path) -> None:
    text = path.read_text("utf-8")
    english = asemnews.translate(path).english
    assert [bool(line.strip()) for line in english.split("\n")] == [bool(line.strip()) for line in text.split("\n")]


def test_a_briefing_without_an_engine_has_no_translation_but_the_same_facts() -> None:
    with_engine = asemnews.brief(RELEASES[0])
    without = asemnews.brief(RELEASES[0], engine=None)
    assert without.translation is None
    assert [p.name for p in without.people] == [p.name for p in with_engine.people]
    assert [f.quote for f in without.figures] == [f.quote for f in with_engine.figures]
    shared = {a.quote for a in without.agreements} & {a.quote for a in with_engine.agreements}
    assert len(shared) >= 0.75 * len(without.agreements) > 0  # the network is asked only where an engine is
    assert all(a.action.english for a in with_engine.agreements)


def test_a_weekday_is_counted_from_the_day_of_publication() -> None:
    text = "Ambon (ASEMNEWS) - Kedua provinsi sepakat membuka pelabuhan dalam pertemuan di Ambon, Rabu."
    event = asemnews.brief(text, engine=None, published=dt.date(2026, 11, 13)).event
    assert event is not None
    assert event.start is not None
    assert event.start.value == dt.date(2026, 11, 11)


@pytest.mark.parametrize("collecting", [True, False])
@pytest.mark.parametrize("fails", [True, False])
def test_the_garbage_collector_is_left_as_it_was(
    monkeypatch: pytest.MonkeyPatch, collecting: bool, fails: bool
) -> None:
    seen: list[bool] = []

    def find_facts(*args: object, **named: object) -> Facts:
        seen.append(gc.isenabled())
        if fails:
            raise RuntimeError
        return Facts()

    monkeypatch.setattr(pipeline, "find_facts", find_facts)
    try:
        if not collecting:
            gc.disable()
        with pytest.raises(RuntimeError) if fails else contextlib.nullcontext():
            asemnews.brief("Jakarta - Hujan turun.", engine=None)
        assert gc.isenabled() == collecting
    finally:
        gc.enable()
    assert seen == [False]


def test_a_release_without_agreements_has_none_and_says_so() -> None:
    briefing = asemnews.brief("Jakarta - Hujan turun sepanjang hari di ibu kota. Warga memakai payung.", engine=None)
    assert briefing.agreements == ()
    assert briefing.gist.english == "The release records no agreement."


def test_the_signature_tells_what_could_change_a_result() -> None:
    plain = asemnews.Pipeline(echo())
    other = asemnews.Pipeline(echo(), glossary=asemnews.Glossary.from_dict({"UKM": "small businesses"}))
    assert plain.signature != other.signature
    assert f"v:{asemnews.__version__}" in plain.signature
    assert asemnews.Pipeline(None).signature.startswith("engine:none|")


def test_a_problem_that_stays_can_be_raised_or_kept_in_indonesian() -> None:
    text = "Biaya pembangunan gedung itu mencapai Rp4,7 triliun."
    silent = ScriptedEngine(lambda text: "The cost of the building is high.")
    noted = asemnews.translate(text, silent)
    assert any(f.severity == "error" for f in noted.findings)
    assert asemnews.translate(text, silent, on_problem="keep_source").english == text
    with pytest.raises(asemnews.AsemnewsError, match="could not be translated safely"):
        asemnews.translate(text, silent, on_problem="raise")


def test_a_loop_or_a_cut_output_is_never_silent() -> None:
    capped = ScriptedEngine(lambda text: asemnews.Hypothesis(text="The meeting was held in", capped=True))
    translation = asemnews.translate("Pertemuan itu diadakan di gedung utama kementerian kemarin sore.", capped)
    assert any(f.check == "shape.cap" for f in translation.findings)


@pytest.mark.parametrize("method", ["compose", "extract"])
def test_summaries_rest_on_quotes(method: str) -> None:
    summary = asemnews.summarise(RELEASES[1], method=method, sentences=2)  # type: ignore[arg-type]
    assert 1 <= len(summary.sentences) <= 2
    assert summary.english
    assert summary.indonesian


def test_an_abstract_summary_needs_a_model() -> None:
    with pytest.raises(ValueError, match="summariser="):
        asemnews.summarise(RELEASES[1], method="abstract")
