"""What kind of source it is, by its content and then by its name."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TypeAlias

from asemnews.errors import SourceError, SourceTooLarge
from asemnews.read.layout import lay_out
from asemnews.read.plain import checked, decoded
from asemnews.records import Release

Source: TypeAlias = str | bytes | Path | IO[str] | IO[bytes]

MAX_BYTES = 64 * 2**20


def read(source: Source) -> Release:
    """Read a press release."""
    if isinstance(source, str):
        return lay_out(checked(source))
    if isinstance(source, bytes):
        return lay_out(decoded(source))
    if isinstance(source, Path):
        try:
            data = source.read_bytes()
        except OSError as error:
            raise SourceError(f"Cannot read {source.name!r}: {error.strerror}.") from error
        return lay_out(decoded(data), origin=source.name)
    data2 = source.read(MAX_BYTES + 1)
    if len(data2) > MAX_BYTES:
        raise SourceTooLarge(f"more than {MAX_BYTES} bytes")
    return read(data2)
