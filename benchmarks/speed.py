"""Speed of the bundled engine beside the loop a user writes with transformers and beside bare CTranslate2.

One run, one model, the same sentences, processor only. The three take turns, round by round, so that whatever else the
machine does falls on all of them; medians of the rounds are reported, by the clock and by processor time.

    python benchmarks/speed.py [--sentences FILE] [--count 200] [--rounds 5] [--out benchmarks/speed.md]

Without ``--sentences`` (one Indonesian sentence a line) the sentences are made from a few patterns of our own.
"""

from __future__ import annotations

import argparse
import itertools
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

WHO = (
    "Menteri Perdagangan",
    "Kedua kepala negara",
    "Para gubernur bank sentral",
    "Juru bicara kementerian",
    "Delegasi ASEAN",
)
DID = (
    "sepakat memperkuat kerja sama",
    "mengatakan pemerintah akan memberi bantuan",
    "menandatangani nota kesepahaman",
    "menegaskan bahwa usaha kecil harus mendapat akses ke pasar",
    "membahas perubahan iklim, ketahanan pangan, dan energi terbarukan",
)
WHERE = (
    "di Jakarta",
    "dalam pertemuan di Surabaya pada bulan Mei",
    "di sela-sela sidang umum",
    "kepada wartawan, Senin (12/5)",
)
MORE = (
    "",
    ", dan hasilnya akan diumumkan tahun depan",
    " karena pasokan dari daerah terus berkurang sejak awal tahun ini",
)
COLD = "from asemnews.engines import load_engine; print(load_engine().generate(['Harga beras naik.'])[0].text)"
# ru_maxrss of a child counts what its parent held when it forked; Linux tells the child's own peak elsewhere
PEAK = (
    "import sys, resource; from asemnews.engines import load_engine\n"
    "engine = load_engine(device='cpu'); engine.generate(sys.stdin.read().splitlines())\n"
    "assert not {'torch', 'transformers'} & set(sys.modules)\n"
    "from pathlib import Path; status = Path('/proc/self/status')\n"
    "lines = status.read_text().splitlines() if status.exists() else []\n"
    "peaks = [line.split()[1] for line in lines if 'VmHWM' in line]\n"
    "print(peaks[0] if peaks else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
)
GOALS = {"naive": 10.0, "bare": 0.95, "cold": 1.5, "peak": 400}


def made(count: int) -> list[str]:
    """`count` different sentences of our own, 5 to 30 words."""
    every = [f"{who} {did} {where}{more}." for who, did, where, more in itertools.product(WHO, DID, WHERE, MORE)]
    return every[:: max(1, len(every) // count)][:count]


def ours(texts: Sequence[str]) -> Callable[[], list[str]]:
    from asemnews.engines import load_engine

    engine = load_engine("bundled", device="cpu")
    return lambda: [hypothesis.text for hypothesis in engine.generate(texts)]


def bare(texts: Sequence[str], size: int, kind: str) -> Callable[[], list[str]]:
    """CTranslate2 and SentencePiece alone, one worker a core."""
    import ctranslate2
    import sentencepiece

    from asemnews.engines.bundled import folder

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder() / "source.spm"))
    model = ctranslate2.Translator(str(folder() / "ct2"), inter_threads=cores(), intra_threads=1)

    def run() -> list[str]:
        rows = [[*row, "</s>"] for row in pieces.encode(list(texts), out_type=str)]
        results = model.translate_batch(rows, beam_size=4, max_batch_size=size, batch_type=kind)
        return [pieces.decode(result.hypotheses[0]) for result in results]

    return run


