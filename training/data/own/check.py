"""Validate the own corpus: ``python training/data/own/check.py``; exit status 1 on an error."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

MARK = re.compile(r"\[(A|S|C|P|X|per|role|doc|party)\|([^\[\]|]*)\]")
HEADER = re.compile(r"### [\w-]+ \| \d{4}-\d\d-\d\d \| \w+")


def errors(path: Path, counts: Counter[str]) -> Iterator[str]:
    """Yield what is wrong in `path`, with its line, and count what is there."""
    released = path.name[0] in "mw"
    width = {"m": 2, "s": 2, "w": 3}[path.name[0]]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        if released and line.startswith("### "):
            counts["releases"] += 1
            if not HEADER.match(line):
                yield f"{path.name}:{number}: header {line[:60]!r}"
            continue
        columns = line.split("\t")
        if len(columns) != width or (released and columns[0] not in "HDSBLF"):
            yield f"{path.name}:{number}: columns of {line[:60]!r}"
            continue
        source, target = columns[1:] * 2 if path.name[0] == "m" else columns[-2:]
        counts["sentences" if path.name[0] == "m" else "pairs"] += 1
        counts.update(f"mark {mark[1]}" for mark in MARK.finditer(source))
        if not source.strip() or not target.strip():
            yield f"{path.name}:{number}: an empty side"
        if released and re.search(r"[\[\]|]", MARK.sub(r"\2", source) + MARK.sub(r"\2", target)):
            yield f"{path.name}:{number}: a stray mark in {line[:60]!r}"


def main() -> int:
    """Check every file of this folder; return the exit status."""
    counts: Counter[str] = Counter()
    files = sorted(Path(__file__).parent.glob("[msw]*.txt"))
    found = [error for path in files for error in errors(path, counts)]
    print("\n".join([*found, f"{len(files)} files, {dict(sorted(counts.items()))}, {len(found)} errors"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
