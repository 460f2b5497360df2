"""The end of a release: by-lines, wire signature, copyright, contacts."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from asemnews.reading import kinds, vocabulary
from asemnews.reading.dateline import line_of_place_and_day
from asemnews.reading.lines import Line
from asemnews.reading.markers import marker_of

_REACH = 40  # lines from the end; the longest contact block seen has 9
_BEFORE_LABEL = tuple(".!?)]*\"”'")
_AFTER = 5  # lines that may stand behind the last by-line
_LENGTH_AFTER = 500  # and their code points
_INLINE = 300  # code points before the end of a paragraph in which by-lines may hang on it


def footer_start(lines: list[Line], body: int) -> int:
    """The index of the first footer line; ``len(lines)`` if there is none. Never at or before ``body``."""
    lowest = max(body + 1, len(lines) - _REACH)
    start = len(lines)
    top = len(lines)
    while top > lowest and _may_be_footer(lines[top - 1]):
        top -= 1
        if is_certain(lines[top]):
            start = top
    while top < start < len(lines) and not lines[start].after_blank:
        start -= 1
    start = min(start, _after_bylines(lines, lowest))
    if start == len(lines) and top < len(lines) and kinds.is_named(lines[-1]) and 2 <= lines[-1].words <= 6:
        start = len(lines) - 1
    return start


def _after_bylines(lines: list[Line], lowest: int) -> int:
    """A by-line near the end closes the story, whatever a few short lines behind it advertise."""
    length = 0
    for i in range(len(lines) - 1, max(lowest, len(lines) - _AFTER) - 1, -1):
        length += len(lines[i])
        if length > _LENGTH_AFTER:
            break
        if kinds.is_byline(lines[i]) or kinds.is_copyright(lines[i]):
            return i
    return len(lines)


def is_certain(line: Line) -> bool:
    """A footer by its own words."""
    if kinds.is_footer(line) or kinds.is_organisation(line.text):
        return True
    return len(line) < 60 and line_of_place_and_day(line.text) is not None


def _may_be_footer(line: Line) -> bool:
    if is_certain(line) or kinds.is_related(line):
        return True
    return marker_of(line) is None and (kinds.is_named(line) or kinds.is_person(line))


def hanging(line: Line) -> list[Line]:
    """The line cut before what hangs on its end: ``… Italia).(*) Editor: Suryanto Copyright © ANTARA 2007``."""
    text = line.source
    low = max(line.start, line.end - _INLINE)
    labels = [low + match.start() for match in _labels().finditer(text[low : line.end])]
    cuts: list[int] = []
    for at in labels:
        if cuts or text[line.start : at].rstrip()[-1:] in _BEFORE_LABEL:
            cuts.append(at)
    body = text[line.start : cuts[0] if cuts else line.end].rstrip()
    mark = kinds.closing_signature(body[-200:])
    if mark is not None:
        cuts.insert(0, line.start + len(body) - len(body[-200:]) + mark)
    return _cut(line, [cut for cut in cuts if cut > line.start])


@cache
def _labels() -> re.Pattern[str]:
    byline = vocabulary.alternation("byline")
    return re.compile(rf"(?<=[\s)])(?:{byline}\s?:|(?:copyright|hak cipta)\s?©)", re.IGNORECASE)


def _cut(line: Line, cuts: list[int]) -> list[Line]:
    parts: list[Line] = []
    edges = [line.start, *cuts, line.end]
    for start, end in pairwise(edges):
        stop = start + len(line.source[start:end].rstrip())
        if stop > start:
            parts.append(Line(line.source, start, stop, line.after_blank and not parts))
    return parts
