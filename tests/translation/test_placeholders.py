"""Placeholders stand in for slots where the engine has none."""

from __future__ import annotations

import re

import pytest

from asemnews import Decoding
from asemnews.engines import slots_of
from asemnews.engines.scripted import ScriptedEngine
from asemnews.translation import Manner, translate_texts
from asemnews.translation.placeholders import FORMS, Placeholders, with_slots


def test_an_engine_with_slots_is_taken_as_it_is() -> None:
    engine = ScriptedEngine({}, slots=("⦅0⦆",))
    assert with_slots(engine) is engine
    assert slots_of(with_slots(ScriptedEngine({})))[0] == "⦅0⦆"


def test_a_slot_goes_in_as_a_placeholder_and_comes_back() -> None:
    engine = ScriptedEngine({"Ada [0] orang di [1].": "There are [ 0 ] people in [1]."})
    (answer,) = Placeholders(engine).generate(["Ada ⦅0⦆ orang di ⦅1⦆."], Decoding(alternatives=1))
    assert answer.text == "There are ⦅0⦆ people in ⦅1⦆."
    assert answer.alternatives[0].text == answer.text


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_read_back(form: str) -> None:
    engine = ScriptedEngine(lambda text: text)
    (answer,) = Placeholders(engine, [form]).generate(["⦅3⦆ dan ⦅4⦆"])
    assert answer.text == "⦅3⦆ dan ⦅4⦆"
    assert engine.asked[0][0] == f"{form.format(3)} dan {form.format(4)}"


def test_a_placeholder_that_the_text_itself_holds_stays_text() -> None:
    engine = ScriptedEngine(lambda text: text)
    (answer, plain) = Placeholders(engine).generate(["Lihat [0] pada ⦅0⦆", "Lihat [0]"])
    assert answer.text == "Lihat [0] pada ⦅0⦆"
    assert plain.text == "Lihat [0]"


def test_numbers_survive_a_model_without_slots() -> None:
    def spoil(text: str) -> str:  # a model that garbles every digit outside brackets
        return re.sub(r"(?<!\[)\d+(?!\])", "7", text)

    protected, bare = (
        translate_texts(["Nilainya Rp4,7 triliun."], ScriptedEngine(spoil), manner=Manner(protect=on))[0]
        for on in (True, False)
    )
    assert "Rp4.7 trillion" in protected
    assert "Rp4.7 trillion" not in bare
