"""The form of a rendering: nothing dropped, nothing repeated, nothing left in Indonesian, marks balanced."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from asemnews.fidelity.clauses import lost_clause
from asemnews.fidelity.coverage import Piece, english_targets, missing_odds, parallel_words, pieces
from asemnews.fidelity.problem import Problem
from asemnews.fidelity.stems import english_stem, indonesian_stem
from asemnews.lexicon.names import common_words
from asemnews.lexicon.words import english_function_words, function_words
from asemnews.records.finding import Severity

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_PAIRS: Final = (("(", ")"), ("[", "]"), ("“", "”"))

# Measured on pairs of sentences of the project's corpus and of TICO-19 (benchmarks/fidelity.md).
DROPPED_ODDS: Final = 3.0
FEW: Final = 8  # source words; below, lengths tell nothing
SHORT: Final = 0.55  # English words an Indonesian word; clean pairs lie above 0.67 in 99.8 % of cases
LONG: Final = 2.4  # clean pairs lie below 1.9 in 99.8 % of cases
LONG_SLACK: Final = 8  # words; short sources may well become this much longer
UNRELATED: Final = 0.15  # share of known words with a counterpart
UNRELATED_KNOWN: Final = 6


def check_shape(source: str, english: str) -> Iterator[Problem]:
    """Everything about the form of one rendering."""
    if any(c.isalnum() for c in source) and not any(c.isalnum() for c in english):
        yield Problem("shape.empty", "error", "there is no English")
        return
    theirs, ours = _WORD.findall(source), _WORD.findall(english)
    looped = list(_loops(theirs, ours))
    yield from looped or _repeats(source, english)
    untranslated = list(_untranslated(source, english))
    yield from untranslated
    if not untranslated:
        yield from _missing(source, english, len(theirs), len(ours))
    yield from _balance(source, english)


# -- dropped -----------------------------------------------------------------------------------------------------------


def _missing(source: str, english: str, theirs: int, ours: int) -> Iterator[Problem]:
    found = pieces(source, english)
    dropped = False
    if len(found) > 1:
        known, covered = sum(p.known for p in found), sum(p.covered for p in found)
        for piece in found:
            others = Piece(0, len(source), known - piece.known, covered - piece.covered)
            words = len(_WORD.findall(source[piece.start : piece.end]))
            if missing_odds(piece, others, theirs, words, ours) > DROPPED_ODDS:
                dropped = True
                shown = _shown(source[piece.start : piece.end])
                message = f"the sentence {shown!r} has no counterpart"
                yield Problem("shape.dropped", "error", message, piece.start, piece.end)
    if dropped or theirs < FEW:
        return
    for piece in found:
        lost = lost_clause(piece.marks, theirs, ours)
        if lost is not None:
            yield Problem(
                "shape.clause", "warning", f"{_shown(source[slice(*lost)])!r} seems to have no counterpart", *lost
            )
            break
    if ours < theirs * SHORT:
        sure = theirs >= 2 * FEW or ours < 0.4 * theirs
        yield Problem("shape.short", "error" if sure else "warning", f"{ours} words for {theirs} of the source")
    elif ours > theirs * LONG + LONG_SLACK:
        yield Problem("shape.long", "warning", f"{ours} words for {theirs} of the source")
    known, covered = sum(p.known for p in found), sum(p.covered for p in found)
    if known >= UNRELATED_KNOWN and covered <= known * UNRELATED:
        yield Problem("shape.unrelated", "error", "hardly a word of the source has a counterpart in the English")


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "..."


# -- repeated ----------------------------------------------------------------------------------------------------------

_LONGEST_LOOP: Final = 12


def _loops(theirs: Sequence[str], ours: Sequence[str]) -> Iterator[Problem]:
    words, source = [w.casefold() for w in ours], [w.casefold() for w in theirs]
    for size in range(1, _LONGEST_LOOP + 1):
        times, at = _run(words, size)
        needed = 4 if size == 1 else 3 if size == 2 else 2
        if times >= needed and times > _run(source, size)[0]:
            phrase = " ".join(ours[at : at + size])
            yield Problem("shape.loop", "error", f"{phrase!r} stands {times} times in a row")
            return
    often, phrase = _most_common(words)
    if often >= 4 and often > 2 * _most_common(source)[0]:
        yield Problem("shape.loop", "error", f"{phrase!r} stands {often} times")
        return


def _repeats(source: str, english: str) -> Iterator[Problem]:
    """A word or two that stand twice in a row, as models stutter: "facilities, facilities", "as agreed as agreed"."""
    doubled = [match for match in _TWICE.finditer(english) if _stutters(match)]
    if len(doubled) > sum(1 for _ in _TWICE.finditer(source)):
        yield Problem("shape.repeat", "warning", f"{doubled[-1].group(1)!r} stands twice in a row")


def _stutters(match: re.Match[str]) -> bool:
    words = match.group(1).casefold().split()
    if match.group(2) and match.group(1)[0].isupper():  # "New York, New York"
        return False
    if len(words) == 1:
        return words[0] not in _DOUBLED and not words[0].isdigit()
    return words[-1] not in _LINKS


_TWICE: Final = re.compile(r"\b([^\W_]+(?: [^\W_]+)?)(,?) \1\b(?!['’])", re.IGNORECASE)
_LINKS: Final = frozenset(("to", "and", "by", "in", "on", "after", "for", "with"))  # "shoulder to shoulder to …"
_DOUBLED: Final = frozenset(("had", "that", "very"))
"""What English may well say twice."""


def _run(words: Sequence[str], size: int) -> tuple[int, int]:
    """How often a phrase of ``size`` words follows itself, and where it first stands."""
    best, where, run = 1, 0, 0
    for i in range(size, len(words)):
        run = run + 1 if words[i] == words[i - size] else 0
        if run // size + 1 > best:
            phrase_start = i - run - size + 1
            if not all(w.isdigit() for w in words[phrase_start : phrase_start + size]):
                best, where = run // size + 1, phrase_start
    return best, where


def _most_common(words: Sequence[str]) -> tuple[int, str]:
    counts = Counter(zip(words, words[1:], words[2:], words[3:], strict=False))
    if not counts:
        return 0, ""
    phrase, times = counts.most_common(1)[0]
    return times, " ".join(phrase)


# -- left in Indonesian ------------------------------------------------------------------------------------------------


@cache
def _is_indonesian(word: str) -> bool:
    """True for a casefolded word that Indonesian has and English has not."""
    if word in english_function_words() or len(word) < 2:
        return False
    if word in function_words():
        return word not in _AMBIGUOUS
    stem = indonesian_stem(word)
    known = word in common_words() or stem in parallel_words()
    return known and english_stem(word) not in english_targets()


_AMBIGUOUS: Final = frozenset(("di", "per", "para", "dia", "demi", "lain", "in", "a", "hal", "kami", "ke"))


def _untranslated(source: str, english: str) -> Iterator[Problem]:
    capitals = english.isupper()
    words = [w for w in _WORD.findall(english) if w[0].isalpha()]
    there = {w.casefold() for w in _WORD.findall(source)}
    left: list[str] = []
    run = longest = function = 0
    for word in words:
        folded = word.casefold()
        foreign = (capitals or word[0].islower()) and folded in there and _is_indonesian(folded)
        run = run + 1 if foreign else 0
        longest = max(longest, run)
        if foreign:
            left.append(word)
            function += folded in function_words()
    if len(left) >= 3 and (longest >= 3 or len(left) >= 0.25 * len(words)) and (function or longest >= 4):
        severity: Severity = "error" if len(left) >= 0.4 * len(words) or longest >= 5 else "warning"
        yield Problem("shape.untranslated", severity, f"left in Indonesian: {' '.join(left[:8])!r}")
    elif function:
        shown = next(w for w in left if w.casefold() in function_words())
        yield Problem("shape.untranslated", "warning", f"left in Indonesian: {shown!r}")


# -- marks -------------------------------------------------------------------------------------------------------------


def _balance(source: str, english: str) -> Iterator[Problem]:
    for opening, closing in _PAIRS:
        if source.count(opening) == source.count(closing) and english.count(opening) != english.count(closing):
            yield Problem("shape.marks", "info", f"{opening!r} and {closing!r} do not balance")
    quoted, given = _quotes(source), _quotes(english)
    if quoted % 2 == 0 and given % 2:
        yield Problem("shape.marks", "info", "a quotation mark is missing")
    elif quoted >= 2 and not given and "“" not in english and "'" not in english and "‘" not in english:
        yield Problem("shape.quotes", "warning", "the quotation marks of the source are missing")


def _quotes(text: str) -> int:
    return text.count('"')
