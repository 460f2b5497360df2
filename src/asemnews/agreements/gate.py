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
from itertools import pairwise
from typing import Final

from asemnews.agreements.candidates import PACTS, Candidate, Hold, hold_of
from asemnews.agreements.clauses import joints
from asemnews.agreements.context import Surroundings
from asemnews.agreements.tagger import Marked, Scores
from asemnews.agreements.words import joined, morphology

_FILES: Final = {False: "gate.tsv.gz", True: "gate_quick.tsv.gz"}
_TERMS: Final = frozenset(["contain", "oblige", "permit", "forbid", "future", "schedule", "follow"])
LEAST_CHANCE: Final = 0.4
"""Below it a candidate is dropped. On held-out writers F1 is level from 0.35 to 0.45, while false alarms fall."""
_JOINT: Final = 2  # tokens
_LEAST_SENTENCES: Final = 3
"""Fewer are a passage, not a release; the shortest that the gate was taught on has five."""
_CONVINCED: Final = 5_000
"""Margin that a mark of a passage needs where no cue holds it: nothing else speaks for it there."""
_FAR: Final = 99  # sentences: there is none
_STEPS: Final = (0, 1, 2, 3, 5, 8, 13)
_MARGINS: Final = (-5000, 0, 2500, 5000, 10_000, 15_000, 20_000, 30_000)
_ODDS: Final = (-60_000, -40_000, -25_000, -15_000, -8_000, -3_000, 0, 3_000, 8_000, 15_000, 25_000, 40_000, 60_000)


def gate_features(
    surroundings: Surroundings, candidates: Sequence[Candidate], voiced: Sequence[Scores] | None = None
) -> list[list[str]]:
    """What speaks for and against each commitment of one release, all of them given, in the order of the text.

    ``voiced`` are the network's scores, where it was asked.
    """
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
        f"R:deals={deals(surroundings)}",
    ]
    sentences = Counter(candidate.number for candidate in candidates)
    found = [
        ["bias", *release, *_own(surroundings, candidate, hold, held, sentences)]
        for candidate, hold in zip(candidates, holds, strict=True)
    ]
    if voiced is not None:
        for names, candidate in zip(found, candidates, strict=True):
            names += _heard(candidate.mark, voiced[candidate.number])
    return found


def _heard(mark: Marked, scores: Scores) -> list[str]:
    """What the network makes of a candidate: its words, its first word, the word after it."""
    inside = scores[mark.first : mark.last]
    size = len(inside)
    for_it = sum(max(begin, within) - out for out, begin, within, _, _ in inside) // size
    against = sum(max(begin, within) - out for out, _, _, begin, within in inside) // size
    out, begin, within, _, _ = scores[mark.first]
    voice = sum(for_it >= step for step in _ODDS)
    margin = sum(mark.margin >= step for step in _MARGINS)
    over = scores[mark.last][2] - scores[mark.last][0] >= 0 if mark.last < len(scores) else False
    return [
        f"voice={voice}",
        f"against={sum(against >= step for step in _ODDS)}",
        f"begins={sum(begin - max(out, within) >= step for step in _ODDS)}",
        f"over={over}",
        f"vm={voice} {margin}",
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


def deals(surroundings: Surroundings) -> bool:
    """False for a release in which nobody deals with anybody: no pact is told of and no talks between sides.

    None of the 22 such releases of the measured writers holds a commitment; of writers who tell agreements in a
    roundabout way on purpose, a quarter do.
    """
    known = joints()
    for reading in surroundings.readings:
        norms = reading.tokens.norms
        if any(cue.kinds & PACTS and not reading.denies(cue) for cue in reading.cues):
            return True
        if not known.dealings.isdisjoint(norms):
            return True
        if any(one == "kedua" and other in known.sides for one, other in pairwise(norms)):
            return True
    return False


def believed(
    surroundings: Surroundings, candidates: Sequence[Candidate], model: Gate, voiced: Sequence[Scores] | None = None
) -> list[Candidate]:
    """The candidates without the commitments that the rest of the release does not bear out.

    A passage has no rest: there a cue must hold them, or the tagger be sure.
    """
    commitments = [candidate for candidate in candidates if candidate.mark.commitment]
    if not commitments:
        return list(candidates)
    if len(surroundings.readings) < _LEAST_SENTENCES:
        return [
            candidate
            for candidate in candidates
            if not candidate.mark.commitment
            or candidate.mark.margin >= _CONVINCED
            or hold_of(surroundings, candidate).kinds != "-"
        ]
    chances = list(map(model.chance, gate_features(surroundings, commitments, voiced)))
    doubted: set[Candidate] = set()
    at = 0
    for listed in _enumerations(commitments):
        doubtful = sum(chances[at : at + len(listed)]) < LEAST_CHANCE * len(listed)
        if doubtful and not any(_is_announced(surroundings, one) for one in listed):
            doubted.update(listed)
        at += len(listed)
    return [candidate for candidate in candidates if candidate not in doubted]


def _is_announced(surroundings: Surroundings, candidate: Candidate) -> bool:
    """True for the whole of what an undenied "disepakati tiga hal, yaitu" announces.

    On held-out writers 13 of 14 such are commitments.
    """
    mark = candidate.mark
    return any(
        proposal.kind == "frame"
        and proposal.sure
        and not proposal.negated
        and proposal.first <= mark.first
        and proposal.last == mark.last
        for proposal in surroundings.proposals(candidate.number)
    )


def _enumerations(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Candidates in order, those that only a comma and "dan" part together: they stand or fall as one."""
    found: list[list[Candidate]] = []
    for candidate in candidates:
        last = found[-1][-1] if found else None
        if last and last.number == candidate.number and 0 < candidate.mark.first - last.mark.last <= _JOINT:
            found[-1].append(candidate)
        else:
            found.append([candidate])
    return found


@cache
def gate(*, quick: bool = False) -> Gate:
    """The gate this package ships, for candidates of tagger and network or, quick, of the tagger alone; read once."""
    packed = resources.files(__package__).joinpath("data", _FILES[quick]).read_bytes()
    return read_gate(gzip.decompress(packed).decode("utf-8"))
