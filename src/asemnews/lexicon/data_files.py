"""Reading the package's own tables."""

from __future__ import annotations

from importlib.resources import files


def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``lexicon/data/NAME``, a tab-separated file.

    Lines that begin with ``#`` are comments (the first tells the source), the first other line names the columns, and
    missing trailing cells are empty. Callers cache what they make of it.

    Raises:
        ValueError: if a line has more cells than there are columns (names the line).
    """
    text = files("asemnews.lexicon").joinpath("data", name).read_text("utf-8")
    rows: list[dict[str, str]] = []
    columns: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not columns:
            columns = cells
            continue
        if len(cells) > len(columns):
            raise ValueError(f"{name}:{number}: {len(cells)} cells for {len(columns)} columns")
        rows.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
    return tuple(rows)
