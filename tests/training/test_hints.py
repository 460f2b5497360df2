from __future__ import annotations

import random

import hints


def test_english_takes_the_place_of_a_seldom_word_that_the_target_bears_out() -> None:
    pair = "Kapal di tepi danau dicegat.", "The boats on the lakeshore were intercepted."
    assert hints.hint(pair, random.Random(1), 1.0) == ("Kapal di tepi danau intercepted.", pair[1])


def test_another_sense_than_the_dictionary_has_is_left_alone() -> None:
    assert hints.hint(("Kapal dicegat.", "The ship was stopped."), random.Random(1), 1.0) is None


def test_a_bent_form_bears_the_dictionary_out() -> None:
    assert hints.borne_out("dismantle", "They are dismantling it.")
    assert hints.borne_out("logic-nya", "Its logic is sound.")
    assert not hints.borne_out("cage", "He came.")
    assert not hints.borne_out("of the", "The end of the day.")
