"""From a text to a release: what each line is, and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from asemnews.reading import foot, head, kinds, record
from asemnews.reading.lines import Line, lines_of
from asemnews.reading.markers import Marker, is_item, marker_of
from asemnews.reading.wrap import rejoined
from asemnews.records import Finding, Paragraph, ParagraphKind, Release

_TOP = 12  # lines in which a headline's rows are looked for
_SUBHEAD_WORDS = 8  # measured on 120 sub-heads: 97 % have at most 8 words
_SUBHEAD_CAPITALISED = 14
_SUBHEAD_LENGTH = 110


@dataclass(frozen=True)
class Block:
    """A line with its kind."""

    line: Line
    kind: ParagraphKind


def lay_out(text: str, *, origin: str | None = None, findings: tuple[Finding, ...] = ()) -> Release:
    """The release that ``text`` is.

    Raises:
        EmptySource: if it holds nothing visible.
        SourceTooLarge: if it has far more lines than any release.
    """
    blocks = blocks_of(text)
    dateline = record.dateline(blocks, text)
    return Release(
        text=text,
        headline=record.headline(blocks, text),
        dateline=dateline,
        published=record.published(blocks, text, dateline),
        paragraphs=tuple(Paragraph(start=b.line.start, end=b.line.end, kind=b.kind) for b in blocks),
        editor=record.editor(blocks, text),
        footer=record.footer(blocks, text),
        origin=origin,
        findings=findings,
    )


def blocks_of(text: str) -> list[Block]:
    """Every line of ``text`` with its kind, in order."""
    lines = _with_headline_rows(rejoined(lines_of(text), _stands_alone))
    top = head.head_of(lines)
    end = foot.footer_start(lines, len(top))
    blocks = [Block(line, kind) for line, kind in zip(lines, top, strict=False)]
    body = lines[len(top) : end]
    if body:
        *first, last = body
        cut = foot.hanging(last)
        kinds_of_body = _body_kinds([*first, cut[0]])
        blocks += [Block(line, kind) for line, kind in zip([*first, cut[0]], kinds_of_body, strict=True)]
        blocks += [Block(line, "footer") for line in cut[1:]]
    blocks += [Block(line, "related" if kinds.is_related(line) else "footer") for line in lines[end:]]
    return blocks


def _stands_alone(line: Line) -> bool:
    return (
        kinds.is_masthead(line)
        or kinds.is_related(line)
        or kinds.is_page_number(line)
        or kinds.is_caption(line)
        or kinds.is_copyright(line)
        or kinds.is_signature(line.text)
        or kinds.is_byline(line)
    )


def _with_headline_rows(lines: list[Line]) -> list[Line]:
    """The rows of a headline joined, where the body still begins behind them."""
    for i in range(min(len(lines) - 1, _TOP)):
        if head.joins_headline(lines[i], lines[i + 1]):
            joined = [*lines[:i], lines[i].joined(lines[i + 1]), *lines[i + 2 :]]
            if len(head.head_of(joined)) > i:
                return _with_headline_rows(joined)
    return lines


def _body_kinds(body: list[Line]) -> list[ParagraphKind]:
    marks = [marker_of(line) for line in body]
    result: list[ParagraphKind] = []
    for i, line in enumerate(body):
        if kinds.is_related(line):
            result.append("related")
        elif kinds.is_caption(line):
            result.append("caption")
        elif kinds.is_page_number(line) or kinds.is_copyright(line) or (kinds.is_byline(line) and i > 0):
            result.append("footer")
        elif _is_subhead(body, marks, i):
            result.append("subhead")
        else:
            result.append("item" if is_item(body, marks, i) else "body")
    return result


def _is_subhead(body: list[Line], marks: list[Marker | None], i: int) -> bool:
    """A short line without a closing stop, above running text or a list."""
    line = body[i]
    if i + 1 >= len(body) or len(line) > _SUBHEAD_LENGTH or kinds.ends_sentence(line) or line.tail.endswith(","):
        return False
    mark, after = marks[i], marks[i + 1]
    if mark is not None and (mark.is_bullet or mark.precedes(after) or _follows(marks, i)):
        return False
    if not (line.head[0].isupper() or line.head[0].isdigit() or mark is not None):
        return False
    if after is None and len(body[i + 1]) <= len(line) and not kinds.ends_sentence(body[i + 1]):
        return False
    if i > 0 and mark is None and body[i - 1].tail.endswith((":", ",")) and not line.after_blank:
        return False
    return line.words <= (_SUBHEAD_CAPITALISED if kinds.is_named(line) else _SUBHEAD_WORDS)


def _follows(marks: list[Marker | None], i: int) -> bool:
    mark, before = marks[i], marks[i - 1] if i else None
    return mark is not None and before is not None and before.precedes(mark)
