"""PDF and DOCX to text, by pypdf and python-docx."""

from __future__ import annotations

import io
import logging
import time
import zipfile
from typing import Any

from asemnews.errors import EncryptedSource, MissingExtra, SourceError, SourceTooLarge, UnreadableSource
from asemnews.reading.docx_text import text_of

_QUIET = logging.NullHandler()

MAX_PAGES = 200
MAX_SECONDS = 60.0  # for all pages of a PDF together; a release of four pages takes 0.1
MAX_UNPACKED = 128 * 2**20  # bytes of all parts of a DOCX
MAX_PART = 16 * 2**20  # bytes of one XML part
MAX_PARTS = 4000

_BODY = "word/document.xml"
_DAMAGED = "The {kind} is damaged: {why}. Open it and save it again, or give its text."


def is_pdf(data: bytes) -> bool:
    """True when ``data`` begins as a PDF does (a little may stand before it)."""
    return b"%PDF-" in data[:1024]


def is_zip(data: bytes) -> bool:
    """True when ``data`` begins as a ZIP archive does."""
    return data.startswith(b"PK\x03\x04")


def pdf_text(data: bytes) -> str:
    """The text layer of a PDF, page by page, with an empty line between pages.

    Raises:
        MissingExtra: if pypdf is not installed.
        EncryptedSource: if it needs a password.
        UnreadableSource: if it is damaged or has no text layer.
        SourceTooLarge: if it has too many pages or takes too long.
    """
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError
    except ImportError as error:
        raise MissingExtra("pypdf", "documents") from error
    logging.getLogger("pypdf").addHandler(_QUIET)  # told by our errors, not on standard error
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedSource("The PDF needs a password. Save a copy without one.")
        pages = _pages(reader)
    except SourceError:
        raise
    except DependencyError as error:
        raise EncryptedSource(
            "The PDF is encrypted with AES. Install pypdf[crypto], or save a copy without it."
        ) from error
    except Exception as error:  # whatever the parser raises, one error of ours
        raise UnreadableSource(_DAMAGED.format(kind="PDF", why=type(error).__name__)) from error
    text = "\n\n".join(pages)
    if not text.strip():
        raise UnreadableSource(
            "The PDF has no text layer; its pages are pictures. Run character recognition on it first."
        )
    return text


def _pages(reader: Any) -> list[str]:
    count = len(reader.pages)
    if count > MAX_PAGES:
        raise SourceTooLarge(
            f"The PDF has {count:,} pages; at most {MAX_PAGES} are read. Split it into single releases."
        )
    began = time.monotonic()
    pages: list[str] = []
    for page in reader.pages:
        pages.append(_cleaned(page.extract_text()))
        if time.monotonic() - began > MAX_SECONDS:
            raise SourceTooLarge(f"The PDF takes over {MAX_SECONDS:.0f} seconds to read. Give its text.")
    return pages


def docx_text(data: bytes) -> str:
    """The text of a DOCX: paragraphs, list markers, tables row by row.

    Raises:
        MissingExtra: if python-docx is not installed.
        UnreadableSource: if it is damaged, or a ZIP archive of another kind.
        SourceTooLarge: if it unpacks to more than the bounds.
    """
    _check_archive(data)
    try:
        from docx import Document
    except ImportError as error:
        raise MissingExtra("python-docx", "documents") from error
    try:
        return _cleaned(text_of(Document(io.BytesIO(data))))
    except Exception as error:  # whatever the parser raises, one error of ours
        raise UnreadableSource(_DAMAGED.format(kind="DOCX", why=type(error).__name__)) from error


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableSource(_DAMAGED.format(kind="DOCX", why="its archive is incomplete")) from error
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise SourceTooLarge(f"The archive unpacks to more than {MAX_UNPACKED:,} bytes or {MAX_PARTS:,} parts.")
    if any(part.file_size > MAX_PART for part in parts if part.filename.endswith((".xml", ".rels"))):
        raise SourceTooLarge(f"A part of the DOCX unpacks to more than {MAX_PART:,} bytes. Give its text.")
    if any(part.flag_bits & 1 for part in parts):
        raise EncryptedSource("The archive needs a password. Save a copy without one.")
    if _BODY not in (part.filename for part in parts):
        raise UnreadableSource("The source is a ZIP archive but no DOCX. Give the file that is in it.")


def _cleaned(text: str) -> str:
    """Without characters that a parser may leave and no text has: NUL, controls, lone surrogates."""
    text = "".join(" " if (c < " " and c not in "\t\n\r") or c == "\x7f" else c for c in text)
    return text.encode("utf-8", "replace").decode("utf-8")
