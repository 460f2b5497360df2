"""How fast a briefing is made without an engine, room by room, and whether the time grows with the text alone.

    python benchmarks/extraction.py [RELEASES] [--count 120] [--write]

RELEASES is a folder of marked releases, by default ``training/data/own``. Processor time of one core is counted. Other
work on the machine slows everything down, so each release is timed a few times and its fastest run counts.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean
from typing import TypeVar

import asemnews
from asemnews.agreements import find_agreements
from asemnews.facts import find_facts
from asemnews.segmentation import segment

try:
    from training.tagger_corpus import read_marked
except ImportError:  # run from another folder
    import sys

    sys.path.insert(0, str(Path(__file__).parents[1]))
    from training.tagger_corpus import read_marked

T = TypeVar("T")
WORDS = 400  # of the release that the speed is counted in
ROUNDS = 3
SHORT, LONG = 10_000, 1_000_000  # code points
GOALS = {"speed": 200, "growth": 1.2}
ROOMS = ("read", "segment", "facts", "agreements")


def texts_of(folder: Path) -> list[str]:
    return [marked.release.text for path in sorted(folder.glob("w*.txt")) for marked in read_marked(path)]


def joined(texts: list[str], length: int, first: int = 0) -> str:
    """One headline, and the paragraphs of different releases until the length is reached."""

    def bodies() -> Iterator[str]:
        at = first
        while True:
            yield texts[at % len(texts)].partition("\n\n")[2]
            at += 1

    text = texts[first].partition("\n\n")[0]
    for body in bodies():
        if len(text) >= length:
            break
        text += "\n\n" + body
    return text


def rooms(text: str) -> dict[str, float]:
    """Seconds in each room, and in all of them with what lies between them."""
    spent: dict[str, float] = {}

    def timed(room: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        made = work()
        spent[room] = time.process_time() - start
        return made

    release = timed("read", lambda: asemnews.read(text))
    sentences = timed("segment", lambda: segment(release))
    facts = timed("facts", lambda: find_facts(release, sentences))
    timed(
        "agreements", lambda: find_agreements(release, sentences, parties=facts.parties, event=facts.event, quick=True)
    )
    timed("all", lambda: asemnews.brief(text, engine=None))
    return spent


def fastest(text: str) -> dict[str, float]:
    runs = [rooms(text) for _ in range(ROUNDS)]
    return {room: min(run[room] for run in runs) for room in runs[0]}


def a_character(text: str) -> float:
    """Seconds a code point of a whole briefing."""
    gc.collect()
    start = time.process_time()
    asemnews.brief(text, engine=None)
    return (time.process_time() - start) / len(text)


def report(texts: list[str], count: int) -> str:
    step = max(1, len(texts) // count)
    for text in texts[step // 2 :: step]:
        asemnews.brief(text, engine=None)  # so that tables are read and common words known
    measured = texts[::step][:count]
    runs = [fastest(text) for text in measured]
    releases = sum(len(text.split()) for text in measured) / WORDS
    spent = {room: sum(run[room] for run in runs) / releases for room in runs[0]}
    spent["rest"] = spent["all"] - sum(spent[room] for room in ROOMS)
    short = mean(a_character(joined(texts, SHORT, first)) for first in range(0, len(texts), len(texts) // 10))
    long = mean(a_character(joined(texts, LONG, first)) for first in (0, len(texts) // 2))
    lines = [
        f"{len(measured)} releases, {releases * WORDS / len(measured):.0f} words each on average; fastest of {ROUNDS} "
        "runs, one core.",
        "",
        f"| part | milliseconds a release of {WORDS} words |",
        "| --- | ---: |",
        *(f"| {room} | {1000 * spent[room]:.1f} |" for room in (*ROOMS, "rest", "all")),
        "",
        "| measure | value | goal |",
        "| --- | ---: | ---: |",
        f"| releases of {WORDS} words a second | {1 / spent['all']:.0f} | {GOALS['speed']} |",
        f"| time a character at {LONG:,} to that at {SHORT:,} | {long / short:.2f} | at most {GOALS['growth']} |",
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    own = Path(__file__).parents[1] / "training" / "data" / "own"
    parser.add_argument("folder", metavar="RELEASES", type=Path, nargs="?", default=own)
    parser.add_argument("--count", type=int, default=120)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    table = report(texts_of(args.folder), args.count)
    print(table)
    if args.write:
        head = "# Speed of extraction\n\nMade by `python benchmarks/extraction.py --write`.\n\n"
        (Path(__file__).parent / "extraction.md").write_text(head + table + "\n", "utf-8")


if __name__ == "__main__":
    main()
