"""The marked releases of our own corpus as the library's records (format: ``training/data/own/README.md``)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from asemnews.agreements.context import Surroundings
from asemnews.agreements.reading import read_sentences
from asemnews.records import Grounded, Paragraph, Quote, Release, Sentence

_MARK: Final = re.compile(r"\[(A|S|C|P|X|per|role|doc|party)\|([^\[\]|]*)\]")
_KINDS: Final = {"H": "headline", "B": "subhead", "L": "item", "F": "footer", "D": "body", "S": "body"}
_LINES: Final = frozenset(["item", "footer", "subhead"])


_PLAIN: Final = Path(__file__).parent / "data" / "agreements"
FOLDS: Final = 3
"""Groups of writers: what is learned from one group's releases is asked of models that did not see them."""


class Mark(NamedTuple):
    """A marked run of a release's text: code points ``start:end``, half-open; ``label`` is A, S, C, P or X."""

    label: str
    start: int
    end: int


class Marked(NamedTuple):
    """One release with its sentences and marks, in text order. ``published`` is the day of its header line."""

    name: str
    published: dt.date
    release: Release
    sentences: tuple[Sentence, ...]
    marks: tuple[Mark, ...]


def read_marked(path: Path) -> list[Marked]:
    """Every release of a corpus file.

    The headline is followed by a blank line, the sentences of a paragraph are joined by a space, and list items,
    sub-heads and footer lines stand on lines of their own.
    """
    found: list[Marked] = []
    for block in re.split(r"^### ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n")
        name, day = (cell.strip() for cell in head.split("|")[:2])
        found.append(_release(name, dt.date.fromisoformat(day), body.rstrip("\n").split("\n")))
    return found


def _release(name: str, published: dt.date, lines: list[str]) -> Marked:
    text, marks = "", list[Mark]()
    paragraphs = list[tuple[int, int, str]]()
    sentences = list[tuple[int, int, int]]()
    last = ""
    for line in lines:
        if not line.strip():
            last = ""
            continue
        tag, marked = line.split("\t")[:2]
        kind = _KINDS[tag]
        joined = kind == last == "body"
        if text:
            text += " " if joined else "\n" if kind in _LINES and last in _LINES | {"body"} else "\n\n"
        start = len(text)
        for piece, mark in _pieces(marked):
            if mark in {"A", "S", "C", "P", "X"}:
                marks.append(Mark(mark, len(text), len(text) + len(piece)))
            text += piece
        if joined:
            first, _, _ = paragraphs[-1]
            paragraphs[-1] = (first, len(text), kind)
            begin, _, index = sentences[-1]
            sentences[-1] = (begin, start, index)
        else:
            paragraphs.append((start, len(text), kind))
        sentences.append((start, len(text), len(paragraphs) - 1))
        last = kind
    release = Release.model_validate(
        {
            "text": text,
            "paragraphs": [Paragraph.model_validate({"start": a, "end": b, "kind": k}) for a, b, k in paragraphs],
            "published": Grounded[dt.date](value=published, quote=Quote.cut(text, 0, 1)),
        }
    )
    spans = tuple(Sentence(start=a, end=b, paragraph=p) for a, b, p in sentences)
    return Marked(name, published, release, spans, tuple(marks))


def _pieces(line: str) -> Iterator[tuple[str, str]]:
    """The runs of a line without brackets, each with its label ("" outside marks)."""
    at = 0
    for match in _MARK.finditer(line):
        yield line[at : match.start()], ""
        yield match[2], match[1]
        at = match.end()
    yield line[at:], ""


def corpus(folder: Path) -> list[Marked]:
    """The releases of the marked corpus, with English or without, and the plain ones."""
    files = [*sorted(folder.glob("[mw]*.txt")), *sorted(_PLAIN.glob("*.txt"))]
    return [release for path in files for release in read_marked(path)]


def around(release: Marked) -> Surroundings:
    """What the tagger sees of a release."""
    return Surroundings(read_sentences(release.release, release.sentences), release.published.year)


def writer_of(release: Marked) -> str:
    """The writer of a release, the first part of its name."""
    return release.name.split("-")[0]


def is_measured(release: Marked) -> bool:
    """True of the writers ``w*``, whose releases models are measured on; the others only teach."""
    return writer_of(release).startswith("w")


def groups_of(releases: Sequence[Marked]) -> list[list[str]]:
    """The writers that are measured in :data:`FOLDS` groups, by their numbers."""
    writers = sorted({writer_of(one) for one in releases if is_measured(one)}, key=lambda name: (len(name), name))
    return [writers[fold::FOLDS] for fold in range(FOLDS)]


def fold_file(writers: Sequence[str]) -> str:
    """The file of a network that did not see these writers: another corpus has other groups, and no such file."""
    return f"without-{'-'.join(writers)}.npz"
