"""A release prepared for the tagger: tokens, cues, and what each sentence says about its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from asemnews.agreements.cues import CueMatch, cues
from asemnews.agreements.tokens import Tokens
from asemnews.records import Release, Sentence

_MARKER: Final = re.compile(r"\s*(?:\(?[a-zA-Z0-9]{1,3}[.)]|[-•*–▪·‣◦])\s+")
_LOST_STOP: Final = re.compile(r"[ \u00a0](?<=[^\W_].)[ \u00a0]+(?=[A-ZÀ-Ö])")
"""Two spaces before a capital, where the full stop was lost ("… sampai 2030  Sebagai gantinya, …")."""

DECISIVE: Final = frozenset(
    "agree adopt sign pledge follow schedule future oblige permit forbid contain namely propose hope reject postpone"
    " past present opinion".split()
)
"""Kinds of cues that decide how the words after or before them are meant."""
GOVERNING: Final = frozenset("agree adopt sign pledge propose hope reject postpone present contain".split())
_NEGATORS: Final = frozenset(["neg", "still"])
_NEGATED_WITHIN: Final = 3
"""Tokens before a cue in which a negation denies it."""
_SENTENCE: Final = DECISIVE | {"neg", "still", "speech", "doc", "condition"}


class Reading:
    """One sentence of the body or one list item, without its marker.

    ``kinds[i]`` are the cue kinds of token ``i``, ``at[i]`` the cue that covers it, ``said`` the kinds in the whole
    sentence; ``number`` counts the sentences of the release that are read.
    """

    __slots__ = ("at", "cues", "item", "kinds", "number", "paragraph", "said", "tokens")

    def __init__(self, tokens: Tokens, *, paragraph: int, number: int, item: bool) -> None:
        self.paragraph = paragraph
        self.number = number
        self.item = item
        self.tokens = tokens
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

    def denies(self, cue: CueMatch) -> bool:
        """True when a negation stands close before the cue: "belum sepakat"."""
        return any(self.kinds[i] & _NEGATORS for i in range(max(0, cue.first - _NEGATED_WITHIN), cue.first))


def read_sentences(release: Release, sentences: Sequence[Sentence]) -> list[Reading]:
    """The sentences that can state commitments: those of body paragraphs and list items with at least one token."""
    found: list[Reading] = []
    text = release.text
    for sentence in sentences:
        kind = release.paragraphs[sentence.paragraph].kind
        if kind not in {"body", "item"}:
            continue
        start = sentence.start
        item = kind == "item"
        if item and (marker := _MARKER.match(text, start, sentence.end)):
            start = marker.end()
        for gap in [*_LOST_STOP.finditer(text, start, sentence.end), None]:
            tokens = Tokens(text, start, sentence.end if gap is None else gap.start())
            if len(tokens):
                found.append(Reading(tokens, paragraph=sentence.paragraph, number=len(found), item=item))
            start = sentence.end if gap is None else gap.end()
    return found
