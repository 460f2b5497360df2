"""Which words of the source have a counterpart in the English.

A lexicon of stems (``lexicon/data/parallel_words.tsv``) tells what a word may come out as. It is rough: one word alone
proves nothing, a whole sentence or a long run without a counterpart does.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from asemnews.fidelity.stems import english_stem, english_stems, indonesian_stem
from asemnews.lexicon.data_files import read_table

_WORD: Final = re.compile(r"[^\W\d_]+")
_END: Final = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\d_a-z])|\n+")
_TITLE: Final = re.compile(r"(?:^|[\s(\"“])(?:[A-Z]|Dr|Drs|Dra|Ir|Prof|H|Hj|No|Tbk|St|Jl|Mr|Mrs|Ms|vs|U\.S)\.?$")
COPIED: Final = 5  # letters: a longer word that stands in both languages with this beginning is taken as the same


class Mark(NamedTuple):
    """A known word at ``start:end``, the ``number``-th of its sentence, and whether it has a counterpart."""

    start: int
    end: int
    number: int
    covered: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence of the source at ``start:end``; ``known`` of its words are in the lexicon, ``covered`` come out.

    ``marks``: its known words in order.
    """

    start: int
    end: int
    known: int
    covered: int
    marks: tuple[Mark, ...] = ()

    @property
    def share(self) -> float:
        """The share of its known words that have a counterpart."""
        return self.covered / self.known if self.known else 1.0


@cache
def parallel_words() -> dict[str, tuple[str, ...]]:
    """English stems by Indonesian stem, the likeliest first."""
    return {row["indonesian"]: tuple(row["english"].split()) for row in read_table("parallel_words.tsv")}


@cache
def english_targets() -> frozenset[str]:
    """Every English stem of the lexicon: what English words look like."""
    return frozenset(stem for targets in parallel_words().values() for stem in targets)


def split_pieces(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, roughly: enough to tell which one of several is gone."""
    cuts = [0]
    for match in _END.finditer(text):
        before = text[max(0, match.start() - 5) : match.start() + 1]
        if not _TITLE.search(before):
            cuts.append(match.end())
    cuts.append(len(text))
    return [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]


def pieces(source: str, english: str) -> list[Piece]:
    """The coverage of every sentence of the source."""
    found, heads = _english_side(english)
    made = []
    for start, end in split_pieces(source):
        marks = word_marks(source, start, end, found, heads)
        made.append(Piece(start, end, len(marks), sum(mark[3] for mark in marks), tuple(marks)))
    return made


def _english_side(english: str) -> tuple[frozenset[str], frozenset[str]]:
    words = {match.group().casefold() for match in _WORD.finditer(english)}
    return frozenset(english_stems(english)) | {english_stem(w) for w in words}, frozenset(w[:COPIED] for w in words)


def word_marks(source: str, start: int, end: int, found: frozenset[str], heads: frozenset[str]) -> list[Mark]:
    """The known words of ``source[start:end]``, each with whether it has a counterpart."""
    table = parallel_words()
    marks: list[Mark] = []
    for number, match in enumerate(_WORD.finditer(source, start, end)):
        word = match.group().casefold()
        stem = indonesian_stem(word)
        if not stem:
            continue
        targets = table.get(stem)
        copied = len(word) >= COPIED - 1 and word[:COPIED] in heads
        if targets is None and not copied and not match.group()[0].isupper():
            continue
        covered = copied or (targets is not None and any(target in found for target in targets))
        marks.append(Mark(match.start(), match.end(), number, covered))
    return marks


# How likely a word is to have a counterpart by chance grows with the length of the English; how likely a translated
# one is to have it depends on how well the lexicon knows the text, which the other sentences tell. Fitted on joined
# sentences of the project's corpus, of TICO-19 and of science news, one of them left out of the English.
_PRESENT: Final = 0.8
_PRIOR: Final = 30  # known words; so much weighs _PRESENT against the other sentences
_MARGIN: Final = 0.12
_RATIO: Final = 0.1  # log10 spread of English over Indonesian words in clean pairs
_USUAL: Final = 1.2  # English words an Indonesian word


def missing_odds(piece: Piece, others: Piece, source_words: int, piece_words: int, english_words: int) -> float:
    """Log-odds (nats) that a sentence's English is missing, by its words' counterparts and the whole's length.

    ``others`` sums up the other sentences of the text.
    """
    return lost_odds((piece.known, piece.covered), (others.known, others.covered), english_words) + length_odds(
        source_words, piece_words, english_words
    )


def lost_odds(part: tuple[int, int], others: tuple[int, int], english_words: int) -> float:
    """Log-odds that a part's English is missing by the known and the covered words of it and of the rest."""
    known, covered = part
    chance = min(0.65, 0.2 + 0.006 * english_words)
    usual = (others[1] + _PRESENT * _PRIOR) / (others[0] + _PRIOR)
    present = min(0.92, max(chance + _MARGIN, usual))
    return covered * math.log(chance / present) + (known - covered) * math.log((1 - chance) / (1 - present))


def length_odds(source_words: int, part_words: int, english_words: int) -> float:
    """Log-odds that a part's English is missing by the lengths."""
    there = _length_score(english_words, source_words)
    return there - _length_score(english_words, source_words - part_words)


def _length_score(english: int, source: int) -> float:
    """Squared distance from the usual length, capped so that no length alone decides."""
    if source <= 0:
        return 6.0
    distance = math.log10(max(english, 1) / (source * _USUAL)) / _RATIO
    return min(6.0, distance * distance / 2)
