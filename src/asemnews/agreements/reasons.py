"""Why something that looks like a commitment is none."""

from __future__ import annotations

from typing import Final

from asemnews.agreements.context import Surroundings
from asemnews.records.agreement import Reason

_REASONS: Final[tuple[tuple[str, Reason], ...]] = (
    ("reject", "rejected"),
    ("postpone", "postponed"),
    ("propose", "proposed"),
    ("hope", "hoped"),
)
_OUTCOMES: Final = frozenset(["reject", "postpone"])
_OPEN: Final = frozenset(
    ["dibahas", "dirundingkan", "dibicarakan", "dikaji", "dipelajari", "ditelaah", "dipertimbangkan", "masih"]
)
_REPLY: Final = 12


def reason_of(surroundings: Surroundings, number: int, first: int, last: int) -> Reason:
    """The reason for tokens ``first:last`` of sentence ``number``.

    An outcome told in these tokens, behind them or at the head of the next sentence ("Usul itu ditolak") goes before
    the wish itself.
    """
    reading = surroundings.readings[number]
    around = _kinds(reading.kinds, 0, len(reading.kinds))
    near = _kinds(reading.kinds, max(0, first - 6), first) | _kinds(reading.kinds, first, first + 1)
    after = _kinds(reading.kinds, last, last + 8) | (_kinds(reading.kinds, first, last) & _OUTCOMES)
    denied = "neg" in after or "neg" in near
    outcome = frozenset[str]()
    if number + 1 < len(surroundings.readings) and "propose" in around:
        following = surroundings.readings[number + 1]
        head = following.kinds[:_REPLY]
        if "propose" in _kinds(head, 0, _REPLY) or "itu" in following.tokens.norms[:_REPLY]:
            outcome = _kinds(head, 0, _REPLY)
    if "reject" in near | after | outcome:
        return "rejected"
    norms = reading.tokens.norms
    if "postpone" in after | outcome or (denied and {"agree", "sign"} & (near | after)):
        return "under_discussion" if not _OPEN.isdisjoint(norms[first : last + 8]) else "postponed"
    for kinds in (near, around):
        for kind, reason in _REASONS:
            if kind in kinds:
                return reason
    return "postponed" if denied else "background"


def _kinds(kinds: list[frozenset[str]], first: int, last: int) -> frozenset[str]:
    return frozenset[str]().union(*kinds[first:last])
