"""Lines broken inside their sentences (scans, PDF, e-mail) put back together."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from asemnews.read import kinds
from asemnews.read.lines import Line
from asemnews.read.markers import marker_of

_WIDEST = 160  # code points; a longer line is a paragraph, not a row of a column
_LOOSE = 0.8  # a row may be this much shorter than the column, by hyphenation and proportional type
_HYPHENS = "-\u00ad\u2010\u00ac"


def rejoined(lines: list[Line], stands_alone: Callable[[Line], bool]) -> list[Line]:
    """``lines`` with those joined that a column's edge has broken.

    A line for which ``stands_alone`` holds is never joined to the next; one that begins with a list marker, or stands
    behind an empty line, is never joined to the one before.
    """
    width = _column(lines)
    joined: list[Line] = []
    last: Line | None = None  # the last row of joined[-1]
    for line in lines:
        if last is not None and joined and _continues(last, line, width, stands_alone):
            joined[-1] = joined[-1].joined(line)
        else:
            joined.append(line)
        last = line
    return joined


def _column(lines: list[Line]) -> int | None:
    """The width of the column the text was set in, or null where lines are paragraphs."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_blank]
    broken = [a for a, b in pairs if _is_broken(a, b)]
    if len(broken) < 2 or len(broken) * 4 < len(pairs):
        return None
    lengths = sorted(a.indent + len(a) for a in broken)
    width = lengths[int(len(lengths) * 0.9)]
    return width if width <= _WIDEST else None


def _is_broken(line: Line, after: Line) -> bool:
    """Clear by the words alone: a hyphen at the edge, or a small letter after an unfinished line."""
    first = after.head[:1]
    if line.tail[-1:] in _HYPHENS and line.tail[-2:-1].isalpha():
        return first.isalpha()
    return first.islower() and not kinds.ends_sentence(line) and marker_of(after) is None


def _continues(line: Line, after: Line, width: int | None, stands_alone: Callable[[Line], bool]) -> bool:
    if after.after_blank or stands_alone(line) or stands_alone(after) or marker_of(after) is not None:
        return False
    if _is_broken(line, after):
        return True
    if width is None:
        return line.tail[-1:] == "," and len(line) <= _WIDEST
    first_word = after.head.split(maxsplit=1)[0]
    forced = line.indent + len(line) + 1 + len(first_word) > width * _LOOSE
    return forced and len(line) <= width * 1.3
