"""A release in English, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from pydantic import Field, model_validator

from asemnews.records.base import Record
from asemnews.records.finding import Finding
from asemnews.records.release import Release
from asemnews.records.span import Quote, Span


class Rendering(Record):
    """The English of one source sentence. ``findings`` are indices into ``Translation.findings``."""

    source: Quote
    english: str
    findings: tuple[int, ...] = ()

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if any(c.isalnum() for c in self.source.text) and not self.english.strip():
            raise ValueError(f"the sentence at {self.source.start}:{self.source.end} has no rendering")
        return self


class Translation(Record):
    """The whole release in English.

    ``sentences`` holds one rendering a source sentence, in source order; ``english`` is the whole text, with the
    source's paragraphs, list markers and blank lines. Build it with :meth:`of`, which refuses a translation that
    leaves out any word of the release.
    """

    english: str
    sentences: tuple[Rendering, ...]
    findings: tuple[Finding, ...] = ()
    signature: str = Field(default="", description="how it was made, in sacreBLEU's manner")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        at = 0
        for rendering in self.sentences:
            if rendering.source.start < at:
                raise ValueError(f"the rendering at {rendering.source.start} is out of order or overlaps")
            at = rendering.source.end
            if any(not 0 <= i < len(self.findings) for i in rendering.findings):
                raise ValueError(f"the rendering at {rendering.source.start} names a finding that is not there")
        return self

    @classmethod
    def of(
        cls,
        release: Release,
        sentences: Sequence[Rendering],
        *,
        findings: Sequence[Finding] = (),
        signature: str = "",
    ) -> Self:
        """Join the renderings with the source's own white space.

        Raises:
            ValueError: if a word of the release has no rendering.
        """
        pieces: list[str] = []
        at = 0
        for rendering in sentences:
            gap = release.text[at : rendering.source.start]
            if gap.strip():
                raise ValueError(f"no rendering for {gap.strip()[:60]!r} at {at}:{rendering.source.start}")
            words = rendering.source.text
            tail = words[len(words.rstrip()) :]
            pieces += [gap, rendering.english.strip(), tail]
            at = rendering.source.end
        if release.text[at:].strip():
            raise ValueError(f"no rendering for {release.text[at:].strip()[:60]!r} at {at}:{len(release.text)}")
        pieces.append(release.text[at:])
        return cls(english="".join(pieces), sentences=tuple(sentences), findings=tuple(findings), signature=signature)

    def covering(self, span: Span) -> str:
        """The English of every sentence that shares a code point with ``span``, joined by spaces."""
        return " ".join(r.english for r in self.sentences if r.source.overlaps(span))
