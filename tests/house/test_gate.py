"""The floors of ``benchmarks/gate.py`` only go up."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

_GATE = Path(__file__).parents[2] / "benchmarks" / "gate.py"


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    pytest.importorskip("sacrebleu")
    spec = importlib.util.spec_from_file_location("gate", _GATE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["gate"] = module
    spec.loader.exec_module(module)
    return module


@given(old=st.floats(0, 100), value=st.floats(0, 100), allowance=st.floats(0, 1))
def test_no_floor_is_lowered(gate: ModuleType, old: float, value: float, allowance: float) -> None:
    new = gate.raised({"x": old, "y": 1.0}, [gate.Measured("x", value, allowance)])
    assert new["x"] >= old
    assert new["y"] == 1.0
    assert new["x"] in (old, round(value - allowance, 3))


def test_every_floor_has_a_number(gate: ModuleType) -> None:
    floors = gate.floors()
    assert {"FLORES dev BLEU", "PUD chrF", "gold-dev agreements F1"} <= set(floors)
    assert all(value > 0 for value in floors.values())
