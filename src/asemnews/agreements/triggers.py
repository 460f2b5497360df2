"""The words that make a clause an agreement, and whether they are negated."""

from __future__ import annotations

from typing import Final

from asemnews.agreements.context import Surroundings
from asemnews.agreements.cues import CueMatch
from asemnews.agreements.reading import Reading
from asemnews.records import Quote

_BINDING: Final = frozenset(["agree", "adopt", "sign", "pledge"])
_TERMS: Final = frozenset(["oblige", "permit", "forbid", "contain", "follow", "schedule"])
_PACTS: Final = frozenset(["agree", "adopt", "sign"])
_NEGATION: Final = frozenset(["belum", "tidak", "tak", "bukan", "tanpa", "batal", "urung", "gagal", "menolak"])
_MODALS: Final = frozenset(["akan", "bakal", "wajib", "harus", "boleh", "dapat"])


def trigger_of(text: str, surroundings: Surroundings, number: int, first: int, last: int) -> Quote:
    """The trigger of the commitment at tokens ``first:last`` of sentence ``number``.

    In this order: a binding cue before it in its sentence, the modal and verb inside it, a term word or follow-up cue
    of the sentence, a binding cue after it, the cue of the list's introduction, that of the sentence before, and at
    last its own first words.
    """
    reading = surroundings.readings[number]
    before = [cue for cue in reading.cues if cue.last <= first]
    found = _last(before, _BINDING)
    if found is None:
        modal = _modal(text, reading, first, last)
        if modal is not None:
            return modal
        found = _last(before, _TERMS) or _last([cue for cue in reading.cues if cue.first >= last], _BINDING)
    owner = reading
    if found is None:
        found = _last([cue for cue in reading.cues if first <= cue.first < last], _TERMS | _BINDING)
    intro = surroundings.intro(number)
    for other in (intro, surroundings.readings[number - 1] if number else None):
        if found is None and other is not None:
            found, owner = _last(other.cues, _BINDING | {"contain", "follow"}), other
    tokens = owner.tokens if found is not None else reading.tokens
    if found is None:
        return Quote.cut(text, tokens.starts[first], tokens.ends[first])
    return Quote.cut(text, tokens.starts[found.first], tokens.ends[found.last - 1])


def _last(cues: list[CueMatch], kinds: frozenset[str]) -> CueMatch | None:
    return next((cue for cue in reversed(cues) if cue.kinds & kinds), None)


def _modal(text: str, reading: Reading, first: int, last: int) -> Quote | None:
    tokens = reading.tokens
    for index in range(first, min(last, len(tokens) - 1)):
        if tokens.norms[index] in _MODALS:
            end = index + 1 if index + 1 < last else index
            return Quote.cut(text, tokens.starts[index], tokens.ends[end])
    return None


def negated(reading: Reading, first: int, last: int) -> bool:
    """True when the pact that governs tokens ``first:last`` is denied: "belum sepakat", "tidak jadi diteken".

    The cue before the words governs them, without one the cue that opens them behind a negation ("tidak menyepakati
    …"), or the cue after them. "Sepakat untuk tidak …" is not denied.
    """
    norms = reading.tokens.norms
    before = [cue for cue in reading.cues if cue.last <= first and cue.kinds & _PACTS]
    after = [cue for cue in reading.cues if cue.first >= last and cue.kinds & _PACTS]
    within = [cue for cue in reading.cues if first < cue.first <= first + 2 and cue.kinds & _PACTS]
    if not before and within and norms[first] in _NEGATION:
        return True
    cue = before[-1] if before else after[0] if after else None
    if cue is None:
        return False
    return not _NEGATION.isdisjoint(norms[max(0, cue.first - 2) : cue.first])
