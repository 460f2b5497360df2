"""Sentence boundaries on paragraphs written for this project, rich in traps."""

from __future__ import annotations

from pathlib import Path

import pytest

from asemnews.segmentation import split

MARK = "‖"


def cases() -> list[tuple[str, str]]:
    rows = (Path(__file__).parent / "boundaries.tsv").read_text(encoding="utf-8").splitlines()
    fields = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return [(note, text.replace("\\n", "\n").replace("\\r", "\r")) for note, text in fields]


@pytest.mark.parametrize(("note", "marked"), [pytest.param(*case, id=case[0]) for case in cases()])
def test_boundaries(note: str, marked: str) -> None:
    text = marked.replace(MARK, "")
    assert [text[start:end] for start, end in split(text)] == marked.split(MARK)


def test_the_set_is_large_enough() -> None:
    assert sum(marked.count(MARK) for _, marked in cases()) >= 250
