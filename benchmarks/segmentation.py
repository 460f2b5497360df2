"""Boundary F1 and speed of the sentence splitter beside others, each in its own runner.

    python benchmarks/segmentation.py [--pud PUD_TSV] [--write]

The sets: ``tests/segmentation/boundaries.tsv``, the own releases (``training/data/own/w*.txt``), pairs of own single
sentences (``s*.txt``), and pairs of sentences of Parallel UD if its file is at hand. A boundary counts where the next
sentence starts, white space aside; the end of a paragraph does not count. ``--write`` puts the table into
``benchmarks/segmentation.md``.
"""

from __future__ import annotations

import argparse
import platform
import random
import re
import sys
import time
from collections.abc import Callable, Iterable
from importlib import metadata
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "training" / "data" / "own"
REPORT = ROOT / "benchmarks" / "segmentation.md"
BEGIN, END = "<!-- table -->", "<!-- end of table -->"
REPEATS = 3
Split = Callable[[str], Iterable[str]]
MARK = "‖"
_TAG = re.compile(r"\[(?:[ASCPX]|per|role|doc|party)\|([^\[\]]*)\]")
_ENDS = re.compile(r"[.?!][\"”’')]*$")


class Score(NamedTuple):
    """Boundaries found rightly, found where none is, and not found."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    def plus(self, gold: set[int], found: set[int]) -> Score:
        """With the boundaries of one more paragraph."""
        return Score(self.hits + len(gold & found), self.false + len(found - gold), self.missed + len(gold - found))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / max(1, 2 * self.hits + self.false + self.missed)


def asemnews() -> Split:
    from asemnews.segmentation import split

    return lambda text: [text[start:end] for start, end in split(text)]


def pysbd() -> Split:
    import pysbd

    return pysbd.Segmenter(language="en", clean=False).segment  # it has no Indonesian


def sentencex() -> Split:
    import sentencex

    return lambda text: sentencex.segment("id", text)


def yasbd() -> Split:
    from yasbd import BoundaryDetector

    return BoundaryDetector("id").segment


def blingfire() -> Split:
    import blingfire

    return lambda text: blingfire.text_to_sentences(text).split("\n")


def spacy() -> Split:
    import spacy

    nlp = spacy.blank("id")
    nlp.add_pipe("sentencizer")
    return lambda text: [sentence.text for sentence in nlp(text).sents]


RUNNERS: dict[str, tuple[str, Callable[[], Split]]] = {
    "asemnews": ("asemnews", asemnews),
    "pysbd (en)": ("pysbd", pysbd),
    "sentencex (id)": ("sentencex", sentencex),
    "yasbd-lib (id)": ("yasbd-lib", yasbd),
    "blingfire": ("blingfire", blingfire),
    "spaCy blank(id), sentencizer": ("spacy", spacy),
}


def traps() -> list[list[str]]:
    rows = (ROOT / "tests" / "segment" / "boundaries.tsv").read_text(encoding="utf-8").splitlines()
    texts = [row.split("\t")[1] for row in rows if row and not row.startswith("#")]
    return [text.replace("\\n", "\n").replace("\\r", "\r").split(MARK) for text in texts]


def releases() -> list[list[str]]:
    """The sentences of every paragraph of the own releases, each with the space after it; lists and heads left out."""
    found: list[list[str]] = []
    for path in sorted(OWN.glob("w*.txt")):
        paragraph: list[str] = []
        for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
            kind, _, rest = line.partition("\t")
            if paragraph and kind != "S":
                found.append(paragraph)
                paragraph = []
            if kind in ("D", "S"):
                text = rest.split("\t")[0]
                while _TAG.search(text):
                    text = _TAG.sub(r"\1", text)
                paragraph.append(text + " ")
    return found


def pairs(paths: Iterable[Path]) -> list[list[str]]:
    """Single sentences, two by two in a shuffled order."""
    lines = (line.split("\t")[0].strip() for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    whole = [line for line in lines if _ENDS.search(line) and (line[0].isupper() or line[0] in '"“')]
    random.Random(7).shuffle(whole)
    return [[first + " ", second] for first, second in pairwise(whole[: len(whole) // 2 * 2])][::2]


def offsets(sentences: Iterable[str]) -> set[int]:
    """Boundaries as counts of characters other than white space before them, so that no splitter's trimming matters."""
    at, found = 0, set()
    for sentence in sentences:
        found.add(at)
        at += len("".join(sentence.split()))
    return found - {0, at}


