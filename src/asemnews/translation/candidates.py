"""Renderings of one sentence to choose from, and the choice: checks first, score second."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from asemnews.engines.base import Hypothesis
from asemnews.engines.words import WordLinks
from asemnews.records.finding import Severity
from asemnews.translation.mentions import Mention
from asemnews.translation.protect import Protected, localise, protect, restore


class Problem(Protocol):
    """What a checker says of a sentence and its English."""

    @property
    def check(self) -> str: ...  # noqa: D102
    @property
    def severity(self) -> Severity: ...  # noqa: D102
    @property
    def message(self) -> str: ...  # noqa: D102


Checker = Callable[[str, str], Sequence[Problem]]
"""``checker(source, english)``: the problems of one sentence's English; empty where there are none."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """A problem that only the decoding shows: a slot lost, a cap reached, a loop."""

    check: str
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to put a core to the engine, in one part or several. ``how`` says what is different about it."""

    how: str
    parts: tuple[Protected, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible English of a core.

    ``score``: the model's mean log-probability a piece, and how well the words fit where the engine can tell.
    """

    text: str
    score: float
    how: str
    problems: tuple[Problem, ...] = ()
    lost: tuple[Mention, ...] = ()

    @property
    def cost(self) -> tuple[int, int, float]:
        """Errors, then warnings, then the negated score: the least is best."""
        errors = sum(p.severity == "error" for p in self.problems)
        warnings = sum(p.severity == "warning" for p in self.problems)
        return errors, warnings, -self.score

    @property
    def sound(self) -> bool:
        """True when nothing worse than a remark is known against it."""
        return not any(p.severity != "info" for p in self.problems)


def base_variant(core: str, mentions: Sequence[Mention], slots: Sequence[str]) -> Variant:
    """The core as one text, values and names behind slots as far as there are slots.

    Common nouns of the glossary and countries are left to the model, which bends them to the sentence ("Indonesian");
    where it then misses one, the checks say so, and :func:`other_variants` puts it behind a slot. (Measured on whole
    releases: nouns behind slots from the start cost 0.6 BLEU.)
    """
    return Variant("", (protect(core, [m for m in mentions if m.kind not in _BENT], slots),), tuple(mentions))


_BENT = ("term", "country")

_CLAUSE = re.compile(r"[;:]\s+|,\s+(?:sedangkan|sementara|namun|tetapi|sehingga|serta|dan|yang)\s+|,\s+", re.IGNORECASE)
_LONG = 24  # words; below, a split loses more than it mends (field.md: sentences over some 35 words drop phrases)


def other_variants(core: str, variant: Variant, lost: Sequence[Mention], slots: Sequence[str]) -> list[Variant]:
    """Other ways to put a core whose first rendering had problems."""
    mentions = variant.mentions
    ways: list[Variant] = []
    names = [m for m in mentions if m.kind not in _BENT]
    own = [m for m in names if m.kind != "word"]
    if len(own) < len(names):
        ways.append(Variant("without the dictionary", (protect(core, own, slots),), mentions))
    if slots and len(names) < len(mentions):
        ways.append(Variant("with terms and countries behind slots", (protect(core, mentions, slots),), mentions))
    if lost and len(lost) < len(own):
        kept = [m for m in names if m not in lost]
        ways.append(Variant("without the slots it lost", (protect(core, kept, slots),), mentions))
    if slots and any(m.value is None for m in own):
        values = [m for m in own if m.value is not None]
        ways.append(Variant("with only numbers behind slots", (protect(core, values, slots),), mentions))
    pieces = split_clauses(core, mentions)
    if len(pieces) > 1:
        parts = tuple(protect(core[a:b], _within(names, a, b), slots) for a, b in pieces)
        ways.append(Variant("in parts, split at clause marks", parts, mentions))
    return ways


def split_clauses(core: str, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Two parts of a long core, cut at the clause mark nearest its middle, never inside a mention; else one."""
    if len(core.split()) < _LONG:
        return [(0, len(core))]
    cuts = [
        m.start() + 1
        for m in _CLAUSE.finditer(core)
        if not any(x.start < m.start() + 1 < x.end for x in mentions)
        and len(core[: m.start()].split()) >= _LONG // 4 <= len(core[m.end() :].split())
    ]
    if not cuts:
        return [(0, len(core))]
    middle = min(cuts, key=lambda cut: (abs(cut - len(core) / 2), cut))
    return [(0, middle), (middle, len(core))]


def _within(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    return [replace(m, start=m.start - start, end=m.end - start) for m in mentions if start <= m.start and m.end <= end]


def candidates_of(
    core: str,
    variant: Variant,
    outputs: Sequence[Hypothesis],
    checker: Checker | None,
    words: WordLinks | None = None,
) -> list[Candidate]:
    """The candidates of one variant: the joined best outputs and, of a single part, its alternatives too."""
    if len(variant.parts) == 1:
        runs: list[tuple[Hypothesis, ...]] = [(outputs[0],), *((other,) for other in outputs[0].alternatives)]
    else:
        runs = [tuple(outputs)]
    return [_candidate(core, variant, run, checker, words) for run in runs]


def _candidate(
    core: str, variant: Variant, run: Sequence[Hypothesis], checker: Checker | None, words: WordLinks | None
) -> Candidate:
    restored = [restore(h.text, part) for h, part in zip(run, variant.parts, strict=True)]
    hidden = [mention for part in variant.parts for _, mention in part.slots]
    texts = [r.text for r in restored]
    text = _capital_first(core, localise(" ".join(texts), [m for m in variant.mentions if m not in hidden]))
    lost = tuple(m for r in restored for m in r.lost if m.english not in text)
    doubled = tuple(m for r in restored for m in r.doubled)
    problems: list[Problem] = [
        *(Flaw("slots.lost", "error", f"the model left out {m.english!r}") for m in lost),
        *(Flaw("slots.doubled", "warning", f"the model wrote {m.english!r} more than once") for m in doubled),
    ]
    if any(h.capped for h in run):
        problems.append(Flaw("shape.cap", "error", "the output reached the length cap, its end may be missing"))
    if any(m.kind == "word" and m.english.endswith("-nya") for m in variant.mentions) and "-nya" in text:
        problems.append(Flaw("hints.suffix", "error", "the suffix -nya of a word was not translated"))
    if any(h.looped for h in run):
        problems.append(Flaw("shape.loop", "error", "the output repeats itself"))
    if checker is not None:
        problems += checker(core, text)
    score = sum(h.score * max(1, h.tokens_out) for h in run) / max(1, sum(max(1, h.tokens_out) for h in run))
    if words is not None:
        score += words.fit(core, text)
    return Candidate(text, score, variant.how, tuple(problems), lost)


def _capital_first(core: str, text: str) -> str:
    """English that begins with a capital where its core does."""
    if core[:1].isupper() and text[:1].islower():
        return text[:1].upper() + text[1:]
    return text
