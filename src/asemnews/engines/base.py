"""What every engine promises: text in, exactly one hypothesis a text out, in input order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from asemnews.engines.words import WordLinks


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to search. Defaults are those that the bundled model was measured with.

    ``max_tokens``: cap on generated tokens a text; ``None`` means in proportion to the input, inside the model's limit.
    ``alternatives``: how many further hypotheses of the beam to return with the best (at most ``beam - 1``).
    ``no_repeat_ngram``: forbid repeating any n-gram of this many tokens; 0 turns it off.
    ``max_input``: split texts of more pieces than this at clause marks, although the model would take them whole;
    ``None`` splits only what is over the model's limit.

    Raises:
        ValueError: if a value is out of its range.
    """

    beam: int = 4
    length_penalty: float = 1.0
    repetition_penalty: float = 1.0
    no_repeat_ngram: int = 0
    max_tokens: int | None = None
    alternatives: int = 0
    max_input: int | None = None

    def __post_init__(self) -> None:
        if self.beam < 1:
            raise ValueError(f"beam is {self.beam}; it must be at least 1.")
        if not 0 <= self.alternatives < self.beam:
            raise ValueError(
                f"alternatives is {self.alternatives}; with beam {self.beam} it must be 0 to {self.beam - 1}."
            )
        if self.repetition_penalty <= 0:
            raise ValueError(f"repetition_penalty is {self.repetition_penalty}; it must be above 0 (1 turns it off).")
        if self.no_repeat_ngram < 0:
            raise ValueError(f"no_repeat_ngram is {self.no_repeat_ngram}; it must be 0 (off) or more.")
        for name in ("max_tokens", "max_input"):
            value = getattr(self, name)
            if value is not None and value < 1:
                raise ValueError(f"{name} is {value}; it must be at least 1, or None.")

    @property
    def signature(self) -> str:
        """The part of a signature that tells the search: ``beam:4`` plus whatever departs from the defaults."""
        default = Decoding()
        parts = [f"beam:{self.beam}"]
        for name, key in (
            ("length_penalty", "lp"),
            ("repetition_penalty", "rp"),
            ("no_repeat_ngram", "nrn"),
            ("max_tokens", "max"),
            ("max_input", "maxin"),
        ):
            value = getattr(self, name)
            if value != getattr(default, name):
                parts.append(f"{key}:{value}")
        return "|".join(parts)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One output.

    ``score``: mean log-probability a token (nats; higher is better). ``tokens_in``/``tokens_out``: pieces without the
    language tags and end marks. ``capped``: generation stopped at the length cap, so the end may be missing.
    ``looped``: an n-gram repeats itself and no other decoding mended it. ``parts``: into how many pieces the text had
    to be split to fit the model. ``retried``: another decoding than the one asked for was taken.
    """

    text: str
    score: float = 0.0
    tokens_in: int = 0
    tokens_out: int = 0
    capped: bool = False
    looped: bool = False
    parts: int = 1
    retried: bool = False
    alternatives: tuple[Hypothesis, ...] = ()


@runtime_checkable
class Engine(Protocol):
    """Any seq2seq model. ``signature`` tells engine and model, e.g. ``engine:ct2-int8|model:compact-id-en@3f2a``.

    An engine whose vocabulary holds slots that it copies (``⦅0⦆`` … ``⦅9⦆``) names them in an attribute ``slots``, a
    tuple of strings; one that has no such attribute has none. See :func:`slots_of`. An engine that was taught to take
    English words in an Indonesian text for what they are says ``reads_english = True``. See :func:`reads_english`. One
    with a table of words to choose between its outputs by has it in ``words``. See :func:`words_of`.
    """

    @property
    def signature(self) -> str:
        """Engine kind and model, with a digest of the weights where known."""
        ...

    def generate(self, texts: Sequence[str], decoding: Decoding = ...) -> list[Hypothesis]:
        """One hypothesis a text, in input order, the same for any batch size.

        Raises:
            EngineError: if the model cannot run.
        """
        ...


def reads_english(engine: Engine) -> bool:
    """Whether the engine was taught to take up English words that stand in the text."""
    return bool(getattr(engine, "reads_english", False))


def slots_of(engine: Engine) -> tuple[str, ...]:
    """The slots that the engine copies, in order; empty where it knows none."""
    return tuple(getattr(engine, "slots", ()))


def words_of(engine: Engine) -> WordLinks | None:
    """The table of words to choose between the engine's outputs by; null where it has none."""
    found = getattr(engine, "words", None)
    return found if isinstance(found, WordLinks) else None
