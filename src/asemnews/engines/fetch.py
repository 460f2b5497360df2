"""Bring a model to a local folder: one snapshot for weights, tokenizer and configuration, and nothing to run."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asemnews.errors import ModelNotFound, UnsafeModel

PLAIN = ["*.json", "*.model", "*.spm", "*.txt", "README.md", "model*.safetensors"]
PICKLED = ["pytorch_model*.bin"]
READING = threading.Lock()
"""Held while transformers builds a model: it does so on the meta device by process-wide state, and two threads at once
leave weights there (seen with transformers 5.24)."""


@dataclass(frozen=True, slots=True)
class Source:
    """Which model, and how it may be fetched.

    ``revision``: branch, tag or commit of the hub; ``token``: the hub's; ``cache_dir``: where fetched and converted
    models lie, ``None`` for the libraries' own places; ``local_files_only``: no network; ``allow_pickle``: take
    ``.bin`` weights (read with ``weights_only``) where there are no safetensors.
    """

    model: str
    revision: str | None = None
    token: str | None = None
    cache_dir: Path | None = None
    local_files_only: bool = False
    allow_pickle: bool = False

    @property
    def local(self) -> bool:
        """Whether the name is a path: it exists, or is written as one."""
        return self.model.startswith((".", "/", "~")) or "\\" in self.model or Path(self.model).is_dir()


def fetch(source: Source) -> Path:
    """The folder of the model, fetched if need be. All later reading is local, so nothing below can call the hub.

    Raises:
        ModelNotFound: no such folder, id or revision, or offline and not cached.
        UnsafeModel: only pickled weights, and they were not asked for.
    """
    if source.local:
        folder = Path(source.model).expanduser().absolute()
        if not folder.is_dir():
            raise ModelNotFound(f"No model folder {folder}. Give the path of a folder that save_pretrained wrote.")
    else:
        folder = _snapshot(source, PLAIN)
    if any(folder.glob("model*.safetensors")):
        return folder
    if not source.local and source.allow_pickle:
        folder = _snapshot(source, [*PLAIN, *PICKLED])
    pickled = any(folder.glob("pytorch_model*.bin"))
    if source.allow_pickle and pickled:
        return folder
    if pickled or not source.local:
        raise UnsafeModel(
            f"{source.model} has no safetensors weights. If you trust whoever made it, pass allow_pickle=True."
        )
    raise ModelNotFound(f"No weights in {folder}: it has no model.safetensors.")


def _snapshot(source: Source, patterns: list[str]) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import GatedRepoError, HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    try:
        return Path(
            snapshot_download(
                source.model,
                revision=source.revision,
                token=source.token,
                cache_dir=source.cache_dir,
                local_files_only=source.local_files_only,
                allow_patterns=patterns,
            )
        )
    except HFValidationError as error:
        raise ModelNotFound(f"{source.model!r} is neither a folder nor a hub id such as 'owner/name'.") from error
    except LocalEntryNotFoundError as error:
        raise ModelNotFound(
            f"{source.model} is not cached and the hub is not reached. Fetch it once with the network on."
        ) from error
    except GatedRepoError as error:
        raise ModelNotFound(f"{source.model} is gated. Ask for access on the hub and pass token=.") from error
    except (HfHubHTTPError, OSError) as error:
        where = f" at revision {source.revision!r}" if source.revision else ""
        raise ModelNotFound(
            f"The hub has no model {source.model!r}{where}, or does not show it. Check the id."
        ) from error


def digest_of(folder: Path, source: Source, *more: str) -> str:
    """The commit of a hub snapshot; for a local folder, a sha256 over its files' names and contents, and ``more``."""
    digest = hashlib.sha256("\0".join(more).encode())
    if not source.local and not more:
        return folder.name
    for path in sorted(path for path in folder.iterdir() if _counts(path)):
        digest.update(path.name.encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _counts(path: Path) -> bool:
    """Whether a file belongs to the model rather than to its papers."""
    kinds: Any = (".json", ".safetensors", ".bin", ".spm", ".model", ".txt")
    return path.is_file() and path.suffix in kinds and path.name not in ("digest.json", "known_answers.json")
