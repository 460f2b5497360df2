"""HTML to text, by trafilatura."""

from __future__ import annotations

import codecs
import logging
import re
from dataclasses import dataclass
from typing import Any

from asemnews.errors import EmptySource, MissingExtra, SourceTooLarge, UnreadableSource
from asemnews.reading.plain import decoded

_QUIET = logging.NullHandler()

MAX_HTML = 4 * 2**20  # bytes; news pages have under 1 MiB, and trafilatura takes some seconds for this much
MAX_TAGS = 30_000  # news pages have under 5,000; the extraction's cost grows faster than their number
MAX_DEPTH = 500  # open tags; pages have under 60, and the parsers below recurse

_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|section|div|main|p|h1|h2|span|table|script|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "tr",
        "th",
        "dd",
        "dt",
        "option",
    ]
)
_UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f]|[\ud800-\udfff]")


@dataclass(frozen=True)
class Page:
    """The text of a page, paragraphs with an empty line between, and its address if it names one."""

    text: str
    url: str | None


def is_html(text: str) -> bool:
    """True when ``text`` begins as HTML does."""
    return _OPENING.match(text[:4096]) is not None


def decoded_html(data: bytes) -> str:
    """The markup in ``data``, by its own ``charset`` where that holds."""
    match = _CHARSET.search(data[:4096])
    if match and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            codec = codecs.lookup(match.group(1).decode("ascii"))
            if codec.name not in ("utf-8", "utf-16", "utf-16-le", "utf-16-be"):
                return data.decode("cp1252" if codec.name == "iso8859-1" else codec.name)
        except (LookupError, UnicodeError, ValueError):
            pass  # a page that names its encoding wrongly is read as any other text
    return decoded(data).text


def page_of(markup: str) -> Page:
    """The words of the story on a page.

    Raises:
        MissingExtra: if trafilatura is not installed.
        SourceTooLarge: if the page has too many characters or tags, or nests them too deep.
        EmptySource: if there is no text on it.
        UnreadableSource: if it cannot be parsed.
    """
    try:
        from trafilatura import bare_extraction, html2txt
    except ImportError as error:
        raise MissingExtra("trafilatura", "html") from error
    if len(markup) > MAX_HTML:
        raise SourceTooLarge(
            f"The page has {len(markup):,} characters; at most {MAX_HTML:,} are read. Give its story alone."
        )
    if markup.count("<") > MAX_TAGS:
        raise SourceTooLarge(f"The page has more than {MAX_TAGS:,} tags. Give its story alone.")
    if _deepest(markup) > MAX_DEPTH:
        raise SourceTooLarge(f"The page nests its tags deeper than {MAX_DEPTH}. Give its story alone.")
    if "<body" not in markup[:200_000].lower():  # a piece of a page
        markup = f"<html><body><div>{markup}</div></body></html>"
    logging.getLogger("trafilatura").addHandler(_QUIET)  # told by our errors, not on standard error
    try:
        document: Any = bare_extraction(markup, include_comments=False, favor_recall=True, with_metadata=True)
        text = (document.text if document else "") or html2txt(markup) or ""
    except Exception as error:  # whatever the parsers raise, one error of ours
        raise UnreadableSource(f"The page cannot be parsed: {type(error).__name__}. Give its text.") from error
    if not text.strip():
        raise EmptySource("The page holds no text of a story. Give the text itself.")
    title = _clean(document.title) if document and document.title else ""
    body = _spaced(_UNSAFE.sub(" ", text))
    if title and _plain(title) not in _plain(body[: len(title) + 400]):
        body = f"{title}\n\n{body}"
    return Page(body, document.url if document else None)


def _deepest(markup: str) -> int:
    """The deepest nesting, counted roughly: tags that are often left open do not count."""
    depth = deepest = 0
    for match in _TAG.finditer(markup):
        if match.group(3) or match.group(2).lower() in _VOID:
            continue
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _spaced(text: str) -> str:
    """An empty line between paragraphs; list items stay together."""
    lines = [line for line in text.splitlines() if line.strip()]
    parts: list[str] = []
    for i, line in enumerate(lines):
        tight = i > 0 and line.startswith("- ") and lines[i - 1].startswith("- ")
        parts += ["" if i == 0 else "\n" if tight else "\n\n", line]
    return "".join(parts)


def _clean(title: str) -> str:
    return " ".join(_UNSAFE.sub(" ", title).split())


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
