"""What a translation lost, changed or invented, told as findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from asemnews.fidelity.names import check_names
from asemnews.fidelity.numbers import check_numbers
from asemnews.fidelity.polarity import check_polarity
from asemnews.fidelity.problem import Problem
from asemnews.fidelity.shape import check_shape
from asemnews.fidelity.terms import check_terms
from asemnews.lexicon.glossary import Glossary
from asemnews.records import Finding, Quote, Release, Rendering, Translation

__all__ = ["CHECKS", "Check", "Problem", "check", "check_sentence"]

Check = Callable[[str, str, Glossary | None], Iterable[Problem]]
"""``check(source, english, glossary)``: the problems of one sentence's English, in the order of the source."""

CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "shape": lambda source, english, _: check_shape(source, english),
        "numbers": lambda source, english, _: check_numbers(source, english),
        "polarity": lambda source, english, _: check_polarity(source, english),
        "names": check_names,
        "terms": check_terms,
    }
)
"""Every check by the first part of the names that it gives its findings."""

_EVERYTHING: Final = ("shape.empty", "shape.untranslated", "shape.unrelated")


def check_sentence(source: str, english: str, glossary: Glossary | None = None) -> tuple[Problem, ...]:
    """The problems of one sentence (or a few) and its English, the gravest check first.

    Where the whole is empty, untranslated or of something else, only that is told: every number and name would be
    missing too. ``glossary`` also tells the names of bodies in English; without one no terms are checked.
    """
    problems = list(CHECKS["shape"](source, english, glossary))
    if any(p.check in _EVERYTHING and p.severity == "error" for p in problems):
        return tuple(problems)
    gone = bytearray(len(source))
    for problem in problems:
        if problem.check == "shape.dropped" and problem.start is not None and problem.end is not None:
            gone[problem.start : problem.end] = b"\x01" * (problem.end - problem.start)
    for name, run in CHECKS.items():
        if name != "shape":
            problems += [p for p in run(source, english, glossary) if not _inside(p, gone)]
    return tuple(problems)


def _inside(problem: Problem, gone: bytearray) -> bool:
    """True for a problem that a dropped sentence explains."""
    return problem.start is not None and problem.end is not None and all(gone[problem.start : problem.end])


def check(release: Release, translation: Translation, glossary: Glossary | None = None) -> tuple[Finding, ...]:
    """What a human should look at in a translation of ``release``, in source order.

    Serves translations of any making: only the positions of their sentences are needed. ``glossary``: the built-in one
    by default; an empty one turns the terms off.
    """
    terms = Glossary.builtin() if glossary is None else glossary
    found: list[Finding] = []
    at = 0
    for rendering in translation.sentences:
        if gap := _gap(release, at, rendering.source.start):
            found.append(gap)
        found += _findings(release, rendering, terms)
        at = max(at, rendering.source.end)
    if gap := _gap(release, at, len(release.text)):
        found.append(gap)
    return tuple(found)


def _gap(release: Release, start: int, end: int) -> Finding | None:
    """A finding for words of the release that no rendering covers."""
    words = release.text[start:end]
    if not any(c.isalnum() for c in words):
        return None
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    message = "these words have no rendering"
    return Finding(check="shape.dropped", severity="error", message=message, source=release.quote(start, end))


def _findings(release: Release, rendering: Rendering, glossary: Glossary) -> Iterable[Finding]:
    source = rendering.source
    for problem in check_sentence(source.text, rendering.english, glossary):
        quote: Quote = source
        if problem.start is not None and problem.end is not None and problem.start < problem.end:
            quote = release.quote(source.start + problem.start, source.start + problem.end)
        yield Finding(check=problem.check, severity=problem.severity, message=problem.message, source=quote)
