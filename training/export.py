"""Turn a trained folder into the package's model folder.

Writes Marian's layout in float16 (config.json, model.safetensors, source.spm,
target.spm, vocab.json, …), its CTranslate2 int8 form under ``ct2/``,
``known_answers.json`` (what the int8 form answers with beam 4, for a test that
needs no reference) and ``digest.json`` (sha256 of every other file).

    python training/export.py RUN/ema OUT --card card.md --words words.tsv.gz
    python training/export.py RUN/ema OUT --mix START --share 0.5   # half of each
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import sentencepiece
import torch

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")

from transformers import MarianMTModel

from asemnews.engines.words import FILE as WORDS

COPIED = ("source.spm", "target.spm", "vocab.json", "tokenizer_config.json")
PAD_BIAS = -10000.0
"""Logit bias of the pad piece, which must never be produced; fits float16."""

QUESTIONS = (
    "Kedua menteri sepakat memperkuat kerja sama di bidang perdagangan dan investasi.",
    "Presiden mengatakan pemerintah akan membangun jalan baru di Kalimantan.",
    "Pertemuan berikutnya akan digelar di Jakarta pada bulan Mei.",
    "Indonesia dan Jepang menandatangani nota kesepahaman tentang energi terbarukan.",
    "Harga beras naik karena pasokan dari daerah berkurang.",
    "Ia tidak menjawab pertanyaan wartawan mengenai utang negara.",
    "Nilai proyek itu mencapai ⦅0⦆, kata ⦅1⦆ di ⦅2⦆.",
    "⦅0⦆ dan ⦅1⦆ sepakat bertemu lagi pada ⦅2⦆.",
    "MENTERI TEGASKAN DUKUNGAN BAGI USAHA KECIL",
    "membentuk kelompok kerja bersama",
    "Para nelayan meminta bantuan kapal dan bahan bakar.",
    "Kesepakatan tersebut mulai berlaku tahun depan.",
)


class Marian:
    """The int8 form under CTranslate2, as the package's engine runs it.

    ``folder`` holds ``source.spm``; ``ct2/`` beside it holds the model.
    """

    def __init__(self, folder: Path, threads: int = 1, workers: int = 1) -> None:
        self.pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
        self.model = ctranslate2.Translator(
            str(folder / "ct2"), device="cpu", inter_threads=workers, intra_threads=threads
        )

    def __call__(self, texts: Sequence[str], beam: int = 4) -> list[str]:
        """Return one translation a text, in input order."""
        return [outputs[0][0] for outputs in self.several(texts, beam, 1)]

    def several(self, texts: Sequence[str], beam: int, count: int | None = None) -> list[list[tuple[str, float]]]:
        """Return `count` translations a text, all of the beam by default, with mean log-probabilities a piece."""
        rows = [[*self.pieces.encode(text, out_type=str), "</s>"] for text in texts]
        results = self.model.translate_batch(
            rows,
            beam_size=beam,
            num_hypotheses=count or beam,
            return_scores=True,
            max_batch_size=2048,
            batch_type="tokens",
            max_decoding_length=400,
        )
        return [
            [(self.pieces.decode(said), score) for said, score in zip(result.hypotheses, result.scores, strict=True)]
            for result in results
        ]


def digest(folder: Path) -> dict[str, object]:
    """Return the sha256 of every file under `folder` but ``digest.json`` itself."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        "algorithm": "sha256",
        "files": {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in files
            if path.name != "digest.json"
        },
    }


def convert(folder: Path, out: Path, quantization: str | None = "int8_float32") -> None:
    """Write the CTranslate2 form of the Marian model in `folder` to `out`, by default in int8."""
    shutil.rmtree(out, ignore_errors=True)
    with warnings.catch_warnings():  # MarianTokenizer recommends sacremoses, which it does not need
        warnings.simplefilter("ignore")
        converter = ctranslate2.converters.TransformersConverter(str(folder))
        converter.convert(str(out), quantization=quantization)


def load(folder: Path) -> MarianMTModel:
    """Return the model in `folder` in float32, silently."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return MarianMTModel.from_pretrained(folder, dtype=torch.float32)


def mixed(one: Path, other: Path, share: float) -> MarianMTModel:
    """Return the mean of two models of one shape, `share` of it from `other`.

    A warm-started model and the one it started from lie in the same valley; their
    mean often translates better than both.
    """
    model, values = load(one), load(other).state_dict()
    with torch.no_grad():
        for name, value in model.state_dict().items():
            value.lerp_(values[name], share)
    return model


def export(
    model: MarianMTModel,
    source: Path,
    out: Path,
    card: Path | None = None,
    words: Path | None = None,
    answers: bool = True,
) -> Path:
    """Write the package's form of `model` to `out`, replacing it whole; vocabulary from `source`.

    The pad row is set to zero and its bias to −1e4, which CTranslate2's Marian
    decoder relies on: it starts from a zero vector whatever the row holds.
    """
    pad = model.config.pad_token_id
    with torch.no_grad():
        model.model.shared.weight[pad].zero_()
        model.final_logits_bias[0, pad] = PAD_BIAS
    model.config.dropout = 0.1
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as scratch:
        fresh = Path(scratch) / "model"
        model.half().save_pretrained(fresh)
        for name in COPIED:
            shutil.copyfile(source / name, fresh / name)
        if card is not None:
            shutil.copyfile(card, fresh / "card.md")
        if words is not None:
            shutil.copyfile(words, fresh / WORDS)
        convert(fresh, fresh / "ct2")
        if answers:
            said = [
                {"source": question, "target": answer}
                for question, answer in zip(QUESTIONS, Marian(fresh)(QUESTIONS), strict=True)
            ]
            text = json.dumps(said, ensure_ascii=False, indent=1)
            (fresh / "known_answers.json").write_text(text + "\n", encoding="utf-8")
        for path in fresh.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        text = json.dumps(digest(fresh), indent=1)
        (fresh / "digest.json").write_text(text + "\n", encoding="utf-8")
        shutil.rmtree(out, ignore_errors=True)
        fresh.rename(out)
    return out


def main() -> None:
    """Command line: source folder, target folder, card."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--card", type=Path)
    parser.add_argument("--words", type=Path, help="the table that words.py made")
    parser.add_argument("--mix", type=Path, help="a second model, for the mean of the two")
    parser.add_argument("--share", type=float, default=0.5, help="how much of the second")
    told = parser.parse_args()
    model = mixed(told.source, told.mix, told.share) if told.mix else load(told.source)
    export(model, told.source, told.out, told.card, told.words)


if __name__ == "__main__":
    main()
