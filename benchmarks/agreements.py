"""How well commitments are found: the shipped hybrid beside rules, tagger and what a user would pick instead.

    python benchmarks/agreements.py EVAL_FOLDER OWN_FOLDER --networks FOLDER

Writes ``benchmarks/agreements.md``. The gold cases are never trained on, so the shipped model is measured on them; on
our own marked releases (``w*.txt``) every writer is measured with models that were trained without that writer, nor any
other of the same fold: FOLDER has the networks of ``training/network.py --folds``, the rest is trained here (half an
hour a fold; needs python-crfsuite and scikit-learn). The gate of a fold learns from the candidates that the other
folds' models find in what they did not see. Everything is scored with the evaluation folder's ``score.py``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from asemnews.agreements import find_agreements
from asemnews.agreements.context import Surroundings
from asemnews.agreements.find import Models
from asemnews.agreements.gate import read_gate
from asemnews.agreements.reading import read_sentences
from asemnews.agreements.refine import refined
from asemnews.reading import read
from asemnews.records import Release, Sentence
from asemnews.segmentation import segment

Spans = list[tuple[int, int, str]]
Method = Callable[[Release, Sequence[Sentence], dt.date | None], Spans]
_REPORT = Path(__file__).with_suffix(".md")
_STATUS = {"A": "agreed", "S": "signed", "C": "committed", "P": "planned"}
_KEYWORD = re.compile(r"\b(?:sepakat|menyepakati|disepakati|menandatangani|ditandatangani)\b", re.IGNORECASE)


def hybrid(models: Models) -> Method:
    """What the library does."""

    def run(release: Release, sentences: Sequence[Sentence], day: dt.date | None) -> Spans:
        found = find_agreements(release, sentences, published=day, models=models)
        return [(a.quote.start, a.quote.end, a.status) for a in found.agreements]

    return run


def learned(full: Models, quick: Models) -> dict[str, Method]:
    """What the library does with an engine, what it does without, and its tagger alone."""
    return {"hybrid": hybrid(full), "hybrid, quick": hybrid(quick), "tagger only": tagger_only(quick)}


def tagger_only(models: Models) -> Method:
    """The tagger without network, gate and the rules' last word."""

    def run(release: Release, sentences: Sequence[Sentence], day: dt.date | None) -> Spans:
        surroundings = Surroundings(read_sentences(release, sentences), day.year if day else None)
        return [
            (reading.tokens.starts[mark.first], reading.tokens.ends[mark.last - 1], "agreed")
            for reading, marks in zip(surroundings.readings, models.tagger.mark(surroundings), strict=True)
            for mark in marks
            if mark.commitment
        ]

    return run


def rules_only(release: Release, sentences: Sequence[Sentence], day: dt.date | None) -> Spans:
    """The clauses that explicit cues introduce."""
    surroundings = Surroundings(read_sentences(release, sentences), day.year if day else None)
    found: Spans = []
    for reading in surroundings.readings:
        for mark in refined(reading, [], surroundings.proposals(reading.number), surroundings.year):
            found.append((reading.tokens.starts[mark.first], reading.tokens.ends[mark.last - 1], "agreed"))
    return found


def lead(release: Release, sentences: Sequence[Sentence], _: dt.date | None) -> Spans:
    """The first three sentences of the body."""
    body = [s for s in sentences if release.paragraphs[s.paragraph].kind == "body"]
    return [(s.start, s.end, "agreed") for s in body[:3]]


def keyword(release: Release, sentences: Sequence[Sentence], _: dt.date | None) -> Spans:
    """Every sentence with "sepakat" or "menandatangani" in one of their forms."""
    return [(s.start, s.end, "agreed") for s in sentences if _KEYWORD.search(release.text, s.start, s.end)]


