"""The built wheel, in an environment of its own, with the network off and without torch."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUNTIME = ("babel", "ctranslate2", "pydantic", "sentencepiece", "typer")
PROGRAM = """
import socket
def refuse(*args, **kwargs):
    raise RuntimeError("no network here")
socket.socket.connect = refuse
socket.create_connection = refuse
socket.getaddrinfo = refuse
import asemnews
print(asemnews.__file__)
print(asemnews.translate("Kedua negara sepakat membuka 1.056 sentra.").english)
print(len(asemnews.brief("Kedua negara sepakat membuka 1.056 sentra.", engine=None).agreements))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_model_data_and_types(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        size = sum(info.file_size for info in archive.infolist())
    for name in (
        "py.typed",
        "models/compact-id-en/model.safetensors",
        "models/compact-id-en/ct2/model.bin",
        "lexicon/data/labels.tsv",
    ):
        assert f"asemnews/{name}" in names
    assert not [name for name in names if name.startswith(("tests/", "training/", "benchmarks/"))]
    assert size < 100 * 2**20


def test_the_wheel_works_alone_and_offline(wheel: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "env")], check=True)
    python = tmp_path / "env" / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--constraint", str(ROOT / "constraints.txt"), *RUNTIME], check=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True)
    shown = subprocess.run([str(python), "-c", PROGRAM], capture_output=True, text=True, cwd=tmp_path)
    assert shown.returncode == 0, shown.stderr
    home, english, _ = shown.stdout.strip().splitlines()
    assert str(tmp_path) in home
    assert "1,056" in english
