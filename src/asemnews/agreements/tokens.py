"""Words and marks of a stretch of Indonesian text, with their places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# A word with inner hyphens, apostrophes or slashes, also one that a line break cuts ("pemeriksa-\nan"); a number with
# its separators; or one mark. Every repeated part begins with its own separator, so matching is linear.
_TOKEN: Final = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]\w*(?:-[ \t]*\n[ \t]*[^\W\d_]\w*|[-'’/]\w+)*|[^\w\s]|\w")
_BREAK: Final = re.compile(r"-[ \t]*\n[ \t]*")


class Tokens:
    """Parallel tuples over the tokens of one sentence: positions in the release, the words as written and lower-cased.

    A digit of a number is written ``0`` in ``norms``, except in a year (1900–2099), which becomes ``<year>``.
    """

    __slots__ = ("ends", "norms", "starts", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        found = list(_TOKEN.finditer(text, start, end))
        # tuples of plain values, unlike lists, cost the garbage collector nothing in long texts
        self.starts = tuple([match.start() for match in found])
        self.ends = tuple([match.end() for match in found])
        self.words = tuple([match[0] for match in found])
        if "\n" in text[start:end]:
            self.words = tuple([_BREAK.sub("", word) for word in self.words])
        self.norms = tuple([normal(word) for word in self.words])

    def __len__(self) -> int:
        return len(self.starts)


@lru_cache(1 << 14)
def normal(word: str) -> str:
    """The form under which features look a word up."""
    if word[0].isdigit():
        if len(word) == 4 and word[:2] in {"19", "20"} and word.isdigit():
            return "<year>"
        return re.sub(r"\d", "0", word) if len(word) < 4 else "<number>"
    return word.lower()
