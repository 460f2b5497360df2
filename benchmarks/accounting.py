"""Is every word accounted for? Renderings a sentence, and source numbers that stand in the English in English form.

    python benchmarks/accounting.py EVAL_FOLDER [--engine NAME] [--write]

EVAL_FOLDER holds ``gold-dev/*.json`` and, if at hand, ``seed/*.txt``.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

import asemnews
from asemnews.lexicon.values import find_values

_ALL_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def english_numbers(text: str) -> Counter[str]:
    return Counter(_ALL_DIGITS.findall(text))


def account(text: str, engine: asemnews.Engine) -> tuple[int, int, list[str], int]:
    """Sentences, source numbers, those missing from the English, and unrepaired errors of one release."""
    translation = asemnews.translate(text, engine)
    total, missing = 0, []
    for rendering in translation.sentences:
        there = english_numbers(rendering.english)
        for value in find_values(rendering.source.text):
            if not any(c.isdigit() for c in value.text):
                continue
            total += 1
            wanted = english_numbers(value.english)
            if wanted - there:
                missing.append(value.text)
            there -= wanted
    errors = sum(f.severity == "error" for f in translation.findings)
    return len(translation.sentences), total, missing, errors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engine", default="bundled")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    engine = asemnews.load_engine(args.engine)
    texts = {
        p.stem: json.loads(p.read_text("utf-8"))["text"] for p in sorted((args.folder / "gold-dev").glob("*.json"))
    }
    texts |= {p.stem: p.read_text("utf-8") for p in sorted((args.folder / "seed").glob("*.txt"))}
    lines = [
        "| release | sentences, each rendered | numbers | in English form | missing | errors told |",
        "| --- | ---: | ---: | ---: | --- | ---: |",
    ]
    sentences = numbers = lost = 0
    for name, text in texts.items():
        count, total, missing, errors = account(text, engine)
        sentences, numbers, lost = sentences + count, numbers + total, lost + len(missing)
        lines.append(f"| {name} | {count} | {total} | {total - len(missing)} | {', '.join(missing)} | {errors} |")
    share = 1 - lost / max(1, numbers)
    lines.append(f"| **all** | {sentences} | {numbers} | {numbers - lost} ({share:.2%}) | | |")
    print("\n".join(lines))
    if args.write:
        head = "# Every word accounted for\n\nMade by `python benchmarks/accounting.py EVAL_FOLDER --write`.\n\n"
        tail = f"\n\nEngine: `{engine.signature}`.\n"
        (Path(__file__).parent / "accounting.md").write_text(head + "\n".join(lines) + tail, "utf-8")


if __name__ == "__main__":
    main()
