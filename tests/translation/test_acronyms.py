"""Acronyms are spelled out once, where a desk would."""

from __future__ import annotations

import pytest

from asemnews.lexicon.glossary import Glossary
from asemnews.translation.acronyms import expand_acronyms

GLOSSARY = Glossary.builtin()


def test_the_first_mention_is_spelled_out_and_no_other() -> None:
    texts = ["The UN agreed on help for SMEs.", "Help for SMEs comes from the UN."]
    first, second = expand_acronyms(texts, GLOSSARY)
    assert first == "The United Nations (UN) agreed on help for small and medium enterprises (SMEs)."
    assert second == texts[1]


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations (UN) agreed.",
        "The XQZ agreed.",
        "He wrote to un@UN.org today.",
        "A decision (backed by the UN) stands.",
    ],
)
def test_what_needs_no_spelling_out_stays(text: str) -> None:
    assert expand_acronyms([text], GLOSSARY) == [text]


def test_fixed_texts_stay_and_do_not_count_as_a_mention() -> None:
    out = expand_acronyms(["UN MEETS", "The UN met."], GLOSSARY, fixed=[True, False])
    assert out == ["UN MEETS", "The United Nations (UN) met."]
