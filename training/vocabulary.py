"""Vocabulary and the start of its embeddings, for a model from nothing.

    python training/vocabulary.py CONFIG DATA            # source.spm, vocab.json, …
    python training/align.py DATA                        # links.tsv
    python training/vocabulary.py CONFIG DATA --vectors  # embeddings.npy

One SentencePiece unigram vocabulary for both languages: byte fallback, digits
split, slots as symbols of their own, in Marian's layout: ``</s>`` 0, ``<unk>`` 1,
the pieces, ``<pad>`` last.

The **lexical start**: English vectors from the company the pieces keep
(positive pointwise mutual information, shrunk by a random projection and power
iteration), and every Indonesian piece at the alignment-weighted mean of its
English pieces. With tied embeddings "copy the word attended to" is then already
a translation.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece

SLOTS = tuple(f"⦅{number}⦆" for number in range(10))
END, UNKNOWN, PAD = "</s>", "<unk>", "<pad>"


def read(data: Path) -> list[tuple[float, str, str]]:
    """Return (weight, Indonesian, English) of ``rows.tsv``."""
    lines = (data / "rows.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return [(float(weight), source, target) for weight, source, target in rows]


def build(data: Path, size: int, threads: int = 2) -> None:
    """Train the vocabulary on ``rows.tsv``; rows of weight under 0.05 do not count."""
    text = data / "text.tmp"
    rows = [row for row in read(data) if row[0] >= 0.05]
    text.write_text("".join(f"{one}\n{two}\n" for _, one, two in rows), encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(text),
        model_prefix=str(data / "source"),
        model_type="unigram",
        vocab_size=size,
        character_coverage=0.9995,
        byte_fallback=True,
        split_digits=True,
        user_defined_symbols=list(SLOTS),
        normalization_rule_name="nmt_nfkc",
        bos_id=-1,
        eos_id=0,
        unk_id=1,
        pad_id=-1,
        num_threads=threads,
        input_sentence_size=1_000_000,
        shuffle_input_sentence=True,
        minloglevel=2,
        hard_vocab_limit=False,
    )
    text.unlink()
    (data / "source.vocab").unlink()
    (data / "source.model").replace(data / "source.spm")
    shutil.copyfile(data / "source.spm", data / "target.spm")
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(data / "source.spm"))
    names = [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())]
    numbers = {name: number for number, name in enumerate([*names, PAD])}
    write_json(data / "vocab.json", numbers)
    settings = {"source_lang": "id", "target_lang": "en", "model_max_length": 512}
    settings |= {"tokenizer_class": "MarianTokenizer", "separate_vocabs": False}
    write_json(
        data / "tokenizer_config.json",
        settings | {"eos_token": END, "unk_token": UNKNOWN, "pad_token": PAD},
    )


def write_json(path: Path, value: object) -> None:
    """Write `value` as readable JSON."""
    path.write_text(json.dumps(value, ensure_ascii=False) + "\n", encoding="utf-8")


def company(rows: list[list[int]], size: int, window: int = 4) -> np.ndarray:
    """Return size × size counts of pieces within `window` of each other, nearer ones more."""
    counts = np.zeros((size, size), dtype=np.float32)
    for row in rows:
        pieces = np.array(row)
        for apart in range(1, window + 1):
            if len(pieces) > apart:
                np.add.at(counts, (pieces[:-apart], pieces[apart:]), 1 / apart)
    return counts + counts.T


def shrink(counts: np.ndarray, width: int, seed: int = 0) -> np.ndarray:
    """Return size × width unit vectors: positive PMI, its leading directions."""
    total, shares = counts.sum(), counts.sum(1)
    smooth = shares**0.75 / max((shares**0.75).sum(), 1e-9)
    with np.errstate(divide="ignore", invalid="ignore"):
        pmi = np.log(counts / shares[:, None] / smooth[None, :])
    pmi = np.where(np.isfinite(pmi) & (counts > 0), np.maximum(pmi, 0), 0).astype(np.float32)
    basis = np.random.default_rng(seed).normal(size=(len(pmi), width)).astype(np.float32)
    for _ in range(4 if total else 0):
        basis, _ = np.linalg.qr(pmi @ (pmi.T @ basis))
    return unit(pmi @ basis)


def unit(vectors: np.ndarray) -> np.ndarray:
    """Return `vectors` with rows of length one; empty rows stay empty."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1))


def vectors(data: Path, width: int, noise: float = 0.1, seed: int = 0) -> np.ndarray:
    """Return the lexical start, vocabulary × `width`, rows of length one, the pad's zero."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(data / "source.spm"))
    size = pieces.get_piece_size()
    rows = read(data)
    coded = [pieces.encode(list(side)) for side in ([row[1] for row in rows], [row[2] for row in rows])]
    english = shrink(company(coded[1], size), width, seed)
    links = (data / "links.tsv").read_text(encoding="utf-8").splitlines()
    means: dict[int, np.ndarray] = defaultdict(lambda: np.zeros(width, dtype=np.float32))
    for one, two, line in zip(*coded, links, strict=True):
        for link in line.split():
            source, target = map(int, link.split("-"))
            if source < len(one) and target < len(two):
                means[one[source]] += english[two[target]]
    seen = {piece for row in coded[1] for piece in row}
    start = english.copy()
    for piece, mean in means.items():
        if piece not in seen:  # a piece of both languages keeps its English vector
            start[piece] = mean
    draw = np.random.default_rng(seed).normal(size=start.shape) / np.sqrt(width)
    start = unit(unit(start) + noise * draw)
    return np.vstack([start, np.zeros((1, width))]).astype(np.float32)


def main() -> None:
    """Command line: config, data folder, and which of the two."""
    parser = argparse.ArgumentParser(description="Build the vocabulary, or the lexical start.")
    parser.add_argument("config", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--vectors", action="store_true")
    arguments = parser.parse_args()
    config: dict[str, Any] = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    if arguments.vectors:
        np.save(arguments.data / "embeddings.npy", vectors(arguments.data, config["model"]["d_model"]))
    else:
        build(arguments.data, config["vocabulary"]["size"])


if __name__ == "__main__":
    main()
