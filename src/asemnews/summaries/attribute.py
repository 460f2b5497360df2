"""Which source sentences a generated sentence rests on, if on any."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from asemnews.lexicon.words import english_function_words, function_words
from asemnews.records import Quote

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w'’-]*[A-Za-z]\b|\b[A-Z]{2,}\b")
_WORD = re.compile(r"[^\W\d_]{3,}")
_MOST = 3  # source sentences that one generated sentence may draw on

SUPPORT = 0.6
"""Least share of content words that the sources must hold. Below it a sentence adds more than it compresses; a
paraphrase of a press-release sentence by another sentence of the same story shares 0.2 to 0.4 of its words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A source sentence in the language of the summary, and where it stands in the release."""

    text: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Attribution:
    """``sources``: the quotes a sentence rests on, in source order; empty with a ``reason`` if it rests on none."""

    sources: tuple[Quote, ...] = ()
    reason: str = ""


def attribute(sentence: str, passages: Sequence[Passage]) -> Attribution:
    """Ground a sentence in at most three passages.

    Every number and every name of the sentence must stand in them, and at least :data:`SUPPORT` of its content words;
    otherwise the sentence is not grounded, and the reason says what is missing.
    """
    wanted = _keys(sentence)
    if not wanted.words:
        return Attribution(reason="it holds no content word")
    keyed = [(_keys(p.text, everywhere=True), p) for p in passages]
    chosen: list[tuple[_Keys, Passage]] = []
    while len(chosen) < _MOST:
        missing = wanted.without(chosen)
        best = max(keyed, key=lambda pair: missing.shared(pair[0]), default=None)
        if best is None or missing.shared(best[0]) == 0:
            break
        chosen.append(best)
    missing = wanted.without(chosen)
    support = 1 - len(missing.words) / len(wanted.words)
    if missing.numbers:
        return Attribution(reason=f"no source states {', '.join(sorted(missing.numbers))}")
    if missing.names:
        return Attribution(reason=f"no source names {', '.join(sorted(missing.names))}")
    if support < SUPPORT:
        return Attribution(reason=f"only {support:.0%} of its words stand in the source")
    quotes = {passage.quote for _, passage in chosen}
    return Attribution(tuple(sorted(quotes, key=lambda quote: quote.start)))


@dataclass(frozen=True, slots=True)
class _Keys:
    numbers: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]

    def without(self, chosen: Sequence[tuple[_Keys, Passage]]) -> _Keys:
        numbers, names, words = set(self.numbers), set(self.names), set(self.words)
        for keys, _ in chosen:
            numbers -= keys.numbers
            names -= keys.names
            words -= keys.words
        return _Keys(frozenset(numbers), frozenset(names), frozenset(words))

    def shared(self, other: _Keys) -> int:
        return 3 * len(self.numbers & other.numbers) + 3 * len(self.names & other.names) + len(self.words & other.words)


def _keys(text: str, *, everywhere: bool = False) -> _Keys:
    """Numbers, names and content-word stems. ``everywhere``: any word may be a name (a name may open a sentence)."""
    stop = english_function_words() | function_words()
    words = frozenset(_stem(w) for w in _WORD.findall(text.lower()) if w not in stop)
    names = _WORD.findall(text) if everywhere else _NAME.findall(text)
    known = frozenset(name.lower() for name in names if name.lower() not in stop)
    return _Keys(frozenset(_NUMBER.findall(text)), known, words)


def _stem(word: str) -> str:
    """Enough of a stemmer to see "agreed" in "agree" and "centers" in "center"."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word
