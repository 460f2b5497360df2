"""Any encoder-decoder that transformers knows, from a folder, the hub's cache, the hub, or objects in hand."""

from __future__ import annotations

import copy
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from asemnews.engines.base import Decoding
from asemnews.engines.checkpoint import knows_of, read_checkpoint
from asemnews.engines.families import Family, family_of
from asemnews.engines.fetch import Source, digest_of, fetch
from asemnews.engines.licence import check_licence, licence_of
from asemnews.engines.seq2seq import Output, Seq2seq, batches, restore
from asemnews.engines.words import WordLinks, read_words
from asemnews.errors import DeviceUnavailable, EngineError, OutOfMemory

MAX_LENGTH = 512
"""Positions where neither model nor tokenizer names any (T5 has relative ones and was trained with 512)."""
SCORED = 2**26
"""Logits held at once while outputs are scored: 256 MB in float32."""


class HFEngine(Seq2seq):
    """A transformers model with its tokenizer.

    Args:
        model: an encoder-decoder, already on its device.
        tokenizer: its tokenizer.
        name: model part of the signature, such as ``Helsinki-NLP/opus-mt-id-en@9a1b2c3d``.
        licence: what the model's card states, if anything.
        reload: how another process makes the engine again; ``None`` pickles model and tokenizer themselves.

    Raises:
        UnknownEngine: if no family row has the model's type.
        LanguageNotSupported: if the vocabulary lacks Indonesian or English.
    """

    def __init__(
        self,
        model: Any,
        tokenizer: Any,
        *,
        name: str,
        licence: str | None = None,
        reload: tuple[Callable[..., HFEngine], tuple[Any, ...]] | None = None,
    ) -> None:
        self.model = model.eval()
        self.tokenizer = tokenizer
        self.licence = licence
        self.device = model.device
        self.reads_english = bool(getattr(model.config, "reads_english", False))
        self.words: WordLinks | None = None
        self._reload = reload
        self.family: Family = family_of(model.config.model_type, knows_of(tokenizer))
        kind = str(model.dtype).removeprefix("torch.")
        limit = _positions(model, tokenizer)
        tags = 1 + bool(self.family.source_lang) + len(self._pieces(self.family.prefix))
        super().__init__(f"engine:hf-{kind}|model:{name}", max_input=limit - tags, max_output=limit - 2, budget=2048)

    def __reduce__(self) -> tuple[Callable[..., HFEngine], tuple[Any, ...]]:
        """Loaded from a name: loaded again. Made from objects: the objects travel."""
        name = self._signature.partition("|model:")[2]
        return self._reload or (_from_parts, (self.model, self.tokenizer, name, self.licence))

    def _pieces(self, text: str) -> list[str]:
        """Pieces of the text as text: a "</s>" written in a release is no end mark."""
        return list(self.tokenizer.tokenize(text, split_special_tokens=True)) if text else []

    def encode(self, text: str) -> list[str]:
        """The pieces of a text, without language tags, prefix and end mark."""
        return self._pieces(text)

    def knows(self, piece: str) -> bool:
        """Whether the vocabulary holds the piece."""
        return knows_of(self.tokenizer)(piece)

    def decode(self, tokens: Sequence[str]) -> str:
        """The text of generated pieces."""
        ids = self.tokenizer.convert_tokens_to_ids(list(tokens))
        text = self.tokenizer.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False)
        return str(text).strip()

    def search(self, rows: Sequence[Sequence[str]], decoding: Decoding, cap: int, budget: int) -> list[list[Output]]:
        """Beam search in batches of ``budget`` padded tokens, rows of like length together."""
        import torch

        ids = [self._wrapped(row) for row in rows]
        order: list[int] = []
        found: list[list[Output]] = []
        try:
            for batch in batches([len(row) for row in ids], budget):
                order.extend(batch)
                found.extend(self._batch([ids[index] for index in batch], decoding, cap))
        except (torch.OutOfMemoryError, MemoryError) as error:
            torch.cuda.empty_cache()
            raise OutOfMemory(
                f"The {self.device} device is full at batches of {budget} tokens. Choose device='cpu' or a small beam."
            ) from error
        except (RuntimeError, IndexError, ValueError) as error:
            raise EngineError(f"transformers stopped: {error}") from error
        return restore(order, found)

    def _wrapped(self, row: Sequence[str]) -> list[int]:
        """Ids with the family's tag before and the end mark behind."""
        head = [self.family.source_lang] if self.family.source_lang else self._prefix()
        return [*self.tokenizer.convert_tokens_to_ids([*head, *row]), self.tokenizer.eos_token_id]

    def _prefix(self) -> list[str]:
        """MADLAD's target tag is a piece of its vocabulary, T5's task prefixes are words."""
        prefix = self.family.prefix
        return [prefix.strip()] if prefix and prefix.strip() == self.family.marker else self._pieces(prefix)

    def _batch(self, rows: list[list[int]], decoding: Decoding, cap: int) -> Iterator[list[Output]]:
        """Generate for rows of ids, padded together; shapes: source ``[rows, longest]``."""
        import torch

        pad = self.tokenizer.pad_token_id
        longest = max(map(len, rows))
        source = torch.tensor([row + [pad] * (longest - len(row)) for row in rows], device=self.device)
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows], device=self.device)
        with torch.inference_mode(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = self.model.generate(
                input_ids=source, attention_mask=mask, generation_config=self._settings(decoding, cap)
            )
            wide = 1 + decoding.alternatives
            scores = self._scores(source.repeat_interleave(wide, 0), mask.repeat_interleave(wide, 0), made)
        outputs = [self._output(row, score) for row, score in zip(made.tolist(), scores, strict=True)]
        for at in range(0, len(outputs), wide):
            yield outputs[at : at + wide]

    def _settings(self, decoding: Decoding, cap: int) -> Any:
        """The model's own generation settings, with the search asked for and no forced end, which would hide a cap."""
        settings = copy.deepcopy(self.model.generation_config)
        first = self.family.opening
        settings.update(
            max_length=2 + bool(first) + cap,  # the start, the tag, and room for the end mark
            max_new_tokens=None,
            min_length=2 + bool(first),  # as CTranslate2: no text is rendered by nothing
            min_new_tokens=None,
            num_beams=decoding.beam,
            num_return_sequences=1 + decoding.alternatives,
            length_penalty=decoding.length_penalty,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            early_stopping=decoding.beam > 1,
            do_sample=False,
            forced_eos_token_id=None,
            forced_bos_token_id=self.tokenizer.convert_tokens_to_ids(first) if first else None,
        )
        return settings

    def _scores(self, source: Any, mask: Any, made: Any) -> list[float]:
        """Mean log-probability of each output's tokens, end mark counted, language tag not.

        A second, forced pass: the scores of the search itself would hold a whole vocabulary for every step and beam.
        """
        import torch

        first = 1 + bool(self.family.opening)
        target = made[:, 1:]
        width = max(1, SCORED // max(1, target.shape[1] * self.model.config.vocab_size))
        means: list[float] = []
        for at in range(0, len(made), width):
            rows = slice(at, at + width)
            logits = self.model(
                input_ids=source[rows], attention_mask=mask[rows], decoder_input_ids=made[rows, :-1]
            ).logits
            taken = torch.log_softmax(logits.float(), -1).gather(-1, target[rows].unsqueeze(-1)).squeeze(-1)
            kept = target[rows] != self.tokenizer.pad_token_id
            kept[:, : first - 1] = False
            means += ((taken.masked_fill(~kept, 0)).sum(1) / kept.sum(1).clamp(min=1)).tolist()
        return means

    def _output(self, row: list[int], score: float) -> Output:
        """Drop the start token, the language tag, the padding and the end mark."""
        ids = row[1 + bool(self.family.opening) :]
        end = self.tokenizer.eos_token_id
        finished = end in ids
        kept = ids[: ids.index(end)] if finished else [one for one in ids if one != self.tokenizer.pad_token_id]
        return Output(tuple(self.tokenizer.convert_ids_to_tokens(kept)), score, finished)


def from_objects(model: Any, tokenizer: Any, *, name: str | None = None) -> HFEngine:
    """An engine of a model and a tokenizer in hand.

    ``name`` goes into the signature; without one it is the configuration's name and a digest of all weights.

    Raises:
        UnknownEngine: if no family row has the model's type.
        LanguageNotSupported: if the vocabulary lacks Indonesian or English.
    """
    if name is None:
        name = f"{model.config.name_or_path or model.config.model_type}@{_weights_digest(model)}"
    return HFEngine(model, tokenizer, name=name)


def load(source: Source, *, device: str = "auto", accept_license: str | None = None) -> HFEngine:
    """A model by hub id or folder. Model, tokenizer and configuration come from one snapshot; no code of it is run.

    Raises:
        ModelNotFound: no such folder, id or revision, or offline and not cached.
        UnsafeModel: pickled weights that nobody asked for, or a model that needs its own code.
        LicenceNotAccepted: a licence without commercial use, not accepted by name.
        CorruptModel: damaged or incomplete weights.
        DeviceUnavailable: the device asked for is absent.
    """
    place = resolve_device(device)
    folder = fetch(source)
    licence = licence_of(source.model, folder)
    check_licence(source.model, licence, accept_license)
    model, tokenizer = read_checkpoint(folder, place, pickled=source.allow_pickle)
    name = f"{folder.name if source.local else source.model}@{digest_of(folder, source)[:8]}"
    engine = HFEngine(model, tokenizer, name=name, licence=licence, reload=(_again, (source, device, accept_license)))
    engine.words = read_words(folder)
    return engine


def resolve_device(device: str) -> str:
    """``auto``: cuda, else mps, else cpu.

    Raises:
        DeviceUnavailable: if the device asked for is absent.
    """
    import torch

    present = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if device == "auto":
        return next(name for name, there in present.items() if there)
    if not present.get(device.partition(":")[0], False):
        there = ", ".join(repr(name) for name, found in present.items() if found)
        raise DeviceUnavailable(f"No device {device!r} here. Choose 'auto' or one of: {there}.")
    return device


def _positions(model: Any, tokenizer: Any) -> int:
    """The smaller of what the model and its tokenizer name; absurdly large means unnamed."""
    named = (getattr(model.config, "max_position_embeddings", None), tokenizer.model_max_length)
    return min((int(value) for value in named if value and value < 10**6), default=MAX_LENGTH)


def _weights_digest(model: Any) -> str:
    import hashlib

    import torch

    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.detach().cpu().contiguous().flatten().view(torch.uint8).numpy())
    return digest.hexdigest()[:8]


def _from_parts(model: Any, tokenizer: Any, name: str, licence: str | None) -> HFEngine:
    return HFEngine(model, tokenizer, name=name, licence=licence)


def _again(source: Source, device: str, accept_license: str | None) -> HFEngine:
    return load(source, device=device, accept_license=accept_license)
