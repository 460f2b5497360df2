"""What a small neural network makes of every word of a release: the second voice beside the tagger's features.

It reads whole passages with an encoder that began as the bundled translation model's and was then taught, by
``training/network.py``, to label words; it has a say in the statuses too. It costs some ten times as much as the
tagger, so it is asked where an engine translates anyway.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from asemnews.agreements.context import Surroundings
from asemnews.agreements.reading import Reading
from asemnews.agreements.tagger import Scores
from asemnews.engines.bundled import folder
from asemnews.engines.encoder import Array, Encoder, Linear, Recurrent, restored, swish
from asemnews.engines.pieces import SentencePieces

LABELS: Final = ("O", *(f"{place}-{kind}" for kind in "ASCPX" for place in "BI"))
"""Outside, and first and later words of what is agreed, signed, pledged, planned, or only looks like it."""
PASSAGE: Final = 256
"""Pieces of whole sentences that are labelled together; a longer sentence is cut."""
BEFORE: Final = 48
"""Pieces of the sentences before them that are read along."""
HEADS: Final = 8

Statuses = list[tuple[int, int, int, int]]

_FILE: Final = "network.npz"
_QUOTES: Final = frozenset('"“”')


class Unit(NamedTuple):
    """A sentence, or a part of one: its pieces, and for each of its words the place of its first piece.

    ``first`` is the number of the first word in sentence ``number``.
    """

    number: int
    first: int
    pieces: list[int]
    words: list[int]


class Window(NamedTuple):
    """Pieces to read, the places of the words to label among them, and the units that those belong to."""

    pieces: list[int]
    places: list[int]
    units: list[Unit]


class Heard(NamedTuple):
    """What the network makes of a release, sentence by sentence and word by word.

    ``statuses`` are the log-probabilities that a word is of what is agreed, signed, pledged and planned, the order of
    ``asemnews.records.agreement.Status``, in ten-thousandths.
    """

    scores: list[Scores]
    statuses: list[Statuses]


def units(text: str, readings: Sequence[Reading], pieces: SentencePieces) -> Iterator[Unit]:
    """The sentences of a release in pieces, those over :data:`PASSAGE` pieces in parts."""
    for reading in readings:
        tokens = reading.tokens
        start = tokens.starts[0]
        spans = pieces.spans(text[start : tokens.ends[-1]])
        at, places = 0, []
        for begin in tokens.starts:
            while at + 1 < len(spans) and spans[at][2] <= begin - start:
                at += 1
            places.append(at)
        numbers = [number for number, _, _ in spans]
        first = 0
        while first < len(places):
            last, cut = first, places[first]
            while last < len(places) and places[last] - cut < PASSAGE:
                last += 1
            end = min(places[last] if last < len(places) else len(numbers), cut + PASSAGE)
            begin = 0 if first == 0 else cut
            yield Unit(reading.number, first, numbers[begin:end], [place - begin for place in places[first:last]])
            first = last


def windows(parts: Sequence[Unit], end: int) -> Iterator[Window]:
    """Consecutive units of together at most :data:`PASSAGE` pieces, with what stands before them.

    Args:
        parts: the units of a release, in order.
        end: the number of the piece that ends a sentence.
    """
    sizes = [len(unit.pieces) + 1 for unit in parts]
    first = 0
    while first < len(parts):
        last, held = first + 1, sizes[first]
        while last < len(parts) and held + sizes[last] <= PASSAGE:
            held += sizes[last]
            last += 1
        before, held = first, 0
        while before and held + sizes[before - 1] <= BEFORE:
            before -= 1
            held += sizes[before]
        pieces: list[int] = []
        places: list[int] = []
        for number in range(before, last):
            if number >= first:
                places += [len(pieces) + place for place in parts[number].words]
            pieces += [*parts[number].pieces, end]
        yield Window(pieces, places, list(parts[first:last]))
        first = last


def told_of(surroundings: Surroundings, number: int) -> list[list[str]]:
    """What the rules say of every word of a sentence: its cues, what they introduce, lists, quotations, figures.

    In an order that no process changes: the network adds it up, and sums of floats depend on their order.
    """
    reading = surroundings.readings[number]
    rules = [""] * len(reading.tokens)
    for proposal in surroundings.proposals(number):
        kind = f"!{proposal.kind}" if proposal.negated else proposal.kind
        for index in range(proposal.first, proposal.last):
            rules[index] = f"{'I' if index > proposal.first else 'B'}{kind}"
        if proposal.last < len(rules) and not rules[proposal.last]:
            rules[proposal.last] = "E"
    found: list[list[str]] = []
    quoted = False
    for norm, kinds, rule in zip(reading.tokens.norms, reading.kinds, rules, strict=True):
        quoted ^= norm in _QUOTES
        names = [f"k:{kind}" for kind in sorted(kinds)] + [f"r:{rule}"] * bool(rule)
        names += ["item"] * reading.item + ["q"] * quoted + ["num"] * ("0" in norm or norm[0] == "<")
        found.append(names)
    return found


class Network:
    """Encoder states of each word and the next, joined with what the rules say, read both ways word by word.

    Args:
        arrays: the encoder's, and the matrices ``told``, ``join``, ``on`` and ``back`` (gated recurrent units) and
            ``label``; see ``training/network.py``.
        told: the names that ``told`` has a column for, as :func:`told_of` gives them.
        pieces: the tokenizer that numbers the rows of the embedding.
    """

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]], told: Sequence[str], pieces: SentencePieces) -> None:
        self._encoder = Encoder(arrays, HEADS)
        self._columns = {name: column for column, name in enumerate(told)}
        self._told = np.ascontiguousarray(restored(arrays, "told").T)
        self._join, self._label = (Linear(arrays, name) for name in ("join", "label"))
        self._on, self._back = (Recurrent(arrays, name) for name in ("on", "back"))
        self._pieces = pieces

    def hear(self, text: str, surroundings: Surroundings) -> Heard:
        """Read every sentence that the surroundings have of a release's text."""
        told = [self._told_rows(told_of(surroundings, reading.number)) for reading in surroundings.readings]
        heard = Heard([[] for _ in told], [[] for _ in told])
        parts = list(units(text, surroundings.readings, self._pieces))
        for window in windows(parts, self._pieces.end):
            rows = [told[unit.number][unit.first : unit.first + len(unit.words)] for unit in window.units]
            labelled = self._labelled(self._encoder.states(window.pieces)[window.places], np.concatenate(rows))
            scores, statuses = (iter(np.rint(part * 10_000).astype(int).tolist()) for part in _merged(labelled))
            for unit in window.units:
                heard.scores[unit.number] += [tuple(next(scores)) for _ in unit.words]
                heard.statuses[unit.number] += [tuple(next(statuses)) for _ in unit.words]
        return heard

    def _told_rows(self, names: Sequence[Sequence[str]]) -> Array:
        rows = np.zeros((len(names), self._told.shape[1]), np.float32)
        for row, found in zip(rows, names, strict=True):
            row += self._told[[self._columns[name] for name in found if name in self._columns]].sum(axis=0)
        return rows

    def _labelled(self, states: Array, told: Array) -> Array:
        """Logits of :data:`LABELS`, a row a word."""
        ahead = np.concatenate([states[1:], np.zeros_like(states[:1])])
        joined = swish(self._join(np.concatenate([states, ahead, told], axis=1)))
        read = np.concatenate([self._on(joined), self._back(joined[::-1])[::-1]], axis=1)
        return self._label(joined + read)


def _merged(logits: Array) -> tuple[Array, Array]:
    """Log-probabilities of the tagger's labels, the four kinds of commitment together, and of each."""
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    begin, within = odds[:, 1:9:2], odds[:, 2:9:2]
    labels = [odds[:, 0], begin.sum(axis=1), within.sum(axis=1), odds[:, 9], odds[:, 10]]
    scores, statuses = (
        np.log(np.maximum(part, np.float32(1e-6))) for part in (np.stack(labels, axis=1), begin + within)
    )
    return scores, statuses


def load(packed: bytes, pieces: SentencePieces) -> Network:
    """A network from its file."""
    with np.load(io.BytesIO(packed)) as file:
        arrays = {name: file[name] for name in file.files}
    told = json.loads(arrays.pop("names").tobytes())
    return Network(arrays, told, pieces)


@cache
def network() -> Network:
    """The network this package ships, with the bundled model's tokenizer; read once."""
    spm = folder() / "source.spm"
    return load(resources.files(__package__).joinpath("data", _FILE).read_bytes(), SentencePieces(spm, spm))
