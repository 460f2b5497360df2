"""The model that comes with the package: works offline, converts nothing, imports neither torch nor transformers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

from asemnews.engines.ct2 import CT2Engine, Settings
from asemnews.engines.folder import file_digest, positions, taught_english
from asemnews.engines.pieces import SentencePieces
from asemnews.engines.words import FILE as WORDS
from asemnews.engines.words import WordLinks, read_words
from asemnews.errors import CorruptModel, ModelNotFound

MODEL = "compact-id-en"
USED = (
    "config.json",
    "ct2/config.json",
    "ct2/model.bin",
    "ct2/shared_vocabulary.json",
    "source.spm",
    "target.spm",
    WORDS,
)
"""The files that this engine reads; the rest of the folder is the same model for transformers."""


class BundledEngine(CT2Engine):
    """The bundled model; pickled as nothing but its arguments, and found again in the other process's package."""

    reads_english: bool = False
    words: WordLinks | None = None

    def __reduce__(self) -> tuple[Callable[..., BundledEngine], tuple[Any, ...]]:
        """Load again from the package."""
        return load, (self.settings,)


def folder() -> Path:
    """Where the bundled model lies.

    Raises:
        ModelNotFound: if the package was installed without it.
    """
    path = Path(str(files("asemnews"))) / "models" / MODEL
    if not (path / "digest.json").is_file():
        raise ModelNotFound(f"The bundled model is not in {path}. Install asemnews again from its wheel.")
    return path


def load(settings: Settings | None = None) -> BundledEngine:
    """The bundled engine, its files checked against their digests and its first known answer against what it says.

    Raises:
        CorruptModel: if a file is not what was shipped, or the model says something else altogether.
        DeviceUnavailable: if the device asked for is absent.
    """
    path = folder()
    digests = verify(path, USED)
    engine = BundledEngine(
        path / "ct2",
        SentencePieces(path / "source.spm", path / "target.spm"),
        name=f"{MODEL}@{digests['ct2/model.bin'][:8]}",
        settings=settings,
        max_length=positions(path),
    )
    engine.reads_english = taught_english(path)
    engine.words = read_words(path)
    _ask(engine, path)
    return engine


def verify(path: Path, names: Iterable[str] | None = None) -> dict[str, str]:
    """The digests of a model folder, after checking the files named, or all of them, against ``digest.json``.

    Raises:
        CorruptModel: if a file is missing or differs.
    """
    digests: dict[str, str] = json.loads((path / "digest.json").read_text(encoding="utf-8"))["files"]
    for name in digests if names is None else names:
        try:
            found = file_digest(path / name)
        except OSError as error:
            raise CorruptModel(f"{path / name} cannot be read. Install asemnews again.") from error
        if found != digests.get(name):
            raise CorruptModel(f"{path / name} is damaged: its digest is not the one shipped. Install asemnews again.")
    return digests


def _ask(engine: CT2Engine, path: Path) -> None:
    """Meet an upgrade below us that bends the output: half the words of the known answer must come.

    Not all, since kinds of processors round differently.
    """
    known = json.loads((path / "known_answers.json").read_text(encoding="utf-8"))[0]
    said = engine.generate([known["source"]])[0].text
    wanted = set(known["target"].lower().split())
    if 2 * len(wanted & set(said.lower().split())) < len(wanted):
        raise CorruptModel(
            f"The bundled model answers {said!r} where {known['target']!r} is known. Check the installed ctranslate2."
        )
