"""The paragraphs of a DOCX as they look: with list markers, without deleted text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", f"{_W}delText"}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_WRITTEN = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}


def text_of(document: Any) -> str:
    """Every paragraph that is not empty, in order, with an empty line between; list items stand close."""
    numbering = _Numbering(document)
    parts: list[str] = []
    last_was_item = False
    for paragraph in _blocks(document.element.body):
        text = "".join(_words(paragraph)).strip()
        if not text:
            continue
        marker = numbering.marker(paragraph)
        parts += ["" if not parts else "\n" if marker and last_was_item else "\n\n", marker, text]
        last_was_item = bool(marker)
    return "".join(parts)


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraph elements in reading order, those of tables and content controls included; nested ones come alone."""
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == f"{_W}p":
            yield child
        elif child.tag not in _SKIPPED:
            stack.append(iter(child))


def _words(element: Any) -> Iterator[str]:
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == f"{_W}t":
            yield (child.text or "") + "".join(part.tail or "" for part in child)  # an entity is left out, not its tail
        elif child.tag in _WRITTEN:
            yield _WRITTEN[child.tag]
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            if child.tag == f"{_W}p":  # a text box
                yield "\n"
            stack.append(iter(child))


class _Numbering:
    """Counts list items, since DOCX keeps the way of counting and not the numbers."""

    def __init__(self, document: Any) -> None:
        self._formats: dict[str, dict[str, str]] = {}
        self._styles: dict[str, str] = {}
        self._counts: dict[tuple[str, str], int] = defaultdict(int)
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            root = None
        if root is not None:
            self._read(root)

    def _read(self, root: Any) -> None:
        abstract: dict[str, dict[str, str]] = {}
        for definition in root.findall(f"{_W}abstractNum"):
            levels = {
                level.get(f"{_W}ilvl", "0"): value.get(f"{_W}val", "bullet")
                for level in definition.findall(f"{_W}lvl")
                if (value := level.find(f"{_W}numFmt")) is not None
            }
            abstract[definition.get(f"{_W}abstractNumId", "")] = levels
        for number in root.findall(f"{_W}num"):
            target = number.find(f"{_W}abstractNumId")
            if target is not None:
                self._formats[number.get(f"{_W}numId", "")] = abstract.get(target.get(f"{_W}val", ""), {})

    def marker(self, paragraph: Any) -> str:
        """``"• "``, ``"3. "``, ``"c. "``, or nothing."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return ""
        number = properties.find(f"{_W}numPr/{_W}numId")
        style = properties.find(f"{_W}pStyle")
        name = style.get(f"{_W}val", "") if style is not None else ""
        if number is None:
            return self._by_style(name)
        level = properties.find(f"{_W}numPr/{_W}ilvl")
        key = (number.get(f"{_W}val", ""), level.get(f"{_W}val", "0") if level is not None else "0")
        if key[0] == "0":
            return ""
        return self._counted(key, self._formats.get(key[0], {}).get(key[1], "bullet"))

    def _by_style(self, name: str) -> str:
        if name.startswith("ListBullet"):
            return "• "
        return self._counted((name, ""), "decimal") if name.startswith("ListNumber") else ""

    def _counted(self, key: tuple[str, str], form: str) -> str:
        if form == "none":
            return ""
        self._counts[key] += 1
        count = self._counts[key]
        if form in ("lowerLetter", "upperLetter") and count <= 26:
            letter = chr(96 + count)
            return f"{letter if form == 'lowerLetter' else letter.upper()}. "
        return f"{count}. " if form in ("decimal", "decimalZero", "lowerRoman", "upperRoman") else "• "
