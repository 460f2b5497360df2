"""How well the fidelity checks tell errors: planted ones, and those of six systems on FLORES dev.

    python benchmarks/fidelity.py EVAL_FOLDER OWN_CORPUS_FOLDER [--sample N] [--write]

EVAL_FOLDER holds ``flores-dev/`` and ``pud.tsv``, of which nothing was used to build the checks; the project's own
corpus was (the lexicon behind "dropped", and every look at false alarms). ``--write`` puts the tables into fidelity.md.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from asemnews.fidelity import check_sentence
from asemnews.fidelity.coverage import split_pieces
from asemnews.lexicon.glossary import Glossary
from asemnews.lexicon.values import find_values

sys.path.insert(0, str(Path(__file__).parent))
from planted import PLANTS, Pair, dropped, flores, joined, own_corpus, persons, pud

SEED = 20
SYSTEMS = ("google", "microsoft", "firefox-tiny", "nllb", "opusmt", "argos")
ANSWERS: dict[str, Callable[[str], bool]] = {
    "digit changed": lambda check: check.startswith("numbers."),
    "separator kept": lambda check: check.startswith("numbers."),
    "unit changed": lambda check: check == "numbers.unit",
    "name swapped": lambda check: check.startswith("names.") or check == "terms.missing",
    "person swapped": lambda check: check.startswith("names."),
    "negation removed": lambda check: check == "polarity.lost",
    "loop": lambda check: check == "shape.loop",
    "clause dropped": lambda check: check in ("shape.clause", "shape.dropped", "shape.short"),
    "sentence dropped": lambda check: check in ("shape.dropped", "shape.short"),
}
"""Which findings answer which error."""


def alarms(pair: Pair, glossary: Glossary) -> set[str]:
    """The checks that warn of a pair."""
    return {p.check for p in check_sentence(*pair, glossary) if p.severity != "info"}


def measure(kind: str, cases: Sequence[tuple[Pair, Pair]], glossary: Glossary) -> str:
    """A row of the table: every case once clean, once with the error."""
    answers = ANSWERS[kind]
    hits = sum(any(map(answers, alarms(bad, glossary))) for _, bad in cases)
    false = sum(any(map(answers, alarms(clean, glossary))) for clean, _ in cases)
    recall = hits / len(cases) if cases else 0.0
    precision = hits / (hits + false) if hits + false else 1.0
    return f"| {kind} | {len(cases):,} | {recall:.3f} | {precision:.3f} | {false / max(1, len(cases)):.3%} |"


def planted(name: str, runs: list[list[Pair]], sample: int, glossary: Glossary) -> Iterator[str]:
    rng = random.Random(SEED)
    pairs = [pair for run in runs for pair in run]
    yield f"### {name}"
    yield ""
    yield "| error | cases | recall | precision | false alarms on clean pairs |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for kind, plant in PLANTS.items():
        cases = []
        for pair in rng.sample(pairs, len(pairs)):
            bad = plant(pair, pairs, rng)
            if bad is not None and bad != pair:
                cases.append((pair, bad))
            if len(cases) >= sample:
                break
        yield measure(kind, cases, glossary)
    texts = joined(runs, rng)
    texts = rng.sample(texts, min(sample, len(texts)))
    yield measure("sentence dropped", [(pair, dropped(pair, english, rng)) for pair, english in texts], glossary)
    yield ""


def clean(name: str, pairs: list[Pair], glossary: Glossary) -> str:
    """A row: the share of clean pairs with an alarm, by check."""
    families = ("shape", "numbers", "polarity", "names", "terms")
    counts = dict.fromkeys((*families, "error"), 0)
    for source, english in pairs:
        problems = [p for p in check_sentence(source, english, glossary) if p.severity != "info"]
        for family in families:
            counts[family] += any(p.check.startswith(family) for p in problems)
        counts["error"] += any(p.severity == "error" for p in problems)
    cells = " | ".join(f"{counts[family] / len(pairs):.2%}" for family in (*families, "error"))
    return f"| {name} | {len(pairs):,} | {cells} |"


def multi(pairs: Sequence[Pair]) -> list[int]:
    """The lines with more than one sentence."""
    return [i for i, (source, _) in enumerate(pairs) if len(split_pieces(source)) > 1]


def systems(folder: Path, glossary: Glossary) -> Iterator[str]:
    yield (
        "| system | multi-sentence lines losing > 30 % of words | of them told | further such lines told "
        "| lines with a number that English writes otherwise | told as wrong | told as kept separators | loops "
        "| untranslated |"
    )
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    reference = flores(folder)
    several = multi(reference)
    localised = [i for i, (source, _) in enumerate(reference) if any(_local(v.text) for v in find_values(source))]
    for system in SYSTEMS:
        pairs = flores(folder, system)
        found = [alarms(pair, glossary) for pair in pairs]
        short = [i for i in several if len(pairs[i][1].split()) < 0.7 * len(reference[i][1].split())]
        told = sum(bool(found[i] & {"shape.dropped", "shape.short"}) for i in short)
        extra = sum(bool(found[i] & {"shape.dropped", "shape.short"}) for i in several if i not in short)
        wrong = sum(any(check.startswith("numbers.") for check in found[i]) for i in localised)
        kept = sum("numbers.separator" in found[i] for i in localised)
        loops = sum("shape.loop" in checks for checks in found)
        left = sum("shape.untranslated" in checks for checks in found)
        counts = (len(short), told, extra, len(localised), wrong, kept, loops, left)
        yield f"| {system} | " + " | ".join(map(str, counts)) + " |"


def _local(text: str) -> bool:
    """True for digits that Indonesian writes unlike English."""
    digits = "".join(c for c in text if c.isdigit() or c in ".,")
    return any(c in ".," for c in digits.strip(".,"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sample", type=int, default=1000)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    glossary = Glossary.builtin()
    began = time.perf_counter()
    reference, parallel = flores(args.evaluation / "flores-dev"), pud(args.evaluation / "pud.tsv")
    runs = own_corpus(args.corpus)
    pairs = [pair for run in runs for pair in run]
    lines = ["## Planted errors", ""]
    lines += planted(
        "FLORES-200 dev and Parallel UD (never used to build the checks)", [reference, parallel], args.sample, glossary
    )
    lines += planted("The project's own corpus", runs, args.sample, glossary)
    swapped = persons(args.corpus)
    swapped = random.Random(SEED).sample(swapped, min(args.sample, len(swapped)))
    lines.insert(-1, measure("person swapped", swapped, glossary))
    lines += [
        "## False alarms on clean pairs",
        "",
        "| pairs | number | shape | numbers | polarity | names | terms | any error |",
    ]
    lines += ["| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]
    lines.append(clean("FLORES dev reference", reference, glossary))
    lines.append(clean("Parallel UD", parallel, glossary))
    lines.append(
        clean("own corpus, a sample", random.Random(SEED).sample(pairs, min(3 * args.sample, len(pairs))), glossary)
    )
    lines += ["", "## Six systems on FLORES-200 dev", ""]
    lines += systems(args.evaluation / "flores-dev", glossary)
    text = "\n".join(lines) + "\n"
    print(text)
    print(f"{time.perf_counter() - began:.0f} s", file=sys.stderr)
    if args.write:
        page = Path(__file__).with_suffix(".md")
        head = page.read_text("utf-8").split("<!-- tables -->")[0]
        page.write_text(f"{head}<!-- tables -->\n\n{text}", "utf-8")


if __name__ == "__main__":
    main()
