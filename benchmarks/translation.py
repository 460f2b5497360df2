"""BLEU and chrF of the bundled engine, alone and through the library, and of the peers' public outputs.

The library adds, one after the other: the dictionary and the choice by words; slots; checks and repair.

    python benchmarks/translation.py EVAL_FOLDER [--engine NAME] [--write]

EVAL_FOLDER holds ``flores-dev/{id,en}``, ``pud.tsv``, ``panl-test.tsv``, ``gold-dev/*.json``; a set that is absent is
left out, and said so. ``--write`` puts the table into ``benchmarks/translation.md``.
"""

from __future__ import annotations

import argparse
import functools
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF

import asemnews
from asemnews.fidelity import check_sentence
from asemnews.translation import Checker, Manner, translate_texts

PEERS = ("google", "microsoft", "firefox-tiny", "nllb", "opusmt", "argos")
Pairs = tuple[list[str], list[str]]


def flores(folder: Path) -> Pairs:
    return (folder / "flores-dev/id").read_text("utf-8").splitlines(), (folder / "flores-dev/en").read_text(
        "utf-8"
    ).splitlines()


def table(path: Path) -> Pairs:
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if "\t" in line]
    return [row[0] for row in rows], [row[1] for row in rows]


def releases(folder: Path) -> list[dict[str, str]]:
    return [json.loads(path.read_text("utf-8")) for path in sorted((folder / "gold-dev").glob("*.json"))]


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in re.split(r"\n+", text) if line.strip()]


def scores(hypotheses: Sequence[str], references: Sequence[str]) -> tuple[float, float, str]:
    bleu = BLEU()
    chrf = CHRF()
    b = bleu.corpus_score(list(hypotheses), [list(references)]).score
    c = chrf.corpus_score(list(hypotheses), [list(references)]).score
    return round(b, 1), round(c, 1), f"{bleu.get_signature()} · {chrf.get_signature()}"


Row = tuple[str, str, float, float, int | str]


def wrong(source: Sequence[str], english: Sequence[str], checker: Checker) -> int:
    """Sentences in which the checks find an error."""
    pairs = zip(source, english, strict=True)
    return sum(any(problem.severity == "error" for problem in checker(s, e)) for s, e in pairs)


def measure(folder: Path, engine: asemnews.Engine) -> tuple[list[Row], str]:
    """Rows (set, system, BLEU, chrF, sentences with an error) and the signature of the scores."""
    glossary = asemnews.Glossary.builtin()
    checker = functools.partial(check_sentence, glossary=glossary)
    systems: dict[str, Callable[[list[str]], list[str]]] = {
        "engine alone": lambda texts: [h.text for h in engine.generate(texts, asemnews.Decoding())],
        "asemnews, words only": lambda texts: translate_texts(
            texts, engine, manner=Manner(protect=False, repair=False)
        ),
        "asemnews, slots only": lambda texts: translate_texts(
            texts, engine, glossary=glossary, manner=Manner(repair=False)
        ),
        "asemnews": lambda texts: translate_texts(texts, engine, glossary=glossary, checker=checker),
    }
    sets: dict[str, Callable[[], Pairs]] = {
        "FLORES dev": lambda: flores(folder),
        "PUD": lambda: table(folder / "pud.tsv"),
        "PANL test": lambda: table(folder / "panl-test.tsv"),
    }
    rows: list[Row] = []
    signature = ""
    for name, load in sets.items():
        try:
            source, reference = load()
        except FileNotFoundError as error:
            print(f"left out: {name} ({error.filename} is absent)")
            continue
        for system, run in systems.items():
            english = run(source)
            bleu, chrf, signature = scores(english, reference)
            rows.append((name, system, bleu, chrf, wrong(source, english, checker)))
    for peer in PEERS:
        path = folder / f"flores-dev/{peer}.en"
        if path.exists():
            bleu, chrf, signature = scores(path.read_text("utf-8").splitlines(), flores(folder)[1])
            english = path.read_text("utf-8").splitlines()
            rows.append(("FLORES dev", peer, bleu, chrf, wrong(flores(folder)[0], english, checker)))
    cases = releases(folder)
    if cases:
        english, reference, unlike, errors = whole_releases(cases, engine)
        bleu, chrf, signature = scores(english, reference)
        note = f" ({unlike} as one line)" if unlike else ""
        rows.append((f"gold-dev, {len(cases)} whole releases{note}", "asemnews", bleu, chrf, errors))
    return rows, signature


def whole_releases(cases: Sequence[dict[str, str]], engine: asemnews.Engine) -> tuple[list[str], list[str], int, int]:
    """Paragraphs of the English and the reference, how many releases differ in their number, and the errors told.

    A release whose paragraphs differ in number from those of its reference is scored as one line.
    """
    english: list[str] = []
    reference: list[str] = []
    unlike = errors = 0
    for case in cases:
        made = asemnews.translate(case["text"], engine)
        errors += len({f.source for f in made.findings if f.severity == "error"})
        mine, theirs = paragraphs(made.english), paragraphs(case["reference_en"])
        if len(mine) != len(theirs):
            unlike += 1
            mine, theirs = [" ".join(mine)], [" ".join(theirs)]
        english += mine
        reference += theirs
    return english, reference, unlike, errors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engine", default="bundled")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    engine = asemnews.load_engine(args.engine)
    rows, signature = measure(args.folder, engine)
    lines = ["| set | system | BLEU | chrF | lines with an error told |", "| --- | --- | ---: | ---: | ---: |"]
    lines += [f"| {name} | {system} | {bleu} | {chrf} | {errors} |" for name, system, bleu, chrf, errors in rows]
    text = "\n".join(lines)
    print(text)
    if args.write:
        head = (
            "# Translation quality\n\nMade by `python benchmarks/translation.py EVAL_FOLDER --write`. "
            "The peers are scored on their public outputs (mozilla/firefox-translations-models) in the same run.\n"
            "*Words only*: the dictionary of seldom words, the best of eight outputs by score and by the table of "
            "words, and reminders of words left out.\nSlots put dates, money and names into a house style of their own "
            "(29–31 October 2007), which costs BLEU against references\nof another; checks and repair on top of them "
            "cost none and more than halve the lines with an error.\n\n"
        )
        tail = f"\n\nEngine: `{engine.signature}`. Scores: sacreBLEU `{signature}`.\n"
        (Path(__file__).parent / "translation.md").write_text(head + text + tail, "utf-8")


if __name__ == "__main__":
    main()
