"""Put the English of seldom words into the Indonesian side, as the library does for words a model has hardly met.

Only where the English side bears the dictionary out: so a model learns to take such words up, and to bend them.
"""

from __future__ import annotations

import random
import re

from asemnews.lexicon.dictionary import find_seldom
from asemnews.translation.mentions import find_mentions

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("a an and as at be by for in into not of on or out the to up with".split())


def borne_out(english: str, target: str) -> bool:
    """True where each word of a dictionary's English stands in the target, bent or not."""
    words = {word.lower() for word in _WORD.findall(target)}
    wanted = [word.lower() for word in _WORD.findall(english.removesuffix("-nya")) if word.lower() not in _SMALL]
    return bool(wanted) and all(_bent(word, words) for word in wanted)


def _bent(word: str, words: set[str]) -> bool:
    """True where the word, or a form of it, is among the words."""
    if len(word) < 5:
        return any(word + end in words for end in ("", "s", "es", "d", "ed", "ing"))
    return any(other.startswith(word[: max(4, len(word) - 3)]) for other in words)


def hint(pair: tuple[str, str], chance: random.Random, share: float = 0.8) -> tuple[str, str] | None:
    """The pair with English for `share` of the seldom words that its target bears out; None where there are none."""
    source, target = pair
    if not any(find_seldom(source)):
        return None
    words = [mention for mention in find_mentions(source, None, words=True) if mention.kind == "word"]
    found = [word for word in words if borne_out(word.english, target) and chance.random() < share]
    for word in reversed(found):
        source = source[: word.start] + word.english + source[word.end :]
    return (source, target) if found else None
