"""Polarity: what the source denies, refuses or puts off is not said to be so in the English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from asemnews.fidelity.coverage import english_targets
from asemnews.fidelity.problem import Problem
from asemnews.fidelity.stems import english_stem
from asemnews.lexicon.data_files import read_table

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMBER: Final = re.compile(r"\.?\s*\d")
_LONGEST_PHRASE: Final = 3


class _Cues(NamedTuple):
    """Phrases by class, each a tuple of casefolded words."""

    cue: frozenset[tuple[str, ...]]
    soft: frozenset[tuple[str, ...]]
    idiom: frozenset[tuple[str, ...]]
    heads: frozenset[str]  # the first words of cues and idioms


class Denial(NamedTuple):
    """A negation at ``start:end``."""

    start: int
    end: int
    text: str


@cache
def _cues(language: str) -> _Cues:
    rows = [row for row in read_table("negation.tsv") if row["language"] == language]

    def of(kind: str) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(row["words"].split()) for row in rows if row["class"] == kind)

    cue, soft, idiom = of("cue"), of("soft"), of("idiom")
    return _Cues(cue, soft, idiom, frozenset(phrase[0] for phrase in cue | idiom))


def check_polarity(source: str, english: str) -> Iterator[Problem]:
    """The source's negations come out, and the English has none of its own."""
    theirs = denials(source, "id")
    ours = denials(english, "en")
    if len(theirs) > len(ours) and not _softly(theirs, english, len(theirs) - len(ours)):
        lost = theirs[0]
        sure = not ours and len(theirs) == 1
        message = f"{lost.text!r} has no counterpart; the English may say the opposite"
        yield Problem("polarity.lost", "error" if sure else "warning", message, lost.start, lost.end)
    elif ours and not theirs and not _any(source, "id"):
        plain = [d for d in ours if d.text.casefold() in _PLAIN or d.text.casefold().endswith(("n't", "n’t"))]
        if plain:
            yield Problem("polarity.added", "warning", f"{plain[0].text!r} has no counterpart in the source")


_PLAIN: Final = frozenset(("not", "no", "never", "cannot", "none", "neither", "nor"))


def denials(text: str, language: str) -> list[Denial]:
    """The negations of a text, idioms such as "tidak hanya" ("not only") left out."""
    cues = _cues(language)
    words = list(_WORD.finditer(text))
    folded = [word.group().casefold().replace("’", "'") for word in words]
    found: list[Denial] = []
    at = 0
    while at < len(words):
        if folded[at] not in cues.heads and not folded[at].endswith("n't"):
            at += 1
            continue
        size = _phrase(folded, at, cues.idiom)
        if size:
            at += size
            continue
        size = _phrase(folded, at, cues.cue)
        if size and folded[at] == "no" and _NUMBER.match(text, words[at].end()):
            size = 0  # "No. 20"
        if not size and language == "en" and folded[at].endswith("n't"):
            size = 1
        if size:
            start, end = words[at].start(), words[at + size - 1].end()
            found.append(Denial(start, end, text[start:end]))
            at += size
        else:
            at += 1
    return found


def _phrase(folded: Sequence[str], at: int, phrases: frozenset[tuple[str, ...]]) -> int:
    for size in range(min(_LONGEST_PHRASE, len(folded) - at), 0, -1):
        if tuple(folded[at : at + size]) in phrases:
            return size
    return 0


def _softly(theirs: Sequence[Denial], english: str, needed: int) -> bool:
    """True where words that only may deny ("until", "unknown", "instead") can stand for the negations that lack."""
    soft = _cues("en").soft.union(*(_own(denial.text.casefold()) for denial in theirs))
    count = 0
    for match in _WORD.finditer(english):
        word = match.group().casefold()
        count += (word,) in soft or _undone(word) or (word.startswith("non") and len(word) > 4)
    folded = [match.group().casefold() for match in _WORD.finditer(english)]
    count += english.casefold().count("non-")
    count += sum(pair in soft for pair in pairwise(folded))
    return count >= needed


@cache
def _own(word: str) -> frozenset[tuple[str, ...]]:
    """English that may stand for one Indonesian negation only: "until" for "belum", "instead" for "bukan"."""
    rows = read_table("negation.tsv")
    return frozenset(tuple(row["words"].split()) for row in rows if row["language"] == "en" and row["class"] == word)


def _undone(word: str) -> bool:
    """True for "unknown", "illegible", "homeless"; not for "under", "union", "unless"."""
    if word.endswith("less"):
        return word not in ("unless", "less")
    if word.startswith(("in", "im", "il", "ir", "un")) and word.endswith(("ble", "bly")):
        return True
    return word.startswith("un") and len(word) >= 5 and english_stem(word[2:]) in english_targets()


def _any(source: str, language: str) -> bool:
    """True where any word of the source may deny, idioms too."""
    cues = _cues(language)
    folded = [match.group().casefold() for match in _WORD.finditer(source)]
    every = cues.cue | cues.soft | cues.idiom
    return any(_phrase(folded, at, every) for at in range(len(folded)))
