"""Bytes to text: UTF-8, UTF-16 and cp1252."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from asemnews.errors import UndecodableSource, UnreadableSource

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True)
class Decoded:
    """Text without its byte order mark, and the name of the encoding it was read as."""

    text: str
    encoding: str


def decoded(data: bytes) -> Decoded:
    """The text in ``data``.

    Raises:
        UndecodableSource: if it is none of UTF-8, UTF-16 and cp1252 (names the byte offset).
        UnreadableSource: if it is no text at all.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(checked(_decoded(data[len(mark) :], encoding, len(mark))), encoding)
    wide = _wide(data[:_SAMPLE])
    if wide:
        return Decoded(checked(_decoded(data, wide, 0)), wide)
    if b"\0" in data:
        raise UnreadableSource(
            f"The source is binary: a NUL byte stands at offset {data.index(0)}. Give text, HTML, PDF or DOCX."
        )
    try:
        return Decoded(checked(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError as error:
        return Decoded(checked(_western(data, error)), "cp1252")


def checked(text: str) -> str:
    """``text``, if it can be a release's.

    Raises:
        UnreadableSource: if it holds NUL characters or is mostly control characters.
        UndecodableSource: if it holds a lone surrogate, which no encoding can write (names the position).
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UndecodableSource(
            f"The text holds a lone surrogate, {text[error.start]!a}, at position {error.start}."
            " Read the file again as UTF-8, or give its bytes."
        ) from error
    if "\0" in text:
        raise UnreadableSource(f"The source is binary: a NUL character stands at position {text.index(chr(0))}.")
    sample = text[:_SAMPLE]
    controls = len(_CONTROLS.findall(sample))
    if controls > 8 and controls * 20 > len(sample):
        raise UnreadableSource("The source is binary: too many control characters. Give text, HTML, PDF or DOCX.")
    return text


def _decoded(data: bytes, encoding: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableSource(
            f"The text is marked as {encoding.upper()} but is not, from byte {error.start + skipped}. Save it as UTF-8."
        ) from error


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin text is NUL."""
    pairs = len(sample) // 2
    if pairs < 2 or b"\0" not in sample:
        return None
    even, odd = sample[0 : pairs * 2 : 2].count(0), sample[1 : pairs * 2 : 2].count(0)
    if odd > pairs * 0.7 and even < pairs * 0.1:
        return "utf-16-le"
    if even > pairs * 0.7 and odd < pairs * 0.1:
        return "utf-16-be"
    return None


def _western(data: bytes, error: UnicodeDecodeError) -> str:
    """cp1252, unless it leaves bytes undefined or the text is UTF-8 but for a few bytes."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as second:
        raise UndecodableSource(
            f"The text is neither UTF-8 (byte {error.start}) nor cp1252 (byte {second.start}). Save it as UTF-8."
        ) from second
    high = sum(1 for byte in data[:1_000_000] if byte >= 0x80)
    if high * 3 > min(len(data), 1_000_000):
        raise UndecodableSource(
            f"The text is not UTF-8 from byte {error.start}, and too little of it is Latin script to be cp1252."
            " Save it as UTF-8."
        )
    return text
