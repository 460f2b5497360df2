"""The rules' word on the tagger's marks."""

from __future__ import annotations

from itertools import pairwise

from asemnews.agreements.context import Surroundings
from asemnews.agreements.reading import read_sentences
from asemnews.agreements.refine import refined
from asemnews.agreements.tagger import Marked
from asemnews.reading import read
from asemnews.segmentation import segment

TEXT = (
    "Kedua menteri sepakat untuk akan mendorong usaha kecil dalam rangka menyerap tenaga kerja, "
    "pengentasan kemiskinan, dan meningkatkan kesejahteraan masyarakat."
)


def marks_of(*wanted: str, margin: int = 9000) -> tuple[Surroundings, list[Marked]]:
    release = read(TEXT)
    around = Surroundings(read_sentences(release, segment(release)), 2026)
    words = list(around.readings[0].tokens.words)
    found = []
    for phrase in wanted:
        first = next(i for i in range(len(words)) if words[i : i + len(phrase.split())] == phrase.split())
        found.append(Marked(first, first + len(phrase.split()), commitment=True, margin=margin))
    return around, found


def test_ends_of_one_action_are_gathered_into_it_with_the_mark_that_begins_a_little_before_it():
    around, marks = marks_of(
        "akan mendorong usaha kecil dalam rangka menyerap tenaga kerja", "meningkatkan kesejahteraan masyarakat"
    )
    found = refined(around.readings[0], marks, around.proposals(0), 2026)
    for one, other in pairwise(found):
        assert one.last <= other.first
    whole = max(found, key=lambda mark: mark.last - mark.first)
    words = around.readings[0].tokens.words[whole.first : whole.last]
    assert words[-1] == "masyarakat"
    assert "mendorong" in words[:2]


def test_what_is_gathered_is_as_sure_as_its_surest_part():
    around, marks = marks_of("menyerap tenaga kerja", "meningkatkan kesejahteraan masyarakat")
    marks[1] = marks[1]._replace(margin=20_000)
    found = refined(around.readings[0], marks, around.proposals(0), 2026)
    assert [mark.margin for mark in found] == [20_000]
