"""Words and marks of a stretch of Indonesian text, with their places."""

from __future__ import annotations

import re
from typing import Final

# A word with inner hyphens, apostrophes or slashes, also one that a line break cuts ("pemeriksa-\nan"); a number with
# its separators; or one mark. Every repeated part begins with its own separator, so matching is linear.
_TOKEN: Final = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]\w*(?:-[ \t]*\n[ \t]*[^\W\d_]\w*|[-'’/]\w+)*|[^\w\s]|\w")
_BREAK: Final = re.compile(r"-[ \t]*\n[ \t]*")


class Tokens:
    """Parallel lists over the tokens of one sentence: positions in the release, the words as written and lower-cased.

    A digit of a number is written ``0`` in ``norms``, except in a year (1900–2099), which becomes ``<year>``.
    """

    __slots__ = ("ends", "norms", "starts", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.norms: list[str] = []
        for match in _TOKEN.finditer(text, start, end):
            word = match[0]
            if "\n" in word:
                word = _BREAK.sub("", word)
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.words.append(word)
            self.norms.append(normal(word))

    def __len__(self) -> int:
        return len(self.starts)


def normal(word: str) -> str:
    """The form under which features look a word up."""
    if word[0].isdigit():
        if len(word) == 4 and word[:2] in {"19", "20"} and word.isdigit():
            return "<year>"
        return re.sub(r"\d", "0", word) if len(word) < 4 else "<number>"
    return word.lower()
