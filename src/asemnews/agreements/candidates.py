"""What is weighed as a commitment: a mark in its release, and what holds it there."""

from __future__ import annotations

from typing import Final, NamedTuple

from asemnews.agreements.context import Surroundings
from asemnews.agreements.reading import GOVERNING
from asemnews.agreements.tagger import Marked
from asemnews.agreements.words import joined

PACTS: Final = frozenset(["agree", "adopt", "sign", "pledge"])


class Candidate(NamedTuple):
    """A mark of the tagger and the rules in sentence ``number`` of its release."""

    number: int
    mark: Marked


class Hold(NamedTuple):
    """What holds a candidate: the nearest cue before it, ``pact`` if that is a binding one."""

    kinds: str
    word: str
    pact: bool


def hold_of(surroundings: Surroundings, candidate: Candidate) -> Hold:
    """What governs a candidate in its sentence or, for a list item, in the sentence that introduces the list."""
    reading = surroundings.readings[candidate.number]
    before = [cue for cue in reading.cues if cue.last <= candidate.mark.first and cue.kinds & GOVERNING]
    place = ""
    owner = reading
    if not before:
        intro = surroundings.intro(candidate.number)
        if intro is None:
            return Hold("-", "-", pact=False)
        before = [cue for cue in intro.cues if cue.kinds & GOVERNING]
        place, owner = "i:", intro
        if not before:
            return Hold("i:-", "-", pact=False)
    cue = before[-1]
    denied = owner.denies(cue)
    kinds = place + "!" * denied + joined(cue.kinds & GOVERNING)
    return Hold(kinds, owner.tokens.norms[cue.last - 1], pact=bool(cue.kinds & PACTS) and not denied)
