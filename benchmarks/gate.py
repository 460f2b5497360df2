"""Floors under what was measured; they only go up.

    python benchmarks/gate.py EVAL_FOLDER [--up]

Measures the bundled engine and the extraction on EVAL_FOLDER and exits with 1 where a score is under its floor in
``benchmarks/floors.tsv``. ``--up`` lifts every floor to what was measured, less the measure's allowance; a floor is
never lowered. The allowance covers what the same weights vary by between machines: int8 kernels round differently,
which changed up to 0.3 BLEU and 0.35 chrF between two processors, and a briefing of a few cases moves in steps of one
item.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import asemnews
from asemnews.translation import Manner, translate_texts

sys.path.insert(0, str(Path(__file__).parent))
import accounting
import translation

FLOORS = Path(__file__).with_name("floors.tsv")
_BETWEEN_MACHINES = 0.4
_OF_RELEASES = 0.7


class Measured(NamedTuple):
    """One score; higher is better. ``allowance``: how far under it the floor may stand."""

    name: str
    value: float
    allowance: float


def engine_scores(folder: Path, engine: asemnews.Engine) -> Iterator[Measured]:
    """BLEU and chrF of the engine alone on the sets that are there, and once with dictionary and choice by words."""
    sets: dict[str, Callable[[], translation.Pairs]] = {
        "FLORES dev": lambda: translation.flores(folder),
        "PUD": lambda: translation.table(folder / "pud.tsv"),
        "PANL test": lambda: translation.table(folder / "panl-test.tsv"),
    }
    for name, load in sets.items():
        try:
            source, reference = load()
        except FileNotFoundError:
            print(f"left out: {name} is not in {folder}")
            continue
        english = [hypothesis.text for hypothesis in engine.generate(source, asemnews.Decoding())]
        bleu, chrf, _ = translation.scores(english, reference)
        yield Measured(f"{name} BLEU", bleu, _BETWEEN_MACHINES)
        yield Measured(f"{name} chrF", chrf, _BETWEEN_MACHINES)
        if name == "FLORES dev":
            english = translate_texts(source, engine, manner=Manner(protect=False, repair=False))
            bleu, chrf, _ = translation.scores(english, reference)
            yield Measured(f"{name} BLEU, words only", bleu, _BETWEEN_MACHINES)
            yield Measured(f"{name} chrF, words only", chrf, _BETWEEN_MACHINES)


def release_scores(folder: Path, engine: asemnews.Engine) -> Iterator[Measured]:
    """Whole releases through ``translate``: BLEU, chrF, and the share of numbers in English form."""
    cases = translation.releases(folder)
    english, reference, _, _ = translation.whole_releases(cases, engine)
    bleu, chrf, _ = translation.scores(english, reference)
    yield Measured("gold-dev releases BLEU", bleu, _OF_RELEASES)
    yield Measured("gold-dev releases chrF", chrf, _OF_RELEASES)
    counts = [accounting.account(case["text"], engine) for case in cases]
    numbers, missing = sum(total for _, total, _, _ in counts), sum(len(lost) for _, _, lost, _ in counts)
    yield Measured("gold-dev numbers in English form, %", round(100 * (1 - missing / numbers), 2), 0.0)


def briefing_scores(folder: Path) -> Iterator[Measured]:
    """What ``score.py`` says of briefings made with the bundled engine, from the text alone."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        return
    scorer: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    names = ["agreements", "status", "alarms", "grounding", *scorer.FIELDS]
    for part in ("gold-dev", "seed"):
        totals = {name: scorer.Tally() for name in names}
        for path in sorted((folder / part).glob("*.json")):
            case = json.loads(path.read_text("utf-8"))
            briefing = asemnews.brief(case["text"]).model_dump(mode="json")
            scorer.score_case(case, briefing, totals)
        alarms = totals["alarms"].hit / max(1, totals["alarms"].gold)
        yield Measured(f"{part} agreements F1", round(totals["agreements"].report()["f1"], 3), 0.01)
        yield Measured(f"{part} status", round(totals["status"].report()["p"], 3), 0.01)
        yield Measured(f"{part} without false alarms", round(1 - alarms, 3), 0.015)


def floors() -> dict[str, float]:
    """The floors by name."""
    if not FLOORS.is_file():
        return {}
    rows = [line.split("\t") for line in FLOORS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, value in rows}


def raised(old: dict[str, float], measured: list[Measured]) -> dict[str, float]:
    """The floors after a measurement: each the higher of the old one and what was measured less its allowance."""
    new = dict(old)
    for name, value, allowance in measured:
        new[name] = max(old.get(name, 0.0), round(value - allowance, 3))
    return new


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--up", action="store_true")
    args = parser.parse_args()
    engine = asemnews.load_engine()
    measured = [
        *engine_scores(args.folder, engine),
        *release_scores(args.folder, engine),
        *briefing_scores(args.folder),
    ]
    known = floors()
    under = 0
    for name, value, _ in measured:
        floor = known.get(name)
        low = floor is not None and value < floor
        under += low
        word = "UNDER" if low else "ok"
        print(f"{word:5} {name}: {value:g} ({'no floor yet' if floor is None else f'floor {floor:g}'})")
    if args.up:
        lines = [f"{name}\t{value:g}" for name, value in raised(known, measured).items()]
        head = "# floors of benchmarks/gate.py; only raised, by `python benchmarks/gate.py EVAL_FOLDER --up`\n"
        FLOORS.write_text(head + "\n".join(lines) + "\n", "utf-8")
    sys.exit(1 if under else 0)


if __name__ == "__main__":
    main()
