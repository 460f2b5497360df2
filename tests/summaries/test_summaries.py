"""Summaries: nothing that the sources do not say."""

from __future__ import annotations

from asemnews.engines.scripted import ScriptedEngine
from asemnews.records import Paragraph, Release, Sentence
from asemnews.summaries import Parts, Passage, abstract, attribute, compose, extract, gist_of

TEXT = (
    "Indonesia and Vietnam agreed to open a shipping route in 2027. "
    "The grant amounts to 3.5 million dollars. "
    "Satria led the delegation to Haiphong."
)
RELEASE = Release(text=TEXT, paragraphs=(Paragraph(start=0, end=len(TEXT)),))
BOUNDS = [(0, 63), (63, 105), (105, len(TEXT))]
PASSAGES = [Passage(TEXT[a:b].strip(), RELEASE.quote(a, b)) for a, b in BOUNDS]


def test_a_paraphrase_names_its_source() -> None:
    found = attribute("The two countries agreed: a shipping route will open in 2027.", PASSAGES)
    assert [q.start for q in found.sources] == [0]


def test_a_sentence_may_join_two_sources() -> None:
    found = attribute("Indonesia agreed to open a route and the grant amounts to 3.5 million dollars.", PASSAGES)
    assert [q.start for q in found.sources] == [0, 63]


def test_a_number_from_nowhere_is_refused() -> None:
    found = attribute("Indonesia and Vietnam agreed to open a shipping route in 2028.", PASSAGES)
    assert not found.sources
    assert "2028" in found.reason


def test_a_name_from_nowhere_is_refused() -> None:
    found = attribute("The delegation to Haiphong was led by Budiman, like Satria.", PASSAGES)
    assert "budiman" in found.reason


def test_a_sentence_with_little_in_common_is_refused() -> None:
    assert "words" in attribute("Experts welcomed growing prosperity across emerging markets.", PASSAGES).reason


def test_abstract_keeps_the_grounded_and_tells_of_the_rest() -> None:
    whole = " ".join(p.text for p in PASSAGES)
    engine = ScriptedEngine(
        {whole: "Indonesia and Vietnam agreed to open a shipping route. Exports will rise 40 percent."}
    )
    kept, findings = abstract(PASSAGES, engine, language="english")
    assert [s.text.english for s in kept] == ["Indonesia and Vietnam agreed to open a shipping route."]
    assert [f.check for f in findings] == ["summary.ungrounded"]


def test_extract_returns_sentences_in_source_order() -> None:
    sentences = [Sentence(start=a, end=b, paragraph=0) for a, b in BOUNDS]
    found = extract(RELEASE, sentences, count=2)
    starts = [s.sources[0].start for s in found]
    assert len(found) == 2
    assert starts == sorted(starts)


def test_a_release_without_agreements_says_so() -> None:
    gist = gist_of(RELEASE, Parts())
    assert gist.english == "The release records no agreement."
    assert gist.indonesian == "Rilis ini tidak memuat kesepakatan."
    assert compose(RELEASE, Parts())[0].sources
