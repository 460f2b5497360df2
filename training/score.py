"""Score model folders on the test sets: sacreBLEU BLEU and chrF, slots, probes, speed.

    python training/score.py EVAL MODEL [MODEL …] [--slots HELD_OUT.tsv]

EVAL is the folder with ``flores-dev/``, ``pud.tsv`` and ``panl-test.tsv``; a
MODEL is what ``export.py`` writes. Runs CTranslate2 int8 with beam 4.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterable
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF

from export import Marian

SLOT = re.compile("⦅[0-9]⦆")
Pairs = list[tuple[str, str]]


def read_tsv(path: Path) -> Pairs:
    """Return the (Indonesian, English) pairs of a tab-separated file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if "\t" in line)
    return [(row[0], row[1]) for row in rows]


def test_sets(folder: Path) -> dict[str, Pairs]:
    """Return the sets by name; a set whose file is absent is left out."""
    sets: dict[str, Pairs] = {}
    flores = folder / "flores-dev"
    if flores.is_dir():
        sides = [(flores / side).read_text(encoding="utf-8").splitlines() for side in ("id", "en")]
        sets["FLORES dev"] = list(zip(*sides, strict=True))
    for name, file in (("PUD", "pud.tsv"), ("PANL test", "panl-test.tsv")):
        if (folder / file).is_file():
            sets[name] = read_tsv(folder / file)
    return sets


def slots_copied(sources: Iterable[str], outputs: Iterable[str]) -> dict[str, int]:
    """Count slots copied exactly once, and sentences whose slots are all so."""
    count = {"slots": 0, "copied": 0, "sentences": 0, "perfect": 0}
    for source, output in zip(sources, outputs, strict=True):
        wanted, got = SLOT.findall(source), SLOT.findall(output)
        if not wanted:
            continue
        right = sum(got.count(slot) == 1 for slot in wanted)
        count["slots"] += len(wanted)
        count["copied"] += right
        count["sentences"] += 1
        count["perfect"] += sorted(wanted) == sorted(got)
    return count


def score(model: Marian, pairs: Pairs) -> dict[str, object]:
    """Return BLEU, chrF, the signature and sentences a second on `pairs`."""
    started = time.perf_counter()
    outputs = model([source for source, _ in pairs])
    seconds = time.perf_counter() - started
    references = [[reference for _, reference in pairs]]
    bleu, chrf = BLEU(), CHRF()
    return {
        "bleu": round(bleu.corpus_score(outputs, references).score, 2),
        "chrf": round(chrf.corpus_score(outputs, references).score, 2),
        "sentences_per_second": round(len(pairs) / seconds, 1),
        "signature": str(bleu.get_signature()),
    }


def main() -> None:
    """Command line: prints one JSON object a model and set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("eval", type=Path)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--slots", type=Path, help="held-out pairs with slots, tab separated")
    parser.add_argument("--workers", type=int, default=1)
    arguments = parser.parse_args()
    sets = test_sets(arguments.eval)
    for folder in arguments.models:
        started = time.perf_counter()
        model = Marian(folder, workers=arguments.workers)
        model(["Kedua pihak sepakat bekerja sama."])
        first = round(time.perf_counter() - started, 3)
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        print(json.dumps({"model": str(folder), "megabytes": round(size / 1e6, 1), "first": first}))
        for name, pairs in sets.items():
            print(json.dumps({"set": name, **score(model, pairs)}))
        if arguments.slots:
            sources = [source for source, _ in read_tsv(arguments.slots)]
            print(json.dumps({"set": "slots", **slots_copied(sources, model(sources))}))


if __name__ == "__main__":
    main()
