"""English of seldom words goes to engines that were taught to read it, and to no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asemnews.engines import CachedEngine
from asemnews.engines.scripted import ScriptedEngine
from asemnews.translation import Manner, translate_texts
from asemnews.translation.candidates import Flaw
from asemnews.translation.mentions import find_mentions

SENTENCE = "Kapal itu dicegat."


class Reader(ScriptedEngine):
    """Knows English words in the text."""

    reads_english = True


def asked(engine: ScriptedEngine, manner: Manner) -> str:
    translate_texts([SENTENCE], engine, manner=manner)
    return engine.asked[0][0]


def test_an_engine_that_reads_english_gets_it() -> None:
    assert asked(Reader(lambda text: text), Manner()) == "Kapal itu intercepted."


@pytest.mark.parametrize(
    ("engine", "hint"), [(ScriptedEngine(lambda text: text), True), (Reader(lambda text: text), False)]
)
def test_any_other_engine_gets_the_text_as_it_is(engine: ScriptedEngine, hint: bool) -> None:
    assert asked(engine, Manner(hint=hint)) == SENTENCE


def test_a_memory_before_the_engine_changes_nothing() -> None:
    inner = Reader(lambda text: text)
    translate_texts([SENTENCE], CachedEngine(inner, {}))
    assert inner.asked[0][0] == "Kapal itu intercepted."


def misled(source: str, english: str) -> list[Flaw]:
    return [Flaw("test", "error", "the dictionary misled")] if "intercepted" in english else []


def test_a_rendering_without_the_dictionary_is_tried_where_the_first_has_problems() -> None:
    engine = Reader(lambda text: text)
    assert translate_texts([SENTENCE], engine, checker=misled) == [SENTENCE]
    assert SENTENCE in {text for call in engine.asked[1:] for text in call}


def test_a_suffix_that_comes_through_is_a_problem() -> None:
    engine = Reader(lambda text: text)
    (english,) = translate_texts(["Logikanya sulit dibantah."], engine, checker=lambda *_: [])
    assert english == "Logikanya sulit dibantah."


def test_numbers_in_words_are_left_to_the_model() -> None:
    text = "Dua ratus juta rupiah dan lima miliar."
    assert all(mention.kind != "word" for mention in find_mentions(text, None, words=True))


def test_the_signature_tells_of_hints() -> None:
    assert Manner().signature != replace(Manner(), hint=False).signature
