"""Words, numerals and signs of a text with their places: what the lexicon's small parsers walk over."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from asemnews.lexicon.numbers import Quantity

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
    is_numeral: bool = False  # ASCII digits with separators

    @property
    def is_capital(self) -> bool:
        """True when the first letter is a capital."""
        return self.text[0].isupper()


NOTHING: Final = Token(0, 0, " ", "", PARAGRAPH)  # what stands before the first and after the last token
_PADDING: Final = 32  # more than any reader looks back or ahead without reading on


class Tokens(list[Token]):
    """The ``size`` tokens of one text, then ``NOTHING`` a few times.

    So reading a little before the first (negative indices) and after the last token gives ``NOTHING``, at the speed
    of a list.
    """

    __slots__ = ("cardinals", "size", "text")

    def __init__(self, text: str) -> None:
        super().__init__(_scan(text))
        self.text = text
        self.cardinals: dict[tuple[int, bool, bool], Quantity | None] = {}  # every reader asks for them again
        self.size = len(self)
        self.extend([NOTHING] * _PADDING)

    def word(self, index: int, gap: int = LINE) -> str:
        """The lower-case word at ``index`` if it is set off from the one before by no more than ``gap``, else ""."""
        token = self[index]
        return token.word if token.gap <= gap else ""

    def phrase(self, index: int, longest: int) -> list[str]:
        """The words that begin at ``index`` as phrases, longest first: "dolar as", "dolar"."""
        words = [self[index].word]
        for at in range(index + 1, index + longest):
            token = self[at]
            if token.gap > LINE:
                break
            words.append(token.word)
        return [" ".join(words[:n]) for n in range(len(words), 0, -1)]

    def openings(self, words: AbstractSet[str]) -> list[int]:
        """Indices of the numerals and of ``words``: where an expression can begin."""
        return [at for at, token in enumerate(self) if token[5] or token[3] in words]

    def at_sentence_start(self, index: int) -> bool:
        """True at the start of a text, paragraph or sentence, also after an opening quotation mark or a list mark."""
        at = index - 1
        while at >= 0 and index - at < _PADDING and self[at].text in _OPENING and self[at + 1].gap < PARAGRAPH:
            at -= 1
        return self[at + 1].gap == PARAGRAPH or self[at].text in _STOPS


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
        found.append(make(Token, (start, end, words, lower, gap, "0" <= words[0] <= "9")))
        at = end
    if found:
        found[0] = found[0]._replace(gap=PARAGRAPH)
    return found


@lru_cache(maxsize=8)
def tokens_of(text: str) -> Tokens:
    """The tokens of ``text``; the last few texts are remembered, since every finder reads the same sentence."""
    return Tokens(text)
