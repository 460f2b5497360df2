"""Train the network of ``asemnews.agreements``: an encoder that labels the words of a release.

    python training/network.py training/data/own --base FILE [--model FOLDER] [--folds FOLDER] [--out FILE]

Begins with the encoder of the bundled translation model (``--model``: another Marian folder with its tokenizer), keeps
its embeddings and first layers and teaches the rest on the marked releases, in two stages. The base learns from the
releases that nothing is measured on, for most of the time, and is kept in ``--base``; a file that is there is used,
unless it was taught on other releases. From it, each network is taught the writers that are measured, in a few
minutes, twice in different orders, and is the mean of both: for ``--folds`` without each group of them, as
``without-w1-w4-….npz`` in a folder, since the gate and ``benchmarks/agreements.py`` need networks that have not seen
what they are asked about, and for the package with all. Two hours on one core.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import math
import random
import time
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import MarianMTModel

try:
    from training.tagger_corpus import Marked, around, corpus, fold_file, groups_of, is_measured, writer_of
except ModuleNotFoundError:  # run as a script
    from tagger_corpus import (  # type: ignore[no-redef]
        Marked,
        around,
        corpus,
        fold_file,
        groups_of,
        is_measured,
        writer_of,
    )

from asemnews.agreements.network import LABELS, told_of, units, windows
from asemnews.agreements.reading import Reading
from asemnews.engines.bundled import folder
from asemnews.engines.encoder import quantised
from asemnews.engines.pieces import SentencePieces

FROZEN: Final = 2
"""Layers that stay as the translation model has them, with the embeddings."""
BATCH: Final = 2
RATES: Final = (3e-4, 1e-3)
"""Peak rates of the encoder's layers and of the new ones."""
WARMUP: Final = 60
TOLD_WIDTH: Final = 128
DROPOUT: Final = (0.1, 0.2)
"""In the encoder's layers and between the new ones."""
UNKNOWN: Final = 0.05
"""Share of pieces hidden in training."""
_LAYER: Final = {
    "q": "self_attn.q_proj",
    "k": "self_attn.k_proj",
    "v": "self_attn.v_proj",
    "out": "self_attn.out_proj",
    "fc1": "fc1",
    "fc2": "fc2",
}
_NORMS: Final = {"norm1": "self_attn_layer_norm", "norm2": "final_layer_norm"}


class Example(NamedTuple):
    """A window of a release: pieces, the places of its words, what the rules tell of each, and its label."""

    pieces: list[int]
    places: list[int]
    told: list[list[str]]
    labels: list[int]


def word_labels(reading: Reading, release: Marked) -> list[int]:
    """The label of every word of a sentence, as a number of :data:`LABELS`."""
    tokens = reading.tokens
    labels = [0] * len(tokens)
    for mark in release.marks:
        inside = [i for i in range(len(tokens)) if tokens.starts[i] >= mark.start and tokens.ends[i] <= mark.end]
        for place, index in enumerate(inside):
            labels[index] = LABELS.index(f"{'I' if place else 'B'}-{mark.label}")
    return labels


def examples(release: Marked, pieces: SentencePieces) -> Iterator[Example]:
    """The windows of a release."""
    surroundings = around(release)
    told = [told_of(surroundings, reading.number) for reading in surroundings.readings]
    labels = [word_labels(reading, release) for reading in surroundings.readings]
    for window in windows(list(units(release.release.text, surroundings.readings, pieces)), pieces.end):
        spans = [(unit.number, unit.first, unit.first + len(unit.words)) for unit in window.units]
        yield Example(
            window.pieces,
            window.places,
            [names for number, first, last in spans for names in told[number][first:last]],
            [label for number, first, last in spans for label in labels[number][first:last]],
        )


class Stage(NamedTuple):
    """How long releases are gone through, and at what share of the peak rates."""

    epochs: int
    rate: float


BASE: Final = Stage(8, 1.0)
MEASURED: Final = Stage(3, 0.5)
SEEDS: Final = (1, 2)
"""Orders in which the measured writers are taught; the mean of two networks found 0.002 F1 more than either."""


