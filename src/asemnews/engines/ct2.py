"""CTranslate2: int8 on the processor, float16 on the graphics card; neither torch nor transformers is imported."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from asemnews.engines.base import Decoding
from asemnews.engines.pieces import Pieces, find_pieces
from asemnews.engines.seq2seq import Output, Seq2seq
from asemnews.errors import CorruptModel, DeviceUnavailable, EngineError, ModelNotFound, OutOfMemory

END = "</s>"
MAX_LENGTH = 512
"""Positions where the model folder names none."""


class CT2Engine(Seq2seq):
    """A converted model.

    Args:
        model: folder with ``model.bin``.
        pieces: its tokenizer.
        name: model part of the signature, such as ``compact-id-en@3f2a``.
        device: ``auto`` (cuda, else cpu), ``cpu``, or ``cuda``.
        compute_type: CTranslate2's name of the number format; ``None`` means as stored on the processor and float16 on
            the graphics card.
        threads: processor cores to use; ``None`` means all that this process may use.
        max_length: positions that the model has on either side.
    """

    def __init__(
        self,
        model: Path,
        pieces: Pieces,
        *,
        name: str,
        device: str = "auto",
        compute_type: str | None = None,
        threads: int | None = None,
        max_length: int = MAX_LENGTH,
    ) -> None:
        self._arguments = (model, pieces, name, device, compute_type, threads, max_length)
        self.pieces = pieces
        self.device = resolve_device(device)
        self._translator = _translator(model, self.device, compute_type, threads or cores())
        kind = str(self._translator.compute_type).removesuffix("_float32")
        super().__init__(
            f"engine:ct2-{kind}|model:{name}", max_input=max_length - 1, max_output=max_length - 1, budget=1024
        )

    def __reduce__(self) -> tuple[Callable[..., CT2Engine], tuple[Any, ...]]:
        """Pickled as its arguments: another process loads the model again."""
        return _rebuild, self._arguments

    def encode(self, text: str) -> list[str]:
        """The pieces of a text, without language tags and end mark."""
        return self.pieces.encode(text)

    def decode(self, tokens: Sequence[str]) -> str:
        """The text of generated pieces."""
        return self.pieces.decode(tokens)

    def search(self, rows: Sequence[Sequence[str]], decoding: Decoding, cap: int, budget: int) -> list[list[Output]]:
        """Beam search in batches of ``budget`` tokens, which CTranslate2 sorts by length and spreads over its workers."""
        try:
            results = self._translator.translate_batch(
                [[*row, END] for row in rows],
                max_batch_size=budget,
                batch_type="tokens",
                beam_size=decoding.beam,
                num_hypotheses=1 + decoding.alternatives,
                length_penalty=decoding.length_penalty,
                repetition_penalty=decoding.repetition_penalty,
                no_repeat_ngram_size=decoding.no_repeat_ngram,
                max_input_length=0,
                max_decoding_length=cap + 1,
                return_scores=True,
                return_end_token=True,
            )
        except (RuntimeError, ValueError) as error:
            raise _explained(error, budget) from error
        return [
            [_output(tokens, score, decoding) for tokens, score in zip(r.hypotheses, r.scores, strict=True)]
            for r in results
        ]


def _output(tokens: list[str], score: float, decoding: Decoding) -> Output:
    """CTranslate2 divides the summed log-probability by length to the power of the penalty; we want it a token."""
    finished = tokens[-1:] == [END]
    mean = score * len(tokens) ** (decoding.length_penalty - 1) if tokens else score
    return Output(tuple(tokens[:-1] if finished else tokens), mean, finished)


def load(model: str, *, device: str = "auto", compute_type: str | None = None, threads: int | None = None) -> CT2Engine:
    """A converted model folder (``model.bin``, its tokenizer in the same folder or the one above).

    Raises:
        ModelNotFound: if there is no such folder, or no model or tokenizer in it.
        CorruptModel: if its files are damaged.
        DeviceUnavailable: if the device asked for is absent.
    """
    folder = Path(model).expanduser().absolute()
    if not folder.is_dir():
        raise ModelNotFound(f"No model folder {folder}. Give the path of a folder, as in 'ct2:./folder'.")
    inner = next((path for path in (folder, folder / "ct2") if (path / "model.bin").is_file()), None)
    if inner is None:
        raise ModelNotFound(f"No converted model in {folder}: it has no model.bin.")
    return CT2Engine(
        inner,
        find_pieces(folder),
        name=folder.name,
        device=device,
        compute_type=compute_type,
        threads=threads,
        max_length=positions(folder),
    )


def positions(folder: Path) -> int:
    """Positions of the model by its transformers configuration, where that lies beside it.

    Raises:
        CorruptModel: if a configuration is not JSON.
    """
    found = []
    for name, key in (("config.json", "max_position_embeddings"), ("tokenizer_config.json", "model_max_length")):
        try:
            settings = json.loads((folder / name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
        except ValueError as error:
            raise CorruptModel(f"{folder / name} is not JSON. Fetch the model again.") from error
        if isinstance(settings.get(key), int):
            found.append(settings[key])
    return min(found, default=MAX_LENGTH)


def cores() -> int:
    """Processor cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def resolve_device(device: str) -> str:
    """``cpu`` or ``cuda``.

    Raises:
        DeviceUnavailable: if CUDA is asked for and absent, or the device is none of CTranslate2's.
    """
    import ctranslate2

    if device not in ("auto", "cpu", "cuda"):
        raise DeviceUnavailable(f"CTranslate2 has no device {device!r}. Choose 'auto', 'cpu' or 'cuda'.")
    cards = ctranslate2.get_cuda_device_count() if device != "cpu" else 0
    if device == "cuda" and not cards:
        raise DeviceUnavailable("No CUDA device was found. Choose device='cpu', or 'auto' to take what is there.")
    return "cuda" if cards else "cpu"


def _translator(model: Path, device: str, compute_type: str | None, threads: int) -> Any:
    """One worker a core: the bundled model is too small for several threads to share a matrix."""
    import ctranslate2

    kind = compute_type or ("float16" if device == "cuda" else "default")
    workers = threads if device == "cpu" else 1
    try:
        return ctranslate2.Translator(
            str(model), device=device, compute_type=kind, inter_threads=workers, intra_threads=1
        )
    except (RuntimeError, ValueError) as error:
        if "out of memory" in str(error).lower():
            raise OutOfMemory(f"The {device} device has no room for {model}. Choose device='cpu'.") from error
        if "compute type" in str(error).lower():
            raise EngineError(f"This {device} device cannot compute in {kind}. Leave compute_type out.") from error
        raise CorruptModel(f"CTranslate2 cannot read {model}: {error}") from error


def _explained(error: Exception, budget: int) -> EngineError:
    if "out of memory" in str(error).lower():
        return OutOfMemory(f"The device is full at batches of {budget} tokens. Choose device='cpu' or a smaller beam.")
    return EngineError(f"CTranslate2 stopped: {error}")


def _rebuild(
    model: Path, pieces: Pieces, name: str, device: str, compute_type: str | None, threads: int | None, max_length: int
) -> CT2Engine:
    return CT2Engine(
        model, pieces, name=name, device=device, compute_type=compute_type, threads=threads, max_length=max_length
    )
