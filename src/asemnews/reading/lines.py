"""A text as lines: where each begins and ends, and what separates it from the line before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from asemnews.errors import EmptySource, SourceTooLarge

MAX_LINES = 30_000  # the longest release seen has under 300; this many take three seconds

_RAW = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
# format characters that str.strip() keeps but nobody sees: zero-width, soft hyphen, byte order mark, bidi, C0, C1
_INVISIBLE = "".join(
    chr(c)
    for c in (
        *(*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x61C),
        *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF),
    )
)
_HEAD = 240  # code points of a line that its kind is judged by; keeps every pattern's cost bounded


@dataclass(frozen=True)
class Line:
    """One or more source lines that belong together; ``start:end`` leaves out the white space around them.

    ``after_blank``: an empty line, or the start of the text, stands before it. ``indent``: white space before it.
    """

    source: str
    start: int
    end: int
    after_blank: bool
    indent: int = 0
    count: int = 1

    def __len__(self) -> int:
        return self.end - self.start

    @cached_property
    def text(self) -> str:
        """All its words."""
        return self.source[self.start : self.end]

    @cached_property
    def head(self) -> str:
        """Its first words, enough to tell its kind."""
        return self.source[self.start : min(self.end, self.start + _HEAD)]

    @cached_property
    def tail(self) -> str:
        """Its last words."""
        return self.source[max(self.start, self.end - _HEAD) : self.end]

    @cached_property
    def words(self) -> int:
        """How many words it has, counted up to the first few dozen."""
        return len(self.head.split())

    @property
    def is_short(self) -> bool:
        """True when ``head`` is the whole line."""
        return len(self) <= _HEAD

    def joined(self, other: Line) -> Line:
        """This line and the next as one."""
        return Line(self.source, self.start, other.end, self.after_blank, self.indent, self.count + other.count)


def lines_of(text: str) -> list[Line]:
    """Every line that holds something visible, in order; together they hold every character that is not white space.

    Raises:
        EmptySource: if nothing visible is there.
        SourceTooLarge: if there are more than ``MAX_LINES`` lines.
    """
    lines: list[Line] = []
    pending: int | None = None  # start of invisible characters that wait for the first visible line
    at = 0  # end of the last raw line
    for match in _RAW.finditer(text):
        raw = match.group()
        inner = raw.strip()
        if not inner:
            continue
        indent = len(raw) - len(raw.lstrip())
        start = match.start() + indent
        end = start + len(inner)
        if not inner.strip(_INVISIBLE):
            if lines:
                lines[-1] = Line(text, lines[-1].start, end, lines[-1].after_blank, lines[-1].indent)
            elif pending is None:
                pending = start
            continue
        if not lines and pending is not None:
            start = pending
        lines.append(Line(text, start, end, not lines or _is_break(text[at : match.start() + indent]), indent))
        at = match.end()
        if len(lines) > MAX_LINES:
            raise SourceTooLarge(f"The text has more than {MAX_LINES:,} lines. Split it into single releases.")
    if not lines:
        raise EmptySource("The text holds nothing but white space. Give the words of a release.")
    return lines


def _is_break(gap: str) -> bool:
    """True when the gap between two lines holds an empty line or a paragraph separator."""
    gap = gap.replace("\r\n", "\n")
    return "\u2029" in gap or sum(gap.count(c) for c in "\n\r\x0b\x0c\x85\u2028") > 1
