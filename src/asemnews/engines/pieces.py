"""Text to vocabulary pieces and back, without transformers: what a converted model needs beside its weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from asemnews.errors import CorruptModel, ModelNotFound


class Pieces(Protocol):
    """A tokenizer by pieces, without language tags and end marks."""

    def encode(self, text: str) -> list[str]:
        """The pieces of a text."""
        ...

    def knows(self, piece: str) -> bool:
        """Whether the vocabulary holds the piece."""
        ...

    def decode(self, pieces: Sequence[str]) -> str:
        """The text of generated pieces."""
        ...


class SentencePieces:
    """One SentencePiece model for each side: Marian's ``source.spm`` and ``target.spm``, or one file for both.

    Raises:
        CorruptModel: if a file is no SentencePiece model.
    """

    def __init__(self, source: Path, target: Path) -> None:
        self._files = (source, target)
        self._source = _processor(source)
        self._target = self._source if target == source else _processor(target)

    def __reduce__(self) -> tuple[Callable[..., SentencePieces], tuple[Path, Path]]:
        """Read again in the other process."""
        return SentencePieces, self._files

    def encode(self, text: str) -> list[str]:
        """The pieces of a text."""
        return list(self._source.encode(text, out_type=str))

    def spans(self, text: str) -> list[tuple[int, int, int]]:
        """The pieces of a text: number, and the code points ``begin:end`` it covers, the space before it included."""
        from sentencepiece import sentencepiece_pb2

        packed = self._source.encode(text, out_type="serialized_proto")
        found = sentencepiece_pb2.SentencePieceText.FromString(packed).pieces
        if text.isascii():
            return [(piece.id, piece.begin, piece.end) for piece in found]
        places, at = {0: 0}, 0
        for number, letter in enumerate(text):  # SentencePiece counts bytes
            at += len(letter.encode())
            places[at] = number + 1
        return [(piece.id, places[piece.begin], places[piece.end]) for piece in found]

    @property
    def names(self) -> list[str]:
        """Every piece, by its number."""
        return [str(self._source.id_to_piece(number)) for number in range(self._source.get_piece_size())]

    @property
    def end(self) -> int:
        """The number of the piece that ends a sequence."""
        return int(self._source.eos_id())

    def knows(self, piece: str) -> bool:
        """Whether the vocabulary holds the piece."""
        return bool(self._source.piece_to_id(piece) != self._source.unk_id())

    def decode(self, pieces: Sequence[str]) -> str:
        """The text of generated pieces."""
        return str(self._target.decode_pieces(list(pieces))).replace("▁", " ").strip()


class TokenizerPieces:
    """A ``tokenizer.json`` of the tokenizers library, as newer NLLB, mBART and T5 folders hold.

    Raises:
        CorruptModel: if the file is no tokenizer.
    """

    def __init__(self, file: Path) -> None:
        from tokenizers import Tokenizer

        self._file = file
        try:
            self._tokenizer = Tokenizer.from_file(str(file))
        except Exception as error:  # the library raises plain Exception
            raise CorruptModel(f"{file} is not a tokenizer. Fetch the model again.") from error
        self._tokenizer.no_truncation()
        self._tokenizer.encode_special_tokens = True

    def __reduce__(self) -> tuple[Callable[..., TokenizerPieces], tuple[Path]]:
        """Read again in the other process."""
        return TokenizerPieces, (self._file,)

    def encode(self, text: str) -> list[str]:
        """The pieces of a text."""
        return list(self._tokenizer.encode(text, add_special_tokens=False).tokens)

    def knows(self, piece: str) -> bool:
        """Whether the vocabulary holds the piece."""
        return self._tokenizer.token_to_id(piece) is not None

    def decode(self, pieces: Sequence[str]) -> str:
        """The text of generated pieces."""
        ids = [self._tokenizer.token_to_id(piece) for piece in pieces]
        return str(self._tokenizer.decode([one for one in ids if one is not None])).strip()


NAMES = (("source.spm", "target.spm"), ("sentencepiece.bpe.model",) * 2, ("spiece.model",) * 2)


def find_pieces(folder: Path) -> Pieces:
    """The tokenizer that lies in a model folder.

    Raises:
        ModelNotFound: if there is none.
        CorruptModel: if it cannot be read.
    """
    for source, target in NAMES:
        if (folder / source).is_file() and (folder / target).is_file():
            return SentencePieces(folder / source, folder / target)
    if (folder / "tokenizer.json").is_file():
        return TokenizerPieces(folder / "tokenizer.json")
    wanted = " or ".join(" and ".join(dict.fromkeys(names)) for names in (*NAMES, ("tokenizer.json",)))
    raise ModelNotFound(f"No tokenizer in {folder}. Put {wanted} beside the model.")


def _processor(path: Path) -> Any:
    from sentencepiece import SentencePieceProcessor

    try:
        return SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as error:
        raise CorruptModel(f"{path} is not a SentencePiece model. Fetch the model again.") from error
