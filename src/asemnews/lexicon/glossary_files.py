"""Users' glossary files: CSV, TSV and TBX, read into rows with line numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.parsers import expat

from asemnews.errors import GlossaryError

_COLUMNS: Final = ("term", "english", "pos", "use", "expansion", "also", "forbidden", "plural", "note", "source")
_ALIASES: Final = {"indonesian": "term", "id": "term", "istilah": "term", "en": "english", "part of speech": "pos"}
_LARGEST: Final = 32 * 2**20  # bytes; the largest public termbases (IATE exports by domain) stay below

Row = tuple[int, dict[str, str]]


def read_rows(path: Path) -> list[Row]:
    """The rows of a file with their line numbers.

    Raises:
        GlossaryError: if the file cannot be read, is too large, of an unknown kind, or malformed.
    """
    suffix = path.suffix.casefold()
    if suffix not in (".csv", ".tsv", ".tbx", ".txt", ".xml"):
        raise GlossaryError(f"{path.name}: unknown kind of glossary {suffix!r}. Use .csv, .tsv or .tbx.")
    try:
        if path.stat().st_size > _LARGEST:
            raise GlossaryError(f"{path.name}: larger than {_LARGEST // 2**20} MiB. Split the glossary.")
        raw = path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"{path.name}: cannot be read ({error.strerror}).") from error
    if suffix in (".tbx", ".xml"):
        return _Tbx(path.name).read(raw)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise GlossaryError(f"{path.name}:{line}: not UTF-8. Save the glossary as UTF-8.") from error
    return list(_table_rows(text, path.name, "," if suffix == ".csv" else "\t"))


def _table_rows(text: str, name: str, delimiter: str) -> Iterator[Row]:
    if delimiter == "," and text.partition("\n")[0].count(";") > text.partition("\n")[0].count(","):
        delimiter = ";"  # what spreadsheets write under an Indonesian locale
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    dialect = {"delimiter": delimiter, "quoting": quoting, "strict": True}
    reader = csv.reader(io.StringIO(text, newline=""), **dialect)  # type: ignore[arg-type]  # int is right at run time
    columns: tuple[str, ...] = ()
    line = 1
    try:
        for cells in reader:
            at, line = line, reader.line_num + 1
            cells = [cell.strip() for cell in cells]
            if not any(cells) or cells[0].startswith("#"):
                continue
            if not columns:
                columns = _header(cells, f"{name}:{at}")
                if columns:
                    continue
                columns = ("term", "english")
            if len(cells) != len(columns) and any(cells[len(columns) :]):
                raise GlossaryError(f"{name}:{at}: {len(cells)} cells for the columns {', '.join(columns)}.")
            if len(cells) < 2:
                raise GlossaryError(
                    f"{name}:{at}: one cell only, {cells[0]!r}; separate term and English by {delimiter!r}."
                )
            yield at, dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        raise GlossaryError(f"{name}:{reader.line_num}: {error}.") from error


def _header(cells: list[str], where: str) -> tuple[str, ...]:
    """The columns that a first line names; empty if it is no header."""
    names = [_ALIASES.get(cell.casefold(), cell.casefold()) for cell in cells]
    if "term" not in names or "english" not in names:
        return ()
    unknown = [cell for cell, name in zip(cells, names, strict=True) if name not in _COLUMNS]
    if unknown:
        raise GlossaryError(f"{where}: unknown column {unknown[0]!r}. Known columns: {', '.join(_COLUMNS)}.")
    if len(set(names)) < len(names):
        raise GlossaryError(f"{where}: a column stands twice.")
    return tuple(names)


class _Tbx:
    """A reader of TBX-Basic and TBX 2019, in DCA and DCT style.

    Entities cannot be declared: a document type with declarations is refused, so that none can expand or reach out.
    """

    _CONCEPT = frozenset(("termEntry", "conceptEntry"))
    _LANGUAGE = frozenset(("langSet", "langSec"))

    def __init__(self, name: str) -> None:
        self._name = name
        self._rows: list[Row] = []
        self._path: list[str] = []
        self._text: list[str] = []
        self._language = ""
        self._kind = ""
        self._concept: dict[str, list[str]] = {}
        self._extra: dict[str, str] = {}
        self._line = 0
        self._last: tuple[str, str] = ("", "")
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text.append
        self._parser.EntityDeclHandler = self._refuse

    def read(self, raw: bytes) -> list[Row]:
        try:
            self._parser.Parse(raw, True)
        except expat.ExpatError as error:
            raise GlossaryError(
                f"{self._name}:{error.lineno}: not well-formed XML ({expat.ErrorString(error.code)})."
            ) from error
        if not self._rows:
            raise GlossaryError(f"{self._name}: no concept with a term in 'id' and one in 'en'.")
        return self._rows

    def _refuse(self, *_: object) -> None:
        raise GlossaryError(f"{self._name}:{self._parser.CurrentLineNumber}: entity declarations are not allowed.")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(" ")[2]
        self._path.append(local)
        self._text.clear()
        self._kind = attributes.get("type", "") or local
        if local in self._CONCEPT:
            self._concept, self._extra, self._line = {}, {}, self._parser.CurrentLineNumber
        elif local in self._LANGUAGE:
            language = attributes.get("http://www.w3.org/XML/1998/namespace lang", "") or attributes.get("lang", "")
            self._language = re.split("[-_]", language.casefold())[0]

    def _end(self, tag: str) -> None:
        local = tag.rpartition(" ")[2]
        words = " ".join("".join(self._text).split())
        self._text.clear()
        if local == "term" and words:
            self._concept.setdefault(self._language, []).append(words)
            self._last = (self._language, words)
        elif self._kind in ("partOfSpeech", "note", "definition", "descrip") and words:
            self._extra.setdefault("pos" if self._kind == "partOfSpeech" else "note", words)
        elif self._kind == "administrativeStatus" and words.startswith(("deprecated", "superseded")):
            self._deprecate()
        elif local in self._CONCEPT:
            self._finish()
        self._path.pop()

    def _deprecate(self) -> None:
        language, term = self._last
        if language == "en" and term in self._concept.get("en", ()):
            self._concept["en"].remove(term)
            self._concept.setdefault("forbidden", []).append(term)

    def _finish(self) -> None:
        english = self._concept.get("en", [])
        if not english:
            return
        extra = {
            **self._extra,
            "also": "|".join(english[1:]),
            "forbidden": "|".join(self._concept.get("forbidden", ())),
        }
        for term in dict.fromkeys(self._concept.get("id", ())):
            self._rows.append((self._line, {"term": term, "english": english[0], **extra}))
