"""Score model folders on the test sets: sacreBLEU BLEU and chrF, slots, probes, speed.

    python training/score.py EVAL MODEL [MODEL …] [--slots HELD_OUT.tsv]

EVAL is the folder with ``flores-dev/``, ``pud.tsv`` and ``panl-test.tsv``; a
MODEL is what ``export.py`` writes. Runs CTranslate2 int8 with beam 4. A model that
was taught to take up English is asked a second time with the dictionary's help, and
one with a table of words a third time, the best of eight outputs being chosen by it
too, as the library does.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF

import slots
from asemnews.engines.folder import taught_english
from asemnews.engines.words import WordLinks, read_words
from asemnews.translation.mentions import find_mentions
from asemnews.translation.protect import protect
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


def probe(model: Marian, path: Path, show: bool) -> dict[str, float]:
    """Return chrF by kind of roughness on the lines (kind, Indonesian, English) of `path`."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    outputs = model([source for _, source, _ in rows])
    kinds: dict[str, tuple[list[str], list[str]]] = {}
    for (kind, source, reference), output in zip(rows, outputs, strict=True):
        if show:
            print(json.dumps({"kind": kind, "source": source, "output": output}, ensure_ascii=False))
        said, right = kinds.setdefault(kind, ([], []))
        said.append(output)
        right.append(reference)
    return {kind: round(CHRF().corpus_score(said, [right]).score, 1) for kind, (said, right) in kinds.items()}


def gold_slots(folder: Path) -> list[str]:
    """Return the sentences of the gold releases with numbers, dates and names behind slots.

    Names are those that the English paragraph holds in the same form; at most ten
    slots a sentence, numbered in order.
    """
    found = []
    for path in sorted(folder.glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        sides = [re.split(r"\n\s*\n", case[name].strip()) for name in ("text", "reference_en")]
        for paragraph, english in zip(*sides, strict=False):
            text = re.sub(r"\s+", " ", paragraph)
            for sentence in re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])", text):
                numbers = slots.expressions(sentence, False)
                names = slots.names(sentence, english)
                names = [one for one in names if all(one.end <= two.start or two.end <= one.start for two in numbers)]
                hidden = sentence
                for number, one in reversed(list(enumerate(sorted(numbers + names)[: slots.LIMIT]))):
                    hidden = f"{hidden[: one.start]}⦅{number}⦆{hidden[one.end :]}"
                if hidden != sentence:
                    found.append(hidden)
    return found


def helped(pairs: Pairs) -> Pairs:
    """Return the pairs with the English of seldom words in their sources."""
    found = []
    for source, target in pairs:
        words = [mention for mention in find_mentions(source, None, words=True) if mention.kind == "word"]
        found.append((protect(source, words, ()).text, target))
    return found


def chosen(model: Marian, table: WordLinks, sources: list[str]) -> list[str]:
    """Return what the library's choice among eight outputs gives, with the dictionary's help and without slots."""
    found = []
    asked = [text for text, _ in helped([(source, "") for source in sources])]
    for source, outputs in zip(sources, model.several(asked, 8), strict=True):
        found.append(max(outputs, key=lambda one: one[1] + table.fit(source, one[0]))[0])
    return found


def score(model: Callable[[list[str]], list[str]], pairs: Pairs) -> dict[str, object]:
    """Return BLEU, chrF, the signature and sentences a second of `model`, texts in and out, on `pairs`."""
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
    parser.add_argument("--probes", type=Path, default=Path(__file__).parent / "data" / "probes.tsv")
    parser.add_argument("--show", action="store_true", help="print what the probes became")
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
            if taught_english(folder):
                print(json.dumps({"set": f"{name}, with the dictionary", **score(model, helped(pairs))}))
            if table := read_words(folder):
                choose = partial(chosen, model, table)
                print(json.dumps({"set": f"{name}, chosen by words", **score(choose, pairs)}))
        print(json.dumps({"set": "probes", "chrf": probe(model, arguments.probes, arguments.show)}))
        hidden = {"slots, gold releases": gold_slots(arguments.eval / "gold-dev")}
        if arguments.slots:
            hidden["slots, held-out own releases"] = [source for source, _ in read_tsv(arguments.slots)]
        for name, sources in hidden.items():
            if sources:
                print(json.dumps({"set": name, **slots_copied(sources, model(sources))}))


if __name__ == "__main__":
    main()
