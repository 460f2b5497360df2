"""Write ``card.md``: data with licences, settings, hours, scores, limits.

    python training/card.py CONFIG DATA RUN --sources SOURCES.json --scores SCORES.jsonl --notes NOTES.md OUT

SCORES.jsonl is what ``score.py`` prints; NOTES.md is what only a person can
tell: what was tried, what helped, the limits. It goes into the card as it is.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import platform
import tomllib
from pathlib import Path
from typing import Any

OWN = {"licence": "CC0 1.0", "domain": "written for this project (training/data/own)"}


def weight_of(name: str, weights: dict[str, float]) -> float:
    """Return the weight of the first pattern that fits `name`; 0 leaves it out."""
    return next((weight for pattern, weight in weights.items() if fnmatch.fnmatch(name, pattern)), 0)


def data_table(config: dict[str, Any], counts: dict[str, int], sources: list[dict[str, Any]]) -> str:
    """Return one line a corpus file that gave rows, the own files together."""
    told = {source["file"]: source for source in sources}
    lines = ["| data | pairs | weight | domain | licence |", "| --- | ---: | ---: | --- | --- |"]
    groups: dict[tuple[str, float, str, str], int] = {}
    for name, count in counts.items():
        weight = weight_of(name, config["prepare"]["weights"])
        if "." not in name or not weight:
            continue
        if ".txt" in name:
            source, label = OWN, "own `w*`, `s*`"
        else:
            source, label = told.get(name, {"licence": "?", "domain": "?"}), f"`{name}`"
        row = (label, weight, source["domain"], source["licence"])
        groups[row] = groups.get(row, 0) + count
    for (label, weight, domain, licence), count in groups.items():
        lines.append(f"| {label} | {count:,} | {weight:g} | {domain} | {licence} |")
    return "\n".join(lines)


def score_table(records: list[dict[str, Any]]) -> str:
    """Return sets by models from the lines of ``score.py``."""
    models: list[str] = []
    cells: dict[str, dict[str, str]] = {}
    signature = ""
    for record in records:
        if "model" in record:
            models.append(Path(record["model"]).name)
            told = f"{record['megabytes']} MB; load and first sentence {record['first']} s"
            cells.setdefault("size", {})[models[-1]] = told
        elif record["set"] == "probes":
            for kind, told in record["chrf"].items():
                cells.setdefault(f"rough input: {kind}, chrF (4 lines)", {})[models[-1]] = str(told)
        elif "copied" in record:
            told = f"{record['copied']} of {record['slots']}; {record['perfect']} of {record['sentences']} sentences"
            cells.setdefault(f"{record['set']}: copied exactly once", {})[models[-1]] = told
        else:
            signature = record["signature"]
            told = f"{record['bleu']} / {record['chrf']}"
            cells.setdefault(f"{record['set']}, BLEU / chrF", {})[models[-1]] = told
            if speed := record.get("sentences_per_second"):  # left out where other work ran beside
                cells.setdefault(f"{record['set']}, sentences a second", {})[models[-1]] = str(speed)
    lines = ["| | " + " | ".join(models) + " |", "| --- |" + " --- |" * len(models)]
    lines += [f"| {name} | " + " | ".join(row.get(model, "") for model in models) + " |" for name, row in cells.items()]
    return "\n".join(lines) + f"\n\nsacreBLEU: `{signature}`."


def card(config: dict[str, Any], data: Path, run: Path, sources: Path, scores: Path, notes: Path) -> str:
    """Return the text of the card."""
    counts = json.loads((data / "counts.json").read_text(encoding="utf-8"))
    log = [json.loads(line) for line in (run / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    records = [json.loads(line) for line in scores.read_text(encoding="utf-8").splitlines() if line[:1] == "{"]
    settings = ", ".join(f"{name} {value}" for name, value in (config["model"] | config["train"]).items())
    dropped = ", ".join(f"{counts[name]:,} {name}" for name in ("test", "unsound", "duplicate") if name in counts)
    parts = [
        "# compact-id-en",
        "Indonesian → English, Marian's layout (`transformers.MarianMTModel`), float16; `ct2/` is the same in "
        "CTranslate2 int8. Joint SentencePiece unigram vocabulary with byte fallback, split digits and the slots "
        "⦅0⦆ … ⦅9⦆, which the model copies. `words.tsv.gz`: which word comes out as which in the training data, "
        "for the choice between outputs. `known_answers.json`: int8, beam 4. `digest.json`: sha256 of every file.",
        "## Scores\nCTranslate2 int8, beam 4, sentence by sentence, no slots, no fidelity checks.\n\n"
        + score_table(records),
        notes.read_text(encoding="utf-8").strip(),
        f"## Settings\n{settings}. {log[-1]['step']:,} steps, last training loss {log[-1]['loss']} nats a piece; "
        f"{platform.machine()}, torch on {config['train'].get('device', 'cpu')}.",
        f"## Data\nWeights: how often an epoch holds a row. Dropped: {dropped} rows. Lines of the test sets, either "
        "side, were dropped by exact match after folding case and punctuation.\n\n"
        + data_table(config, counts, json.loads(sources.read_text(encoding="utf-8"))),
    ]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Command line: see the module's docstring."""
    parser = argparse.ArgumentParser(description="Write card.md.")
    for name in ("config", "data", "run", "out"):
        parser.add_argument(name, type=Path)
    for name in ("--sources", "--scores", "--notes"):
        parser.add_argument(name, type=Path, required=True)
    told = parser.parse_args()
    config = tomllib.loads(told.config.read_text(encoding="utf-8"))
    text = card(config, told.data, told.run, told.sources, told.scores, told.notes)
    told.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
