"""The encoder of a Marian model, and small layers, in numpy: for whoever reads a text without translating it.

CTranslate2 keeps the states of a translation model to itself, and torch is not imported for so little.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

_EPSILON: Final = np.float32(1e-5)


class Encoder:
    """Embeddings and post-norm transformer layers, as ``transformers.MarianMTModel`` computes them.

    Args:
        arrays: ``embedding`` (pieces × d) and, for layer 0 on, ``0.q`` … with their ``.bias``; a matrix is stored as
            it is, or as int8 with the scale of each row beside it (``0.q.scale``).
        heads: attention heads.
    """

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]], heads: int) -> None:
        self._embedding = restored(arrays, "embedding")
        self._heads = heads
        count = 1 + max(int(name.partition(".")[0]) for name in arrays if name[0].isdigit())
        self._layers = [_Layer(arrays, number, heads) for number in range(count)]

    def states(self, pieces: Sequence[int]) -> Array:
        """The states of a sequence of piece numbers, one row of d floats a piece."""
        width = self._embedding.shape[1]
        states: Array = self._embedding[np.asarray(pieces)] * np.float32(width**0.5) + _positions(len(pieces), width)
        for layer in self._layers:
            states = layer(states)
        return states


class _Layer:
    """Self-attention and a feed-forward part, each added to its input and normalised."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]], number: int, heads: int) -> None:
        self._heads = heads
        self._look, self._weigh, self._give, self._mix, self._widen, self._narrow = (
            Linear(arrays, f"{number}.{name}") for name in ("q", "k", "v", "out", "fc1", "fc2")
        )
        self._attended, self._fed = (
            [np.asarray(arrays[f"{number}.{name}.{part}"], np.float32) for part in ("weight", "bias")]
            for name in ("norm1", "norm2")
        )

    def __call__(self, states: Array) -> Array:
        count, width = states.shape

        def split(matrix: Array) -> Array:
            return matrix.reshape(count, self._heads, width // self._heads).transpose(1, 0, 2)

        looked = split(self._look(states)) * np.float32((width // self._heads) ** -0.5)
        scores = looked @ split(self._weigh(states)).transpose(0, 2, 1)
        scores = np.exp(scores - scores.max(axis=2, keepdims=True))
        scores /= scores.sum(axis=2, keepdims=True)
        seen = (scores @ split(self._give(states))).transpose(1, 0, 2).reshape(count, width)
        states = _normal(states + self._mix(seen), *self._attended)
        return _normal(states + self._narrow(swish(self._widen(states))), *self._fed)


class Linear:
    """``x @ weight.T + bias``; without ``name.bias``, none is added."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]], name: str) -> None:
        self._weight = np.ascontiguousarray(restored(arrays, name).T)
        self._bias = np.asarray(arrays.get(f"{name}.bias", np.float32(0)), np.float32)

    def __call__(self, rows: Array) -> Array:
        """The images of rows."""
        made: Array = rows @ self._weight + self._bias
        return made


class Recurrent:
    """A gated recurrent unit, as ``torch.nn.GRU`` computes it: ``name.in`` for its input, ``name.own`` its state."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]], name: str) -> None:
        self._in = Linear(arrays, f"{name}.in")
        self._own = np.ascontiguousarray(restored(arrays, f"{name}.own").T)
        self._bias = np.asarray(arrays[f"{name}.own.bias"], np.float32)

    def __call__(self, rows: Array) -> Array:
        """The state after each row, from zeros."""
        width = len(self._own)
        given = self._in(rows)
        state = np.zeros(width, np.float32)
        made = np.empty((len(rows), width), np.float32)
        for number, (gates, new) in enumerate(zip(given[:, : 2 * width], given[:, 2 * width :], strict=True)):
            own = state @ self._own + self._bias
            reset, keep = np.split(1 / (1 + np.exp(-(gates + own[: 2 * width]))), 2)
            made[number] = state = (1 - keep) * np.tanh(new + reset * own[2 * width :]) + keep * state
        return made


def swish(rows: Array) -> Array:
    """``x · sigmoid(x)``."""
    made: Array = rows / (1 + np.exp(-np.clip(rows, -60, None)))
    return made


def restored(arrays: Mapping[str, NDArray[np.generic]], name: str) -> Array:
    """A matrix in float32, whichever way it is stored."""
    matrix = np.asarray(arrays[name], np.float32)
    scale = arrays.get(f"{name}.scale")
    return matrix if scale is None else matrix * np.asarray(scale, np.float32)[:, None]


def quantised(matrix: Array) -> tuple[NDArray[np.int8], Array]:
    """A matrix as int8, and the scale of each row."""
    scale = np.maximum(np.abs(matrix).max(axis=1), np.float32(1e-12)) / np.float32(127)
    return np.rint(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def _normal(rows: Array, weight: Array, bias: Array) -> Array:
    centred = rows - rows.mean(axis=1, keepdims=True)
    made: Array = centred / np.sqrt((centred * centred).mean(axis=1, keepdims=True) + _EPSILON) * weight + bias
    return made


def _positions(count: int, width: int) -> Array:
    """Sines in the first half of the row, cosines in the second."""
    angles = np.arange(count)[:, None] / 10_000 ** (np.arange(0, width, 2) / width)
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)
