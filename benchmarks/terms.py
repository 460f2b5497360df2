"""Are terms kept? The share of the glossary's enforced terms whose English stands in the translation.

    python benchmarks/terms.py EVAL_FOLDER [--engine NAME] [--write]

EVAL_FOLDER holds ``gold-dev/*.json`` and, if at hand, ``seed/*.txt``. A term is kept if the English of its sentence
holds one of its right renderings; "as given" if it holds the very rendering that the glossary asks for.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import asemnews
from asemnews.fidelity.terms import rendering_lookup
from asemnews.lexicon.glossary import Glossary


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engine", default="bundled")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    engine, glossary = asemnews.load_engine(args.engine), Glossary.builtin()
    texts = [json.loads(p.read_text("utf-8"))["text"] for p in sorted((args.folder / "gold-dev").glob("*.json"))]
    texts += [p.read_text("utf-8") for p in sorted((args.folder / "seed").glob("*.txt"))]
    lines = ["| glossary | terms in the sources | kept | as given | lost |", "| --- | ---: | ---: | ---: | --- |"]
    for name, used in (("none", Glossary()), ("built-in", glossary)):
        counts: Counter[str] = Counter()
        lost: list[str] = []
        for text in texts:
            for rendering in asemnews.translate(text, engine, glossary=used).sentences:
                stands = rendering_lookup(rendering.english)
                for mention in glossary.find(rendering.source.text):
                    if mention.entry.use != "enforce" or not mention.enforceable:
                        continue
                    counts["all"] += 1
                    counts["kept"] += stands(mention)
                    counts["given"] += mention.english.casefold() in rendering.english.casefold()
                    if not stands(mention):
                        lost.append(mention.text)
        kept, given = counts["kept"] / max(1, counts["all"]), counts["given"] / max(1, counts["all"])
        shown = ", ".join(f"{term} ×{n}" if n > 1 else term for term, n in Counter(lost).most_common(8))
        lines.append(f"| {name} | {counts['all']} | {kept:.1%} | {given:.1%} | {shown} |")
    text = "\n".join(lines)
    print(text)
    if args.write:
        page = Path(__file__).with_suffix(".md")
        head = (
            "# Terms kept\n\nCommand: `python benchmarks/terms.py EVAL_FOLDER --write`, over `gold-dev` and `seed`.\n"
        )
        page.write_text(f"{head}\nEngine: `{engine.signature}`\n\n{text}\n", "utf-8")


if __name__ == "__main__":
    main()
