"""What kind of source it is, by its content first and its name second."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import IO, TypeAlias

from asemnews.errors import (
    EmptySource,
    EncryptedSource,
    SourceError,
    SourceTooLarge,
    UndecodableSource,
    UnreadableSource,
)
from asemnews.reading.documents import docx_text, is_pdf, is_zip, pdf_text
from asemnews.reading.html import decoded_html, is_html, page_of
from asemnews.reading.language import language_findings
from asemnews.reading.layout import lay_out
from asemnews.reading.plain import checked, decoded
from asemnews.reading.suspicious import character_findings
from asemnews.records import Finding, Release

Source: TypeAlias = str | bytes | os.PathLike[str] | IO[str] | IO[bytes]

MAX_BYTES = 64 * 2**20  # of a file; a PDF or DOCX with pictures may have some ten MiB
MAX_TEXT = 16 * 2**20  # code points of its text; the longest release seen has under 20,000

_FILE_NAME = re.compile(r"\S{1,250}\.(?:txt|text|html?|pdf|docx?|rtf|odt|md)", re.IGNORECASE)
_FOREIGN = (
    (b"{\\rtf", "an RTF file. Save it as DOCX"),
    (b"\xd0\xcf\x11\xe0", "an old Word (.doc) or other Office file. Save it as DOCX"),
    (b"\x89PNG", "a picture. Run character recognition on it first"),
    (b"\xff\xd8\xff", "a picture. Run character recognition on it first"),
    (b"GIF8", "a picture. Run character recognition on it first"),
    (b"II*\0", "a picture. Run character recognition on it first"),
    (b"MM\0*", "a picture. Run character recognition on it first"),
    (b"\x1f\x8b", "a gzip archive. Unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive. Unpack it first"),
    (b"Rar!", "a RAR archive. Unpack it first"),
)


def read(source: Source) -> Release:
    """Read a press release: what stands where in its text.

    Args:
        source: the text itself as a ``str``; or ``bytes``, a path, or an open file, holding plain text (UTF-8, UTF-16
            or cp1252), HTML, PDF or DOCX, told by the content and, for a piece of HTML, by the name.

    Returns:
        the release. The ``text`` of a plain source is the source unchanged but for a byte order mark; that of the
        other kinds is the text that was extracted. ``origin`` is the file's name, or the address a page names.
        Suspicious characters and another language than Indonesian are kept and told in ``findings``.

    Raises:
        SourceError: in one of its kinds, if there is no such file, or it cannot be read as a release.
        MissingExtra: if an optional dependency is needed for this kind of source.
    """
    if isinstance(source, str):
        return _of_text(source, None)
    if isinstance(source, (bytes, bytearray, memoryview)):
        return _of_bytes(bytes(source), None)
    if isinstance(source, os.PathLike):
        path = Path(source)
        return _of_bytes(_file_bytes(path), path.name)
    if hasattr(source, "read"):
        return _of_file(source)
    raise SourceError(f"A {type(source).__name__} is no source. Give a str of text, bytes, a Path or an open file.")


def _of_text(text: str, name: str | None) -> Release:
    _bounded(len(text))
    text = checked(text.removeprefix("\ufeff"))
    if name is None:
        _refuse_name(text)
    if is_html(text) or _is_named_html(name, text):
        return _of_page(text, name)
    return _laid_out(text, name)


def _of_bytes(data: bytes, name: str | None) -> Release:
    if len(data) > MAX_BYTES:
        raise SourceTooLarge(f"The source has {len(data):,} bytes; at most {MAX_BYTES:,} are read.")
    if not data.strip():
        raise EmptySource("The source is empty. Give the words of a release.")
    if is_pdf(data):
        return _laid_out(pdf_text(data), name)
    if is_zip(data):
        return _laid_out(docx_text(data), name)
    _refuse_foreign(data)
    opening = data[:4096].replace(b"\0", b"").decode("latin-1").removeprefix("ï»¿")
    if is_html(opening) or _is_named_html(name, opening):
        return _of_page(decoded_html(data), name)
    found = decoded(data)
    notes: tuple[Finding, ...] = ()
    if found.encoding == "cp1252":
        message = "The source is not UTF-8 and was read as cp1252 (Western European)."
        notes = (Finding(check="layout.encoding", severity="info", message=message),)
    return _laid_out(found.text, name, notes)


def _of_file(file: IO[str] | IO[bytes]) -> Release:
    name = getattr(file, "name", None)
    name = Path(name).name if isinstance(name, str) and not name.startswith("<") else None
    try:
        content = file.read(MAX_BYTES + 1)
    except UnicodeDecodeError as error:
        raise UndecodableSource(
            f"The file was opened as {error.encoding} but is not. Open it in binary mode."
        ) from error
    except (OSError, ValueError, TypeError) as error:
        raise SourceError(f"The file cannot be read: {error}. Give an open file.") from error
    if isinstance(content, str):
        return _of_text(content, name or "")
    if isinstance(content, bytes):
        return _of_bytes(content, name)
    raise SourceError(f"The file gives {type(content).__name__}, neither str nor bytes.")


def _is_named_html(name: str | None, text: str) -> bool:
    return name is not None and name.lower().endswith((".html", ".htm", ".xhtml")) and "<" in text[:4096]


def _of_page(markup: str, name: str | None) -> Release:
    page = page_of(markup)
    return _laid_out(page.text, page.url or name)


def _laid_out(text: str, origin: str | None, notes: tuple[Finding, ...] = ()) -> Release:
    _bounded(len(text))
    findings = (*notes, *character_findings(text), *language_findings(text))
    return lay_out(text, origin=_printable(origin) or None, findings=findings)


def _file_bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "does not exist or is no file"
            raise SourceError(f"{_printable(path.name)!r} {what}. Give the path of a text, HTML, PDF or DOCX file.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SourceTooLarge(f"{_printable(path.name)!r} has {size:,} bytes; at most {MAX_BYTES:,} are read.")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise SourceError(f"{_printable(path.name)!r} cannot be read: {why}.") from error


def _refuse_name(text: str) -> None:
    """A ``str`` is always text; one that is plainly a file's name or an address was meant otherwise."""
    line = text.strip()
    if not line or len(line) > 1000 or "\n" in line or "\r" in line:
        return
    if line.startswith(("http://", "https://")) and " " not in line:
        raise SourceError(
            f"{line[:80]!r} is an address; nothing is fetched from a network. Give the page's text or file."
        )
    try:
        exists = Path(line).is_file()
    except (OSError, ValueError):
        exists = False
    if exists or _FILE_NAME.fullmatch(line):
        raise SourceError(
            f"{_printable(line)[:80]!r} looks like a file's name, but a str is read as text. Give a Path."
        )


def _refuse_foreign(data: bytes) -> None:
    for magic, what in _FOREIGN:
        if data.startswith(magic):
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise EncryptedSource("The Office file needs a password. Save a copy without one.")
            raise UnreadableSource(f"The source is {what}.")


def _bounded(length: int) -> None:
    if length > MAX_TEXT:
        raise SourceTooLarge(f"The text has {length:,} characters; at most {MAX_TEXT:,} are read. Split it.")


def _printable(name: str | None) -> str:
    """A file's name as it may be shown: no control or direction characters, no lone surrogates."""
    return "".join(c if c.isprintable() and not "\ud800" <= c <= "\udfff" else "\ufffd" for c in name or "")