class Labeller(nn.Module):
    """What ``asemnews.agreements.network.Network`` computes, in torch; ``rows`` numbers the model's pieces by ours."""

    def __init__(self, model: MarianMTModel, rows: Sequence[int], names: int) -> None:
        super().__init__()
        encoder = model.model.encoder
        width = model.config.d_model
        self.embedding = nn.Parameter(model.model.shared.weight.detach()[list(rows)].clone(), requires_grad=False)
        self.positions, self.layers, self.width = encoder.embed_positions, encoder.layers, width
        self.told = nn.Linear(names, TOLD_WIDTH, bias=False)
        self.join = nn.Linear(2 * width + TOLD_WIDTH, width)
        self.read = nn.GRU(width, width // 2, bidirectional=True, batch_first=True)
        self.label = nn.Linear(width, len(LABELS))
        self.drop = nn.Dropout(DROPOUT[1])
        for layer in self.layers:
            layer.dropout = DROPOUT[0]

    def taught(self) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
        """The parameters that are trained: of the encoder, and the new ones."""
        own = [p for layer in self.layers[FROZEN:] for p in layer.parameters()]
        return own, [p for part in (self.told, self.join, self.read, self.label) for p in part.parameters()]

    def forward(self, pieces: Tensor, pad: Tensor, places: Tensor, told: Tensor) -> Tensor:
        """Logits (rows × words × labels) of padded windows; `pad` marks padded pieces."""
        mask = torch.zeros(pad.shape)[:, None, None].masked_fill(pad[:, None, None], -1e9)
        states = self.embedding[pieces] * math.sqrt(self.width) + self.positions(pieces.shape, 0)
        for number, layer in enumerate(self.layers):
            with torch.set_grad_enabled(self.training and number >= FROZEN):
                made = layer(states, mask)
                states = made[0] if isinstance(made, tuple) else made
        words = states.gather(1, places[..., None].expand(-1, -1, self.width))
        ahead = functional.pad(words[:, 1:], (0, 0, 0, 1))
        joined = functional.silu(self.join(self.drop(torch.cat([words, ahead, self.told(told)], -1))))
        logits: Tensor = self.label(self.drop(joined + self.read(joined)[0]))
        return logits


def batch(rows: Sequence[Example], columns: dict[str, int]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Pieces, which are padding, places, what is told, and labels (−100 beyond the end) of examples, padded."""
    longest, most = max(len(row.pieces) for row in rows), max(len(row.labels) for row in rows)
    pieces, places = torch.zeros(len(rows), longest, dtype=torch.long), torch.zeros(len(rows), most, dtype=torch.long)
    pad = torch.ones(len(rows), longest, dtype=torch.bool)
    labels, told = torch.full((len(rows), most), -100), torch.zeros(len(rows), most, len(columns))
    for number, row in enumerate(rows):
        pieces[number, : len(row.pieces)] = torch.tensor(row.pieces)
        pad[number, : len(row.pieces)] = False
        places[number, : len(row.places)] = torch.tensor(row.places)
        labels[number, : len(row.labels)] = torch.tensor(row.labels)
        for word, names in enumerate(row.told):
            told[number, word, [columns[name] for name in names if name in columns]] = 1
    return pieces, pad, places, told, labels


class Learner:
    """A network that is being taught, on pieces of the translation model in a folder.

    Args:
        model_folder: a Marian model with its tokenizer.
        names: what the rules can tell of a word, a column each.
    """

    def __init__(self, model_folder: Path, names: Sequence[str]) -> None:
        self.reseed(1)
        self._pieces = SentencePieces(model_folder / "source.spm", model_folder / "source.spm")
        self._unknown = self._pieces.names.index("<unk>")
        vocabulary = json.loads((model_folder / "vocab.json").read_text(encoding="utf-8"))
        known = [vocabulary.get(name, vocabulary["<unk>"]) for name in self._pieces.names]
        model = MarianMTModel.from_pretrained(model_folder, dtype=torch.float32, attn_implementation="eager")
        self.names = list(names)
        self.net = Labeller(model, known, len(names))

    def reseed(self, seed: int) -> None:
        """Begin another sequence of what is drawn by chance."""
        torch.manual_seed(seed)
        self._chance = random.Random(seed)

    def teach(self, releases: Sequence[Marked], stage: Stage) -> None:
        """Go through releases; the rate rises for a moment, then falls in a line to nothing."""
        rows = [example for release in releases for example in examples(release, self._pieces)]
        columns = {name: column for column, name in enumerate(self.names)}
        groups = self.net.taught()
        every = [*groups[0], *groups[1]]
        optimiser = torch.optim.AdamW([{"params": group, "lr": 0.0} for group in groups], weight_decay=0.01)
        total, step = stage.epochs * math.ceil(len(rows) / BATCH), 0
        self.net.train()
        for epoch in range(stage.epochs):
            started, losses = time.monotonic(), []
            for chosen in _batches(rows, self._chance):
                given, pad, places, told, labels = batch(chosen, columns)
                given = given.masked_fill((torch.rand(given.shape) < UNKNOWN) & ~pad, self._unknown)
                logits = self.net(given, pad, places, told)
                loss = functional.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=-100)
                share = stage.rate * min(1.0, (step + 1) / WARMUP) * (1 - step / total)
                for group, rate in zip(optimiser.param_groups, RATES, strict=True):
                    group["lr"] = rate * share
                optimiser.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call]
                nn.utils.clip_grad_norm_(every, 1.0)
                optimiser.step()
                step += 1
                losses.append(float(loss.detach()))
            print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {time.monotonic() - started:.0f} s", flush=True)

    def save(self, path: Path, releases: Sequence[Marked]) -> None:
        """Write what was learned, exactly, and of what releases."""
        part = path.with_suffix(".part")
        torch.save({"names": self.names, "net": self.net.state_dict(), "releases": digest_of(releases)}, part)
        part.replace(path)

    @classmethod
    def load(cls, path: Path, model_folder: Path, releases: Sequence[Marked]) -> Learner:
        """A learner that goes on from what :meth:`save` wrote.

        Raises:
            ValueError: if that was learned from other releases.
        """
        kept = torch.load(path, map_location="cpu", weights_only=True)
        if kept["releases"] != digest_of(releases):
            raise ValueError(f"{path} was taught on other releases; remove it, and it is made anew.")
        learner = cls(model_folder, kept["names"])
        learner.net.load_state_dict(kept["net"])
        return learner

    def packed(self, others: Sequence[Learner] = ()) -> bytes:
        """The file of the network, or of the mean of this and other networks that began alike."""
        states = [one.net.state_dict() for one in (self, *others)]
        self.net.load_state_dict({name: sum(state[name] for state in states) / len(states) for name in states[0]})
        return packed(self.net, self.names)


def digest_of(releases: Sequence[Marked]) -> str:
    """What tells these releases and their marks from others."""
    told = [(release.name, release.release.text, release.marks) for release in releases]
    return hashlib.sha256(repr(sorted(told)).encode()).hexdigest()


def names_told(releases: Sequence[Marked], model_folder: Path) -> list[str]:
    """All that the rules tell of the words of releases."""
    pieces = SentencePieces(model_folder / "source.spm", model_folder / "source.spm")
    rows = [example for release in releases for example in examples(release, pieces)]
    return sorted({name for row in rows for word in row.told for name in word})


def _batches(rows: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """Rows of like length together, in random order."""
    order = sorted(rows, key=lambda row: len(row.pieces) + 30 * chance.random())
    found = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    chance.shuffle(found)
    return found


def packed(net: Labeller, names: Sequence[str]) -> bytes:
    """The file that ``asemnews.agreements.network.load`` reads: matrices as int8 with a scale a row."""
    state = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    matrices = {"embedding": state["embedding"], "told": state["told.weight"]}
    vectors: dict[str, np.ndarray] = {}
    for name in ("join", "label"):
        matrices[name], vectors[f"{name}.bias"] = state[f"{name}.weight"], state[f"{name}.bias"]
    for name, side in (("on", ""), ("back", "_reverse")):
        for ours, theirs in (("in", "ih"), ("own", "hh")):
            matrices[f"{name}.{ours}"] = state[f"read.weight_{theirs}_l0{side}"]
            vectors[f"{name}.{ours}.bias"] = state[f"read.bias_{theirs}_l0{side}"]
    for number in range(len(net.layers)):
        for name, theirs in _LAYER.items():
            matrices[f"{number}.{name}"] = state[f"layers.{number}.{theirs}.weight"]
            vectors[f"{number}.{name}.bias"] = state[f"layers.{number}.{theirs}.bias"]
        for name, theirs in _NORMS.items():
            for part in ("weight", "bias"):
                vectors[f"{number}.{name}.{part}"] = state[f"layers.{number}.{theirs}.{part}"]
    arrays: dict[str, np.ndarray] = {"names": np.frombuffer(json.dumps(list(names)).encode(), np.uint8), **vectors}
    for name, matrix in matrices.items():
        arrays[name], arrays[f"{name}.scale"] = quantised(matrix)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)  # type: ignore[arg-type]
    return buffer.getvalue()


def stages(releases: Sequence[Marked], without: Collection[str] = ()) -> tuple[list[Marked], list[Marked]]:
    """What the base learns from, and what is learned after it, without some of the writers that are measured."""
    basis = [release for release in releases if not is_measured(release)]
    rest = [release for release in releases if is_measured(release) and writer_of(release) not in without]
    return basis, rest


def main() -> None:
    """Train the network of the package and, if asked, those without each group of writers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="what the base learned: made if it is not there")
    parser.add_argument("--model", type=Path, default=folder())
    parser.add_argument("--folds", type=Path, help="folder for the networks without each group of writers")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument(
        "--out",
        type=Path,
        default=Path(__file__).parent.parent / "src" / "asemnews" / "agreements" / "data" / "network.npz",
    )
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    releases = corpus(args.corpus)
    basis, _ = stages(releases)
    if not args.base.exists():
        learner = Learner(args.model, names_told(basis, args.model))
        learner.teach(basis, BASE)
        learner.save(args.base, basis)
    wanted: list[tuple[Path, list[str]]] = [(args.out, [])]
    if args.folds:
        args.folds.mkdir(parents=True, exist_ok=True)
        wanted += [(args.folds / fold_file(writers), writers) for writers in groups_of(releases)]
    for path, writers in wanted:
        learners = []
        for seed in SEEDS:
            learners.append(Learner.load(args.base, args.model, basis))
            learners[-1].reseed(seed)
            learners[-1].teach(stages(releases, writers)[1], MEASURED)
        path.write_bytes(learners[0].packed(learners[1:]))


if __name__ == "__main__":
    main()
