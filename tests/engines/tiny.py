"""Tiny real checkpoints of every family, with real SentencePiece vocabularies trained on a few sentences of our own."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import sentencepiece

SENTENCES = (
    "Kedua menteri sepakat memperkuat kerja sama di bidang perdagangan dan investasi.",
    "The two ministers agreed to strengthen cooperation in trade and investment.",
    "Pertemuan berikutnya akan digelar di Jakarta pada bulan Mei 2026.",
    "The next meeting will be held in Jakarta in May 2026.",
    "Harga beras naik karena pasokan dari daerah berkurang.",
    "The price of rice rose because supplies from the regions fell.",
    "Para nelayan meminta bantuan kapal dan bahan bakar kepada pemerintah.",
    "The fishermen asked the government for boats and fuel.",
    "Nilai proyek itu mencapai Rp4,7 triliun, kata juru bicara kementerian.",
    "The project is worth Rp4.7 trillion, the ministry's spokesman said.",
)
SHORT = SENTENCES[::2]
SLOTS = tuple(f"⦅{number}⦆" for number in range(10))


def train(prefix: Path, kind: str, **more: Any) -> Path:
    """A SentencePiece model ``prefix.model`` of about 120 pieces."""
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES * 3),
        model_prefix=str(prefix),
        model_type=kind,
        vocab_size=120,
        hard_vocab_limit=False,
        character_coverage=1.0,
        minloglevel=2,
        **more,
    )
    return prefix.with_name(prefix.name + ".model")


def _small(layers: int = 1) -> dict[str, Any]:
    return {
        "d_model": 32,
        "encoder_layers": layers,
        "decoder_layers": layers,
        "encoder_attention_heads": 2,
        "decoder_attention_heads": 2,
        "encoder_ffn_dim": 32,
        "decoder_ffn_dim": 32,
        "max_position_embeddings": 64,
        "dropout": 0.0,
    }


def _teach(model: Any, folder: Path, head: tuple[int, ...], first: tuple[int, ...], end: int, steps: int = 80) -> None:
    """Learn the five pairs by heart, so that outputs end by themselves and no two words are tied; write the folder."""
    import torch
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)

    def ids(text: str) -> list[int]:
        return list(tokenizer.convert_tokens_to_ids(tokenizer.tokenize(text)))

    def padded(rows: list[list[int]], filler: int) -> Any:
        longest = max(map(len, rows))
        return torch.tensor([row + [filler] * (longest - len(row)) for row in rows])

    sources = [[*head, *ids(text), end] for text in SENTENCES[::2]]
    targets = [[*first, *ids(text), end] for text in SENTENCES[1::2]]
    pad = tokenizer.pad_token_id
    batch = {"input_ids": padded(sources, pad), "labels": padded(targets, -100)}
    batch["attention_mask"] = (batch["input_ids"] != pad).long()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        model(**batch).loss.backward()
        optimizer.step()
    if model.config.model_type == "marian":
        with torch.no_grad():  # what the converter expects of a Marian model: decoding starts from a zero vector
            model.model.shared.weight[pad].zero_()
            model.final_logits_bias[0, pad] = -1e4
    model.eval().save_pretrained(folder)


def marian(folder: Path) -> Path:
    import torch
    from transformers import MarianConfig, MarianMTModel

    folder.mkdir()
    spm = train(folder / "source", "unigram", user_defined_symbols=list(SLOTS), byte_fallback=False)
    spm.rename(folder / "source.spm")
    (folder / "source.vocab").unlink()
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    kept = [pieces.id_to_piece(one) for one in range(pieces.get_piece_size()) if not pieces.is_control(one)]
    vocabulary = {piece: at for at, piece in enumerate(["</s>", *kept, "<pad>"])}
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    settings = {
        "source_lang": "id", "target_lang": "en", "model_max_length": 64, "tokenizer_class": "MarianTokenizer",
        "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>", "separate_vocabs": False,
    }  # fmt: skip
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    pad = vocabulary["<pad>"]
    torch.manual_seed(7)
    model = MarianMTModel(
        MarianConfig(
            **_small(), vocab_size=len(vocabulary), pad_token_id=pad, eos_token_id=0, bos_token_id=0,
            decoder_start_token_id=pad, forced_eos_token_id=0, activation_function="swish",
            share_encoder_decoder_embeddings=True, tie_word_embeddings=True,
        )
    )  # fmt: skip
    model.generation_config.bad_words_ids = [[pad]]
    _teach(model, folder, (), (), 0)
    return folder


def m2m100(folder: Path) -> Path:
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration, M2M100Tokenizer

    folder.mkdir()
    spm = train(folder / "sentencepiece.bpe", "bpe")
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(spm))
    names = [pieces.id_to_piece(one) for one in range(3, pieces.get_piece_size())]
    vocabulary = {piece: at for at, piece in enumerate(["<s>", "<pad>", "</s>", "<unk>", *names])}
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    (folder / "sentencepiece.bpe.vocab").unlink()
    tokenizer = M2M100Tokenizer(str(folder / "vocab.json"), str(spm))
    tokenizer.save_pretrained(folder)
    torch.manual_seed(7)
    size = len(vocabulary) + len(tokenizer.lang_token_to_id) + tokenizer.num_madeup_words
    codes = tokenizer.lang_token_to_id
    model = M2M100ForConditionalGeneration(M2M100Config(**_small(), vocab_size=size))
    _teach(model, folder, (codes["__id__"],), (codes["__en__"],), 2)
    return folder


def nllb(folder: Path) -> Path:
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration, NllbTokenizer

    folder.mkdir()
    train(folder / "sentencepiece.bpe", "bpe")
    (folder / "sentencepiece.bpe.vocab").unlink()
    tokenizer = NllbTokenizer.from_pretrained(
        folder, extra_special_tokens=["ind_Latn", "eng_Latn"], model_max_length=64
    )
    (folder / "sentencepiece.bpe.model").unlink()
    tokenizer.save_pretrained(folder)
    torch.manual_seed(8)
    model = M2M100ForConditionalGeneration(M2M100Config(**_small(), vocab_size=len(tokenizer)))
    codes = tokenizer.convert_tokens_to_ids(["ind_Latn", "eng_Latn"])
    _teach(model, folder, (codes[0],), (codes[1],), 2)
    (folder / "README.md").write_text("---\nlicense: cc-by-nc-4.0\n---\n# tiny\n", encoding="utf-8")
    return folder


def mbart(folder: Path) -> Path:
    import torch
    from transformers import MBart50Tokenizer, MBartConfig, MBartForConditionalGeneration

    folder.mkdir()
    train(folder / "sentencepiece.bpe", "unigram")
    (folder / "sentencepiece.bpe.vocab").unlink()
    tokenizer = MBart50Tokenizer.from_pretrained(folder)
    (folder / "sentencepiece.bpe.model").unlink()
    tokenizer.save_pretrained(folder)
    torch.manual_seed(9)
    config = MBartConfig(**_small(), vocab_size=len(tokenizer), decoder_start_token_id=2, normalize_before=True)
    codes = tokenizer.convert_tokens_to_ids(["id_ID", "en_XX"])
    _teach(MBartForConditionalGeneration(config), folder, (codes[0],), (codes[1],), 2)
    return folder


def madlad(folder: Path) -> Path:
    import torch
    from transformers import T5Config, T5ForConditionalGeneration, T5Tokenizer

    folder.mkdir()
    train(
        folder / "spiece", "unigram", pad_id=0, eos_id=1, unk_id=2, bos_id=-1, user_defined_symbols=["<2en>", "<2id>"]
    )
    (folder / "spiece.vocab").unlink()
    tokenizer = T5Tokenizer.from_pretrained(folder, extra_ids=0, model_max_length=64)
    (folder / "spiece.model").unlink()
    tokenizer.save_pretrained(folder)
    torch.manual_seed(10)
    config = T5Config(
        vocab_size=len(tokenizer), d_model=32, d_kv=16, d_ff=32, num_layers=1, num_heads=2, dropout_rate=0.0,
        decoder_start_token_id=0, feed_forward_proj="gated-gelu", tie_word_embeddings=False,
    )  # fmt: skip
    _teach(T5ForConditionalGeneration(config), folder, (tokenizer.convert_tokens_to_ids("<2en>"),), (), 1)
    return folder


FAMILIES = {"marian": marian, "m2m100": m2m100, "nllb": nllb, "mbart": mbart, "madlad": madlad}


def build(name: str, root: Path) -> Path:
    """The checkpoint of a family under ``root``."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return FAMILIES[name](root / name)
