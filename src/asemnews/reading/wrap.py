"""Lines broken inside their sentences (scans, PDF, e-mail) put back together."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from asemnews.reading import kinds
from asemnews.reading.dateline import find_dateline
from asemnews.reading.lines import Line
from asemnews.reading.markers import marker_of

_WIDEST = 160  # code points; a longer line is a paragraph, not a row of a column
_HYPHENS = "-\u00ad\u2010\u00ac"


def rejoined(lines: list[Line], stands_alone: Callable[[Line], bool]) -> list[Line]:
    """``lines`` with those joined that a column's edge has broken.

    A line for which ``stands_alone`` holds is never joined to the next; one that begins with a list marker or a
    dateline is never joined to the one before.
    """
    edge = _edge(lines)
    joined: list[Line] = []
    last: Line | None = None  # the last row of joined[-1]
    for line in lines:
        if last is not None and _continues(last, line, edge) and not (stands_alone(last) or stands_alone(line)):
            joined[-1] = joined[-1].joined(line)
        else:
            joined.append(line)
        last = line
    return joined


def _edge(lines: list[Line]) -> int | None:
    """How long a row would have become with the next row's first word, where the column's edge broke it.

    Measured on rows that are broken for certain; the fifth percentile of them, so that proportional type and stray
    short rows do not count. Null where lines are paragraphs.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_blank]
    broken = [(a, b) for a, b in pairs if _is_broken(a, b)]
    if len(broken) < 2 or len(broken) * 4 < len(pairs):
        return None
    lengths = sorted(_filled(a, b) for a, b in broken)
    if lengths[len(lengths) // 2] > _WIDEST:
        return None
    spaced = sum(line.after_blank for line in lines) * 10 > len(lines)  # empty lines part the paragraphs already
    edge = lengths[len(lengths) // 20]
    return edge * 4 // 5 if spaced else edge


def _filled(line: Line, after: Line) -> int:
    return line.indent + len(line) + 1 + len(after.head.split(maxsplit=1)[0])


def _is_broken(line: Line, after: Line) -> bool:
    """Clear by the words alone: a hyphen at the edge, or a small letter after an unfinished line."""
    first = after.head[:1]
    if line.tail[-1:] in _HYPHENS and line.tail[-2:-1].isalpha():
        return first.isalpha()
    return first.islower() and not kinds.ends_sentence(line) and marker_of(after) is None


def _continues(line: Line, after: Line, edge: int | None) -> bool:
    return _may_continue(line, after, edge) and marker_of(after) is None and not _opens(after)


def _may_continue(line: Line, after: Line, edge: int | None) -> bool:
    """The same by the look of the lines, whatever the second begins with."""
    if after.after_blank:  # only a page's edge stands inside a sentence
        return edge is not None and _is_broken(line, after) and _filled(line, after) >= edge
    if _is_broken(line, after):
        return True
    if edge is None:
        return line.tail.endswith(",") and len(line) <= _WIDEST
    return edge <= _filled(line, after) and len(line) <= _WIDEST


def _opens(line: Line) -> bool:
    """A dateline that tells an agency or a day begins the body, whatever stands before it."""
    filed = find_dateline(line.head)
    return filed is not None and (filed.agency is not None or filed.day is not None)
