"""Make ``lexicon/data/parallel_words.tsv``: which English words an Indonesian word comes out as.

IBM model 1 over word stems, on parallel text whose licence allows it (the project's own corpus and TICO-19, both CC0).

    python training/fidelity_lexicon.py OUT OWN_CORPUS_FOLDER [TSV ...]
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from asemnews.fidelity.stems import english_stems, indonesian_stems

MARK = re.compile(r"\[(?:A|S|C|P|X|per|role|doc|party)\|([^\[\]|]*)\]")
ROUNDS = 5
FLOOR = 0.04  # translation probability; below it a pair is noise
SEEN = 2


def pairs(folder: Path, tables: list[Path]) -> Iterator[tuple[str, str]]:
    """Indonesian and English lines of the corpus, marks taken out."""
    for path in [*sorted(folder.glob("[sw]*.txt")), *tables]:
        for line in path.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 3 and cells[0] in "HDSBL":
                yield MARK.sub(r"\1", cells[1]), cells[2]
            elif len(cells) == 2:
                yield cells[0], cells[1]


def train(data: list[tuple[list[str], list[str]]]) -> dict[str, dict[str, float]]:
    """Translation probabilities p(english | indonesian), with both directions' links kept only if both hold."""
    table: dict[str, dict[str, float]] = {}
    for turn in range(ROUNDS):
        counts: dict[str, defaultdict[str, float]] = {}
        for source, target in data:
            for word in target:
                if turn == 0:
                    share = 1.0 / len(source)
                    for from_ in source:
                        counts.setdefault(from_, defaultdict(float))[word] += share
                    continue
                links = [(from_, table[from_].get(word, 0.0)) for from_ in source]
                total = sum(p for _, p in links)
                if total <= 0.0:
                    continue
                for from_, p in links:
                    if p > total * 0.001:
                        counts.setdefault(from_, defaultdict(float))[word] += p / total
        table = {}
        for from_, row in counts.items():
            whole = sum(row.values())
            least = 1e-4 if turn else 0.0
            table[from_] = {word: n / whole for word, n in row.items() if n / whole > least}
        for source, _ in data:
            for from_ in source:
                table.setdefault(from_, {})
    return table


def main() -> None:
    """Fit the table and write it."""
    out, folder, *tables = (Path(argument) for argument in sys.argv[1:])
    data = []
    for source, target in pairs(folder, tables):
        left, right = sorted(set(indonesian_stems(source))), sorted(set(english_stems(target)))
        if left and right and len(left) <= 50 and len(right) <= 60:
            data.append((["", *left], right))
    seen = Counter(word for left, _ in data for word in left)
    table = train(data)
    lines = [
        "# source: IBM model 1 over stems, fitted on this project's own parallel corpus and TICO-19 (both CC0)",
        "indonesian\tenglish",
    ]
    for word in sorted(table):
        if not word or seen[word] < SEEN:
            continue
        best = sorted(table[word].items(), key=lambda item: -item[1])[:6]
        kept = [target for target, p in best if p >= FLOOR]
        if kept:
            lines.append(f"{word}\t{' '.join(kept)}")
    out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
