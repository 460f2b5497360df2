"""Abstractive summaries through tiny real checkpoints of the summarising families: whatever they say is grounded."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest
import sentencepiece

import asemnews
from asemnews.engines import hf
from asemnews.records import quotes_in

TEXT = "Kedua menteri sepakat membuka pelabuhan baru. Biayanya Rp4,7 triliun. Pertemuan berikutnya digelar di Ambon."
SENTENCES = (
    TEXT,
    "The two ministers agreed to open a new port.",
    "It costs Rp4.7 trillion.",
    "The next meeting is in Ambon.",
)


def bart(folder: Path) -> Any:
    import torch
    from tokenizers import ByteLevelBPETokenizer
    from transformers import BartConfig, BartForConditionalGeneration, BartTokenizer

    bpe = ByteLevelBPETokenizer()
    marks = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    bpe.train_from_iterator(SENTENCES, vocab_size=320, special_tokens=marks, show_progress=False)
    bpe.save_model(str(folder))
    tokenizer = BartTokenizer(vocab=str(folder / "vocab.json"), merges=str(folder / "merges.txt"))
    torch.manual_seed(3)
    sizes = {"encoder_layers": 1, "decoder_layers": 1, "encoder_ffn_dim": 32, "decoder_ffn_dim": 32}
    heads = {"encoder_attention_heads": 2, "decoder_attention_heads": 2, "max_position_embeddings": 256}
    config = BartConfig(vocab_size=len(tokenizer), d_model=32, decoder_start_token_id=2, **sizes, **heads)
    return hf.from_objects(BartForConditionalGeneration(config).eval(), tokenizer, name="tiny-bart")


def t5(folder: Path, kind: str = "T5") -> Any:
    import torch
    import transformers

    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES), model_prefix=str(folder / "spiece"), vocab_size=70, hard_vocab_limit=False,
        pad_id=0, eos_id=1, unk_id=2, bos_id=-1, minloglevel=2,
    )  # fmt: skip
    tokenizer = transformers.T5Tokenizer.from_pretrained(folder, extra_ids=0, model_max_length=256)
    torch.manual_seed(4)
    config = getattr(transformers, f"{kind}Config")(
        vocab_size=len(tokenizer), d_model=32, d_kv=16, d_ff=32, num_layers=1, num_heads=2, decoder_start_token_id=0
    )
    model = getattr(transformers, f"{kind}ForConditionalGeneration")(config).eval()
    return hf.from_objects(model, tokenizer, name=f"tiny-{kind.lower()}")


def mt5(folder: Path) -> Any:
    return t5(folder, "MT5")


@pytest.mark.parametrize(("build", "language"), [(bart, "english"), (t5, "english"), (mt5, "indonesian")])
def test_what_an_untrained_model_says_is_dropped_and_told(build: Any, language: Any, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = build(tmp_path)
    summary = asemnews.summarise(TEXT, method="abstract", summariser=model, language=language, prompt="summarize: ")
    assert summary.signature.startswith("engine:hf-float32|model:tiny-")
    assert all(quote.stands_in(TEXT) for quote in quotes_in(summary))
    assert len(summary.sentences) + len(summary.findings) >= 1
    assert {finding.check for finding in summary.findings} <= {"summary.ungrounded", "summary.empty", "summary.cap"}
