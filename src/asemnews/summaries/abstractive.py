"""A summary in a model's own words, of which only grounded sentences are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from asemnews.engines.base import Decoding, Engine
from asemnews.records import Bilingual, Finding, SummarySentence
from asemnews.summaries.attribute import Passage, attribute

_END = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[\"“A-Z0-9])")
DECODING = Decoding(beam=4, length_penalty=2.0, no_repeat_ngram=3, max_tokens=142)
"""Of the bart-large-cnn model card; Pegasus, T5 and mT5-XLSum cards recommend a search of the same kind."""


def abstract(
    passages: Sequence[Passage],
    engine: Engine,
    *,
    language: str,
    count: int = 3,
    prompt: str = "",
    decoding: Decoding = DECODING,
) -> tuple[tuple[SummarySentence, ...], tuple[Finding, ...]]:
    """Up to ``count`` grounded sentences of a model's summary, and a finding for each that was dropped.

    ``passages``: the release's sentences in ``language`` ("english" or "indonesian"), the language the model writes.
    ``prompt``: what the model wants before the text, such as T5's ``"summarize: "``.

    Raises:
        EngineError: if the engine cannot run.
    """
    whole = " ".join(passage.text for passage in passages)
    kept: list[SummarySentence] = []
    findings: list[Finding] = []
    (hypothesis,) = engine.generate([prompt + whole], decoding)
    if hypothesis.capped:
        findings.append(_finding("summary.cap", "The summary reached the length cap; its last sentence may be cut."))
    for sentence in filter(None, _END.split(hypothesis.text.strip())):
        found = attribute(sentence, passages)
        if not found.sources:
            findings.append(_finding("summary.ungrounded", f"Dropped {sentence!r}: {found.reason}."))
        elif len(kept) < count:
            english = sentence if language == "english" else None
            indonesian = sentence if language == "indonesian" else " ".join(q.text.strip() for q in found.sources)
            kept.append(SummarySentence(text=Bilingual(indonesian=indonesian, english=english), sources=found.sources))
    if not kept:
        findings.append(_finding("summary.empty", "No sentence of the model's summary could be grounded."))
    return tuple(kept), tuple(findings)


def _finding(check: str, message: str) -> Finding:
    return Finding(check=check, severity="warning", message=message)
