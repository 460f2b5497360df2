"""Whether what "dan", a comma or "dengan" joins is one commitment or two.

The tagger decides word by word; here the two sides of every joint are held against each other: what they begin with,
whether either has a verb, a figure or an object of its own.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final

from asemnews.agreements.candidates import Candidate
from asemnews.agreements.context import Surroundings
from asemnews.agreements.seams import Seam, is_one, seam_features, seams
from asemnews.agreements.tagger import Scores

_FILE: Final = "coordination.tsv.gz"
_GAP: Final = 2  # tokens between the two sides of a joint: a comma, a word
_JOIN: Final = -2.0
"""Log-odds of two commitments below which marks on both sides of a joint become one; on held-out writers, -1 joined
too many."""
_VOICE: Final = 0.15
"""What the network's log-odds of a beginning count beside the model's; 0 to 0.3 were level on held-out writers."""
_LOUDEST: Final = 4.0
_UNIT: Final = 10_000


class Coordination:
    """A linear model over :func:`seam_features`; ``weights`` by feature."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def odds(self, found: Sequence[str]) -> float:
        """The log-odds that the two sides of a seam with these features are two commitments."""
        return sum(self._weights.get(name, 0.0) for name in found)


def coordinated(
    surroundings: Surroundings,
    found: Sequence[Candidate],
    model: Coordination,
    voiced: Sequence[Scores] | None = None,
) -> list[Candidate]:
    """The candidates with commitments that are one joined, and those that are two parted, in order.

    ``voiced`` are the network's scores, where it was asked.
    """
    whole: list[Candidate] = []
    for candidate in found:
        last = whole[-1] if whole else None
        if last and _one(surroundings, last, candidate, model):
            margin = max(last.mark.margin, candidate.mark.margin)
            whole[-1] = last._replace(mark=last.mark._replace(last=candidate.mark.last, margin=margin))
        else:
            whole.append(candidate)
    parted: list[Candidate] = []
    for candidate in whole:
        if candidate.mark.commitment:
            parted += _parts(surroundings, candidate, model, voiced[candidate.number] if voiced else ())
        else:
            parted.append(candidate)
    return parted


def _one(surroundings: Surroundings, left: Candidate, right: Candidate, model: Coordination) -> bool:
    """True for two neighbours that are one commitment by far."""
    if left.number != right.number or not (left.mark.commitment and right.mark.commitment):
        return False
    seam = Seam(left.mark.last, right.mark.first)
    if not 0 < seam.start - seam.end <= _GAP:
        return False
    whole = left._replace(mark=left.mark._replace(last=right.mark.last))
    norms = surroundings.readings[left.number].tokens.norms
    others = [cut for cut in seams(norms, whole.mark.first, whole.mark.last) if cut.end != seam.end]
    cuts = sorted([*others, seam])
    return model.odds(seam_features(surroundings, whole, cuts, cuts.index(seam))) < _JOIN


def _parts(
    surroundings: Surroundings, whole: Candidate, model: Coordination, voice: Scores | tuple[()]
) -> list[Candidate]:
    """A commitment cut where its sides are two."""
    mark = whole.mark
    norms = surroundings.readings[whole.number].tokens.norms
    cuts = seams(norms, mark.first, mark.last)
    found: list[Candidate] = []
    first = mark.first
    for place, (end, start) in enumerate(cuts):
        odds = model.odds(seam_features(surroundings, whole, cuts, place))
        if voice:
            odds += _VOICE * _begins(voice[start])
        if odds >= 0 and not is_one(norms, first, Seam(end, start), mark.last):
            found.append(whole._replace(mark=mark._replace(first=first, last=end)))
            first = start
    return [*found, whole._replace(mark=mark._replace(first=first))]


def _begins(scores: Sequence[int]) -> float:
    """How far the network has a mark begin at a word rather than go on, in log-odds, bounded."""
    _, begin, within, doubt, doubts = scores
    return max(-_LOUDEST, min(_LOUDEST, (max(begin, doubt) - max(within, doubts)) / _UNIT))


def read_coordination(text: str) -> Coordination:
    """A model from its file: a feature and its weight a row."""
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    return Coordination({name: float(weight) for name, weight in rows})


@cache
def coordination() -> Coordination:
    """The model this package ships; read once."""
    packed = resources.files(__package__).joinpath("data", _FILE).read_bytes()
    return read_coordination(gzip.decompress(packed).decode("utf-8"))
