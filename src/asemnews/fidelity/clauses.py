"""A clause that has no English: a run of words inside a sentence of which hardly one has a counterpart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from asemnews.fidelity.coverage import Mark, length_odds, lost_odds

# Measured on sentences of the project's corpus that are younger than the lexicon, one clause of their English left out.
LOST_ODDS: Final = 7.0  # higher than for a whole sentence: there are many runs to choose from
SHORTEST: Final = 6  # words from the first to the last that is lost
LARGEST: Final = 0.7  # of the sentence; what is more is told by other checks
_FEWEST: Final = 4  # known words without a counterpart
_MOST: Final = 80  # known words; no sentence has more, and the search costs their square
_TELLING: Final = 3  # lost words more than covered ones in the best run; clean sentences seldom have so many


def lost_clause(marks: Sequence[Mark], source_words: int, english_words: int) -> tuple[int, int] | None:
    """Where a run of the source begins and ends (code points) whose English is missing; null if there is none."""
    if not _FEWEST <= len(marks) <= _MOST or _surplus(marks) < _TELLING:
        return None
    before = [0]
    for mark in marks:
        before.append(before[-1] + mark.covered)
    lost = [at for at, mark in enumerate(marks) if not mark.covered]
    best, found = LOST_ODDS, None
    for i, first in enumerate(lost):
        for last in lost[i + _FEWEST - 1 :]:
            words = marks[last].number - marks[first].number + 1
            if words < SHORTEST:
                continue
            if words > LARGEST * source_words:
                break
            known, covered = last - first + 1, before[last + 1] - before[first]
            others = len(marks) - known, before[-1] - covered
            odds = lost_odds((known, covered), others, english_words) + length_odds(source_words, words, english_words)
            if odds > best:
                best, found = odds, (marks[first].start, marks[last].end)
    return found


def _surplus(marks: Sequence[Mark]) -> int:
    """The most by which lost words outnumber covered ones in any run."""
    best = run = 0
    for mark in marks:
        run = max(0, run + (-1 if mark.covered else 1))
        best = max(best, run)
    return best
