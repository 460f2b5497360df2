"""The top of a release: letterhead, headline, deck, and where the body begins."""

from __future__ import annotations

from asemnews.reading import kinds
from asemnews.reading.dateline import find_dateline, line_of_place_and_day
from asemnews.reading.days import days_in
from asemnews.reading.lines import Line
from asemnews.reading.markers import marker_of
from asemnews.records import ParagraphKind

_REACH = 14  # lines in which the body must have begun
_LONGEST_HEADLINE = 220  # code points; the longest of 280 releases has 128
_PROSE = 160  # code points from which a line without a dateline is taken for the body


def head_of(lines: list[Line]) -> list[ParagraphKind]:
    """The kinds of the lines above the body; the body begins behind them. At most one line is the headline."""
    body = _body_start(lines)
    top = lines[:body]
    result = [_kind(line) for line in top]
    names = [i for i, kind in enumerate(result) if kind == "subhead"]
    letterhead = "masthead" in result
    titles = [i for i in names if not kinds.is_organisation(top[i].text)]
    if not titles and names and not letterhead and top[names[-1]].words > 5:
        titles = names[-1:]
    for i in names:
        if i not in titles:
            result[i] = "masthead"
    if titles:
        result[titles[0]] = "headline"
    return result


def joins_headline(line: Line, after: Line) -> bool:
    """Two rows of one headline: same block, same case, none of them anything else."""
    if after.after_blank or len(line) > 120 or len(after) > 120 or kinds.ends_sentence(line):
        return False
    if any(_kind(x) != "subhead" or kinds.is_organisation(x.text) for x in (line, after)):
        return False
    return line.text.isupper() == after.text.isupper() and not kinds.ends_sentence(after)


def _kind(line: Line) -> ParagraphKind:
    if kinds.is_caption(line):
        return "caption"
    return "masthead" if _is_letterhead(line) else "subhead"


def _is_letterhead(line: Line) -> bool:
    if kinds.is_masthead(line) or kinds.is_contact(line) or kinds.is_copyright(line):
        return True
    if line_of_place_and_day(line.head) is not None:
        return True
    days = days_in(line.head) if line.words <= 8 else []
    rest = line.head[: days[0].start] + line.head[days[0].end :] if days else line.head
    return bool(days) and len([w for w in rest.split() if w.isalpha() and w.lower() not in ("wib", "wita", "wit")]) == 0


def _body_start(lines: list[Line]) -> int:
    reach = min(len(lines), _REACH)
    for i in range(reach):
        if len(lines[i]) > _LONGEST_HEADLINE and find_dateline(lines[i].head) is None:
            break
        if _opens_body(lines, i):
            return i
    for i in range(reach):
        if _is_body(lines, i):
            return i
    return 0


def _opens_body(lines: list[Line], i: int) -> bool:
    """A dateline stands here, and more than a headline's worth of words with it."""
    filed = find_dateline(lines[i].head)
    if filed is None:
        return False
    marked = filed.agency is not None or filed.day is not None
    return (marked or len(lines[i]) > 90 or kinds.ends_sentence(lines[i])) and len(lines[i]) > filed.end + 20


def _is_body(lines: list[Line], i: int) -> bool:
    line = lines[i]
    if _is_letterhead(line):
        return False
    if len(line) > _PROSE or marker_of(line) is not None or kinds.is_related(line):
        return True
    if kinds.is_organisation(line.text):
        return False
    if i == len(lines) - 1:
        return True
    return kinds.ends_sentence(line) and line.words >= 3 and line.text[-1] in ".:;"
