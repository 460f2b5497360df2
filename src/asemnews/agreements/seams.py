"""Where a run of tokens may be two clauses, and what the two sides of such a joint are like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from asemnews.agreements.candidates import Candidate, hold_of
from asemnews.agreements.clauses import Proposal, joints
from asemnews.agreements.context import Surroundings
from asemnews.agreements.words import joined, morphology

_MARKS: Final = frozenset([",", ";", ":", "–", "—", "-", "("])
_STOPS: Final = frozenset([",", ";", ":"])
_VERBS: Final = frozenset(["meN", "di", "ber", "ter"])
_NONE: Final = "-"
_EDGE: Final = "$"
_SIZES: Final = (1, 2, 3, 4, 5, 6, 8, 10, 13, 17)
_FAR: Final = 99


class Seam(NamedTuple):
    """A joint: what is before it ends at token ``end``, what is after it begins at ``start``."""

    end: int
    start: int


class _Part(NamedTuple):
    """Tokens between seams: their first word and its form, the first verb, and what else they hold."""

    word: str
    form: str
    verb: str
    verb_form: str
    verb_at: int
    figure: bool
    money: bool
    modal: bool

    @property
    def verbal(self) -> bool:
        return self.verb != _NONE


def seams(norms: Sequence[str], first: int, last: int) -> list[Seam]:
    """The joints inside tokens ``first:last``; both sides of each have a token at least."""
    known = joints()
    found: list[Seam] = []
    index = first + 1
    while index < last - 1:
        start = index
        while start < last and norms[start] in _MARKS:
            start += 1
        if start < last and norms[start] in (known.links if start > index else known.links | known.openings):
            start += 1
        if start == index and norms[index] not in known.subordinators:
            index += 1
            continue
        if start < last and index > (found[-1].start if found else first):
            found.append(Seam(index, start))
        index = max(start, index + 1)
    return found


def is_one(norms: Sequence[str], first: int, seam: Seam, last: int) -> bool:
    """True where tokens ``first:last`` are one commitment at a seam, whatever else speaks for two.

    What follows "dalam rangka" are the ends of one action. And what has no verb beside a clause that begins with one is
    another object of it ("bertukar data dan pengalaman"): in marked releases 330 times in 334.
    """
    if not joints().gathering.isdisjoint(norms[first : seam.end]):
        return True
    left = _part(norms, first, seam.end)
    leads = left.verb_at == 0 or (left.verb_at == 1 and norms[first] in joints().adverbs)
    return leads and not _part(norms, seam.start, _until(norms, seam.start, last)).verbal


def _until(norms: Sequence[str], start: int, last: int) -> int:
    """Where the part that begins at a token ends."""
    stops = _STOPS | joints().joiners | joints().breakers
    return next((i for i in range(start + 1, last) if norms[i] in stops), last)


def seam_features(surroundings: Surroundings, whole: Candidate, cuts: Sequence[Seam], place: int) -> list[str]:
    """What speaks for two commitments at ``cuts[place]`` of a candidate, and for one."""
    reading = surroundings.readings[whole.number]
    norms, (first, last) = reading.tokens.norms, whole.mark[:2]
    end, start = cuts[place]
    word = " ".join(norms[end:start]) if start > end else norms[end]
    stops = _STOPS | joints().joiners | joints().breakers
    until = _until(norms, start, last)
    since = next((i for i in range(end - 1, first - 1, -1) if norms[i] in stops), first - 1) + 1
    left, right = _part(norms, first, end), _part(norms, start, last)
    near, next_ = _part(norms, since, end), _part(norms, start, until)
    hold = hold_of(surroundings, whole).kinds
    ruled = surroundings.proposals(whole.number)
    return [
        "bias",
        f"word={word}",
        *_sides(left, right, near, next_, word),
        *_sizes(first, since, end, start, until, last, word),
        *_edges(norms, first, since, end, start, until, last, word),
        *_company(norms, cuts, place, right, word),
        f"hold={hold}",
        f"hold word={hold} {word}",
        f"lead={left.form} {right.form} {hold}",
        f"ruled={_ruled(ruled, end, start)}",
        f"item={reading.item}",
        f"kinds={joined(frozenset[str]().union(*reading.kinds[start:until]))} {word}",
        f"capital={reading.tokens.words[start][0].isupper()} {word}",
        f"earlier={min(3, sum(morphology(norm) in _VERBS for norm in norms[first:end]))} {next_.verbal} {word}",
        f"many={min(5, norms[first:last].count(norms[end]))} {word}",
    ]


def _part(norms: Sequence[str], first: int, last: int) -> _Part:
    words = norms[first:last]
    if not words:
        return _Part(_NONE, _NONE, _NONE, _NONE, _FAR, figure=False, money=False, modal=False)
    modals = joints().modals
    forms = [morphology(word) for word in words]
    verb = next((i for i, form in enumerate(forms) if form in _VERBS), None)
    return _Part(
        words[0],
        forms[0],
        _NONE if verb is None else words[verb],
        _NONE if verb is None else forms[verb],
        next((i for i, form in enumerate(forms) if form in _VERBS or words[i] in modals), _FAR),
        figure=any("0" in word or word[0] == "<" for word in words),
        money=any(word == "$" or word.startswith("rp") for word in words),
        modal=not modals.isdisjoint(words),
    )


def _sides(left: _Part, right: _Part, near: _Part, next_: _Part, word: str) -> list[str]:
    """How the sides compare: all of them, and their nearest parts."""
    opens = f"{left.verb_at == 0} {next_.verb_at == 0}"
    return [
        f"left={left.word}",
        f"left form={left.form}",
        f"right={right.word}",
        f"word right={word} {right.word}",
        f"word form={word} {right.form}",
        f"pair={left.form} {right.form} {word}",
        f"same={left.form == right.form} {right.form} {word}",
        f"same near={near.form == right.form} {right.form} {word}",
        f"verbs={left.verbal} {right.verbal} {word}",
        f"verbs near={near.verbal} {next_.verbal} {word}",
        f"figures={left.figure} {right.figure} {word}",
        f"figures near={near.figure} {next_.figure} {word}",
        f"figures verbs={near.figure} {next_.figure} {near.verbal} {next_.verbal} {word}",
        f"money={left.money} {right.money}",
        f"money near={near.money} {next_.money}",
        f"modals={left.modal} {right.modal}",
        f"modal near={next_.modal} {word}",
        f"verb at={min(4, next_.verb_at)} {word}",
        f"left verb at={min(4, left.verb_at)}",
        f"verb forms={left.verb_form} {next_.verb_form} {word}",
        f"verb={next_.verb} {word}",
        f"verbs alike={left.verb_form == next_.verb_form} {opens} {word}",
        f"opens={opens} {near.verb_at == 0} {word}",
        f"subject={0 < next_.verb_at <= 5} {next_.word}",
        f"near={near.form} {next_.form} {near.figure} {next_.figure}",
    ]


def _sizes(first: int, since: int, end: int, start: int, until: int, last: int, word: str) -> list[str]:
    return [
        f"size left={_step(end - first)}",
        f"size right={_step(last - start)}",
        f"size near={_step(end - since)}",
        f"size next={_step(until - start)}",
        f"sizes={_step(end - since)} {_step(until - start)} {word}",
        f"rest={_step(last - until)} {word}",
        f"balance={_step(end - first) - _step(last - start)} {word}",
    ]


def _edges(
    norms: Sequence[str], first: int, since: int, end: int, start: int, until: int, last: int, word: str
) -> list[str]:
    """The words at the edges of the parts, and around the whole."""
    second = norms[start + 1] if start + 1 < last else _EDGE
    form = morphology(norms[start])
    return [
        f"ends={norms[end - 1]}",
        f"ends word={norms[end - 1]} {word}",
        f"ends form={morphology(norms[end - 1])}",
        f"second={second}",
        f"two={norms[start]} {second}",
        f"two forms={form} {_EDGE if second == _EDGE else morphology(second)} {word}",
        f"before={norms[first - 1] if first else '^'} {form}",
        f"after={norms[last] if last < len(norms) else _EDGE}",
        f"joint before={norms[since - 1] if since > first else '^'} {word}",
        f"joint after={norms[until] if until < last else _EDGE} {word}",
    ]


def _company(norms: Sequence[str], cuts: Sequence[Seam], place: int, right: _Part, word: str) -> list[str]:
    """The other seams of the whole: how many, and whether what they open looks alike."""
    alike = sum(morphology(norms[cut.start]) == right.form for cut in cuts)
    return [
        f"seams={min(5, len(cuts))} {word}",
        f"place={min(place, 3)} {min(len(cuts) - 1 - place, 3)}",
        f"alike={alike} {right.form} {word}",
    ]


def _ruled(ruled: Sequence[Proposal], end: int, start: int) -> str:
    return f"{any(p.first == start for p in ruled)} {any(p.last == end for p in ruled)}"


def _step(value: int) -> int:
    return sum(value >= size for size in _SIZES)
