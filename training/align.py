"""Align the pieces of ``rows.tsv`` with eflomal: ``links.tsv``, ``source-target`` pairs a line.

    python training/align.py DATA

Both directions, their intersection grown by neighbours (grow-diag). The training
teaches head 0 of every decoder layer to look at these source pieces; the lexical
start of the embeddings uses them too. eflomal compiles C code when it is
installed; nothing else of the recipe needs it.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import sentencepiece

Links = set[tuple[int, int]]
NEAR = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)]


def grow(forward: Links, backward: Links) -> Links:
    """Return grow-diag of two directions: their intersection, grown within their union."""
    links, union = forward & backward, forward | backward
    added = True
    while added:
        added = False
        for source, target in sorted(links):
            for i, j in NEAR:
                near = (source + i, target + j)
                if near not in union or near in links:
                    continue
                if all(near[0] != one for one, _ in links) or all(near[1] != two for _, two in links):
                    links.add(near)
                    added = True
    return links


def parse(line: str) -> Links:
    """Return the links of a line like ``0-0 1-2``."""
    pairs = (link.split("-") for link in line.split())
    return {(int(source), int(target)) for source, target in pairs}


def links_of(sources: Sequence[str], targets: Sequence[str]) -> list[Links]:
    """Return the links of each pair of lines; tokens are parted by spaces."""
    import eflomal  # type: ignore[import-untyped]  # compiles when installed; only this needs it

    with tempfile.TemporaryDirectory() as scratch:
        names = [str(Path(scratch) / name) for name in ("forward", "backward")]
        eflomal.Aligner().align(
            [line + "\n" for line in sources],
            [line + "\n" for line in targets],
            links_filename_fwd=names[0],
            links_filename_rev=names[1],
            quiet=True,
        )
        both = [Path(name).read_text(encoding="utf-8").splitlines() for name in names]
    return [grow(parse(one), parse(two)) for one, two in zip(*both, strict=True)]


def align(data: Path) -> int:
    """Write ``links.tsv`` beside ``rows.tsv``; return the number of links."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(data / "source.spm"))
    lines = (data / "rows.tsv").read_text(encoding="utf-8").splitlines()
    sides = [[" ".join(pieces.encode(line.split("\t")[side], out_type=str)) for line in lines] for side in (1, 2)]
    grown = links_of(*sides)
    text = "".join(" ".join(f"{i}-{j}" for i, j in sorted(links)) + "\n" for links in grown)
    (data / "links.tsv").write_text(text, encoding="utf-8")
    return sum(map(len, grown))


def main() -> None:
    """Command line: the data folder."""
    parser = argparse.ArgumentParser(description="Align the pieces of rows.tsv with eflomal.")
    parser.add_argument("data", type=Path)
    print(align(parser.parse_args().data), "links")


if __name__ == "__main__":
    main()
