"""Text to vocabulary pieces and back, without transformers: what a converted model needs beside its weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from asemnews.errors import CorruptModel, ModelNotFound


class Pieces(Protocol):
    """A tokenizer by pieces, without language tags and end marks."""

    def encode(self, text: str) -> list[str]:
        """The pieces of a text."""
        ...

    def decode(self, pieces: Sequence[str]) -> str:
        """The text of generated pieces."""
        ...


@dataclass(frozen=True, slots=True)
class SentencePieces:
    """One SentencePiece model for each side; Marian's ``source.spm`` and ``target.spm``, or one file for both."""

    source: Path
    target: Path
    _source: object
    _target: object

    @classmethod
    def load(cls, source: Path, target: Path) -> SentencePieces:
        """Read both models.

        Raises:
            CorruptModel: if a file is no SentencePiece model.
        """
        from sentencepiece import SentencePieceProcessor

        read = {}
        for path in (source, target):
            try:
                read[path] = read.get(path) or SentencePieceProcessor(model_file=str(path))
            except (OSError, RuntimeError) as error:
                raise CorruptModel(f"{path} is not a SentencePiece model. Fetch the model again.") from error
        return cls(source, target, read[source], read[target])

    def encode(self, text: str) -> list[str]:
        """The pieces of a text."""
        return self._source.encode(text, out_type=str)  # type: ignore[attr-defined, no-any-return]

    def decode(self, pieces: Sequence[str]) -> str:
        """The text of generated pieces."""
        return self._target.decode_pieces(list(pieces)).replace("▁", " ").strip()  # type: ignore[attr-defined, no-any-return]


NAMES = (("source.spm", "target.spm"), ("sentencepiece.bpe.model",) * 2, ("spiece.model",) * 2)


def find_pieces(folder: Path) -> Pieces:
    """The tokenizer that lies in a model folder.

    Raises:
        ModelNotFound: if there is none.
    """
    for source, target in NAMES:
        if (folder / source).is_file() and (folder / target).is_file():
            return SentencePieces.load(folder / source, folder / target)
    raise ModelNotFound(
        f"No tokenizer in {folder}. Put {' or '.join(' and '.join(dict.fromkeys(n)) for n in NAMES)} beside the model."
    )
