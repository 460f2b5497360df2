"""The order of the rooms: read, segment, translate, check, find, put into English, summarise.

This is the only module that knows more than one room, and the front door stands on it.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal, TextIO

from asemnews import __version__
from asemnews.agreements import find_agreements
from asemnews.collector import collector_at_rest
from asemnews.engines import load_engine
from asemnews.engines.base import Engine, words_of
from asemnews.facts import find_facts
from asemnews.fidelity import check, check_sentence
from asemnews.lexicon.glossary import Glossary
from asemnews.reading import read
from asemnews.records import (
    Briefing,
    Finding,
    Method,
    Provenance,
    Release,
    Sentence,
    Summary,
    SummarySentence,
    Translation,
)
from asemnews.segmentation import segment
from asemnews.summaries import Parts, Passage, abstract, compose, extract, gist_of
from asemnews.translation import Checker, Manner, OnProblem, put_into_english, translate_release

__all__ = ["Pipeline", "Source", "brief", "check", "read", "segment", "summarise", "translate"]

Source = str | bytes | Path | TextIO | BinaryIO | Release
"""What can be read: text, bytes, a path, an open file; or a release that was read before."""

SEGMENTATION = 1
"""Version of the sentence rules; part of every signature, so that a change of theirs makes a result stale."""


@dataclass(frozen=True)
class Pipeline:
    """One configured way from a release to a briefing. Build it once, call it often.

    ``engine``: any object with ``signature`` and ``generate``; ``None`` extracts without translating, and leaves
    English to the glossary and CLDR. ``glossary``: terms to enforce; by default the built-in one.

        >>> pipeline = Pipeline(load_engine("bundled"))
        >>> briefing = pipeline(read(Path("rilis.txt")))
    """

    engine: Engine | None
    glossary: Glossary = field(default_factory=Glossary.builtin)
    manner: Manner = field(default_factory=Manner)

    @property
    def signature(self) -> str:
        """Everything that can change a result, in sacreBLEU's manner; keys of caches and batches are built from it."""
        engine = "engine:none" if self.engine is None else f"{self.engine.signature}|{self.manner.signature}"
        if self.engine is not None and (table := words_of(self.engine)) is not None:
            engine += f"|words:{table.digest}"
        return f"{engine}|glossary:{self.glossary.signature}|seg:{SEGMENTATION}|v:{__version__}"

    @property
    def _checker(self) -> Checker:
        return functools.partial(check_sentence, glossary=self.glossary)

    def translate(self, release: Release) -> Translation:
        """The whole release in English.

        Raises:
            ValueError: if the pipeline has no engine.
            FidelityError: under ``on_problem="raise"``, if a sentence cannot be translated safely.
            EngineError: if the engine cannot run.
        """
        return self._translate(release, segment(release))

    def _translate(self, release: Release, sentences: Sequence[Sentence]) -> Translation:
        if self.engine is None:
            raise ValueError("This pipeline has no engine. Build it with one, as in Pipeline(load_engine()).")
        return translate_release(
            release,
            sentences,
            self.engine,
            glossary=self.glossary,
            checker=self._checker,
            manner=self.manner,
            signature=self.signature,
        )

    def __call__(self, release: Release, *, published: dt.date | None = None) -> Briefing:
        """The briefing of a release; the same input, engine and version give the same bytes.

        ``published``: the day it was published, where the text does not state one; weekdays and "next month" are
        counted from it.

        Raises:
            FidelityError: under ``on_problem="raise"``, if a sentence cannot be translated safely.
            EngineError: if the engine cannot run.
        """
        with collector_at_rest:
            sentences = segment(release)
            facts = find_facts(release, sentences, published=published)
            found = find_agreements(
                release,
                sentences,
                parties=facts.parties,
                event=facts.event,
                published=published,
                quick=self.engine is None,
            )
        translation = None if self.engine is None else self._translate(release, sentences)
        release = _with_english_headline(release, translation)
        facts, found = put_into_english(
            (facts, found), self.engine, glossary=self.glossary, checker=self._checker, manner=self.manner
        )
        parts = Parts(
            event=facts.event,
            documents=facts.documents,
            parties=facts.parties,
            agreements=found.agreements,
            not_agreed=found.not_agreed,
            next_meetings=facts.next_meetings,
        )
        told: tuple[Finding, ...] = () if translation is None else translation.findings
        return Briefing(
            release=release,
            translation=translation,
            event=facts.event,
            documents=facts.documents,
            parties=facts.parties,
            people=facts.people,
            agreements=found.agreements,
            not_agreed=found.not_agreed,
            next_meetings=facts.next_meetings,
            figures=facts.figures,
            gist=gist_of(release, parts),
            findings=(*told, *release.findings),
            provenance=self._provenance(),
        )

    def _provenance(self) -> Provenance:
        """Engine and model are those of a signature such as ``engine:ct2-int8|model:compact-id-en@3f2a``."""
        signature = self.signature
        named = dict(part.partition(":")[::2] for part in signature.split("|"))
        return Provenance(
            version=__version__,
            signature=signature,
            engine=named.get("engine", "unknown"),
            model=named.get("model", "none" if self.engine is None else "unknown"),
        )


def _with_english_headline(release: Release, translation: Translation | None) -> Release:
    headline = release.headline
    if headline is None or translation is None:
        return release
    value = headline.value.model_copy(update={"english": translation.covering(headline.quote)})
    return release.model_copy(update={"headline": headline.model_copy(update={"value": value})})


