"""Words, numerals and signs of a text with their places: what the lexicon's small parsers walk over."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final, NamedTuple

# A word may be broken by a hyphen at the end of a line (OCR, typed wire copy); a numeral holds its separators.
_TOKEN: Final = re.compile(
    r"(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?(?:(?:-[ \t]*\r?\n[ \t]*|\u00ad)[a-z]+)*)"
    r"|(?P<numeral>[0-9]+(?:[.,][0-9]+)*)"
    r"|(?P<sign>\S)"
)
_BREAK: Final = re.compile(r"-[ \t]*\r?\n[ \t]*|\u00ad")

JOINED, SPACED, LINE, PARAGRAPH = range(4)  # how a token is set off from the one before it


class Token(NamedTuple):
    """``text[start:end]``; ``word`` is its lower case with line breaks inside it undone; ``gap`` as above."""

    start: int
    end: int
    text: str
    word: str
    gap: int

    @property
    def is_numeral(self) -> bool:
        """True for ASCII digits with separators."""
        return "0" <= self.text[0] <= "9"

    @property
    def is_capital(self) -> bool:
        """True when the first letter is a capital."""
        return self.text[0].isupper()


NOTHING: Final = Token(0, 0, " ", "", PARAGRAPH)  # what stands before the first and after the last token


class Tokens:
    """The tokens of one text; reading beyond either end gives ``NOTHING``."""

    __slots__ = ("_items", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._items = list(_scan(text))

    def __len__(self) -> int:
        return len(self._items)

    def openings(self, words: AbstractSet[str]) -> list[int]:
        """Indices of the numerals and of ``words``: where an expression can begin."""
        return [at for at, token in enumerate(self._items) if token[3] in words or "0" <= token[2][0] <= "9"]

    def __getitem__(self, index: int) -> Token:
        return self._items[index] if 0 <= index < len(self._items) else NOTHING

    def word(self, index: int, gap: int = LINE) -> str:
        """The lower-case word at ``index`` if it is set off from the one before by no more than ``gap``, else ""."""
        if not 0 <= index < len(self._items):
            return ""
        token = self._items[index]
        return token.word if token.gap <= gap else ""

    def phrase(self, index: int, longest: int) -> list[str]:
        """The words that begin at ``index`` as phrases, longest first: "dolar as", "dolar"."""
        words: list[str] = []
        for at in range(index, index + longest):
            word = self.word(at, PARAGRAPH if at == index else LINE)
            if not word:
                break
            words.append(word)
        return [" ".join(words[:n]) for n in range(len(words), 0, -1)]

    def at_sentence_start(self, index: int) -> bool:
        """True at the start of a text, paragraph or sentence, also after an opening quotation mark or a list mark."""
        at = index - 1
        while at >= 0 and self._items[at].text in _OPENING and self._items[at + 1].gap < PARAGRAPH:
            at -= 1
        if at < 0 or self._items[at + 1].gap == PARAGRAPH:
            return True
        return self._items[at].text in _STOPS


_OPENING: Final = frozenset("\"'“‘«(-•–—*")
_STOPS: Final = frozenset(".!?:;”)")


def _scan(text: str) -> list[Token]:
    found: list[Token] = []
    at = 0
    make = tuple.__new__
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        words = match.group()
        if start == at:
            gap = JOINED
        elif start == at + 1 and text[at] != "\n":
            gap = SPACED
        else:
            gap = min(SPACED + text.count("\n", at, start), PARAGRAPH)
        lower = words.lower()
        if end - start > 1 and ("\n" in words or "\u00ad" in words):
            lower = _BREAK.sub("", lower)
        found.append(make(Token, (start, end, words, lower, gap)))
        at = end
    if found:
        found[0] = found[0]._replace(gap=PARAGRAPH)
    return found


@lru_cache(maxsize=8)
def tokens_of(text: str) -> Tokens:
    """The tokens of ``text``; the last few texts are remembered, since every finder reads the same sentence."""
    return Tokens(text)
