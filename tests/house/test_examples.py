"""Every example runs, and shows what it says it shows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted((ROOT / "examples").glob("*.py"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_script_runs_and_is_short(script: Path) -> None:
    assert len(script.read_text("utf-8").splitlines()) < 60
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_there_are_three_releases_of_our_own() -> None:
    texts = [path.read_text("utf-8") for path in (ROOT / "examples/releases").glob("*.txt")]
    assert len(texts) >= 3
    assert all(len(text.split()) >= 200 for text in texts)


@pytest.mark.parametrize("notebook", sorted((ROOT / "examples").glob("*.ipynb")), ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore")  # the kernel machinery warns of its own event loops
def test_a_notebook_runs(notebook: Path) -> None:
    import nbformat
    from nbclient import NotebookClient

    book = nbformat.read(notebook, as_version=4)
    NotebookClient(book, timeout=120, resources={"metadata": {"path": str(notebook.parent)}}).execute()
    assert any(cell.get("outputs") for cell in book.cells if cell.cell_type == "code")