@functools.lru_cache(maxsize=4)
def _engine_named(name: str) -> Engine:
    return load_engine(name)


def _pipeline(engine: Engine | str | None, glossary: Glossary | None, on_problem: OnProblem) -> Pipeline:
    loaded = _engine_named(engine) if isinstance(engine, str) else engine
    manner = Manner(on_problem=on_problem)
    return Pipeline(loaded, Glossary.builtin() if glossary is None else glossary, manner)


def _release(source: Source) -> Release:
    return source if isinstance(source, Release) else read(source)


def translate(
    source: Source,
    engine: Engine | str = "bundled",
    *,
    glossary: Glossary | None = None,
    on_problem: OnProblem = "note",
) -> Translation:
    """Translate a press release into English, whole.

    Args:
        source: text, bytes, a path, an open file, or a release.
        engine: a name for :func:`asemnews.load_engine`, or an engine.
        glossary: terms to enforce instead of the built-in ones (join them with ``Glossary.builtin() | mine``).
        on_problem: what to do with a sentence that stays wrong: ``"note"`` it in the findings, ``"raise"``, or
            ``"keep_source"`` leave it in Indonesian.

    Raises:
        SourceError: if the source cannot be read.
        EngineError: if the engine cannot be loaded or run.
        FidelityError: under ``on_problem="raise"``.
    """
    return _pipeline(engine, glossary, on_problem).translate(_release(source))


def brief(
    source: Source,
    engine: Engine | str | None = "bundled",
    *,
    glossary: Glossary | None = None,
    on_problem: OnProblem = "note",
    published: dt.date | None = None,
) -> Briefing:
    """Summarise what a press release says was agreed, each value tied to the exact words of the source.

    Args and errors as for :func:`translate`; with ``engine=None`` nothing is translated, only what the glossary and
    CLDR know is put into English, and commitments are marked without the network that helps where an engine is given:
    faster, with a few more misses and false alarms. ``published`` is the day the release was published, where its text
    does not state one: a bare weekday or "next month" is counted from it.
    """
    return _pipeline(engine, glossary, on_problem)(_release(source), published=published)


def summarise(
    source: Source,
    *,
    method: Method = "compose",
    sentences: int = 3,
    engine: Engine | str | None = "bundled",
    summariser: Engine | str | None = None,
    prompt: str = "",
    language: Literal["english", "indonesian"] = "english",
) -> Summary:
    """Summarise any press release, with agreements or none, in both languages.

    Args:
        source: as for :func:`translate`.
        method: ``"compose"`` from the parts of the briefing, ``"extract"`` the most telling sentences, or
            ``"abstract"`` with a summarising model, of which only sentences grounded in the source are kept.
        sentences: the most that are returned.
        engine: the translator; ``None`` leaves English out (and ``"compose"`` to the glossary and CLDR).
        summariser: for ``"abstract"``: a name for :func:`asemnews.load_engine`, or an engine.
        prompt: for ``"abstract"``: what the summariser wants before the text, such as T5's ``"summarize: "``.
        language: for ``"abstract"``: the language that the summariser reads and writes.

    Raises:
        ValueError: if ``"abstract"`` is asked for without a summariser, or in English without a translator.
        SourceError, EngineError: as for :func:`translate`.
    """
    if sentences < 1:
        raise ValueError(f"sentences must be 1 or more, got {sentences}.")
    pipeline = _pipeline(engine, None, "note")
    release = _release(source)
    if method == "compose":
        briefing = pipeline(release)
        parts = Parts(**{name: getattr(briefing, name) for name in Parts.__dataclass_fields__})
        made, findings = compose(release, parts, sentences=sentences), briefing.findings
        return Summary(release=release, sentences=made, method=method, findings=findings, signature=pipeline.signature)
    translation = None if pipeline.engine is None else pipeline.translate(release)
    if method == "extract":
        made = extract(release, segment(release), translation=translation, count=sentences)
        findings = () if translation is None else translation.findings
        return Summary(release=release, sentences=made, method=method, findings=findings, signature=pipeline.signature)
    if summariser is None:
        raise ValueError("method='abstract' needs a model. Name one, as in summariser='hf:facebook/bart-large-cnn'.")
    model = _engine_named(summariser) if isinstance(summariser, str) else summariser
    passages = _passages(release, translation, language)
    made, findings = abstract(passages, model, language=language, count=sentences, prompt=prompt)
    if language == "indonesian" and translation is not None:
        made = tuple(_in_english(sentence, translation) for sentence in made)
    signature = f"{model.signature}|{pipeline.signature}"
    return Summary(release=release, sentences=made, method=method, findings=findings, signature=signature)


def _passages(
    release: Release, translation: Translation | None, language: Literal["english", "indonesian"]
) -> list[Passage]:
    """The release's sentences in the language that a summariser reads."""
    if language == "indonesian":
        quotes = [release.quote(s.start, s.end) for s in segment(release)]
        return [Passage(quote.text.strip(), quote) for quote in quotes if quote.text.strip()]
    if translation is None:
        raise ValueError("An English summary needs a translator. Name one with engine=, or use language='indonesian'.")
    return [Passage(rendering.english, rendering.source) for rendering in translation.sentences if rendering.english]


def _in_english(sentence: SummarySentence, translation: Translation) -> SummarySentence:
    """The English of what an Indonesian summary sentence rests on, which is checked, rather than of its own words."""
    english = " ".join(translation.covering(quote) for quote in sentence.sources)
    return sentence.model_copy(update={"text": sentence.text.model_copy(update={"english": english})})
