"""What an explicit cue introduces: the joined clauses after "sepakat", "berkomitmen", "mencakup" …, one by one.

These rules alone are the baseline "rules only"; the tagger takes what they propose as one voice among others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from asemnews.agreements.cues import CueMatch
from asemnews.agreements.reading import Reading
from asemnews.agreements.words import morphology

_OPENERS: Final = frozenset(["agree", "pledge", "oblige", "forbid"])
_FRAMES: Final = frozenset(["contain", "namely"])
_SURE: Final = frozenset(["agree", "pledge"])
_BINDING: Final = frozenset(["agree", "adopt", "sign", "pledge", "follow"])
_THAT: Final = frozenset(["agar", "supaya"])
_CLOSERS: Final = frozenset(['"', "”", ".", ";", "?", "!", ":"])


class Joints(NamedTuple):
    """Small words by what they do between and before clauses; see ``data/joints.tsv``."""

    fillers: frozenset[str]
    adverbs: frozenset[str]
    joiners: frozenset[str]
    breakers: frozenset[str]
    nouns: frozenset[str]
    negators: frozenset[str]
    purposes: frozenset[str]
    wishes: frozenset[str]
    light: frozenset[str]
    currencies: frozenset[str]
    counted: frozenset[str]
    numerals: frozenset[str]
    transitive: frozenset[str]
    things: frozenset[str]
    pledges: frozenset[str]
    pacts: frozenset[str]
    bases: frozenset[str]
    following: frozenset[str]
    links: frozenset[str]
    openings: frozenset[str]
    subordinators: frozenset[str]
    modals: frozenset[str]
    dealings: frozenset[str]
    sides: frozenset[str]
    gathering: frozenset[str]


@cache
def joints() -> Joints:
    """The joints of the data file; read once."""
    text = resources.files(__package__).joinpath("data", "joints.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return Joints(**{name: frozenset(words.split()) for name, words in rows})


class Proposal(NamedTuple):
    """Tokens ``first:last`` (half-open) that a cue of ``kind`` introduces.

    ``negated`` when the cue is denied; ``sure`` when such words hardly ever introduce anything but a commitment.
    """

    first: int
    last: int
    kind: str
    negated: bool
    sure: bool = False


def proposals(reading: Reading, intro: Reading | None = None) -> list[Proposal]:
    """The clauses that explicit cues of a sentence introduce, in order, disjoint.

    A list item is one clause, if the sentence that introduces the list (``intro``) has a cue.
    """
    if reading.item:
        return list(_item(reading, intro))
    found: list[Proposal] = []
    free = 0
    for cue in reading.cues:
        opening = _opening(reading, cue)
        if opening is None or cue.first < free:
            continue
        kind, negated, sure = opening
        for first, last in _parts(reading, cue.last, clause=norms_of(reading, cue) in joints().transitive):
            found.append(Proposal(first, last, kind, negated, sure))
            free = last
    return found


def _item(reading: Reading, intro: Reading | None) -> Iterator[Proposal]:
    kinds = intro.said if intro is not None else frozenset[str]()
    binding = kinds & (_BINDING | {"contain", "oblige", "forbid"})
    if binding and intro is not None:
        last = len(reading.tokens)
        norms = reading.tokens.norms
        while last and (norms[last - 1] in _CLOSERS or norms[last - 1] in {",", "dan", "serta"}):
            last -= 1
        if last:
            yield Proposal(0, last, "item", bool(kinds & {"propose", "reject"}), sure=True)


def _opening(reading: Reading, cue: CueMatch) -> tuple[str, bool, bool] | None:
    """Kind, denial and sureness of a cue that introduces clauses, null for one that does not."""
    norms = reading.tokens.norms
    before = norms[max(0, cue.first - 3) : cue.first]
    if cue.kinds & _OPENERS:
        kind = min(cue.kinds & _OPENERS)
        nominal = all(sense.voice == "nominal" for sense in cue.readings if sense.kind in _OPENERS)
        if nominal and norms[cue.last : cue.last + 1] != ("untuk",):
            return None
        return kind, not joints().negators.isdisjoint(before), kind in _SURE
    if cue.kinds & _FRAMES and cue.last < len(norms):
        bases = _BINDING | {"doc"} | ({"contain"} if "namely" in cue.kinds else frozenset())
        earlier = [c for c in reading.cues if c.last <= cue.first and c.kinds & bases]
        if earlier:
            between = norms[earlier[-1].last : cue.first]  # "disepakati tiga hal, yaitu"
            counting = joints().counted | joints().numerals | {","}
            sure = counting.issuperset(between) and bool(earlier[-1].kinds & {"follow", "agree"})
            return (
                "frame",
                not joints().negators.isdisjoint(norms[max(0, earlier[-1].first - 2) : earlier[-1].first]),
                sure,
            )
    return None


def norms_of(reading: Reading, cue: CueMatch) -> str:
    """The lower-case words of a cue."""
    return " ".join(reading.tokens.norms[cue.first : cue.last])


def _parts(reading: Reading, after: int, *, clause: bool) -> Iterator[tuple[int, int]]:
    """The clauses from token ``after`` on; ``clause`` when the first may bring its own subject."""
    norms = reading.tokens.norms
    count = len(norms)
    opening = _head(reading, _content(norms, after), clause=clause)
    if opening is None:
        return
    start, verbal = opening
    first = index = start
    depth = 0
    whole = False
    while index < count:
        norm = norms[index]
        depth += (norm == "(") - (norm == ")")
        if depth <= 0:
            if norm in _CLOSERS or norm in joints().breakers or _spoken(reading, index):
                break
            after = _after_joint(norms, index)
            if after and after < count and not whole:
                if _begins(reading, first, after, verbal):
                    if index > first:
                        yield first, index
                    first = index = after + (norms[after] == "akan")
                    continue
                whole = norm == "," and not joints().purposes.isdisjoint(norms[first:index])
        index += 1
    while index > first and norms[index - 1] == ",":
        index -= 1
    if index > first:
        yield first, index


def _head(reading: Reading, start: int, *, clause: bool) -> tuple[int, bool] | None:
    """The first token of the clauses and whether they are verb phrases; null where none begin there."""
    norms = reading.tokens.norms
    count = len(norms)
    if start >= count or not norms[start][0].isalnum() or norms[start] in joints().counted:
        return None
    if reading.kinds[start] & _FRAMES:
        return None
    if _is_verb(norms, start):
        return start, True
    if _is_action(norms, start):
        return start, False
    if not (clause or norms[start - 1] in _THAT):
        return None
    subject = any(_is_verb(norms, index) for index in range(start + 1, min(start + 8, count)))
    return (start, True) if subject else None


def _content(norms: Sequence[str], start: int) -> int:
    """Past the fillers after a cue, and past "permintaan … agar"."""
    count = len(norms)
    while start < count and norms[start] in joints().fillers:
        start += 1
    if start < count and norms[start] in joints().wishes:
        reach = norms[start : start + 8]
        for word in ("agar", "supaya", "untuk"):
            if word in reach:
                return start + reach.index(word) + 1
    return start


def _begins(reading: Reading, first: int, after: int, verbal: bool) -> bool:
    """True when the words at ``after`` are an item of their own beside the one that begins at ``first``.

    An action of its own, or an object with its own quantity under the same verb.
    """
    norms = reading.tokens.norms
    if _is_verb(norms, after) if verbal else _is_action(norms, after):
        return True
    if not verbal:
        return False
    if norms[first] in joints().light and _is_action(norms, after):
        return True
    if norms[after] == norms[min(first + 1, len(norms) - 1)]:
        return True
    named = reading.tokens.words[after][0].isupper()
    return named and _has_sum(norms[after + 1 : after + 5]) and _has_sum(norms[first:after])


def _has_sum(norms: Sequence[str]) -> bool:
    return any(norm == "$" or norm.startswith("rp") or norm in joints().currencies for norm in norms)


def _after_joint(norms: Sequence[str], index: int) -> int:
    """The token after ", dan", "," or "dan" at ``index``; 0 where there is no joint."""
    if norms[index] == ",":
        after = index + 1
        return after + 1 if after < len(norms) and norms[after] in joints().joiners else after
    return index + 1 if norms[index] in joints().joiners else 0


def _spoken(reading: Reading, index: int) -> bool:
    """True at the comma before "kata …", "ujar …"."""
    if reading.tokens.norms[index] != "," or index + 1 >= len(reading.kinds):
        return False
    return "speech" in reading.kinds[index + 1]


def _is_verb(norms: Sequence[str], index: int) -> bool:
    while index + 1 < len(norms) and norms[index] in joints().adverbs:
        index += 1
    return morphology(norms[index]) in {"meN", "ber"}


def _is_action(norms: Sequence[str], index: int) -> bool:
    norm = norms[index]
    return (
        norm in joints().nouns
        or (norm.endswith("an") and len(norm) > 6 and norm[:2] in {"pe", "ke"})
        or norm[:3] == "pel"
    )
