"""A toy run of the whole recipe, once a session: prepare, vocabulary, vectors, train."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "training"))


class Toy(NamedTuple):
    config: dict[str, Any]
    own: Path
    data: Path
    run: Path


def toy_config() -> dict[str, Any]:
    config = tomllib.loads((ROOT / "training/configs/toy.toml").read_text(encoding="utf-8"))
    config["train"] |= {"steps": 24, "save_minutes": 100.0}
    config["vocabulary"]["size"] = 500
    return config


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Toy:
    import numpy as np

    import prepare
    import vocabulary
    from train import Trainer

    folder = tmp_path_factory.mktemp("toy")
    own, data, run = folder / "own", folder / "data", folder / "run"
    own.mkdir()
    for name, count in (("s16.txt", 150), ("w7.txt", 60)):
        lines = (ROOT / "training/data/own" / name).read_text(encoding="utf-8").splitlines()[:count]
        (own / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    config = toy_config()
    prepare.prepare(config, data, own, None, None)
    vocabulary.build(data, config["vocabulary"]["size"], threads=1)
    rows = vocabulary.read(data)
    diagonal = " ".join(f"{place}-{place}" for place in range(5))
    (data / "links.tsv").write_text(f"{diagonal}\n" * len(rows), encoding="utf-8")
    np.save(data / "embeddings.npy", vocabulary.vectors(data, config["model"]["d_model"]))
    Trainer(config, data, run, None).train()
    return Toy(config, own, data, run)
