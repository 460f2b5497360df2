"""What the files of a model folder say."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from asemnews.errors import CorruptModel

MAX_LENGTH = 512
"""Positions where the model folder names none."""
MOST = 10**6
"""Transformers writes absurdly large lengths for "no limit"."""


def positions(folder: Path) -> int:
    """Positions of the model by its transformers configuration, where that lies beside it.

    Raises:
        CorruptModel: if a configuration is not JSON.
    """
    named = (
        settings_of(folder / "config.json").get("max_position_embeddings"),
        settings_of(folder / "tokenizer_config.json").get("model_max_length"),
    )
    return min((int(value) for value in named if value and value < MOST), default=MAX_LENGTH)


def taught_english(folder: Path) -> bool:
    """Whether the model was taught to take up English words in its source, as its configuration says.

    Raises:
        CorruptModel: if the configuration is not JSON.
    """
    return bool(settings_of(folder / "config.json").get("reads_english", False))


def settings_of(file: Path) -> dict[str, Any]:
    """A JSON file's content, empty where there is no such file.

    Raises:
        CorruptModel: if it is not JSON.
    """
    try:
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise CorruptModel(f"{file} is not JSON. Fetch the model again.") from error
    return found


def file_digest(path: Path) -> str:
    """The sha256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
