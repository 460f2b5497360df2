"""Train a Marian model: ``python training/train.py CONFIG DATA RUN [--start MODEL]``.

DATA holds ``rows.tsv`` (weight, Indonesian, English), ``source.spm``,
``vocab.json``, and, for guided attention, ``links.tsv``. RUN gets ``log.jsonl``,
``state.pt`` (resumes exactly) and the model folders ``last`` and ``ema``. With
``hours`` in the config the schedule runs on trained wall-clock time, with
``steps`` on steps; only the latter gives the same weights on every machine.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import shutil
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
import torch
from torch import Tensor

os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")

from transformers import MarianConfig, MarianMTModel

from align import parse

PAD_BIAS = -10000.0
RESAMPLE_ALPHA = 0.3  # smoothing of the chances of segmentations; 1 would take the best ones nearly always
VOCABULARY = ("source.spm", "target.spm", "vocab.json", "tokenizer_config.json")


@dataclass(frozen=True)
class Options:
    """The ``[train]`` table; rates are Adam's, tokens are padded target and source pieces."""

    rate: float
    tokens: int
    hours: float = 0.0
    steps: int = 0
    warmup: int = 200
    decay: float = 0.4  # share of the run, at its end, in which the rate falls linearly to nothing
    smoothing: float = 0.1
    dropout: float = 0.1
    ema: float = 0.998
    guide: tuple[float, float] = (0.0, 0.0)  # weight of the guided attention, start and end
    short: tuple[tuple[float, int], ...] = ()  # curriculum: up to this share of the run, rows of at most so many pieces
    longest: int = 120
    resample: float = 0.0  # share of sources cut into pieces anew, by chance: subword regularisation (Kudo 2018)
    save_minutes: float = 4.0
    threads: int = 2
    device: str = "cpu"
    autocast: bool = False
    seed: int = 1

    @classmethod
    def read(cls, table: dict[str, Any]) -> Options:
        """Return the options of a TOML table; unknown names raise TypeError."""
        short = tuple(tuple(stage) for stage in table.get("short", ()))
        return cls(**table | {"short": short, "guide": tuple(table.get("guide", (0.0, 0.0)))})


class SmoothedLoss(torch.autograd.Function):
    """Summed cross entropy of tied output weights, in nats; its gradient is label-smoothed.

    Fused: the gradient is made in the forward pass, in place over the logits, so
    that rows × vocabulary floats are written once.
    """

    @staticmethod
    def forward(ctx: Any, hidden: Tensor, weight: Tensor, bias: Tensor, labels: Tensor, smoothing: float) -> Tensor:
        """Return the loss of `hidden` (rows × d) against `labels` (rows)."""
        logits = torch.addmm(bias, hidden, weight.t()).float()
        total = logits.logsumexp(1, keepdim=True)
        right = logits.gather(1, labels[:, None])
        loss = (total - right).sum()
        logits.sub_(total).exp_().sub_(smoothing / logits.shape[1])
        logits.scatter_add_(1, labels[:, None], torch.full_like(right, smoothing - 1))
        ctx.save_for_backward(hidden, weight, logits.to(hidden.dtype))
        return loss

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        """Scale the gradients made in the forward pass."""
        hidden, weight, grad = ctx.saved_tensors
        return grads[0] * (grad @ weight), grads[0] * (grad.t() @ hidden), None, None, None


@dataclass
class Rows:
    """Tokenised rows: pieces end to end, with offsets, as int16 arrays."""

    weights: np.ndarray
    sides: list[tuple[np.ndarray, np.ndarray]]
    links: list[list[tuple[int, int]]] | None
    sources: list[str]
    pieces: sentencepiece.SentencePieceProcessor
    index: np.ndarray  # the vocabulary's number of each piece

    def recut(self, row: int) -> np.ndarray:
        """Return the source of a row in pieces drawn by chance."""
        drawn = self.pieces.encode(self.sources[row], enable_sampling=True, alpha=RESAMPLE_ALPHA, nbest_size=-1)
        return np.append(self.index[drawn], self.sides[row][0][-1])

    def epoch(self, number: int, longest: int, seed: int) -> np.ndarray:
        """Return the rows of an epoch: each floor(weight) times and by chance once more."""
        draw = np.random.default_rng((seed, number))
        times = np.floor(self.weights + draw.random(len(self.weights))).astype(int)
        lengths = np.array([max(len(one), len(two)) for one, two in self.sides])
        return draw.permutation(np.repeat(np.arange(len(times)), times * (lengths <= longest)))


