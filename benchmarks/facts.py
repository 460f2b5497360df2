"""How well the facts of the gold cases are found, without any engine.

    python benchmarks/facts.py EVAL_FOLDER [--out FOLDER]

Writes the facts of every case of ``gold-dev`` and ``seed`` in the briefing's JSON shape and runs the scorer that
stands in the evaluation folder over them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from asemnews.facts import find_facts
from asemnews.reading import read
from asemnews.segmentation import segment


def briefing_of(case: dict[str, object]) -> str:
    """The JSON of a case's release and facts; the release's date is given, as a feed gives it."""
    release = read(str(case["text"]))
    day = dt.date.fromisoformat(str(case["published"])) if case.get("published") else None
    facts = find_facts(release, segment(release), published=day)
    return json.dumps({"release": release.model_dump(mode="json"), **facts.model_dump(mode="json")}, ensure_ascii=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    for name in ("gold-dev", "seed"):
        folder = (args.out or Path(tempfile.mkdtemp())) / name
        folder.mkdir(parents=True, exist_ok=True)
        for path in sorted((args.evaluation / name).glob("*.json")):
            (folder / path.name).write_text(briefing_of(json.loads(path.read_text("utf-8"))), "utf-8")
        print(name, flush=True)
        command = [sys.executable, str(args.evaluation / "score.py"), str(args.evaluation / name), str(folder)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
