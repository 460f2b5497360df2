"""Find decoding loops: an n-gram that a model repeats and the source does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

LONGEST_UNIT = 16
"""Longest unit, in tokens, of a repeat that follows itself; longer ones are met by the count of n-grams."""
NGRAM = 5
"""Length of the n-grams counted anywhere in the text: shorter ones recur in honest prose ("the Minister of the …")."""
TIMES = 3
"""Repeats from which a unit of two or more tokens is a loop: honest English has "bye bye", hardly ever thrice."""


def tandem(tokens: Sequence[str], longest: int = LONGEST_UNIT) -> int:
    """How often the most repeated unit of at least two tokens directly follows itself, itself included.

    A unit of one token counts half: digits and dots are single tokens in many vocabularies, and "0000" is no loop.
    """
    best = 1
    for unit in range(1, min(longest, len(tokens) // 2) + 1):
        run = most = 0
        for one, before in zip(tokens[unit:], tokens, strict=False):
            if one != before:
                run = 0
                continue
            run += 1
            if run > most:
                most = run
        times = most // unit + 1
        best = max(best, times // 2 if unit == 1 else times)
    return best


def recurring(tokens: Sequence[str], size: int = NGRAM) -> int:
    """How often the most frequent n-gram of ``size`` tokens occurs anywhere; 0 for shorter sequences."""
    grams = Counter(tuple(tokens[at : at + size]) for at in range(len(tokens) - size + 1))
    return max(grams.values(), default=0)


def looped(source: Sequence[str], output: Sequence[str]) -> bool:
    """Whether ``output`` repeats itself at least ``TIMES`` times and more often than ``source`` does.

    Takes time linear in the lengths.
    """
    times = tandem(output)
    if times >= TIMES and times > tandem(source):
        return True
    times = recurring(output)
    return times >= TIMES and times > recurring(source)
