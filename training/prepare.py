"""Clean, deduplicate, weight by domain, hold out: corpora in, ``rows.tsv`` out.

    python training/prepare.py CONFIG OUT --own training/data/own --corpora C --eval E

Each line of ``rows.tsv`` is ``weight<TAB>Indonesian<TAB>English``; the weight is
how often an epoch holds the row (0.3: three epochs in ten). ``pairs.tsv`` has the
pairs as they are, once each, with the weight of their file. ``held_out.tsv`` has
pairs with slots from own releases that are never trained on.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import lzma
import random
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import hints
import noise
import slots

MARK = re.compile(r"\[(?:A|S|C|P|X|per|role|doc|party)\|([^\[\]|]*)\]")
Pair = tuple[str, str]


def key(text: str) -> str:
    """Return what two lines must share to count as the same: letters and digits, folded."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def tidy(text: str) -> str:
    """Return `text` in NFC with single spaces and no invisible characters."""
    text = unicodedata.normalize("NFC", text.replace("\ufeff", "").replace("\u00ad", ""))
    return re.sub(r"\s+", " ", text).strip()


def sound(source: str, target: str) -> bool:
    """Tell whether a pair looks like a translation: lengths, mojibake, copies."""
    if not source or not target or "\ufffd" in source + target or not slots.balanced(source, target):
        return False
    one, two = len(source.split()), len(target.split())
    if max(one, two) > 90 or max(len(source), len(target)) > 700:
        return False
    if max(one, two) > 6 and max(one, two) > 2.4 * min(one, two):
        return False
    return not (source == target and one > 3)


def release_lines(text: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield (release id, kind of line, Indonesian without marks, English) of a ``w*`` file."""
    release = ""
    for line in text.splitlines():
        if line.startswith("### "):
            release = line[4:].split(" | ")[0]
        columns = line.split("\t")
        if len(columns) == 3 and columns[0] in "HDSBL":
            yield release, columns[0], MARK.sub(r"\1", columns[1]), columns[2]


def read_text(path: Path) -> str:
    """Return the text of a plain or ``.xz`` file."""
    raw = path.read_bytes()
    return (lzma.decompress(raw) if path.suffix == ".xz" else raw).decode("utf-8")


def pairs_of(path: Path) -> Iterator[tuple[str, Pair]]:
    """Yield (release id or nothing, pair) of a corpus file."""
    text = read_text(path)
    if path.name.startswith("w"):
        for release, _, source, target in release_lines(text):
            yield release, (tidy(source), tidy(target))
    else:
        for line in text.splitlines():
            columns = line.split("\t")
            if len(columns) == 2:
                yield "", (tidy(columns[0]), tidy(columns[1]))


def test_lines(folder: Path | None) -> set[str]:
    """Return the keys of every line of the test sets, either side, and of gold texts."""
    if folder is None:
        return set()
    texts: list[str] = []
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".tsv" or path.parent.name == "flores-dev":
            texts += re.split(r"[\t\n]", path.read_text(encoding="utf-8"))
        elif path.suffix == ".json" and path.parent.name in ("gold-dev", "seed"):
            case = json.loads(path.read_text(encoding="utf-8"))
            for text in (case.get("text") or "", case.get("reference_en") or ""):
                texts += re.split(r"\n|(?<=[.!?”\"])\s+", text)
    return {folded for folded in map(key, texts) if len(folded.split()) >= 3}


def weight_of(name: str, weights: dict[str, float]) -> float:
    """Return the weight of the first pattern that fits the file's name; 0 leaves it out."""
    return next((weight for pattern, weight in weights.items() if fnmatch.fnmatch(name, pattern)), 0)


def variants(pair: Pair, weight: float, config: dict[str, float], chance: random.Random) -> list[tuple[float, Pair]]:
    """Share `weight` among the row as it is, with slots, with English hints, and spoiled."""
    rows: list[tuple[float, Pair]] = []
    slotted, hinted, spoiled = (config[name] * weight for name in ("slots", "hints", "noise"))
    many = 2 if weight >= 2 else 1
    for _ in range(many):
        hidden = slots.hide(*pair, chance)
        if hidden:
            rows.append((slotted / many, hidden))
        helped = hints.hint(hidden if hidden and chance.random() < 0.5 else pair, chance)
        if helped:
            rows.append((hinted / many, helped))
    for _ in range(many):
        changed = noise.spoil(pair, chance)
        if changed and chance.random() < 0.2:
            changed = slots.hide(*changed, chance) or changed
        if changed:
            rows.append((spoiled / many, changed))
    return [(weight - sum(share for share, _ in rows), pair), *rows]


def prepare(config: dict[str, object], out: Path, own: Path, corpora: Path | None, tests: Path | None) -> Counter[str]:
    """Write ``rows.tsv``, ``pairs.tsv`` and ``held_out.tsv`` to `out`; return how many rows went where."""
    options = config["prepare"]
    assert isinstance(options, dict)
    chance = random.Random(options["seed"])
    forbidden = test_lines(tests)
    files = sorted(own.glob("[sw]*.txt*")) + (sorted(corpora.glob("*.tsv")) if corpora else [])
    seen: set[str] = set()
    counts: Counter[str] = Counter()
    rows: list[tuple[float, Pair]] = []
    plain: list[tuple[float, Pair]] = []
    held: list[Pair] = []
    for path in files:
        weight = weight_of(path.name, options["weights"])
        if not weight:
            continue
        prose = weight >= options["prose"]
        for release, pair in pairs_of(path):
            source, target = pair
            if forbidden & {key(source), key(target)}:
                counts["test"] += 1
            elif not sound(source, target):
                counts["unsound"] += 1
            elif release in options["held_out"]:
                held.append(pair)
                seen.add(key(source))
                counts["held out"] += 1
            elif (both := key(source) + "\t" + key(target)) in seen or key(source) in seen:
                counts["duplicate"] += 1
            else:
                seen.update((both, key(source)) if prose else (both,))
                counts[path.name] += 1
                plain.append((weight, pair))
                rows += variants(pair, weight, options, chance) if prose else [(weight, pair)]
    rows += [(1.0, slots.synthetic(chance)) for _ in range(options["synthetic"])]
    chance.shuffle(rows)
    out.mkdir(parents=True, exist_ok=True)
    for name, found in (("rows.tsv", rows), ("pairs.tsv", plain)):
        lines = [f"{weight:.4g}\t{source}\t{target}\n" for weight, (source, target) in found]
        (out / name).write_text("".join(lines), encoding="utf-8")
    hidden = [slots.hide(source, target, random.Random(number), 1.0) for number, (source, target) in enumerate(held)]
    lines = ["\t".join(pair) + "\n" for pair in hidden if pair]
    (out / "held_out.tsv").write_text("".join(lines), encoding="utf-8")
    (out / "counts.json").write_text(json.dumps(counts, indent=1) + "\n", encoding="utf-8")
    return counts


def main() -> None:
    """Command line: config, output folder, and where own corpus, corpora and tests are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("config", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--own", type=Path, default=Path(__file__).parent / "data" / "own")
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--eval", type=Path)
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    counts = prepare(config, arguments.out, arguments.own, arguments.corpora, arguments.eval)
    print(json.dumps(counts, indent=1))


if __name__ == "__main__":
    main()
