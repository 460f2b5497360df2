"""Of what kind a commitment is: agreed, signed, committed or planned."""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final, get_args

from asemnews.agreements.clauses import joints
from asemnews.agreements.context import Surroundings
from asemnews.agreements.reading import DECISIVE, GOVERNING
from asemnews.agreements.words import joined, morphology
from asemnews.records.agreement import Status

STATUSES: Final[tuple[Status, ...]] = get_args(Status)
_FILE: Final = "status.tsv.gz"
_VOICE: Final = 0.75
"""What the network's mean log-probability counts beside the model; on held-out writers 0.75 to 1.25 were level."""
_UNIT: Final = 10_000


def status_features(surroundings: Surroundings, number: int, first: int, last: int) -> list[str]:
    """What speaks for the status of the commitment at tokens ``first:last`` of sentence ``number``.

    The statuses of earlier commitments are left out on purpose: one mistake would pull the rest of a release along.
    """
    reading = surroundings.readings[number]
    norms, kinds = reading.tokens.norms, reading.kinds
    count = len(surroundings.readings)
    found = ["bias", *surroundings.release, "item" if reading.item else "body", f"pos={number * 4 // count}"]
    found += ["last"] * (number >= count - 2)
    signed = surroundings.signed
    earlier = surroundings.signed_before[number]
    found += [f"R:signed={min(3, signed)}", f"R:earlier={min(2, earlier)}"]
    found += [f"R:text={surroundings.text_since[number]}"]
    found += [f"s={kind}" for kind in sorted(reading.said)]
    if number:
        found += [f"p={kind}" for kind in sorted(surroundings.readings[number - 1].said)]
        found += [f"p2={kind}" for kind in sorted(surroundings.readings[max(0, number - 2)].said)]
    intro = surroundings.intro(number)
    if intro is not None:
        found += [f"i={kind}" for kind in sorted(intro.said)]
        found += [f"iw={word}" for word in intro.tokens.norms]
    within = frozenset().union(*kinds[first:last]) & DECISIVE
    found += [f"in={kind}" for kind in sorted(within)]
    found += [
        f"f={norms[first]}",
        f"fm={morphology(norms[first])}",
        f"start={' '.join(norms[:2])}",
        f"start1={norms[0]}",
    ]
    found += [f"w={word}" for word in sorted(set(norms[first:last]))]
    left = [cue for cue in reading.cues if cue.last <= first and cue.kinds & GOVERNING]
    if left:
        cue = left[-1]
        found += [f"g={joined(cue.kinds & GOVERNING)}", f"gw={norms[cue.last - 1]}"]
    found += [f"lw={word}" for word in sorted(set(norms[max(0, first - 6) : first]))]
    if last < len(norms):
        found += [f"rw={word}" for word in sorted(set(norms[last : last + 5]))]
    governor = joined(left[-1].kinds & GOVERNING) if left else "-"
    mark = f"{min(1, signed)}{min(1, earlier)}"
    found += [f"gs={governor} {mark}", f"ws={joined(within)} {mark}", f"ds={'doc' in reading.said} {mark}"]
    found.append(f"gf={governor} {norms[first]}")
    return found


_BINDING: Final = frozenset(["agree", "adopt", "sign", "pledge", "propose"])
_HEAD: Final = 6


def plain_status(surroundings: Surroundings, number: int, first: int) -> Status | None:
    """The status that plain words before token ``first`` give; null where the model must decide.

    On the marked corpus "sebagai tindak lanjut" is always planned, "berkomitmen" and its kin committed in 95 of 100,
    "sepakat" agreed in 95 of 100, "berdasarkan nota itu" signed in 80 of 100 where something was signed.
    """
    reading = surroundings.readings[number]
    norms = reading.tokens.norms
    words = joints()
    for cue in reading.cues:
        follows = cue.first < _HEAD and cue.first <= first and "follow" in cue.kinds
        if follows and not words.following.isdisjoint(norms[cue.first : cue.last]):
            return "planned"
    if surroundings.signed:
        intro = surroundings.intro(number)
        named = any(kinds & {"doc", "basis"} for kinds in reading.kinds[1:5])
        scope = norms if intro is None else intro.tokens.norms
        if (norms[0] in words.bases and named) or scope[:2] == ("ruang", "lingkup"):
            return "signed"
    left = [cue for cue in reading.cues if cue.last <= first and cue.kinds & _BINDING]
    if left:
        word = norms[left[-1].last - 1]
        if word in words.pledges:
            return "committed"
        if word in words.pacts:
            return "agreed"
    return None


class StatusModel:
    """A linear model over :func:`status_features`; weights in the order of :data:`STATUSES`."""

    def __init__(self, weights: Mapping[str, Sequence[float]]) -> None:
        self._weights = weights

    def status(self, found: Sequence[str], heard: Sequence[Sequence[int]] = ()) -> Status:
        """The status that the features speak for most, and what the network heard in the words, if it was asked.

        Args:
            found: features of the commitment.
            heard: for each of its words the log-probabilities of :data:`STATUSES`, in ten-thousandths.
        """
        known = [[0.0] * len(STATUSES), *(self._weights[name] for name in found if name in self._weights)]
        totals = [sum(column) for column in zip(*known, strict=True)]
        if heard:
            spoken = [sum(column) / (_UNIT * len(heard)) for column in zip(*heard, strict=True)]
            totals = [own + _VOICE * other for own, other in zip(totals, spoken, strict=True)]
        return STATUSES[totals.index(max(totals))]


def read_status(text: str) -> StatusModel:
    """A model from its file: a feature a row, then its weights."""
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    return StatusModel({name: [float(value or 0) for value in values] for name, *values in rows})


@cache
def status_model() -> StatusModel:
    """The model this package ships; read once."""
    packed = resources.files(__package__).joinpath("data", _FILE).read_bytes()
    return read_status(gzip.decompress(packed).decode("utf-8"))
