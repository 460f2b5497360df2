"""CTranslate2: int8 on the processor, float16 on the graphics card; neither torch nor transformers is imported."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asemnews.engines.base import Decoding
from asemnews.engines.convert import converted
from asemnews.engines.families import FAMILIES, Family, family_of
from asemnews.engines.fetch import Source, fetch
from asemnews.engines.folder import MAX_LENGTH, file_digest, positions, settings_of
from asemnews.engines.licence import check_licence, licence_of
from asemnews.engines.pieces import Pieces, find_pieces
from asemnews.engines.seq2seq import Output, Seq2seq, batches
from asemnews.errors import CorruptModel, DeviceUnavailable, EngineError, OutOfMemory, UnknownEngine

END = "</s>"
WIDTH = 16
"""Floats in the widest vector register of a processor that CTranslate2 knows (AVX-512)."""
ROWS = 16
"""Rows of a batch on the processor; with more, the scores of a step leave the cache and each row takes longer."""
SMALL = 200 * 2**20
"""Bytes of a converted model up to which one thread a batch was faster than sharing its matrices."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run. ``device``: ``auto`` (cuda, else cpu), ``cpu`` or ``cuda``. ``compute_type``: CTranslate2's name of
    the number format; ``None`` means int8 on the processor and float16 on the graphics card. ``threads``: processor
    cores to use; ``None`` means all that this process may use.
    """

    device: str = "auto"
    compute_type: str | None = None
    threads: int | None = None

    def stored_as(self, device: str) -> str:
        """The number format to convert to."""
        return self.compute_type or ("float16" if device == "cuda" else "int8_float32")


class CT2Engine(Seq2seq):
    """A converted model.

    On the processor a text's output does not depend on what else is in the call. The padded length of a batch moves the
    last bit of the attention sums, and int8 rounding carries that into other words (1 to 3 % of FLORES sentences), but
    not where that length is a multiple of the vector registers' width: so a row of end marks, which ends after one
    token, lengthens each batch to one (CTranslate2 4.8.5, AVX2: 240 sentences alone and in batches, sorted and not,
    gave the same tokens and scores at 16, not at 8).

    Args:
        model: folder with ``model.bin``.
        pieces: its tokenizer.
        name: model part of the signature, such as ``compact-id-en@3f2a``.
        family: which tags it wants; ``None`` means none.
        settings: device, number format, threads.
        max_length: positions that the model has on either side.
    """

    def __init__(
        self,
        model: Path,
        pieces: Pieces,
        *,
        name: str,
        family: Family | None = None,
        settings: Settings | None = None,
        max_length: int = MAX_LENGTH,
    ) -> None:
        self._arguments = {"name": name, "family": family, "settings": settings, "max_length": max_length}
        self._model = model
        self.pieces = pieces
        self.family = family or Family("marian", "marian")
        self.settings = settings or Settings()
        self.device = resolve_device(self.settings.device)
        self._translator = _translator(model, self.device, self.settings)
        kind = str(self._translator.compute_type).removesuffix("_float32")
        self._head = [self.family.source_lang] if self.family.source_lang else []
        self._head += [self.family.prefix.strip()] if self.family.prefix else []
        super().__init__(
            f"engine:ct2-{kind}|model:{name}",
            max_input=max_length - 1 - len(self._head),
            max_output=max_length - 2,
            budget=1024 if self.device == "cpu" else 8192,
        )

    def __reduce__(self) -> tuple[Callable[..., CT2Engine], tuple[Any, ...]]:
        """Pickled as its arguments: another process loads the model again."""
        return _rebuild, (self._model, self.pieces, self._arguments)

    def encode(self, text: str) -> list[str]:
        """The pieces of a text, without language tags and end mark."""
        return self.pieces.encode(text)

    def knows(self, piece: str) -> bool:
        """Whether the vocabulary holds the piece."""
        return self.pieces.knows(piece)

    def decode(self, tokens: Sequence[str]) -> str:
        """The text of generated pieces."""
        return self.pieces.decode(tokens)

    def search(self, rows: Sequence[Sequence[str]], decoding: Decoding, cap: int, budget: int) -> list[list[Output]]:
        """Beam search, longest rows first, in batches of ``budget`` tokens that the workers take in turn."""
        tagged = [[*self._head, *row, END] for row in rows]
        running: list[tuple[int, Any]] = []
        try:
            for batch in self._batches(tagged, budget):
                rows_now = [tagged[index] for index in batch]
                started = self._start([*rows_now, *self._ruler(rows_now)], decoding, cap)
                running.extend(zip(batch, started, strict=False))
            results = [(index, waiting.result()) for index, waiting in running]
        except (RuntimeError, ValueError) as error:
            raise _explained(error, budget) from error
        results.sort(key=lambda pair: pair[0])
        skip = bool(self.family.opening)
        return [
            [_output(tokens, skip, score, decoding) for tokens, score in zip(r.hypotheses, r.scores, strict=True)]
            for _, r in results
        ]

    def _start(self, rows: list[list[str]], decoding: Decoding, cap: int) -> list[Any]:
        first = self.family.opening
        started: list[Any] = self._translator.translate_batch(
            rows,
            [[first]] * len(rows) if first else None,
            asynchronous=True,
            beam_size=decoding.beam,
            num_hypotheses=1 + decoding.alternatives,
            length_penalty=decoding.length_penalty,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            max_input_length=0,
            max_decoding_length=cap + 1 + bool(first),
            return_scores=True,
            return_end_token=True,
        )
        return started

    def _ruler(self, rows: list[list[str]]) -> list[list[str]]:
        """The row, if one is needed, that makes the padded length of a batch a multiple of ``WIDTH``."""
        longest = max(map(len, rows))
        return [[END] * (-(-longest // WIDTH) * WIDTH)] if self.device == "cpu" and longest % WIDTH else []

    def _batches(self, rows: list[list[str]], budget: int) -> Iterator[list[int]]:
        """Rows of like length; on the processor few enough for its cache, and some for each worker."""
        share = -(-len(rows) // self._translator.num_translators)
        most = min(ROWS, share) if self.device == "cpu" else len(rows)
        return batches([len(row) for row in rows], budget, most)


def _output(said: list[str], skip: int, score: float, decoding: Decoding) -> Output:
    """CTranslate2 divides the summed log-probability by length, the language tag counted, to the power of the penalty;
    we want it a token without the tag.
    """
    tokens = said[skip:]
    finished = tokens[-1:] == [END]
    mean = score * len(said) ** decoding.length_penalty / max(1, len(tokens))
    return Output(tuple(tokens[:-1] if finished else tokens), mean, finished)


def load(source: Source, settings: Settings | None = None, *, accept_license: str | None = None) -> CT2Engine:
    """A converted folder (``model.bin`` in it or in its ``ct2/``, the tokenizer beside), or one that is converted now.

    Raises:
        ModelNotFound: no such folder or id, or no tokenizer in it.
        UnsafeModel: only pickled weights, and they were not asked for.
        LicenceNotAccepted: a licence without commercial use, not accepted by name.
        CorruptModel: damaged files.
        DeviceUnavailable: the device asked for is absent.
    """
    settings = settings or Settings()
    device = resolve_device(settings.device)
    folder = Path(source.model).expanduser().absolute()
    ready = source.local and bool(_inner(folder))
    if not ready:
        folder = fetch(source)
    name = folder.name if source.local else source.model
    check_licence(source.model, licence_of(source.model, folder), accept_license)
    if not ready:
        for row in FAMILIES:
            if row.model_type == settings_of(folder / "config.json").get("model_type"):
                checked(row)
        folder = converted(folder, source, settings.stored_as(device))
    inner = _inner(folder)
    if inner is None:
        raise CorruptModel(f"{folder} has no model.bin. Remove it, so that the model is converted again.")
    return CT2Engine(
        inner,
        find_pieces(folder),
        name=f"{name}@{file_digest(inner / 'model.bin')[:8]}",
        family=_family(folder, inner),
        settings=settings,
        max_length=positions(folder),
    )


def _inner(folder: Path) -> Path | None:
    return next((path for path in (folder, folder / "ct2") if (path / "model.bin").is_file()), None)


def _family(folder: Path, inner: Path) -> Family:
    """By the configuration beside the model where it lies there, else by the vocabulary."""
    pieces: set[str] = set()
    for file in sorted(inner.glob("*vocabulary.*")):
        text = file.read_text(encoding="utf-8")
        pieces.update(json.loads(text) if file.suffix == ".json" else text.split("\n"))
    return checked(family_of(settings_of(folder / "config.json").get("model_type"), pieces.__contains__))


def checked(family: Family) -> Family:
    """The family, if its converted form can be trusted.

    Raises:
        UnknownEngine: if not; a wrong output would look like any other.
    """
    if not family.convertible:
        raise UnknownEngine(f"CTranslate2 does not run {family.name} models faithfully. Use 'hf:' instead of 'ct2:'.")
    return family


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


def _translator(model: Path, device: str, settings: Settings) -> Any:
    """One worker a core for models that fit a core's cache; one worker with all cores for large ones."""
    import ctranslate2

    kind = settings.compute_type or ("float16" if device == "cuda" else "default")
    threads = settings.threads or cores()
    small = (model / "model.bin").stat().st_size < SMALL
    try:
        return ctranslate2.Translator(
            str(model),
            device=device,
            compute_type=kind,
            inter_threads=threads if small and device == "cpu" else 1,
            intra_threads=1 if small else threads,
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


def _rebuild(model: Path, pieces: Pieces, arguments: dict[str, Any]) -> CT2Engine:
    return CT2Engine(model, pieces, **arguments)
