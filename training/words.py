"""Make ``words.tsv.gz``, the table of words by which outputs are chosen, from ``pairs.tsv`` of ``prepare.py``.

    python training/words.py DATA OUT

Words are aligned with eflomal, both ways, and counted. OUT is the file; ``export.py --words`` puts it beside the
weights.
"""

from __future__ import annotations

import argparse
import gzip
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from align import links_of
from asemnews.engines.words import SCALE, words

LEAST_WEIGHT = 0.1
"""Weight in the recipe below which a corpus is left out: manuals and scripture, whose words mean other things."""
LEAST_COUNT = 2
LEAST_CHANCE = 0.01
"""Links that are rarer than this both ways are noise."""
LONGEST = 80


def read_pairs(data: Path) -> list[tuple[list[str], list[str]]]:
    """The words of both sides of every pair that weighs enough."""
    found = []
    for line in (data / "pairs.tsv").read_text(encoding="utf-8").splitlines():
        weight, source, target = line.split("\t")
        sides = words(source), words(target)
        if float(weight) >= LEAST_WEIGHT and all(0 < len(side) <= LONGEST for side in sides):
            found.append(sides)
    return found


def count_links(pairs: list[tuple[list[str], list[str]]]) -> Counter[tuple[str, str]]:
    """How often each two words are linked."""
    links = links_of([" ".join(source) for source, _ in pairs], [" ".join(target) for _, target in pairs])
    return Counter(
        (source[i], target[j]) for (source, target), found in zip(pairs, links, strict=True) for i, j in found
    )


def table(counts: Counter[tuple[str, str]]) -> Iterable[str]:
    """The lines of the file: an Indonesian word, and each English word with how surprising either makes the other."""
    sources: Counter[str] = Counter()
    targets: Counter[str] = Counter()
    for (source, target), count in counts.items():
        sources[source] += count
        targets[target] += count
    rows: dict[str, list[str]] = defaultdict(list)
    for (source, target), count in sorted(counts.items()):
        given, back = count / sources[source], count / targets[target]
        if count >= LEAST_COUNT and max(given, back) >= LEAST_CHANCE:
            rows[source].append(f"{target} {_tenths(given)} {_tenths(back)}")
    for source, cells in rows.items():
        yield "\t".join([source, *cells])


def _tenths(chance: float) -> int:
    return round(-math.log(chance) * SCALE)


def main() -> None:
    """Command line: prepared data in, the file out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    lines = list(table(count_links(read_pairs(arguments.data))))
    text = "# source: words aligned in the training data of the model beside it (training/words.py)\n"
    text += "\n".join(lines) + "\n"
    arguments.out.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    print(f"{len(lines)} words, {arguments.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
