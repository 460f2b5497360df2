"""What all sequence-to-sequence engines do alike: nothing is truncated, loops and reached caps are mended or told."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from asemnews.engines.base import Decoding, Hypothesis
from asemnews.engines.loops import looped
from asemnews.engines.split import join, split
from asemnews.errors import OutOfMemory

logger = logging.getLogger(__name__)

SLOTS = tuple(f"⦅{number}⦆" for number in range(10))
"""Placeholders that a model may have been trained to copy; an engine has those that are single pieces for it."""

CAP_STEP = 64
"""Caps are multiples of this many tokens, so that texts of like length share a batch whatever else is in the call."""


@dataclass(frozen=True, slots=True)
class Output:
    """One sequence of a beam: ``tokens`` without tags and end mark, ``score`` nats a token, ``finished`` by itself."""

    tokens: tuple[str, ...]
    score: float
    finished: bool


@dataclass(frozen=True, slots=True)
class _Decoded:
    """The beam of one part, best first, and what is wrong with its best."""

    outputs: tuple[Output, ...]
    capped: bool
    looped: bool
    retried: bool = False

    @property
    def rank(self) -> tuple[bool, bool, float]:
        """Better is larger: no loop, then not cut, then the score."""
        return (not self.looped, not self.capped, self.outputs[0].score)


class Seq2seq(ABC):
    """An engine over any encoder-decoder. A runtime says how to encode, search and decode; the rest is here.

    Args:
        signature: engine kind and model.
        max_input: pieces a text may have, tags and end mark not counted.
        max_output: pieces an output may have.
        budget: padded source tokens a batch may hold.
    """

    def __init__(self, signature: str, *, max_input: int, max_output: int, budget: int = 2048) -> None:
        self._signature = signature
        self.max_input = max_input
        self.max_output = max_output
        self.budget = budget
        self._slots: tuple[str, ...] | None = None

    @property
    def signature(self) -> str:
        """Engine kind and model, with a digest of the weights where known."""
        return self._signature

    @property
    def slots(self) -> tuple[str, ...]:
        """The placeholders that are single pieces of the vocabulary, in order."""
        if self._slots is None:
            self._slots = tuple(slot for slot in SLOTS if self.knows(slot) and slot in self.encode(slot))
        return self._slots

    @abstractmethod
    def encode(self, text: str) -> list[str]:
        """The pieces of a text, without language tags and end mark."""

    @abstractmethod
    def knows(self, piece: str) -> bool:
        """Whether the vocabulary holds the piece; tokenizers give unknown words as if they were pieces."""

    @abstractmethod
    def decode(self, tokens: Sequence[str]) -> str:
        """The text of generated pieces."""

    @abstractmethod
    def search(self, rows: Sequence[Sequence[str]], decoding: Decoding, cap: int, budget: int) -> list[list[Output]]:
        """The ``1 + decoding.alternatives`` best outputs of each row, best first.

        One token more than ``cap`` may be searched, to see whether it is the end mark.

        Raises:
            OutOfMemory: if the device is full at batches of ``budget`` tokens.
        """

    def generate(self, texts: Sequence[str], decoding: Decoding = Decoding()) -> list[Hypothesis]:  # noqa: B008 (frozen)
        """One hypothesis a text, in input order; nothing is truncated.

        A text of more pieces than the model takes is split at clause marks, generated in parts and joined. An output
        that reached its cap or loops is searched again with other settings, and flagged if it stays so.

        Raises:
            OutOfMemory: if the device is full even at half the batch.
            EngineError: if the model cannot run.
        """
        if isinstance(texts, str):
            raise TypeError("texts is one string; give a sequence of strings, such as [text].")
        clean = [_encodable(text) for text in texts]
        parts = [self._parts(text, decoding) for text in clean]
        rows = {part: self.encode(part) for whole in parts for part in whole}
        decoded = self._decode_all({part: row for part, row in rows.items() if row}, decoding)
        return [self._hypothesis(whole, rows, decoded) for whole in parts]

    def _parts(self, text: str, decoding: Decoding) -> list[str]:
        limit = min(self.max_input, decoding.max_input or self.max_input)
        return split(text, limit, lambda part: len(self.encode(part)))

    def _cap(self, length: int, decoding: Decoding) -> int:
        """Twice the source and a little; English seldom takes 1.6 times the Indonesian pieces."""
        wanted = decoding.max_tokens or -(-(2 * (length + 1) + 32) // CAP_STEP) * CAP_STEP
        return min(wanted, self.max_output)

    def _decode_all(self, rows: dict[str, list[str]], decoding: Decoding) -> dict[str, _Decoded]:
        """Search every part; search those again, with other settings, whose output is cut or loops."""
        found = self._pass(rows, decoding, {part: self._cap(len(row), decoding) for part, row in rows.items()})
        for change, caps in self._remedies(rows, decoding):
            mendable = [part for part, r in found.items() if r.looped or (r.capped and decoding.max_tokens is None)]
            bad = {part: rows[part] for part in mendable}
            if not bad:
                break
            logger.info("searching %d texts again with %s", len(bad), change.signature)
            for part, again in self._pass(bad, change, caps).items():
                if again.rank > found[part].rank:
                    found[part] = replace(again, retried=True)
        return found

    def _remedies(self, rows: dict[str, list[str]], decoding: Decoding) -> Iterator[tuple[Decoding, dict[str, int]]]:
        """Other settings, mildest first. A cap that the caller set stays."""
        caps = {part: decoding.max_tokens or self._cap(3 * len(row) + CAP_STEP, decoding) for part, row in rows.items()}
        caps = {part: min(cap, self.max_output) for part, cap in caps.items()}
        yield replace(decoding, no_repeat_ngram=decoding.no_repeat_ngram or 4), caps
        yield replace(decoding, no_repeat_ngram=3, repetition_penalty=1.2, beam=max(6, decoding.beam)), caps

    def _pass(self, rows: dict[str, list[str]], decoding: Decoding, caps: dict[str, int]) -> dict[str, _Decoded]:
        """Search all rows, those of one cap together."""
        found: dict[str, _Decoded] = {}
        for cap in sorted({caps[part] for part in rows}):
            group = [part for part in rows if caps[part] == cap]
            beams = self._search([rows[part] for part in group], decoding, cap)
            for part, beam in zip(group, beams, strict=True):
                outputs = tuple(replace(output, tokens=output.tokens[:cap]) for output in beam)
                best = outputs[0]
                found[part] = _Decoded(outputs, not best.finished, looped(rows[part], best.tokens))
        return found

    def _search(self, rows: list[list[str]], decoding: Decoding, cap: int) -> list[list[Output]]:
        """Search with the batch halved once if the device is full."""
        try:
            return self.search(rows, decoding, cap, self.budget)
        except OutOfMemory:
            longest = max(map(len, rows))
            half = max(1, min(self.budget, longest * len(rows)) // 2)
            logger.warning("the device is full at batches of %d tokens; trying %d", self.budget, half)
            return self.search(rows, decoding, cap, half)

    def _hypothesis(self, parts: list[str], rows: dict[str, list[str]], found: dict[str, _Decoded]) -> Hypothesis:
        beams = [found[part].outputs if part in found else (Output((), 0.0, True),) for part in parts]
        if not beams:
            return Hypothesis("")
        results = [found[part] for part in parts if part in found]
        best, *others = (
            self._joined(parts, rows, [beam[min(rank, len(beam) - 1)] for beam in beams])
            for rank in range(max(map(len, beams)))
        )
        return replace(
            best,
            capped=any(result.capped for result in results),
            looped=any(result.looped for result in results),
            retried=any(result.retried for result in results),
            alternatives=tuple(others),
        )

    def _joined(self, parts: list[str], rows: dict[str, list[str]], outputs: list[Output]) -> Hypothesis:
        """The hypothesis of one output a part; its score is their mean, weighted by length."""
        lengths = [len(output.tokens) + 1 for output in outputs]
        texts = [self.decode(output.tokens) for output in outputs]
        return Hypothesis(
            text=texts[0] if len(texts) == 1 else join(parts, texts),
            score=sum(o.score * n for o, n in zip(outputs, lengths, strict=True)) / sum(lengths),
            tokens_in=sum(len(rows[part]) for part in parts),
            tokens_out=sum(len(output.tokens) for output in outputs),
            capped=not all(output.finished for output in outputs),
            parts=len(parts),
        )


def batches(lengths: Sequence[int], budget: int, most: int | None = None) -> Iterator[list[int]]:
    """Indices in batches of at most ``budget`` padded tokens and ``most`` rows, longest first; a row over the budget
    stands alone.
    """
    held: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda at: (-lengths[at], at)):
        if held and ((len(held) + 1) * lengths[held[0]] > budget or len(held) == most):
            yield held
            held = []
        held.append(index)
    if held:
        yield held


def restore(order: Iterable[int], values: Iterable[list[Output]]) -> list[list[Output]]:
    """Values computed in ``order``, put back in the order of the indices."""
    return [value for _, value in sorted(zip(order, values, strict=True), key=lambda pair: pair[0])]


def _encodable(text: str) -> str:
    """Lone surrogates have no UTF-8 form, which every tokenizer needs; they become U+FFFD."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
