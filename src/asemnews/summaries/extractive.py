"""The most telling sentences of a release, in its own words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from asemnews.lexicon.words import function_words
from asemnews.records import Bilingual, Release, Sentence, SummarySentence, Translation

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PROSE = ("body", "item")
_SHORT = 6  # words; shorter sentences are reactions and leftovers
_LEAD = 0.5  # weight of the position: wire copy puts the news first (inverted pyramid)


def extract(
    release: Release, sentences: Sequence[Sentence], *, translation: Translation | None = None, count: int = 3
) -> tuple[SummarySentence, ...]:
    """Up to ``count`` sentences in source order, chosen by central words, figures and position; linear in length.

    A sentence that mostly repeats a chosen one is passed over.
    """
    prose = [s for s in sentences if release.paragraphs[s.paragraph].kind in _PROSE]
    bags = [_content(release.text[s.start : s.end]) for s in prose]
    frequency = Counter(word for bag in bags for word in bag)
    ranked = sorted(range(len(prose)), key=lambda i: (-_score(i, bags[i], frequency, len(prose)), i))
    chosen: list[int] = []
    for i in ranked:
        if len(chosen) == count:
            break
        if len(bags[i]) >= _SHORT and not any(_overlap(bags[i], bags[j]) > 0.6 for j in chosen):
            chosen.append(i)
    return tuple(_sentence(release, prose[i], translation) for i in sorted(chosen or ranked[:1]))


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.lower()) if word not in function_words())


def _score(position: int, bag: frozenset[str], frequency: Counter[str], total: int) -> float:
    if not bag:
        return 0.0
    central = sum(math.log1p(frequency[word] - 1) for word in bag) / math.sqrt(len(bag))
    return central + _LEAD * math.log1p(total) / (1 + position)


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))


def _sentence(release: Release, sentence: Sentence, translation: Translation | None) -> SummarySentence:
    words = release.text[sentence.start : sentence.end].rstrip()
    quote = release.quote(sentence.start, sentence.start + len(words))
    english = translation.covering(quote) if translation is not None else None
    return SummarySentence(text=Bilingual(indonesian=" ".join(words.split()), english=english), sources=(quote,))