class Board:
    """Tallies of every method on one set of cases, kept by the evaluation folder's own scorer."""

    def __init__(self, scorer: ModuleType) -> None:
        self._scorer = scorer
        self._totals: dict[str, dict[str, Any]] = {}

    def add(self, method: str, case: dict[str, Any], spans: Iterable[tuple[int, int, str]]) -> None:
        """Score what a method found in one case."""
        names = ["agreements", "status", "alarms", "grounding", *self._scorer.FIELDS]
        total = self._totals.setdefault(method, {name: self._scorer.Tally() for name in names})
        text = case["text"]
        briefing = {
            "agreements": [
                {"quote": {"start": a, "end": b, "text": text[a:b]}, "status": status} for a, b, status in spans
            ]
        }
        self._scorer.score_case(case, briefing, total)

    def rows(self, title: str) -> list[str]:
        """The table of this board in Markdown."""
        lines = [f"## {title}", "", "| method | P | R | F1 | status | false alarms |", "| - | -: | -: | -: | -: | -: |"]
        for method, total in self._totals.items():
            report = total["agreements"].report()
            status = total["status"].report()["p"] if method.startswith("hybrid") else None
            alarms = total["alarms"].hit / max(1, total["alarms"].gold)
            shown = "–" if status is None else f"{status:.3f}"
            lines.append(
                f"| {method} | {report['p']:.3f} | {report['r']:.3f} | {report['f1']:.3f} | {shown} | {alarms:.1%} |"
            )
        return [*lines, ""]


def measure(
    boards: Sequence[Board], cases: Iterable[tuple[dict[str, Any], dt.date | None]], methods: dict[str, Method]
) -> None:
    """Run every method over every case, read and cut into sentences by the library, for all the boards."""
    for case, day in cases:
        release = read(case["text"])
        sentences = segment(release)
        for name, method in methods.items():
            found = method(release, sentences, day)
            for board in boards:
                board.add(name, case, found)


def gold(folder: Path) -> list[tuple[dict[str, Any], dt.date | None]]:
    """The gold cases of a folder, with the release date that a feed would give."""
    cases = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    return [(case, dt.date.fromisoformat(case["published"]) if case.get("published") else None) for case in cases]


def own(path: Path) -> list[tuple[dict[str, Any], dt.date | None]]:
    """One writer's releases as cases of the same shape."""
    from training.tagger_corpus import read_marked

    cases: list[tuple[dict[str, Any], dt.date | None]] = []
    for marked in read_marked(path):
        text = marked.release.text
        agreements = [
            {"quote": text[m.start : m.end], "status": _STATUS[m.label]} for m in marked.marks if m.label != "X"
        ]
        others = [{"quote": text[m.start : m.end]} for m in marked.marks if m.label == "X"]
        cases.append(({"text": text, "gold": {"agreements": agreements, "not_agreements": others}}, marked.published))
    return cases


def held_out(own_folder: Path, networks: Path) -> Iterator[tuple[list[str], Models, Models]]:
    """Groups of writers with the models, full and quick, that never saw them."""
    from training.tagger import folds, train_gate
    from training.tagger_corpus import corpus

    every = list(folds(corpus(own_folder), networks))
    for fold in every:
        others = [other for other in every if other is not fold]
        full = replace(fold.models, gate=read_gate(train_gate([case for other in others for case in other.cases])))
        quick_gate = read_gate(train_gate([case for other in others for case in other.quick_cases]))
        yield fold.writers, full, replace(fold.models, gate=quick_gate, network=None)


def _write(lines: Sequence[str]) -> None:
    """The report so far: a fold takes minutes, and what is measured should not be lost."""
    _REPORT.write_text("\n".join(lines), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("own", type=Path)
    parser.add_argument("--networks", type=Path, required=True)
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("score", args.evaluation / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"No score.py in {args.evaluation}.")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    plain: dict[str, Method] = {"rules only": rules_only, "lead-3 sentences": lead, "keyword sentences": keyword}
    lines = [
        "# Agreements",
        "",
        "Made by `benchmarks/agreements.py`; the rules were written with gold-dev and seed in view.",
        "",
    ]
    for name in ("gold-dev", "seed"):
        board = Board(scorer)
        measure([board], gold(args.evaluation / name), learned(Models.shipped(), Models.shipped(quick=True)) | plain)
        lines += board.rows(name)
    pooled = Board(scorer)
    _write(lines)
    for held, full, quick in held_out(args.own, args.networks):
        for writer in held:
            path = args.own / f"{writer}.txt"
            board = Board(scorer)
            measure([board, pooled], own(path), learned(full, quick) | plain)
            lines += board.rows(f"own corpus, {writer}, held out with {', '.join(w for w in held if w != writer)}")
            print(*board.rows(writer), sep="\n", flush=True)
        _write([*lines, *pooled.rows("own corpus, all writers above together, each held out")])


if __name__ == "__main__":
    main()
