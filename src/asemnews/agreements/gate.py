"""Whether a mark is a commitment in view of the whole release.

The tagger sees a sentence and its neighbours. In news where nothing is agreed it still marks clauses that could be
terms of a text, had there been one; here every mark is weighed against what else the release says.
"""

from __future__ import annotations

import gzip
import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from asemnews.agreements.context import Surroundings
from asemnews.agreements.reading import GOVERNING
from asemnews.agreements.tagger import Marked
from asemnews.agreements.words import joined, morphology

_FILE: Final = "gate.tsv.gz"
_PACTS: Final = frozenset(["agree", "adopt", "sign", "pledge"])
_TERMS: Final = frozenset(["contain", "oblige", "permit", "forbid", "future", "schedule", "follow"])
LEAST_CHANCE: Final = 0.3
"""Below it a candidate is dropped. On held-out writers F1 is level from 0.3 to 0.45."""
_FAR: Final = 99  # sentences: there is none
_STEPS: Final = (0, 1, 2, 3, 5, 8, 13)
_MARGINS: Final = (-5000, 0, 2500, 5000, 10_000, 15_000, 20_000, 30_000)


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
    return Hold(kinds, owner.tokens.norms[cue.last - 1], pact=bool(cue.kinds & _PACTS) and not denied)


def gate_features(surroundings: Surroundings, candidates: Sequence[Candidate]) -> list[list[str]]:
    """What speaks for and against each commitment of one release, all of them given, in the order of the text."""
    holds = [hold_of(surroundings, candidate) for candidate in candidates]
    held = [candidate.number for candidate, hold in zip(candidates, holds, strict=True) if hold.pact]
    count = len(surroundings.readings)
    strong = sum(candidate.mark.margin >= _MARGINS[4] for candidate in candidates)
    release = [
        f"R:held={_step(len(held))}",
        f"R:share={len(held) * 4 // max(1, len(candidates))}",
        f"R:strong={_step(strong)}",
        f"R:dense={min(4, len(candidates) * 6 // count)}",
        f"R:size={_step(count // 3)}",
        *(f"R:{name}" for name in surroundings.release),
        f"R:signed={_step(surroundings.signed)}",
    ]
    sentences = Counter(candidate.number for candidate in candidates)
    return [
        ["bias", *release, *_own(surroundings, candidate, hold, held, sentences)]
        for candidate, hold in zip(candidates, holds, strict=True)
    ]


def _own(
    surroundings: Surroundings, candidate: Candidate, hold: Hold, held: Sequence[int], sentences: Mapping[int, int]
) -> list[str]:
    number, mark = candidate
    reading = surroundings.readings[number]
    norms, kinds = reading.tokens.norms, reading.kinds
    within = frozenset[str]().union(*kinds[mark.first : mark.last])
    terms = joined(within & _TERMS)
    before, after = bisect_left(held, number), bisect_right(held, number)
    since = number - held[before - 1] if before else _FAR
    ahead = held[after] - number if after < len(held) else _FAR
    near = 0 if hold.pact else min(since, ahead)
    margin = sum(mark.margin >= step for step in _MARGINS)
    many = _step(len(held))
    place = "item" if reading.item else "body"
    first = norms[mark.first]
    head = morphology(first)
    return [
        f"hold={hold.kinds}",
        f"holdw={hold.word}",
        f"margin={margin}",
        f"near={_step(near)}",
        f"since={_step(since)}",
        f"many={many}",
        place,
        f"alone={sentences[number] == 1}",
        f"pos={number * 5 // len(surroundings.readings)}",
        f"size={_step(mark.last - mark.first)}",
        f"terms={terms}",
        f"first={first}",
        f"head={head}",
        f"start={norms[0]}",
        f"whole={mark.first == 0 or not any(norm[0].isalnum() for norm in norms[: mark.first])}",
        f"back={norms[mark.first - 1] if mark.first else '^'}",
        f"years={surroundings.years(reading)}",
        *(f"said={kind}" for kind in sorted(reading.said)),
        *(f"w={norm}" for norm in sorted(set(norms[mark.first : mark.last]))),
        *(f"l={norm}" for norm in sorted(set(norms[max(0, mark.first - 8) : mark.first]))),
        f"hm={hold.pact} {margin}",
        f"mm={many} {margin}",
        f"hr={hold.pact} {many}",
        f"tr={terms} {many}",
        f"hh={hold.kinds} {head}",
        f"sm={_step(since)} {margin} {hold.pact}",
        f"pn={place} {_step(near)}",
        f"ts={hold.pact} {terms} {_step(since)}",
    ]


def _step(value: int) -> int:
    return sum(value >= step for step in _STEPS)


class Gate:
    """A linear model over :func:`gate_features`."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def chance(self, found: Sequence[str]) -> float:
        """The chance that a candidate with these features is a commitment."""
        return 1 / (1 + math.exp(-sum(self._weights.get(name, 0.0) for name in found)))


def read_gate(text: str) -> Gate:
    """A gate from its file: a feature and its weight a row."""
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    return Gate({name: float(weight) for name, weight in rows})


def believed(surroundings: Surroundings, candidates: Sequence[Candidate], model: Gate) -> list[Candidate]:
    """The candidates without the commitments that the rest of the release does not bear out."""
    commitments = [candidate for candidate in candidates if candidate.mark.commitment]
    if not commitments:
        return list(candidates)
    chances = map(model.chance, gate_features(surroundings, commitments))
    doubted = {one for one, chance in zip(commitments, chances, strict=True) if chance < LEAST_CHANCE}
    return [candidate for candidate in candidates if candidate not in doubted]


@cache
def gate() -> Gate:
    """The gate this package ships; read once."""
    packed = resources.files(__package__).joinpath("data", _FILE).read_bytes()
    return read_gate(gzip.decompress(packed).decode("utf-8"))
