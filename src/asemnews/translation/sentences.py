"""Release in, translation out: sentence by sentence, with the checks deciding between renderings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from asemnews.engines.base import Decoding, Engine, Hypothesis, reads_english, slots_of, words_of
from asemnews.engines.words import WordLinks
from asemnews.errors import FidelityError
from asemnews.lexicon.dictionary import dictionary_digest
from asemnews.lexicon.glossary import Glossary
from asemnews.records import Finding, Release, Rendering, Sentence, Translation
from asemnews.translation.acronyms import expand_acronyms
from asemnews.translation.candidates import (
    Candidate,
    Checker,
    Variant,
    base_variant,
    candidates_of,
    other_variants,
)
from asemnews.translation.mentions import find_mentions, missed_words
from asemnews.translation.placeholders import with_slots
from asemnews.translation.units import Unit, cut_units

OnProblem = Literal["note", "raise", "keep_source"]

PLAIN = Decoding(alternatives=3)
CHOOSING = Decoding(beam=8, alternatives=7)
"""A choice by words gains from more outputs: on FLORES dev 0.3 BLEU with four, 0.5 with six, 0.6 with eight."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How to translate.

    ``decoding``: how to search; ``None`` is :data:`CHOOSING` for an engine with a table of words, else :data:`PLAIN`.
    ``protect``: put numbers and names behind slots or, where the engine's vocabulary has none, behind placeholders.
    ``hint``: give an engine that was taught to read them the English of words that its model has seldom met and, where
    it has a table of words, of those that its first answer left out.
    ``repair``: render a flagged sentence again in other ways and keep the best. ``on_problem``: what to do with an
    error that stays: tell it, raise :class:`~asemnews.errors.FidelityError`, or leave the sentence in Indonesian.
    ``expand_acronyms``: spell out an acronym once, at its first mention, where the glossary knows what it stands for.
    """

    decoding: Decoding | None = None
    protect: bool = True
    hint: bool = True
    repair: bool = True
    on_problem: OnProblem = "note"
    expand_acronyms: bool = True

    @property
    def signature(self) -> str:
        """The part of a signature that tells the manner."""
        switches = {"slots": self.protect, "repair": self.repair, "acronyms": self.expand_acronyms}
        hints = f"hints:{dictionary_digest() if self.hint else 0}"
        search = "beam:auto" if self.decoding is None else self.decoding.signature
        return "|".join([search, *(f"{name}:{int(on)}" for name, on in switches.items()), hints])


def translate_release(
    release: Release,
    sentences: Sequence[Sentence],
    engine: Engine,
    *,
    glossary: Glossary | None = None,
    checker: Checker | None = None,
    manner: Manner | None = None,
    signature: str = "",
) -> Translation:
    """Translate every sentence; nothing is left out.

    Raises:
        FidelityError: under ``on_problem="raise"``, if an error stays in any sentence.
        EngineError: if the engine cannot run.
    """
    manner = manner or Manner()
    units = cut_units(release, sentences)
    choices = _render(units, engine, glossary, checker, manner)
    told = [() if choice is None else _findings(unit, choice) for unit, choice in zip(units, choices, strict=True)]
    settled = [
        unit.english or "" if choice is None else _settle(unit, choice, findings, manner.on_problem)
        for unit, choice, findings in zip(units, choices, told, strict=True)
    ]
    if manner.expand_acronyms and glossary is not None:
        fixed = [unit.english is not None or unit.case != "sentence" or not unit.prose for unit in units]
        settled = expand_acronyms(settled, glossary, fixed=fixed)
    renderings: list[Rendering] = []
    at = 0
    for unit, english, findings in zip(units, settled, told, strict=True):
        indices = tuple(range(at, at + len(findings)))
        renderings.append(Rendering(source=unit.source, english=unit.whole(english), findings=indices))
        at += len(findings)
    all_findings = [finding for findings in told for finding in findings]
    return Translation.of(release, renderings, findings=all_findings, signature=signature)


def translate_texts(
    texts: Sequence[str],
    engine: Engine,
    *,
    glossary: Glossary | None = None,
    checker: Checker | None = None,
    manner: Manner | None = None,
) -> list[str]:
    """The English of short texts (names, titles, clauses), one a text, by the same rules."""
    choices = _choose_all(texts, engine, glossary, checker, manner or Manner())
    return [choice.text for choice in choices]


def _render(
    units: Sequence[Unit], engine: Engine, glossary: Glossary | None, checker: Checker | None, manner: Manner
) -> list[Candidate | None]:
    choices: list[Candidate | None] = [None] * len(units)
    open_units = [i for i, unit in enumerate(units) if unit.english is None]
    found = _choose_all([units[i].core for i in open_units], engine, glossary, checker, manner)
    for i, choice in zip(open_units, found, strict=True):
        choices[i] = choice
    return choices


def _choose_all(
    cores: Sequence[str], engine: Engine, glossary: Glossary | None, checker: Checker | None, manner: Manner
) -> list[Candidate]:
    """The best candidate a core: one pass for all, a second for those in which the checks found something."""
    words = manner.hint and reads_english(engine)
    if manner.protect:
        engine = with_slots(engine)
    slots = slots_of(engine) if manner.protect else ()
    table = words_of(engine)
    first = [base_variant(core, find_mentions(core, glossary, words=words), slots) for core in cores]
    decoding = manner.decoding or (CHOOSING if table else PLAIN)
    if checker is None and table is None:
        decoding = replace(decoding, alternatives=0)
    outputs = _decode(first, engine, decoding)
    pools = [
        candidates_of(core, variant, output, checker, table)
        for core, variant, output in zip(cores, first, outputs, strict=True)
    ]
    if words and table is not None:
        _remind(cores, first, pools, engine, checker, decoding, slots, glossary, table)
    if manner.repair:
        _widen(cores, first, pools, engine, checker, decoding, slots, table)
    return [min(pool, key=lambda c: c.cost) for pool in pools]


def _remind(
    cores: Sequence[str],
    first: Sequence[Variant],
    pools: list[list[Candidate]],
    engine: Engine,
    checker: Checker | None,
    decoding: Decoding,
    slots: Sequence[str],
    glossary: Glossary | None,
    table: WordLinks,
) -> None:
    """Add candidates to each pool whose best leaves words out: those of the core with these words in English."""
    again: list[tuple[int, Variant]] = []
    for i, (core, pool) in enumerate(zip(cores, pools, strict=True)):
        left_out = missed_words(core, min(pool, key=lambda c: c.cost).text, table)
        if left_out:
            way = base_variant(core, find_mentions(core, glossary, words=True, more=left_out), slots)
            if way.parts != first[i].parts:
                again.append((i, way))
    outputs = _decode([way for _, way in again], engine, decoding)
    for (i, way), output in zip(again, outputs, strict=True):
        pools[i] += candidates_of(cores[i], way, output, checker, table)


def _widen(
    cores: Sequence[str],
    first: Sequence[Variant],
    pools: list[list[Candidate]],
    engine: Engine,
    checker: Checker | None,
    decoding: Decoding,
    slots: Sequence[str],
    table: WordLinks | None,
) -> None:
    """Add further candidates to each pool that holds no sound one."""
    again: list[tuple[int, Variant]] = []
    for i, pool in enumerate(pools):
        if not any(c.sound for c in pool):
            again += [(i, way) for way in other_variants(cores[i], first[i], pool[0].lost, slots)]
    wider = replace(decoding, beam=2 * decoding.beam)
    again += [(i, replace(first[i], how="with a wider beam")) for i in dict.fromkeys(i for i, _ in again)]
    for search, group in (
        (decoding, [pair for pair in again if pair[1].how != "with a wider beam"]),
        (wider, [pair for pair in again if pair[1].how == "with a wider beam"]),
    ):
        outputs = _decode([way for _, way in group], engine, search)
        for (i, way), output in zip(group, outputs, strict=True):
            pools[i] += candidates_of(cores[i], way, output, checker, table)


def _decode(variants: Sequence[Variant], engine: Engine, decoding: Decoding) -> list[list[Hypothesis]]:
    """All parts of all variants in one call, grouped by variant again."""
    texts = [part.text for variant in variants for part in variant.parts]
    outputs = iter(engine.generate(texts, decoding) if texts else [])
    return [[next(outputs) for _ in variant.parts] for variant in variants]


def _findings(unit: Unit, choice: Candidate) -> tuple[Finding, ...]:
    told = [Finding(check=p.check, severity=p.severity, message=p.message, source=unit.source) for p in choice.problems]
    if choice.how:
        message = f"the first rendering had problems; this one was made {choice.how}"
        told.append(Finding(check="repair", severity="info", message=message, source=unit.source))
    return tuple(told)


def _settle(unit: Unit, choice: Candidate, told: Sequence[Finding], on_problem: OnProblem) -> str:
    errors = [finding for finding in told if finding.severity == "error"]
    if errors and on_problem == "raise":
        where = f"{unit.source.start}:{unit.source.end}"
        raise FidelityError(f"The sentence at {where} could not be translated safely: {errors[0].message}.")
    if errors and on_problem == "keep_source":
        return unit.core
    return choice.text
