"""Convert a transformers folder to CTranslate2 once, into the user's cache folder."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import warnings
from importlib.metadata import version
from pathlib import Path

from asemnews.engines.fetch import READING, Source, digest_of
from asemnews.errors import CorruptModel, EngineError

KEPT = ("*.spm", "*.model", "*.json", "README.md")
"""What stands beside the weights in a converted folder: tokenizer, configuration, licence."""


def cache_folder() -> Path:
    """Where this platform keeps a user's caches."""
    home = Path.home()
    places = {"darwin": home / "Library" / "Caches", "win32": home / "AppData" / "Local"}
    return places.get(sys.platform, home / ".cache") / "asemnews"


def converted(folder: Path, source: Source, quantization: str) -> Path:
    """The converted form of ``folder``, made now if the cache has none.

    The key is a digest of the folder's contents, the number format and CTranslate2's version. It is written aside and
    renamed into place, so a second process sees all of it or nothing; of two that convert at once, the later gives way.

    Raises:
        CorruptModel: if the folder cannot be converted.
        EngineError: if the cache folder cannot be written.
    """
    root = source.cache_dir or cache_folder()
    key = digest_of(folder, source, quantization, version("ctranslate2"))[:16]
    place = root / f"{folder.name}-{quantization}-{key}"
    if (place / "ct2" / "model.bin").is_file():
        return place
    try:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(dir=root, prefix=".converting-") as scratch:
            fresh = Path(scratch) / "model"
            fresh.mkdir(mode=0o700)
            for pattern in KEPT:
                for file in folder.glob(pattern):
                    shutil.copyfile(file, fresh / file.name)
            _convert(folder, fresh / "ct2", quantization)
            _settle(fresh, place)
    except OSError as error:
        raise EngineError(f"The cache folder {root} cannot be written ({error}). Pass cache_dir=.") from error
    return place


def _settle(fresh: Path, place: Path) -> None:
    """Rename into place; keep what another process has put there meanwhile."""
    try:
        os.rename(fresh, place)  # noqa: PTH104 (Path.rename would do the same; os names the atomic call)
    except OSError:
        if not (place / "ct2" / "model.bin").is_file():
            raise


def _convert(folder: Path, out: Path, quantization: str) -> None:
    from ctranslate2.converters import TransformersConverter

    with READING, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            TransformersConverter(str(folder)).convert(
                str(out), quantization=None if quantization == "float32" else quantization
            )
        except OSError as error:
            if error.errno is not None:
                raise
            raise CorruptModel(f"{folder} cannot be converted: {error}") from error
        except Exception as error:  # whatever torch, transformers and the converter raise for a bad folder
            raise CorruptModel(f"{folder} cannot be converted: {error}") from error
    out.chmod(0o700)