def read_rows(data: Path, longest: int) -> Rows:
    """Read and tokenise ``rows.tsv``; rows longer than `longest` pieces are left out."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(data / "source.spm"))
    columns = [line.split("\t") for line in (data / "rows.tsv").read_text(encoding="utf-8").splitlines()]
    numbers = json.loads((data / "vocab.json").read_text(encoding="utf-8"))
    names = [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())]
    index = np.array([numbers.get(name, numbers["<unk>"]) for name in names], dtype=np.int64)
    coded = [pieces.encode([row[side] for row in columns]) for side in (1, 2)]
    end = numbers["</s>"]
    sides = [(np.append(index[one], end), np.append(index[two], end)) for one, two in zip(*coded, strict=True)]
    keep = [number for number, (one, two) in enumerate(sides) if max(len(one), len(two)) <= longest]
    weights = np.array([float(columns[number][0]) for number in keep])
    links = None
    if (data / "links.tsv").is_file():  # by align.py
        told = (data / "links.tsv").read_text(encoding="utf-8").splitlines()
        links = [sorted(parse(told[number])) for number in keep]
    sources = [columns[number][1] for number in keep]
    return Rows(weights, [sides[number] for number in keep], links, sources, pieces, index)


def batches(rows: Rows, order: np.ndarray, tokens: int, chance: random.Random) -> list[np.ndarray]:
    """Cut an epoch into batches of like lengths and about `tokens` padded pieces a side."""
    found: list[np.ndarray] = []
    for start in range(0, len(order), 8192):
        pool = order[start : start + 8192]
        lengths = np.array([(len(rows.sides[row][1]), len(rows.sides[row][0])) for row in pool])
        pool = pool[np.lexsort((lengths[:, 1], lengths[:, 0]))]
        cuts, first, widest = [0], 0, 0
        for place, row in enumerate(pool):
            longest = max(map(len, rows.sides[row]))
            widest = max(widest, longest)
            if (place + 1 - first) * widest > tokens and place > first:
                first, widest = place, longest
                cuts.append(place)
        parts = np.split(pool, cuts[1:])
        chance.shuffle(parts)
        found += parts
    return found


def padded(sides: list[np.ndarray], pad: int) -> Tensor:
    """Return rows × longest, padded."""
    rows = [torch.from_numpy(side) for side in sides]
    return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=pad)


class Trainer:
    """Model, optimiser, moving average and where in the data they are."""

    def __init__(self, config: dict[str, Any], data: Path, run: Path, start: Path | None) -> None:
        self.options = Options.read(config["train"])
        if self.options.resample and any(self.options.guide):
            raise ValueError("resample cuts sources anew, so links.tsv does not fit them: set guide or resample to 0.")
        self.data, self.run = data, run
        if missing := [name for name in VOCABULARY if not (data / name).is_file()]:
            raise FileNotFoundError(
                f"{data} lacks {', '.join(missing)}: run vocabulary.py, or copy them from the start."
            )
        torch.set_num_threads(self.options.threads)
        torch.manual_seed(self.options.seed)
        self.rows = read_rows(data, self.options.longest)
        self.model = self.build(config.get("model", {}), start).to(self.options.device)
        self.model.config.reads_english = config.get("prepare", {}).get("hints", 0) > 0  # the library asks for it
        self.pad = int(self.model.config.pad_token_id)
        self.parameters = [one for one in self.model.parameters() if one.requires_grad]
        self.optimiser = torch.optim.AdamW(
            self.parameters, lr=0.0, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.0, fused=True
        )
        self.empty_pad()
        self.average = [one.detach().clone() for one in self.parameters]
        self.step, self.elapsed, self.epoch, self.batch = 0, 0.0, 0, 0
        run.mkdir(parents=True, exist_ok=True)
        if (run / "state.pt").is_file():
            self.load()

    def build(self, table: dict[str, Any], start: Path | None) -> MarianMTModel:
        """Return the model to train: `start`'s, or a fresh one with its lexical start."""
        dropout = {"dropout": self.options.dropout, "attn_implementation": "eager"}
        if start is not None:
            return MarianMTModel.from_pretrained(start, dtype=torch.float32, **dropout)
        names = json.loads((self.data / "vocab.json").read_text(encoding="utf-8"))
        pad = names["<pad>"]
        special = {"pad_token_id": pad, "decoder_start_token_id": pad, "eos_token_id": 0, "bos_token_id": 0}
        fixed = {"vocab_size": len(names), "scale_embedding": True, "activation_function": "swish"}
        model = MarianMTModel(MarianConfig(**table, **fixed, **special, **dropout, forced_eos_token_id=0))
        if (self.data / "embeddings.npy").is_file():  # unit vectors: see vocabulary.py
            with torch.no_grad():
                model.model.shared.weight.copy_(torch.from_numpy(np.load(self.data / "embeddings.npy")))
        return model

    def empty_pad(self) -> None:
        """Hold the pad row at zero and its bias at −1e4: CTranslate2 starts decoding from zeros."""
        with torch.no_grad():
            self.model.model.shared.weight[self.pad].zero_()
            self.model.final_logits_bias[0, self.pad] = PAD_BIAS

    def progress(self) -> float:
        """Return the share of the run that is done, 0 to 1."""
        if self.options.steps:
            return self.step / self.options.steps
        return self.elapsed / (self.options.hours * 3600)

    def rate(self) -> float:
        """Return the rate of the next step: warm-up, inverse square root, linear to zero."""
        options, step = self.options, self.step + 1
        falling = 1.0 if options.decay >= 1 else math.sqrt(options.warmup / step)
        left = max(0.0, 1 - self.progress())
        return options.rate * min(step / options.warmup, falling) * min(1.0, left / options.decay)

    def longest(self) -> int:
        """Return the longest row that the length curriculum lets in now."""
        now = self.progress()
        return next((size for until, size in self.options.short if now < until), self.options.longest)

    def guided(self, attentions: tuple[Tensor, ...], chosen: np.ndarray) -> Tensor:
        """Return the mean of −log attention of head 0 on the aligned source pieces."""
        assert self.rows.links is not None
        at = [(row, t, s) for row, number in enumerate(chosen) for s, t in self.rows.links[number]]
        row, target, source = torch.tensor(at or [(0, 0, 0)]).T
        looked = torch.stack([layer[row, 0, target, source] for layer in attentions])
        return -looked.clamp_min(1e-6).log().mean()

    def sources(self, chosen: np.ndarray) -> list[np.ndarray]:
        """Return the pieces of the sources of rows, some cut anew; the same at the same step of a run."""
        if not self.options.resample:
            return [self.rows.sides[number][0] for number in chosen]
        chance = random.Random(f"{self.options.seed} {self.step}")
        sentencepiece.set_random_generator_seed(chance.getrandbits(32))
        found = []
        for number in chosen:
            side = self.rows.sides[number][0]
            cut = self.rows.recut(number) if chance.random() < self.options.resample else side
            found.append(cut if len(cut) <= 2 * self.options.longest else side)
        return found

    def learn(self, chosen: np.ndarray) -> float:
        """Take one step on the rows `chosen`; return the loss in nats a piece, without smoothing."""
        options, model = self.options, self.model
        source = padded(self.sources(chosen), self.pad).to(options.device)
        labels = padded([self.rows.sides[number][1] for number in chosen], self.pad).to(options.device)
        shifted = torch.nn.functional.pad(labels[:, :-1], (1, 0), value=self.pad)
        weight = options.guide[0] + (options.guide[1] - options.guide[0]) * self.progress()
        guide = weight > 0 and self.rows.links is not None
        with torch.autocast(options.device, torch.bfloat16, enabled=options.autocast):
            out = model.model(
                input_ids=source,
                attention_mask=(source != self.pad).long(),
                decoder_input_ids=shifted,
                output_attentions=guide,
                use_cache=False,
            )
        real = labels != self.pad
        hidden = out.last_hidden_state[real]
        output, bias = (one.to(hidden.dtype) for one in (model.model.shared.weight, model.final_logits_bias[0]))
        summed: Tensor = SmoothedLoss.apply(hidden, output, bias, labels[real], options.smoothing)  # type: ignore
        loss = summed / len(hidden)
        told = float(loss.detach())
        if guide:
            loss = loss + weight * self.guided(out.cross_attentions, chosen)
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.empty_pad()
        self.step += 1
        decay = min(options.ema, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            torch._foreach_lerp_(self.average, [one.detach() for one in self.parameters], 1 - decay)
        return told

    def stream(self) -> Iterator[np.ndarray]:
        """Yield batches from where the state stands, for ever; the order depends on the seed alone."""
        while True:
            chance = random.Random(f"{self.options.seed} {self.epoch}")
            longest = self.longest()
            order = self.rows.epoch(self.epoch, longest, self.options.seed)
            for number, chosen in enumerate(batches(self.rows, order, self.options.tokens, chance)):
                if number >= self.batch:
                    self.batch = number + 1
                    yield chosen
                    if longest != self.longest():
                        break
            self.epoch, self.batch = self.epoch + 1, 0

    def train(self, until: int | None = None) -> None:
        """Train to the end of the schedule, or to step `until`; saves on the way and at the end."""
        self.model.train()
        saved = told = time.monotonic()
        losses: list[float] = []
        pieces = 0
        with (self.run / "log.jsonl").open("a", encoding="utf-8") as log:
            for chosen in self.stream():
                started = time.monotonic()
                losses.append(self.learn(chosen))
                pieces += sum(len(self.rows.sides[number][1]) for number in chosen)
                now = time.monotonic()
                self.elapsed += now - started
                over = self.progress() >= 1 or self.step == until
                if self.step % 50 == 0 or over:
                    line = {"step": self.step, "epoch": self.epoch, "progress": round(self.progress(), 4)}
                    line |= {"loss": round(float(np.mean(losses)), 4), "rate": self.rate()}
                    print(json.dumps(line | {"pieces_per_second": round(pieces / (now - told))}), file=log, flush=True)
                    losses, pieces, told = [], 0, now
                if over or now - saved > self.options.save_minutes * 60:
                    self.save()
                    saved = now
                if over:
                    return

    def save(self) -> None:
        """Write the state and the two model folders, each whole or not at all."""
        state = {
            "counters": (self.step, self.elapsed, self.epoch, self.batch),
            "parameters": [one.detach() for one in self.parameters],
            "optimiser": self.optimiser.state_dict(),
            "average": self.average,
            "random": torch.get_rng_state(),
        }
        torch.save(state, self.run / "state.tmp")
        (self.run / "state.tmp").replace(self.run / "state.pt")
        kept = [one.detach().clone() for one in self.parameters]
        for name, values in (("ema", self.average), ("last", kept)):
            with torch.no_grad():
                torch._foreach_copy_(self.parameters, values)
            self.model.save_pretrained(self.run / name)
            for file in VOCABULARY:
                shutil.copyfile(self.data / file, self.run / name / file)

    def load(self) -> None:
        """Take up ``state.pt``."""
        state = torch.load(self.run / "state.pt", map_location=self.options.device)
        self.step, self.elapsed, self.epoch, self.batch = state["counters"]
        with torch.no_grad():
            torch._foreach_copy_(self.parameters, state["parameters"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.average = state["average"]
        torch.set_rng_state(state["random"].cpu())


def main() -> None:
    """Command line: config, data folder, run folder, and a model to start from."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("config", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--start", type=Path, help="a Marian folder with the same vocabulary")
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    Trainer(config, arguments.data, arguments.run, arguments.start).train()


if __name__ == "__main__":
    main()
