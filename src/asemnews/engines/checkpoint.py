"""Read a transformers checkpoint from a local folder, without its code and, unless asked, without pickles."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from asemnews.engines.families import family_of
from asemnews.engines.fetch import READING
from asemnews.errors import CorruptModel, EngineError, ModelNotFound, OutOfMemory, UnsafeModel


def read_checkpoint(folder: Path, device: str, *, pickled: bool) -> tuple[Any, Any]:
    """Model, on its device, and tokenizer of a folder; everything is local by now.

    Raises:
        CorruptModel: damaged or incomplete weights.
        UnsafeModel: a model that needs code of its own.
        OutOfMemory: the device has no room for it.
    """
    import torch
    from transformers import AutoConfig, AutoModelForSeq2SeqLM, AutoTokenizer

    safe = any(folder.glob("model*.safetensors"))
    local: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
    with READING, _quiet():
        try:
            config = AutoConfig.from_pretrained(folder, **local)
            tokenizer = AutoTokenizer.from_pretrained(folder, **local)
            family = family_of(config.model_type, knows_of(tokenizer))
            kind = family.half if device.startswith("cuda") else "float32"
            model, told = AutoModelForSeq2SeqLM.from_pretrained(
                folder,
                config=config,
                dtype=getattr(torch, kind),
                use_safetensors=safe or not pickled,
                weights_only=True,
                output_loading_info=True,
                **local,
            )
        except EngineError:
            raise
        except Exception as error:
            raise _explained(error, folder) from error
    if told["missing_keys"]:
        raise CorruptModel(f"{folder} lacks weights, such as {min(told['missing_keys'])}. Fetch the model again.")
    try:
        return model.to(device), tokenizer
    except torch.OutOfMemoryError as error:
        raise OutOfMemory(f"The {device} device has no room for {folder.name}. Choose device='cpu'.") from error


def knows_of(tokenizer: Any) -> Callable[[str], bool]:
    """Whether a piece is in the vocabulary; the tokenizers themselves answer the unknown piece instead of an error."""
    return lambda piece: tokenizer.convert_tokens_to_ids(piece) not in (None, tokenizer.unk_token_id)


@contextmanager
def _quiet() -> Iterator[None]:
    """No progress bars and no advice to standard error while loading; the user's settings come back."""
    from transformers.utils import logging as settings

    bars, level = settings.is_progress_bar_enabled(), settings.get_verbosity()
    settings.disable_progress_bar()
    settings.set_verbosity_error()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        settings.set_verbosity(level)
        if bars:
            settings.enable_progress_bar()


def _explained(error: Exception, folder: Path) -> EngineError:
    """One of our errors for whatever the libraries below raise while reading a folder."""
    text = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if "trust_remote_code" in str(error):
        return UnsafeModel(f"{folder} wants to run code of its own, which is never done here. Choose another model.")
    if not (folder / "config.json").is_file():
        return ModelNotFound(f"{folder} has no config.json. Give a folder that save_pretrained wrote.")
    return CorruptModel(f"{folder} cannot be read: {text}")
