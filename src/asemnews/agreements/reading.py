"""A release prepared for the tagger: tokens, cues, and what each sentence says about its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from asemnews.agreements.cues import CueMatch, cues
from asemnews.agreements.tokens import Tokens
from asemnews.records import Release, Sentence

_MARKER: Final = re.compile(r"\s*(?:\(?[a-zA-Z0-9]{1,3}[.)]|[-•*–▪·‣◦])\s+")

DECISIVE: Final = frozenset(
    "agree adopt sign pledge follow schedule future oblige permit forbid contain namely propose hope reject postpone"
    " past present opinion".split()
)
"""Kinds of cues that decide how the words after or before them are meant."""
GOVERNING: Final = frozenset("agree adopt sign pledge propose hope reject postpone present contain".split())
_SENTENCE: Final = DECISIVE | {"neg", "still", "speech", "doc", "condition"}


class Reading:
    """One sentence of the body or one list item, without its marker.

    ``kinds[i]`` are the cue kinds of token ``i``, ``at[i]`` the cue that covers it, ``said`` the kinds in the whole
    sentence; ``number`` counts the sentences of the release that are read.
    """

    __slots__ = ("at", "cues", "item", "kinds", "number", "paragraph", "said", "sentence", "tokens")

    def __init__(self, text: str, sentence: Sentence, *, number: int, item: bool) -> None:
        start = sentence.start
        if item and (marker := _MARKER.match(text, start, sentence.end)):
            start = marker.end()
        self.sentence = sentence
        self.paragraph = sentence.paragraph
        self.number = number
        self.item = item
        self.tokens = Tokens(text, start, sentence.end)
        self.cues = cues().find(self.tokens.norms)
        count = len(self.tokens)
        self.kinds: list[frozenset[str]] = [frozenset()] * count
        self.at: list[CueMatch | None] = [None] * count
        said: set[str] = set()
        for cue in self.cues:
            said |= cue.kinds
            for index in range(cue.first, cue.last):
                self.kinds[index] = cue.kinds
                self.at[index] = cue
        self.said = frozenset(said & _SENTENCE)


def read_sentences(release: Release, sentences: Sequence[Sentence]) -> list[Reading]:
    """The sentences that can state commitments: those of body paragraphs and list items with at least one token."""
    found: list[Reading] = []
    for sentence in sentences:
        kind = release.paragraphs[sentence.paragraph].kind
        if kind not in {"body", "item"}:
            continue
        reading = Reading(release.text, sentence, number=len(found), item=kind == "item")
        if len(reading.tokens):
            found.append(reading)
    return found