def naive(texts: Sequence[str], threads: int) -> Callable[[], list[str]]:
    """``tokenizer`` → ``generate`` → ``decode``, batch 8, beam 4, in the order given.

    With torch's default of a thread a core, threads that wait for each other cost it up to ten times its speed where
    other work holds a core; so one thread is measured too, and the better of the two is what we compare with.
    """
    import torch
    from transformers import AutoTokenizer, MarianMTModel

    from asemnews.engines.bundled import folder

    tokenizer = AutoTokenizer.from_pretrained(folder())
    model = MarianMTModel.from_pretrained(folder(), dtype=torch.float32).eval()

    def run() -> list[str]:
        torch.set_num_threads(threads)
        said: list[str] = []
        for at in range(0, len(texts), 8):
            batch = tokenizer(list(texts[at : at + 8]), return_tensors="pt", padding=True)
            with torch.inference_mode():
                said += tokenizer.batch_decode(model.generate(**batch, num_beams=4), skip_special_tokens=True)
        return said

    return run


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def timed(run: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of processor time, all threads."""
    clock, work = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - clock, time.process_time() - work


def cold() -> tuple[float, float]:
    """Seconds from starting Python to the first sentence printed: by the clock, and of processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    clock = time.perf_counter()
    subprocess.run([sys.executable, "-c", COLD], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - clock, work


def peak(texts: Sequence[str]) -> float:
    """Peak resident memory in MB of a process that translates all sentences and must not import torch."""
    done = subprocess.run(
        [sys.executable, "-c", PEAK], input="\n".join(texts), check=True, capture_output=True, text=True
    )
    return int(done.stdout) / (1024 if sys.platform == "linux" else 1024 * 1024)


def measure(texts: list[str], rounds: int, naive_count: int) -> dict[str, list[tuple[float, float]]]:
    """Seconds for all sentences, of each runner in turn; the naive loop runs a part, scaled up."""
    runners = {
        "ours": ours(texts),
        "bare, 16 sentences": bare(texts, 16, "examples"),
        "bare, 32 sentences": bare(texts, 32, "examples"),
        "bare, 1024 tokens": bare(texts, 1024, "tokens"),
    }
    slow = {f"naive, {threads} threads": naive(texts[:naive_count], threads) for threads in sorted({1, cores()})}
    scale = len(texts) / naive_count
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in (*runners, *slow)}
    for runner in runners.values():
        runner()
    for number in range(rounds):
        for name, runner in runners.items():
            times[name].append(timed(runner))
        if number < max(1, rounds // 2):
            for name, runner in slow.items():
                clock, work = timed(runner)
                times[name].append((clock * scale, work * scale))
    return times


def report(texts: list[str], arguments: argparse.Namespace, command: str) -> str:
    """The table, with ratios, versions, and the command."""
    times = measure(texts, arguments.rounds, min(len(texts), arguments.naive))
    middle = {
        name: tuple(statistics.median(column) for column in zip(*rows, strict=True)) for name, rows in times.items()
    }
    best, loop = (
        [min(middle[name][column] for name in middle if name.startswith(kind)) for column in (0, 1)]
        for kind in ("bare", "naive")
    )
    mine = middle["ours"]
    starts = [statistics.median(column) for column in zip(*(cold() for _ in range(3)), strict=True)]
    lines = [
        "# Speed",
        "",
        f"`{command}`: {len(texts)} sentences, beam 4, {cores()} cores, {platform.machine()}; medians of "
        f"{arguments.rounds} interleaved rounds. The naive loop ran {min(len(texts), arguments.naive)} sentences, "
        "scaled up. Where other work runs on the machine, processor time says more than the clock.",
        "",
        "| runner | seconds (clock) | seconds (processor) | sentences a second (clock) |",
        "| --- | ---: | ---: | ---: |",
        *(
            f"| {name} | {clock:.2f} | {work:.2f} | {len(texts) / clock:.1f} |"
            for name, (clock, work) in middle.items()
        ),
        "",
        "| measure | clock | processor | goal |",
        "| --- | ---: | ---: | ---: |",
        f"| times as fast as the naive loop at its best | {loop[0] / mine[0]:.1f} | {loop[1] / mine[1]:.1f} "
        f"| ≥ {GOALS['naive']:.0f} |",
        f"| of bare CTranslate2 at its best | {best[0] / mine[0]:.2f} | {best[1] / mine[1]:.2f} | ≥ {GOALS['bare']} |",
        f"| cold start to the first sentence, s | {starts[0]:.2f} | {starts[1]:.2f} | ≤ {GOALS['cold']} |",
        f"| peak memory, MB, torch never imported | {peak(texts):.0f} | | ≤ {GOALS['peak']} |",
        "",
        ", ".join(f"{name} {version(name)}" for name in ("ctranslate2", "transformers", "torch", "sentencepiece"))
        + f", Python {platform.python_version()}",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of the bundled engine beside its peers.")
    parser.add_argument("--sentences", type=Path, help="file with one Indonesian sentence a line")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--naive", type=int, default=64, help="sentences that the naive loop runs")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("speed.md"))
    arguments = parser.parse_args()
    texts = made(arguments.count)
    if arguments.sentences:
        texts = arguments.sentences.read_text(encoding="utf-8").splitlines()[: arguments.count]
    warnings.simplefilter("ignore")
    named = [] if arguments.sentences is None else ["--sentences", arguments.sentences.name]
    text = report(texts, arguments, " ".join(["python", "benchmarks/speed.py", *named, "--count", str(len(texts))]))
    arguments.out.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
