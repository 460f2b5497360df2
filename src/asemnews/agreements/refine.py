"""The rules' word on the tagger's marks: clauses made whole, joined ones split, bygone ones put aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from asemnews.agreements.clauses import Proposal, joints
from asemnews.agreements.reading import Reading
from asemnews.agreements.tagger import Marked
from asemnews.agreements.words import morphology

_PACTS: Final = frozenset(["agree", "adopt", "sign", "pledge"])
_EARLIER: Final = frozenset(["sebelumnya", "dulu", "dahulu"])
_AGENDA: Final = frozenset(["rangkaian", "agenda", "acara"])
_CONTRASTS: Final = frozenset(["sedangkan", "sementara"])
_UNDECIDED: Final = frozenset(["diputuskan", "ditentukan", "ditetapkan"])
_SHELVED: Final = frozenset(["ditunda", "ditangguhkan", "dibatalkan", "kalinya"])
_PENDING: Final = frozenset(["masih", "belum"])
_NOT_YET: Final = frozenset([("belum",), ("tidak",), ("gagal",)])
_STOPS: Final = frozenset([".", ";", ":", '"', "”", "?", "!"])
_CONTRARY: Final = frozenset(["tetapi", "namun", "melainkan", "sehingga"])
_OBJECT: Final = 2
"""Tokens that say what is denied; "belum sepakat" alone does not."""
_AUXILIARIES: Final = 3
"""Tokens before a clause that a mark of it may hold ("akan terus segera")."""
_DEEDS: Final = frozenset(["meN", "di", "ber", "ter", "-an", "pe-an", "ke-an"])


def refined(reading: Reading, marks: Sequence[Marked], ruled: Sequence[Proposal], year: int | None) -> list[Marked]:
    """The marks of a sentence after the rules were heard, in order and disjoint.

    Args:
        reading: the sentence.
        marks: what the tagger marked.
        ruled: what the explicit cues introduce.
        year: of publication, or null.
    """
    bygone = _bygone(reading, year)
    agenda = reading.tokens.norms[0] in _AGENDA
    found: list[Marked] = []
    marks = _gathered(reading, [part for mark in marks for part in _parted(reading, mark)], ruled)
    settled = bygone is not None or agenda
    for mark in marks:
        if not mark.commitment and not settled and _overruled(mark, ruled):
            continue
        if not mark.commitment:
            found.append(mark)
        elif agenda or (bygone is not None and mark.first > bygone) or _open(reading, mark):
            found.append(mark._replace(commitment=False))
        else:
            found += [part for part in _shaped(mark, marks, ruled) if _tells(reading, part)]
    if not settled:
        found += _missed(found, ruled)
    return sorted(found) or _denied(reading)


def _overruled(mark: Marked, ruled: Sequence[Proposal]) -> bool:
    """True for a doubt about what an undenied "sepakat" or "berjanji" introduces.

    On the marked corpus such words are commitments 275 times in 284.
    """
    return any(
        not p.negated and p.sure and 2 * (min(p.last, mark.last) - max(p.first, mark.first)) >= mark.last - mark.first
        for p in ruled
    )


def _parted(reading: Reading, mark: Marked) -> list[Marked]:
    """A mark without what follows "sedangkan" or a clause about what is still to be decided."""
    norms = reading.tokens.norms
    for index in range(mark.first + 2, mark.last - 2):
        if norms[index] != ",":
            continue
        if norms[index + 1] in _CONTRASTS:
            tail = mark._replace(first=index + 2)
            return [mark._replace(last=index), *_parted(reading, tail)]
        if norms[index + 1] == "yang" and not _UNDECIDED.isdisjoint(norms[index + 2 : mark.last + 2]):
            return [mark._replace(last=index)]
    return [mark]


def _gathered(reading: Reading, marks: Sequence[Marked], ruled: Sequence[Proposal]) -> list[Marked]:
    """Marks that are all ends of one action ("dalam rangka A, B, dan C") as that action.

    Also a mark that begins with what is only counted ("beberapa hal, di antaranya …").
    """
    found = list(marks)
    for whole in ruled:
        if whole.negated:
            continue
        norms = reading.tokens.norms
        inside = [mark for mark in found if whole.first < mark.last and mark.first < whole.last]
        counted = [mark for mark in inside if mark.first < whole.first and norms[mark.first] in joints().counted]
        if not counted:
            if joints().gathering.isdisjoint(norms[whole.first : whole.last]):
                continue
            if any(mark.first < whole.first - _AUXILIARIES or mark.last > whole.last for mark in inside):
                continue
        margins = [mark.margin for mark in inside if mark.commitment]
        if margins:  # as sure as the surest part
            found = [mark for mark in found if mark not in inside]
            found.append(Marked(whole.first, whole.last, commitment=True, margin=max(margins)))
    return sorted(found)


def _open(reading: Reading, mark: Marked) -> bool:
    """True when the mark itself says that the matter is open: "besaran iuran masih dibahas", "yang akan ditentukan"."""
    kinds, norms = reading.kinds, reading.tokens.norms
    if norms[mark.first] == "yang" and not _UNDECIDED.isdisjoint(norms[mark.first : mark.last]):
        return True
    if not _SHELVED.isdisjoint(norms[mark.first : mark.last]):
        return True
    return any(
        norms[i] in _PENDING
        and any("postpone" in kinds[j] and norms[j].startswith("di") for j in range(i + 1, min(i + 3, mark.last)))
        for i in range(mark.first, mark.last)
    )


def _shaped(mark: Marked, marks: Sequence[Marked], ruled: Sequence[Proposal]) -> list[Marked]:
    """A mark over several proposals as those proposals, a mark that is a piece of one as the whole of it."""
    over = [p for p in ruled if p.first < mark.last and mark.first < p.last and not p.negated]
    inside = [p for p in over if min(p.last, mark.last) - max(p.first, mark.first) >= 0.7 * (p.last - p.first)]
    if len(inside) > 1 and mark.first >= inside[0].first - _AUXILIARIES:
        return [mark._replace(first=mark.first if p is inside[0] else p.first, last=p.last) for p in inside]
    if len(over) == 1:
        whole = over[0]
        alone = all(other is mark or other.last <= whole.first or whole.last <= other.first for other in marks)
        if alone and whole.first <= mark.first and mark.last <= whole.last:
            return [mark._replace(first=whole.first, last=whole.last)]
    return [mark]


def _missed(found: Sequence[Marked], ruled: Sequence[Proposal]) -> list[Marked]:
    """Proposals of plain cues beside a commitment of the same cue that the tagger did see."""
    return [
        Marked(p.first, p.last, commitment=True, margin=0)
        for p in ruled
        if p.sure and not p.negated and all(mark.last <= p.first or p.last <= mark.first for mark in found)
    ]


def _denied(reading: Reading) -> list[Marked]:
    """What a sentence without marks says is not agreed: "belum menyepakati tarif kapas"."""
    norms, count = reading.tokens.norms, len(reading.tokens)
    for cue in reading.cues:
        verbal = any(sense.kind == "agree" and sense.voice != "nominal" for sense in cue.readings)
        if not verbal or norms[cue.first - 1 : cue.first] not in _NOT_YET:
            continue
        ends = (i for i in range(cue.last, count) if norms[i] in _STOPS or norms[i] in _CONTRARY)
        last = next(ends, count)
        if last - cue.last >= _OBJECT:
            return [Marked(cue.first - 1, last, commitment=False, margin=0)]
    return []


def _bygone(reading: Reading, year: int | None) -> int | None:
    """The cue that a past year before it makes an old one: its token; null where there is none.

    "Pada 2013, kedua negara menyepakati …", "Sebelumnya, … meneken …".
    """
    if year is None:
        return None
    tokens = reading.tokens
    told = next(
        (
            index
            for index, norm in enumerate(tokens.norms)
            if (norm in _EARLIER and index < 2) or (norm == "<year>" and int(tokens.words[index]) < year)
        ),
        None,
    )
    if told is None:
        return None
    return next((cue.first for cue in reading.cues if cue.first > told and cue.kinds & _PACTS), None)


def _tells(reading: Reading, mark: Marked) -> bool:
    """False for a mark that names no deed: a date, a place, a bare name."""
    norms = reading.tokens.norms[mark.first : mark.last]
    if len(norms) < 2:
        return False
    if any(norm == "$" or norm.startswith("rp") for norm in norms):
        return True
    return any(morphology(norm) in _DEEDS for norm in norms) or len(norms) > 5
