"""Does protecting help a model that does not know the slots? The bundled one with its slots, strange ones, and none.

    python benchmarks/placeholders.py EVAL_FOLDER [--write]

No other translation model can be had offline, so the bundled one stands in: behind ``[0]`` or ``X0X`` it meets
placeholders that it was never trained to copy, as any hub model would.
"""

from __future__ import annotations

import argparse
import functools
import json
from collections.abc import Sequence
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF

import asemnews
from asemnews.engines import reads_english
from asemnews.fidelity import check_sentence
from asemnews.segmentation import segment
from asemnews.translation import Manner, translate_release
from asemnews.translation.placeholders import Placeholders


class Slotless:
    """An engine that hides its slots, as a model from the hub has none."""

    def __init__(self, engine: asemnews.Engine) -> None:
        self.engine = engine
        self.signature = f"{engine.signature}|slotless"
        self.reads_english = reads_english(engine)

    def generate(
        self,
        texts: Sequence[str],
        decoding: asemnews.Decoding = asemnews.Decoding(),  # noqa: B008 - frozen
    ) -> list[asemnews.Hypothesis]:
        """The engine's own answers."""
        return self.engine.generate(texts, decoding)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    engine = asemnews.load_engine()
    glossary = asemnews.Glossary.builtin()
    cases = [json.loads(p.read_text("utf-8")) for p in sorted((args.folder / "gold-dev").glob("*.json"))]
    ways = {
        "its own slots": (engine, Manner()),
        "placeholders `[0]` (the default without slots)": (Slotless(engine), Manner()),
        "placeholders `X0X`": (Placeholders(Slotless(engine), ["X{}X"]), Manner()),
        "no placeholders": (Slotless(engine), Manner(protect=False)),
    }
    lines = ["| protected by | BLEU | chrF | findings: errors | warnings |", "| --- | ---: | ---: | ---: | ---: |"]
    for name, (used, manner) in ways.items():
        english, told = [], []
        for case in cases:
            release = asemnews.read(case["text"])
            checker = functools.partial(check_sentence, glossary=glossary)
            made = translate_release(release, segment(release), used, glossary=glossary, checker=checker, manner=manner)
            english.append(" ".join(made.english.split()))
            told += [finding.severity for finding in made.findings]
        reference = [[" ".join(case["reference_en"].split()) for case in cases]]
        bleu, chrf = BLEU().corpus_score(english, reference).score, CHRF().corpus_score(english, reference).score
        counts = f"{told.count('error')} | {told.count('warning')}"
        lines.append(f"| {name} | {bleu:.1f} | {chrf:.1f} | {counts} |")
    print("\n".join(lines))
    if args.write:
        head = "# Placeholders\n\nMade by `python benchmarks/placeholders.py EVAL_FOLDER --write`; whole releases.\n\n"
        tail = (
            f"\n\nEngine: `{engine.signature}`. Placeholders that the model never saw help too, as long as the checks "
            "choose between renderings, so they are the default for engines without slots; "
            "`Manner(protect=False)` turns them off. Not measured on a model from the hub, for "
            "want of one where this was run.\n"
        )
        (Path(__file__).parent / "placeholders.md").write_text(head + "\n".join(lines) + tail, "utf-8")


if __name__ == "__main__":
    main()
