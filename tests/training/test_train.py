from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

import align
import card
import export
from train import PAD_BIAS, SmoothedLoss, Trainer

SENTENCES = ["Piano berbeda dari harpsikord.", "Kota itu indah.", "⦅0⦆ dan ⦅1⦆ bertemu di ⦅2⦆."]


def test_the_loss_falls(toy: Any) -> None:
    trainer = Trainer(toy.config, toy.data, toy.run / "again", None)
    chosen = next(trainer.stream())
    before = trainer.learn(chosen)
    after = Trainer(toy.config, toy.data, toy.run, None).learn(chosen)
    assert after < before
    lines = [json.loads(line) for line in (toy.run / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert lines[-1]["progress"] == 1
    assert lines[-1]["rate"] == 0


def test_resuming_gives_the_weights_of_an_unbroken_run(toy: Any, tmp_path: Path) -> None:
    whole = Trainer(toy.config, toy.data, tmp_path / "whole", None)
    whole.train()
    Trainer(toy.config, toy.data, tmp_path / "broken", None).train(until=9)
    broken = Trainer(toy.config, toy.data, tmp_path / "broken", None)
    assert broken.step == 9
    broken.train()
    for one, other in zip(whole.parameters + whole.average, broken.parameters + broken.average, strict=True):
        assert torch.equal(one, other)


def resampled(toy: Any, run: Path) -> Trainer:
    train = toy.config["train"] | {"resample": 1.0, "guide": [0.0, 0.0], "steps": 4}
    return Trainer(toy.config | {"train": train}, toy.data, run, None)


def test_sources_are_cut_anew_at_every_step_and_stay_the_same_text(toy: Any, tmp_path: Path) -> None:
    trainer = resampled(toy, tmp_path / "cut")
    names = {number: name for name, number in json.loads((toy.data / "vocab.json").read_text("utf-8")).items()}
    chosen = np.arange(20)
    first = trainer.sources(chosen)
    trainer.step += 1
    second = trainer.sources(chosen)
    assert any(len(one) != len(two) or (one != two).any() for one, two in zip(first, second, strict=True))
    for row, cut in zip(chosen, second, strict=True):
        said = ["".join(names[int(piece)] for piece in side) for side in (cut, trainer.rows.sides[row][0])]
        assert said[0] == said[1]


def test_resampling_repeats_exactly(toy: Any, tmp_path: Path) -> None:
    whole = resampled(toy, tmp_path / "one")
    whole.train()
    resampled(toy, tmp_path / "two").train(until=2)
    broken = resampled(toy, tmp_path / "two")
    broken.train()
    for one, other in zip(whole.parameters, broken.parameters, strict=True):
        assert torch.equal(one, other)


def test_resampled_sources_have_no_links(toy: Any, tmp_path: Path) -> None:
    train = toy.config["train"] | {"resample": 0.5, "guide": [0.1, 0.0]}
    with pytest.raises(ValueError, match="guide"):
        Trainer(toy.config | {"train": train}, toy.data, tmp_path, None)


@pytest.mark.parametrize("name", ["last", "ema"])
def test_pad_row_stays_zero(toy: Any, name: str) -> None:
    from transformers import MarianMTModel

    model = MarianMTModel.from_pretrained(toy.run / name)
    pad = model.config.pad_token_id
    assert not model.model.shared.weight[pad].any()
    assert model.final_logits_bias[0, pad] == PAD_BIAS
    assert model.config.decoder_start_token_id == pad


def test_fused_loss_has_the_gradient_of_label_smoothing() -> None:
    torch.manual_seed(0)
    hidden, weight = torch.randn(7, 8, requires_grad=True), torch.randn(11, 8, requires_grad=True)
    bias, labels = torch.randn(11), torch.randint(0, 11, (7,))
    told = SmoothedLoss.apply(hidden, weight, bias, labels, 0.1)
    told.backward()
    got = [hidden.grad, weight.grad]
    hidden.grad = weight.grad = None
    logits = hidden @ weight.t() + bias
    torch.nn.functional.cross_entropy(logits, labels, label_smoothing=0.1, reduction="sum").backward()
    assert torch.allclose(told, torch.nn.functional.cross_entropy(logits, labels, reduction="sum"))
    for one, other in zip(got, [hidden.grad, weight.grad], strict=True):
        assert torch.allclose(one, other, atol=1e-5)


def test_unknown_options_are_refused() -> None:
    from train import Options

    with pytest.raises(TypeError, match="sped"):
        Options.read({"rate": 1.0, "tokens": 10, "sped": 3})


def test_transformers_and_ctranslate2_agree(toy: Any, tmp_path: Path) -> None:
    """Without the empty pad row the first words differ: CTranslate2 starts from zeros."""
    import ctranslate2
    from transformers import MarianMTModel

    folder = export.export(export.load(toy.run / "ema"), toy.run / "ema", tmp_path / "model", answers=False)
    export.convert(folder, tmp_path / "float", quantization=None)
    fast = ctranslate2.Translator(str(tmp_path / "float"), device="cpu", intra_threads=1, compute_type="float32")
    model = MarianMTModel.from_pretrained(folder, dtype=torch.float32).eval()
    pieces = export.Marian(folder).pieces
    numbers = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    names = {number: name for name, number in numbers.items()}
    for sentence in SENTENCES:
        row = [*pieces.encode(sentence, out_type=str), "</s>"]
        with torch.no_grad():
            slow = model.generate(torch.tensor([[numbers[piece] for piece in row]]), num_beams=1, max_length=12)
        told = [names[int(number)] for number in slow[0][1:11]]
        got = fast.translate_batch([row], beam_size=1, max_decoding_length=10)[0].hypotheses[0]
        assert got == [name for name in told if name != "</s>"]


def test_export_is_complete_and_its_digest_true(toy: Any, tmp_path: Path) -> None:
    folder = export.export(export.mixed(toy.run / "ema", toy.run / "last", 0.5), toy.run / "ema", tmp_path / "model")
    digest = json.loads((folder / "digest.json").read_text(encoding="utf-8"))
    assert digest == export.digest(folder)
    wanted = {"config.json", "generation_config.json", "model.safetensors", "source.spm", "target.spm", "vocab.json"}
    wanted |= {"tokenizer_config.json", "known_answers.json", "ct2/model.bin", "ct2/shared_vocabulary.json"}
    assert wanted <= set(digest["files"])
    for answer in json.loads((folder / "known_answers.json").read_text(encoding="utf-8")):
        assert export.Marian(folder)([answer["source"]]) == [answer["target"]]


def test_links_grow_from_the_intersection() -> None:
    forward, backward = align.parse("0-0 1-1 1-2"), align.parse("0-0 1-1 3-3")
    assert align.grow(forward, backward) == {(0, 0), (1, 1), (1, 2)}


def test_lexical_start_puts_translations_together(toy: Any) -> None:
    vectors = np.load(toy.data / "embeddings.npy")
    lengths = np.linalg.norm(vectors, axis=1)
    assert lengths[:-1] == pytest.approx(1.0, abs=1e-5)
    assert lengths[-1] == 0


def test_card_names_data_scores_and_settings(toy: Any, tmp_path: Path) -> None:
    for name, text in (
        ("sources.json", "[]"),
        ("notes.md", "## Limits\nMany."),
        ("scores.jsonl", '{"model": "m", "megabytes": 1, "first": 0.1}\n{"set": "PUD", "bleu": 1.0, "chrf": 2.0, '
         '"sentences_per_second": 3.0, "signature": "sig"}'),
    ):  # fmt: skip
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = [tmp_path / name for name in ("sources.json", "scores.jsonl", "notes.md")]
    text = card.card(toy.config, toy.data, toy.run, *paths)
    for part in ("| PUD, BLEU / chrF | 1.0 / 2.0 |", "own `w*`, `s*`", "CC0 1.0", "d_model 32", "## Limits"):
        assert part in text
