"""The English of a commitment: put into a frame, on its own, or chosen between the two; against the gold's English.

    python benchmarks/clauses.py EVAL_FOLDER [--engine NAME] [--write]

EVAL_FOLDER holds ``gold-dev/*.json``. Each gold commitment's exact words are translated in every way, with glossary,
slots and checks; ``--write`` puts the table into ``benchmarks/clauses.md``.
"""

from __future__ import annotations

import argparse
import functools
import json
from collections.abc import Callable
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF

import asemnews
from asemnews.fidelity import check_sentence
from asemnews.lexicon.english_verbs import base_form
from asemnews.translation import translate_texts
from asemnews.translation.clauses import bare, choose, framed, unframed


def gold(folder: Path) -> tuple[list[str], list[str]]:
    """The words of every commitment, white space made plain, and their English by hand."""
    cases = [json.loads(path.read_text("utf-8")) for path in sorted((folder / "gold-dev").glob("*.json"))]
    agreements = [agreement for case in cases for agreement in case["gold"]["agreements"] if agreement.get("en")]
    return [" ".join(a["quote"].split()) for a in agreements], [a["en"] for a in agreements]


def measure(folder: Path, engine: asemnews.Engine) -> list[str]:
    glossary = asemnews.Glossary.builtin()
    checker = functools.partial(check_sentence, glossary=glossary)
    run: Callable[[list[str]], list[str]] = functools.partial(
        translate_texts, engine=engine, glossary=glossary, checker=checker
    )
    clauses, wanted = gold(folder)
    in_frame = [unframed(english) for english in run([framed(clause) for clause in clauses])]
    alone = run(bare(clauses))
    ways = {
        "as it stands": run(clauses),
        "as a verb clause of its own": [base_form(english) for english in alone],
        "in the frame “Kedua pihak sepakat untuk …”, else as a clause of its own": [
            base_form(a) if f is None else f for f, a in zip(in_frame, alone, strict=True)
        ],
        "chosen between the two (what the library does)": [choose(f, a) for f, a in zip(in_frame, alone, strict=True)],
    }
    lines = ["| the commitment translated | BLEU | chrF |", "| --- | ---: | ---: |"]
    for name, english in ways.items():
        bleu, chrf = BLEU().corpus_score(english, [wanted]).score, CHRF().corpus_score(english, [wanted]).score
        lines.append(f"| {name} | {bleu:.1f} | {chrf:.1f} |")
    kept = sum(f is not None for f in in_frame)
    lines += ["", f"{len(clauses)} commitments; the frame could be cut off again in {kept}."]
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engine", default="bundled")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    engine = asemnews.load_engine(args.engine)
    text = "\n".join(measure(args.folder, engine))
    print(text)
    if args.write:
        head = (
            "# The English of commitments\n\nMade by `python benchmarks/clauses.py EVAL_FOLDER --write`: the gold-dev "
            "commitments' own words, against their English by hand.\n\n"
        )
        (Path(__file__).parent / "clauses.md").write_text(f"{head}{text}\n\nEngine: `{engine.signature}`.\n", "utf-8")


if __name__ == "__main__":
    main()
