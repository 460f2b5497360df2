"""The command line: exit codes, one line on stderr, nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from asemnews.cli import app
from asemnews.records import Briefing, Translation

runner = CliRunner()
TEXT = "Jakarta (ASEMNEWS) - Kedua negara sepakat membuka pelabuhan baru pada 2027.\n"


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "rilis.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_translate_prints_the_english(release: Path) -> None:
    result = runner.invoke(app, ["translate", str(release)])
    assert result.exit_code == 0
    assert result.stdout.startswith("Jakarta (ASEMNEWS) - ")
    assert "2027" in result.stdout


def test_translate_prints_json_that_loads(release: Path) -> None:
    result = runner.invoke(app, ["translate", "--format", "json", str(release)])
    assert Translation.model_validate_json(result.stdout).sentences


def test_standard_input(release: Path) -> None:
    result = runner.invoke(app, ["translate", "-"], input=TEXT)
    assert result.exit_code == 0
    assert "2027" in result.stdout


def test_bad_input_is_one_line_and_code_2_and_the_rest_is_done(release: Path, tmp_path: Path) -> None:
    empty = tmp_path / "kosong.txt"
    empty.write_text("  \n", "utf-8")
    result = runner.invoke(app, ["translate", str(empty), str(tmp_path / "none.txt"), str(release)])
    assert result.exit_code == 2
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 2
    assert all(line.startswith("asemnews: ") for line in lines)
    assert "2027" in result.stdout


def test_an_unknown_engine_is_code_1(release: Path) -> None:
    result = runner.invoke(app, ["translate", "--engine", "marain:x", str(release)])
    assert result.exit_code == 1
    assert "marain" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_brief_prints_json_that_loads(release: Path) -> None:
    result = runner.invoke(app, ["brief", "--engine", "none", str(release)])
    assert result.exit_code == 0
    assert Briefing.model_validate_json(result.stdout).agreements


def test_brief_prints_markdown(release: Path) -> None:
    result = runner.invoke(app, ["brief", "--format", "markdown", str(release)])
    assert "## Agreements" in result.stdout


def test_schema_is_json_schema() -> None:
    schema = json.loads(runner.invoke(app, ["schema"]).stdout)
    assert schema["title"] == "Briefing"
    assert "agreements" in schema["properties"]


def test_models_and_version() -> None:
    assert "bundled" in runner.invoke(app, ["models"]).stdout
    assert runner.invoke(app, ["--version"]).stdout.strip()


def test_no_command_shows_help_and_is_bad_usage() -> None:
    assert runner.invoke(app, []).exit_code == 2
