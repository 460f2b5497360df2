"""Many hostile and press-release-shaped inputs through read → segment → brief, without an engine.

    python benchmarks/fuzz.py [--inputs 100000] [--seed 0] [--seconds 900] [--write]

Promised for every input: either one of the library's own errors, or a briefing whose every quote stands in the text,
whose sentences tile its paragraphs, and in which every character is accounted for. Inputs are made from a seed, so a
failure can be made again; the first failing inputs are printed.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import asemnews
from asemnews.records import quotes_in

RELEASES = [p.read_text("utf-8") for p in sorted((Path(__file__).parents[1] / "examples/releases").glob("*.txt"))]
WORDS = sorted({word for text in RELEASES for word in text.split()})
# Separators, controls, what could be taken for markup, numbers, scripts, and words of the trade.
# fmt: off
ODD = [
    "\u00a0", "\u00ad", "\u200b", "\u202e", "\u2066", "\ufeff", "\x00", "\x08", "\x1b[31m", "\u2028",
    "\u2029", "\x85", "\r", "\r\n", "\n\n", "⦅0⦆", "⦅9⦆", "((((", "))))", "[A|", "]]", "<script>", "&lt;",
    "](http://a.b)", "../../etc/passwd", "%s%n", "\\", "`", "𝟙𝟚", "١٢٣", "日本", "e\u0301", "👩\u200d👩\u200d👧",
    "\ud800", "1.1.1.1.1", "9" * 60, "Rp" * 30, "," * 40, "-" * 80, "dan " * 30, "yang ", "akan ", "sepakat ",
    "Editor:", "Baca juga:", "a. ", "1) ", "• ", "(*)", "Copyright ©", "“", "”", '"', "'", "00/00/0000",
    "31 Februari 2026", "ke-", "Rp", "US$", "%",
]
# fmt: on


def splice(rng: random.Random) -> str:
    """A release with pieces cut, doubled, moved, or odd pieces set in."""
    text = rng.choice(RELEASES)
    for _ in range(rng.randint(1, 8)):
        a, b = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
        b = min(b, a + 400)
        piece = rng.choice(
            ["", text[a:b] * 2, rng.choice(ODD), text[a:b].upper(), text[a:b][::-1], rng.choice(RELEASES)[a:b]]
        )
        text = text[:a] + piece + text[b:]
    return text[: rng.choice([200, 800, 3000])]


def salad(rng: random.Random) -> str:
    """Words of releases and odd pieces in any order."""
    pool = WORDS if rng.random() < 0.5 else WORDS + ODD * 20
    return rng.choice([" ", "  ", "\n", ", ", ""]).join(rng.choice(pool) for _ in range(rng.randint(1, 60)))


def noise(rng: random.Random) -> str:
    """Characters from everywhere."""
    return "".join(
        chr(rng.choice([rng.randint(0, 127), rng.randint(0, 0x2FFF), rng.randint(0, 0x10FFFF)]))
        for _ in range(rng.randint(0, 120))
    )


def raw(rng: random.Random) -> bytes:
    """Bytes: a spliced release in some encoding with bytes changed, or with the head of another kind of file."""
    data = bytearray(splice(rng).encode(rng.choice(["utf-8", "utf-16", "cp1252"]), "replace"))
    for _ in range(rng.randint(0, 6)):
        if data:
            data[rng.randrange(len(data))] = rng.randrange(256)
    return rng.choice([b"", b"", b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html><body><p>", b"\xff\xfe"]) + bytes(data)


MAKERS: tuple[Callable[[random.Random], str | bytes], ...] = (splice, splice, salad, noise, raw)


def verify(source: str | bytes) -> str:
    """What came of one input: ``briefed`` or the name of the error; raises if a promise is broken."""
    try:
        release = asemnews.read(source)
    except asemnews.AsemnewsError as error:
        return type(error).__name__
    sentences = asemnews.segment(release)
    for i, paragraph in enumerate(release.paragraphs):
        own = [s for s in sentences if s.paragraph == i]
        joined = "".join(release.text[s.start : s.end] for s in own)
        if joined != release.text[paragraph.start : paragraph.end]:
            raise AssertionError(f"the sentences of paragraph {i} do not tile it")
    ends = [0, *(p.end for p in release.paragraphs)]
    starts = [*(p.start for p in release.paragraphs), len(release.text)]
    for end, start in zip(ends, starts, strict=True):
        if any(c.isalnum() for c in release.text[end:start]):
            raise AssertionError(f"{release.text[end:start]!r} stands in no paragraph")
    briefing = asemnews.brief(release, engine=None)
    for quote in quotes_in(briefing):
        if not quote.stands_in(release.text):
            raise AssertionError(f"{quote!r} does not stand")
    return "briefed"


class Tried(NamedTuple):
    """What came of a range of inputs: how many of each outcome, the failures, and the slowest with its seconds."""

    outcomes: Counter[str]
    failures: list[str]
    slowest: tuple[float, int]


def tried(numbers: range, seconds: float) -> Tried:
    """Run the inputs of these numbers, as far as the seconds go."""
    outcomes: Counter[str] = Counter()
    failures: list[str] = []
    slowest = (0.0, 0)
    begun = time.perf_counter()
    for number in numbers:
        rng = random.Random(number)
        source = rng.choice(MAKERS)(rng)
        at = time.perf_counter()
        try:
            outcomes[verify(source)] += 1
        except Exception as error:
            outcomes["FAILED"] += 1
            failures.append(f"input {number}: {type(error).__name__}: {str(error)[:200]}")
        slowest = max(slowest, (time.perf_counter() - at, number))
        if time.perf_counter() - begun > seconds:
            break
    return Tried(outcomes, failures, slowest)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=900)
    parser.add_argument("--workers", type=int, default=1, help="processes that share the inputs")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    parts = [range(args.seed + worker, args.seed + args.inputs, args.workers) for worker in range(args.workers)]
    with ProcessPoolExecutor(args.workers) as pool:
        found = list(pool.map(tried, parts, [args.seconds] * len(parts)))
    outcomes = sum((part.outcomes for part in found), Counter[str]())
    failures = [failure for part in found for failure in part.failures][:10]
    slowest = max(part.slowest for part in found)
    print(*failures, sep="\n")
    total = sum(outcomes.values())
    lines = [f"| {name} | {count} |" for name, count in outcomes.most_common()]
    lines = [
        f"{total} inputs from seed {args.seed}, slowest {slowest[0]:.2f} s (input {slowest[1]}).",
        "",
        "| outcome | inputs |",
        "| --- | ---: |",
        *lines,
    ]
    print("\n".join(lines))
    if args.write:
        head = "# Fuzzing\n\nMade by `python benchmarks/fuzz.py --write`.\n\n"
        (Path(__file__).parent / "fuzz.md").write_text(
            head + "\n".join([*lines, "", *failures]).rstrip() + "\n", "utf-8"
        )
    raise SystemExit(1 if outcomes["FAILED"] else 0)


if __name__ == "__main__":
    main()
