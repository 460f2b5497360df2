"""Slots for engines whose vocabulary has none: placeholders that a model copies although it was not trained to.

Measured in ``benchmarks/placeholders.md``: with the checks choosing between renderings they save most of the errors
that an unprotected number or name brings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from asemnews.engines.base import Decoding, Engine, Hypothesis, reads_english, slots_of, words_of
from asemnews.engines.words import WordLinks

_SLOTS = tuple(f"⦅{number}⦆" for number in range(10))
_SLOT = re.compile(r"⦅(\d)⦆")
FORMS = ("[{}]", "<{}>", "X{}X")
"""Placeholders by preference; the next is for texts that hold the one before."""


class Placeholders:
    """An engine without slots as one that has them: ``⦅0⦆`` goes in as ``[0]``, and ``[0]`` comes back as ``⦅0⦆``.

    ``forms``: placeholders by preference, ``{}`` standing for the number.
    """

    slots = _SLOTS

    def __init__(self, engine: Engine, forms: Sequence[str] = FORMS) -> None:
        self.engine = engine
        self.forms = tuple((form, _reading(form)) for form in forms)

    @property
    def signature(self) -> str:
        """The engine's own: the manner of translating tells the placeholders."""
        return self.engine.signature

    @property
    def reads_english(self) -> bool:
        """Whether the engine does."""
        return reads_english(self.engine)

    @property
    def words(self) -> WordLinks | None:
        """The engine's."""
        return words_of(self.engine)

    def generate(self, texts: Sequence[str], decoding: Decoding = Decoding()) -> list[Hypothesis]:  # noqa: B008 (frozen)
        """The engine's answers with slots in place of the placeholders.

        Raises:
            EngineError: if the model cannot run.
        """
        forms = [self._form(text) for text in texts]
        asked = [
            _SLOT.sub(lambda m, put=put: put.format(m[1]), text)  # type: ignore[misc]
            for text, (put, _) in zip(texts, forms, strict=True)
        ]
        answers = self.engine.generate(asked, decoding)
        return [
            _read(answer, back) if _SLOT.search(text) else answer
            for text, answer, (_, back) in zip(texts, answers, forms, strict=True)
        ]

    def _form(self, text: str) -> tuple[str, re.Pattern[str]]:
        return next((form for form in self.forms if not form[1].search(text)), self.forms[-1])


def with_slots(engine: Engine) -> Engine:
    """The engine itself where it has slots, else the engine behind placeholders."""
    return engine if slots_of(engine) else Placeholders(engine)


def _reading(form: str) -> re.Pattern[str]:
    """The pattern that finds a placeholder in an output, however the model spaced it."""
    before, after = form.split("{}")
    edges = r"\b" if form[0].isalpha() else ""
    return re.compile(rf"{edges}{re.escape(before)}\s*(\d)\s*{re.escape(after)}{edges}")


def _read(answer: Hypothesis, pattern: re.Pattern[str]) -> Hypothesis:
    text = pattern.sub(r"⦅\1⦆", answer.text)
    return replace(answer, text=text, alternatives=tuple(_read(other, pattern) for other in answer.alternatives))
