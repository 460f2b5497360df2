"""One contract over every engine: one output a text, order, duplicates, any batch size, nothing truncated."""

from __future__ import annotations

import pickle

import pytest

from asemnews.engines import Decoding, Engine, slots_of

NAMES = (
    "bundled", "ct2-marian", "ct2-nllb",
    "hf-marian", "hf-m2m100", "hf-nllb", "hf-mbart", "hf-madlad", "cached", "scripted",
)  # fmt: skip
MODELS = [name for name in NAMES if name not in ("cached", "scripted")]
TEXTS = (
    "Harga beras naik.",
    "Kedua menteri sepakat memperkuat kerja sama.",
    "bulan Mei",
    "Para nelayan meminta kapal.",
)


@pytest.fixture(params=NAMES)
def engine(request, engines):
    return engines(request.param)


@pytest.fixture(params=MODELS)
def model(request, engines):
    return engines(request.param)


def test_is_an_engine_with_a_signature(engine):
    assert isinstance(engine, Engine)
    assert engine.signature.startswith("engine:")
    assert "|model:" in engine.signature


def test_one_output_a_text_in_order_and_duplicates_alike(engine):
    alone = [engine.generate([text])[0].text for text in TEXTS[:2]]
    said = [hypothesis.text for hypothesis in engine.generate([TEXTS[1], TEXTS[0], TEXTS[1]])]
    assert said == [alone[1], alone[0], alone[1]]


def test_nothing_asked_nothing_said(engine):
    assert engine.generate([]) == []


def test_white_space_is_rendered_by_nothing(model):
    said = model.generate(["", "  \n ", TEXTS[0]])
    assert [hypothesis.text for hypothesis in said[:2]] == ["", ""]
    assert said[2].tokens_in > 0


def test_the_same_whatever_else_is_in_the_batch(model):
    together = [hypothesis.text for hypothesis in model.generate(TEXTS)]
    assert model.generate([TEXTS[2]])[0].text == together[2]
    budget, model.budget = model.budget, 16
    try:
        assert [hypothesis.text for hypothesis in model.generate(TEXTS[:2])] == together[:2]
    finally:
        model.budget = budget


def test_the_bundled_int8_gives_the_same_scores_in_any_company(engines):
    engine = engines("bundled")
    words = "Menteri Perdagangan mengatakan harga beras naik di Jakarta karena pasokan dari daerah berkurang".split()
    texts = [" ".join(words[:end]) + mark for end in range(2, len(words) + 1) for mark in (".", ", katanya.")]
    together = engine.generate(texts)
    assert [engine.generate([text])[0] for text in texts[::3]] == together[::3]
    assert engine.generate(texts[::-1]) == together[::-1]


def test_same_input_same_output(model):
    assert model.generate(TEXTS[:2]) == model.generate(TEXTS[:2])


def test_alternatives_come_best_first(model):
    best = model.generate([TEXTS[0]], Decoding(alternatives=2))[0]
    assert len(best.alternatives) == 2
    assert best.text == model.generate([TEXTS[0]])[0].text


def test_a_text_over_the_limit_is_split_and_wholly_read(model):
    text = ", ".join(["Harga beras naik di Jakarta dan para nelayan meminta kapal"] * 4)
    said = model.generate([text], Decoding(max_input=40))[0]
    assert said.parts > 1
    assert said.tokens_in >= len(model.encode(text)) - said.parts
    assert said.text


def test_a_cap_that_is_reached_is_told(engines):
    said = engines("bundled").generate([TEXTS[1]], Decoding(max_tokens=2))[0]
    assert said.capped
    assert said.tokens_out == 2


def test_marks_of_the_vocabulary_in_the_text_are_text(model):
    for text in ("Harga </s> beras <pad> naik", "⦅0⦆ naik", "\udcff beras", "a\x00b \u202e c"):
        assert model.generate([text])[0].tokens_in > 0


def test_a_lone_string_is_refused(model):
    with pytest.raises(TypeError, match="sequence of strings"):
        model.generate("Harga beras naik.")


def test_engines_travel_between_processes(engine):
    if engine.signature.startswith("engine:scripted"):
        assert pickle.loads(pickle.dumps(engine)).signature == engine.signature
        return
    again = pickle.loads(pickle.dumps(engine))
    assert again.signature == engine.signature
    assert again.generate(["bulan Mei"])[0].text == engine.generate(["bulan Mei"])[0].text


def test_slots_are_told_by_the_vocabulary(engines):
    slots = tuple(f"⦅{number}⦆" for number in range(10))
    for name in ("bundled", "ct2-marian", "hf-marian", "cached"):
        assert slots_of(engines(name)) == slots
    for name in ("hf-nllb", "hf-madlad", "scripted"):
        assert slots_of(engines(name)) == ()


@pytest.mark.parametrize(
    "bad", [{"beam": 0}, {"alternatives": 4}, {"repetition_penalty": 0.0}, {"max_tokens": 0}, {"no_repeat_ngram": -1}]
)
def test_decoding_out_of_range_is_refused(bad):
    with pytest.raises(ValueError, match="must be"):
        Decoding(**bad)
