"""The status model alone, and beside what the network heard."""

from __future__ import annotations

from asemnews.agreements.status import STATUSES, StatusModel

MODEL = StatusModel({"g=sign": [0.0, 1.0, -1.0, -1.0], "bias": [0.5, 0.0, 0.0, 0.0]})


def test_without_features_or_voice_the_first_status_stands():
    assert StatusModel({}).status(["unknown"]) == STATUSES[0]


def test_a_clear_voice_decides_and_an_even_one_does_not():
    assert MODEL.status(["bias", "g=sign"]) == "signed"
    planned = [(-50_000, -50_000, -50_000, -500)] * 3
    assert MODEL.status(["bias", "g=sign"], planned) == "planned"
    even = [(-20_000, -20_000, -20_000, -20_000)] * 3
    assert MODEL.status(["bias", "g=sign"], even) == "signed"


def test_what_is_heard_counts_by_word_not_by_length():
    words = [(-9_000, -20_000, -30_000, -30_000)]
    assert MODEL.status(["g=sign"], words) == MODEL.status(["g=sign"], words * 20) == "signed"
