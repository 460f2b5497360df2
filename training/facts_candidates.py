"""Fit which bodies of a release are its parties, and which instruments are its own.

The weights are those of ``asemnews.facts.parties`` and ``asemnews.facts.documents``. The annotated releases mark
``[party|…]`` and ``[doc|…]``; a candidate all of whose mentions stand inside other marks cannot be marked there and is
left out of the fit.

    python training/facts_candidates.py OWN_CORPUS_FOLDER parties|documents [--folds] [--out src/asemnews/lexicon/data]
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from asemnews.facts.agreeing import rule_sides
from asemnews.facts.documents import draft_features, drafts
from asemnews.facts.page import Page, page_of
from asemnews.facts.people import find_people
from asemnews.facts.sides import side_features, sides
from asemnews.reading import read
from asemnews.segmentation import segment

MARK = re.compile(r"\[(A|S|C|P|X|per|role|doc|party)\|([^\[\]|]*)\]")
Example = tuple[tuple[str, ...], bool]
EPOCHS, RATE, DECAY, RAREST = 40, 0.08, 2e-4, 3


@dataclass
class Marked:
    """A release rebuilt as plain text; ``marks`` hold kind, start and end."""

    name: str
    published: dt.date
    text: str = ""
    marks: list[tuple[str, int, int]] = field(default_factory=list)

    def add(self, joint: str, line: str) -> None:
        """Append a line, its marks taken out."""
        self.text += joint if self.text else ""
        at = 0
        for mark in MARK.finditer(line):
            self.text += line[at : mark.start()]
            self.marks.append((mark[1], len(self.text), len(self.text) + len(mark[2])))
            self.text += mark[2]
            at = mark.end()
        self.text += line[at:]


def releases(path: Path) -> Iterator[Marked]:
    """The releases of one writer's file: heads and list items on lines of their own, sentences in paragraphs."""
    current: Marked | None = None
    joint, last = "", ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("###"):
            if current:
                yield current
            name, day, *_ = (part.strip() for part in line[3:].split("|"))
            current, last = Marked(name, dt.date.fromisoformat(day)), ""
        elif not line.strip():
            last = ""
        elif current is not None:
            kind, words, *_ = line.split("\t")
            joint = " " if kind == "S" and last in ("D", "S") else "\n" if kind == last and kind in "LF" else "\n\n"
            current.add(joint, words)
            last = kind
    if current:
        yield current


def examples(marked: Marked, question: str) -> Iterator[Example]:
    """Features and label of every candidate."""
    release = read(marked.text)
    page = page_of(release, segment(release), marked.published)
    people = find_people(page).persons
    if question == "parties":
        rules = rule_sides(page)
        for side in sides(page):
            spots = [_source(page, m.start, m.end) for m in side.mentions]
            yield from _example(marked, "party", spots, lambda side=side: side_features(page, side, rules, people))
    else:
        for draft in drafts(page, people):
            spots = [_source(page, draft.start, draft.end)]
            yield from _example(marked, "doc", spots, lambda draft=draft: draft_features(page, draft))


def _example(
    marked: Marked, kind: str, spots: list[tuple[int, int]], features: Callable[[], tuple[str, ...]]
) -> Iterator[Example]:
    label = any(k == kind and a < end and start < b for k, a, b in marked.marks for start, end in spots)
    closed = "ASCP" if kind == "doc" else "ASCPX"  # an instrument told as background stands in [X|…]
    free = any(not any(k in closed and a < end and start < b for k, a, b in marked.marks) for start, end in spots)
    if label or free:
        yield features(), label


def _source(page: Page, start: int, end: int) -> tuple[int, int]:
    quote = page.quote(start, end)
    return quote.start, quote.end


def fit(data: list[Example]) -> dict[str, float]:
    """Logistic regression by stochastic gradient descent over the features that are not rare."""
    counts = Counter(f for features, _ in data for f in features)
    weights = {f: 0.0 for f, n in counts.items() if n >= RAREST}
    kept = [(tuple(f for f in features if f in weights), label) for features, label in data]
    order = random.Random(1)
    for epoch in range(EPOCHS):
        order.shuffle(kept)
        rate = RATE / (1 + 0.2 * epoch)
        for features, label in kept:
            total = sum(weights[f] for f in features)
            step = rate * (label - 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))))
            for f in features:
                weights[f] += step - rate * DECAY * 20 * weights[f]
    return weights


def measure(data: list[Example], weights: dict[str, float], bias: float) -> tuple[float, float, float]:
    """Precision, recall and F1 over candidates."""
    hit = told = gold = 0
    for features, label in data:
        positive = sum(weights.get(f, 0.0) for f in features) + bias > 0
        hit, told, gold = hit + (positive and label), told + positive, gold + label
    precision, recall = hit / max(1, told), hit / max(1, gold)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    """Fit and write, or fit on some writers and measure on the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("question", choices=["parties", "documents"])
    parser.add_argument("--folds", action="store_true", help="leave each writer out in turn and measure")
    parser.add_argument("--bias", type=float, default=0.3, help="added to the fitted bias, see --folds")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    files = sorted(args.corpus.glob("w[0-9].txt"))
    data = {p.stem: [e for r in releases(p) for e in examples(r, args.question)] for p in files}
    if args.folds:
        fitted = {w: fit([e for v, es in data.items() if v != w for e in es]) for w in data}
        for bias in (-0.3, 0.0, 0.3, 0.6):
            total = [measure(data[writer], fitted[writer], bias) for writer in data]
            print(bias, [tuple(round(x, 2) for x in t) for t in total], round(sum(t[2] for t in total) / len(total), 3))
    if args.out:
        weights = fit([e for es in data.values() for e in es])
        weights["bias"] += args.bias
        kept = {f: w for f, w in sorted(weights.items()) if abs(w) >= 0.03}
        head = "# source: fitted by training/facts_candidates.py on the project's own corpus (CC0)\nfeature\tweight\n"
        table = args.out / f"facts_{args.question}.tsv"
        table.write_text(head + "".join(f"{f}\t{w:.3f}\n" for f, w in kept.items()), "utf-8")
        print(len(kept), "weights")


if __name__ == "__main__":
    main()