def quoted(text: str) -> set[int]:
    """Positions inside double quotation marks, counted as in :func:`offsets`."""
    bare = "".join(text.split())
    runs = re.finditer(r'"[^"]*"|“[^”]*”|„[^“]*“|«[^»]*»|\'\'.*?\'\'', bare)
    return {at for run in runs for at in range(run.start() + 1, run.end())}


def score(split: Split, cases: list[list[str]]) -> tuple[Score, Score]:
    """Micro-averaged; in the second, boundaries inside quotation marks count neither way."""
    strict, loose = Score(), Score()
    for case in cases:
        text = "".join(case)
        gold, found, skip = offsets(case), offsets(split(text)), quoted(text)
        strict = strict.plus(gold, found)
        loose = loose.plus(gold - skip, found - skip)
    return strict, loose


def speed(split: Split, texts: list[str]) -> float:
    """Characters a second of processor time, the best of a few runs."""
    best = float("inf")
    for _ in range(REPEATS):
        start = time.process_time()
        for text in texts:
            list(split(text))
        best = min(best, time.process_time() - start)
    return sum(map(len, texts)) / best


def table(sets: dict[str, list[list[str]]]) -> str:
    texts = ["".join(case) for case in sets["releases"][:500]]  # enough to time, and pysbd is slow
    rows: list[tuple[str, dict[str, Any], float]] = []
    for name, (package, runner) in RUNNERS.items():
        try:
            split = runner()
        except ImportError as error:
            print(f"{name}: skipped, {error.name} is not installed", file=sys.stderr)
            continue
        scores: dict[str, Any] = {}
        for label, cases in sets.items():
            scores[label] = score(split, cases)
        rows.append((f"{name} {metadata.version(package)}", scores, speed(split, texts)))
    fastest = max((rate for name, _, rate in rows if not name.startswith("asemnews")), default=rows[0][2])
    sizes = {label: sum(len(offsets(case)) for case in cases) for label, cases in sets.items()}
    lines = [
        "| splitter | "
        + " | ".join(f"{label} ({size})" for label, size in sizes.items())
        + " | M chars/s | of fastest |",
        "| --- |" + " ---: |" * (len(sizes) + 2),
    ]
    for name, scores, rate in rows:
        cells = [f"{strict.f1:.4f} / {loose.f1:.4f}" for strict, loose in scores.values()]
        lines.append(f"| {name} | " + " | ".join(cells) + f" | {rate / 1e6:.2f} | {rate / fastest:.2f} |")
    ours = rows[0][1]
    lines += [
        "",
        "asemnews in counts: "
        + "; ".join(f"{label}: {s.hits} right, {s.false} false, {s.missed} missed" for label, (s, _) in ours.items())
        + ".",
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pud", type=Path, help="pud.tsv: one Indonesian sentence a line, then a tab")
    parser.add_argument("--write", action="store_true", help="write benchmarks/segmentation.md")
    options = parser.parse_args()
    sets = {"traps": traps(), "releases": releases(), "single sentences": pairs(sorted(OWN.glob("s*.txt")))}
    if options.pud:
        sets["PUD"] = pairs([options.pud])
    else:
        print("PUD: skipped, no --pud given", file=sys.stderr)
    text = table(sets)
    print(text)
    if options.write:
        command = "python benchmarks/segmentation.py" + (" --pud pud.tsv" if options.pud else "") + " --write"
        made = f"`{command}` · Python {platform.python_version()} · {platform.machine()}"
        page = REPORT.read_text(encoding="utf-8")
        head, tail = page.split(BEGIN)[0], page.split(END)[1]
        REPORT.write_text(f"{head}{BEGIN}\n{made}\n\n{text}\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
