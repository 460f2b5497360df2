"""A test double that is a real engine: it says what a script says, and keeps what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from asemnews.engines.base import Decoding, Hypothesis
from asemnews.errors import EngineError


class ScriptedEngine:
    """Answers from a mapping or a function.

    Args:
        script: the answer for a text, as a string or a whole hypothesis; a mapping must know every text asked.
        slots: placeholders that this engine claims to copy.
        name: model part of the signature.

    ``asked`` keeps the texts of every call, in order.
    """

    def __init__(
        self,
        script: Mapping[str, str | Hypothesis] | Callable[[str], str | Hypothesis],
        *,
        slots: Sequence[str] = (),
        name: str = "script",
    ) -> None:
        self.script = script
        self.slots = tuple(slots)
        self.name = name
        self.asked: list[tuple[str, ...]] = []

    @property
    def signature(self) -> str:
        """``engine:scripted|model:`` and the name."""
        return f"engine:scripted|model:{self.name}"

    def generate(self, texts: Sequence[str], decoding: Decoding = Decoding()) -> list[Hypothesis]:  # noqa: B008 (frozen)
        """The script's answer to each text.

        Raises:
            EngineError: if a mapping does not know a text.
        """
        self.asked.append(tuple(texts))
        return [self._answer(text, decoding) for text in texts]

    def _answer(self, text: str, decoding: Decoding) -> Hypothesis:
        if callable(self.script):
            said = self.script(text)
        elif text in self.script:
            said = self.script[text]
        else:
            raise EngineError(f"The script has no answer to {text!r}. Add it to the mapping.")
        if isinstance(said, Hypothesis):
            return said
        alternatives = tuple(Hypothesis(said) for _ in range(decoding.alternatives))
        return Hypothesis(said, 0.0, len(text.split()), len(said.split()), alternatives=alternatives)
