"""From a text to a release: what each line is, and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from asemnews.read import foot, head, kinds, record
from asemnews.read.lines import Line, lines_of
from asemnews.read.wrap import rejoined
from asemnews.records import Finding, Paragraph, ParagraphKind, Release

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
    """The rows of a headline joined; it is looked for above the first line that is too long for one."""
    for i, (line, after) in enumerate(zip(lines[:12], lines[1:13], strict=False)):
        if (
            head.joins_headline(line, after)
            and len(head.head_of([*lines[:i], line.joined(after), *lines[i + 2 :]])) > i
        ):
            return _with_headline_rows([*lines[:i], line.joined(after), *lines[i + 2 :]])
        if len(line) > 220:
            break
    return lines


def _body_kinds(body: list[Line]) -> list[ParagraphKind]:
    markers = [kinds.marker(line) for line in body]
    result: list[ParagraphKind] = []
    for i, line in enumerate(body):
        if kinds.is_related(line):
            result.append("related")
        elif kinds.is_caption(line):
            result.append("caption")
        elif kinds.is_page_number(line) or kinds.is_copyright(line) or (kinds.is_byline(line) and i > 0):
            result.append("footer")
        elif _is_subhead(body, markers, i):
            result.append("subhead")
        elif _is_item(body, markers, i):
            result.append("item")
        else:
            result.append("body")
    return result


def _is_item(body: list[Line], markers: list[tuple[str, int] | None], i: int) -> bool:
    """A bullet, or a number or letter that has a neighbour in its sequence or is announced by a colon."""
    mark = markers[i]
    if mark is None:
        return False
    if mark[0] in "•▪●◦‣∙·■□►➢✓*-–—":
        return True
    if i > 0 and body[i - 1].tail.endswith(":"):
        return True
    return _has_sibling(markers, body, i)


def _has_sibling(markers: list[tuple[str, int] | None], body: list[Line], i: int) -> bool:
    """The one before or the one after in its sequence stands within a dozen lines."""
    style, number = markers[i] or ("", 0)
    value = kinds.roman(body[i])
    for j in range(max(0, i - 12), min(len(body), i + 13)):
        other = markers[j]
        if j == i or other is None or other[0] != style:
            continue
        step = 1 if j > i else -1
        if value is not None and kinds.roman(body[j]) == value + step:
            return True
        if number and other[1] == number + step:
            return True
    return False


def _is_subhead(body: list[Line], markers: list[tuple[str, int] | None], i: int) -> bool:
    """A short line without a closing stop, above running text."""
    line = body[i]
    if i + 1 >= len(body) or len(line) > _SUBHEAD_LENGTH or kinds.ends_sentence(line) or line.tail[-1:] in ",":
        return False
    mark = markers[i]
    if mark is not None and (
        (mark[1] == 0 and kinds.roman(line) is None) or (markers[i + 1] is not None and markers[i + 1][0] == mark[0])
    ):
        return False
    if not (line.head[0].isupper() or line.head[0].isdigit() or mark is not None):
        return False
    after = body[i + 1]
    if len(after) <= len(line) and markers[i + 1] is None and not kinds.ends_sentence(after):
        return False
    if i > 0 and body[i - 1].tail.endswith((":", ",")) and mark is None and not line.after_blank:
        return False
    limit = _SUBHEAD_CAPITALISED if kinds.is_named(line) else _SUBHEAD_WORDS
    return line.words <= limit
