"""Tiny checkpoints and the engines over them, built once a run."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _tiny() -> ModuleType:
    """The builder beside this file; tests are no package, so it is loaded by its path."""
    name = "asemnews_tests_tiny"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name("tiny.py"))
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session", autouse=True)
def one_thread():
    """Models this small are only slowed by threads that wait for each other."""
    import torch

    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def tiny() -> ModuleType:
    return _tiny()


class Checkpoints:
    """Folders by family name, built on first use."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.cache = root / "cache"

    def __getitem__(self, name: str) -> Path:
        folder = self.root / name
        return folder if folder.is_dir() else _tiny().build(name, self.root)


@pytest.fixture(scope="session")
def checkpoints(tmp_path_factory: pytest.TempPathFactory) -> Checkpoints:
    return Checkpoints(tmp_path_factory.mktemp("checkpoints"))


@pytest.fixture(scope="session")
def engines(checkpoints: Checkpoints):
    """Engines by a short name, loaded on first use."""
    from asemnews.engines import CachedEngine, ScriptedEngine, ct2, hf, load_engine
    from asemnews.engines.fetch import Source

    accepted = "cc-by-nc-4.0"
    loaded = {}

    def engine(name: str):
        if name not in loaded:
            kind, _, family = name.partition("-")
            if kind == "hf":
                loaded[name] = hf.load(Source(str(checkpoints[family])), device="cpu", accept_license=accepted)
            elif kind == "ct2":
                source = Source(str(checkpoints[family]), cache_dir=checkpoints.cache)
                settings = ct2.Settings(device="cpu", compute_type="float32")
                loaded[name] = ct2.load(source, settings, accept_license=accepted)
            elif kind == "cached":
                loaded[name] = CachedEngine(engine("bundled"), {})
            elif kind == "scripted":
                loaded[name] = ScriptedEngine(str.upper)
            else:
                loaded[name] = load_engine("bundled", device="cpu")
        return loaded[name]

    return engine
