"""A summary whose every sentence names its sources."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from asemnews.records.base import Record
from asemnews.records.finding import Finding
from asemnews.records.release import Release, quotes_in
from asemnews.records.span import Bilingual, Quote

Method = Literal["compose", "extract", "abstract"]


class SummarySentence(Record):
    """One sentence in both languages, and the quotes it rests on (at least one)."""

    text: Bilingual
    sources: tuple[Quote, ...] = Field(min_length=1)


class Summary(Record):
    """A few sentences that say only what their sources say.

    Raises:
        pydantic.ValidationError: if a source does not stand in the release.
    """

    release: Release
    sentences: tuple[SummarySentence, ...]
    method: Method
    findings: tuple[Finding, ...] = ()
    signature: str = ""

    @model_validator(mode="after")
    def _grounded(self) -> Self:
        for quote in quotes_in(self):
            if not quote.stands_in(self.release.text):
                raise ValueError(f"the quote {quote.text!r} does not stand at {quote.start}:{quote.end}")
        return self

    @property
    def indonesian(self) -> str:
        """The sentences in Indonesian, joined by spaces."""
        return " ".join(s.text.indonesian for s in self.sentences)

    @property
    def english(self) -> str:
        """The sentences in English, joined by spaces; those that have none are left out."""
        return " ".join(s.text.english for s in self.sentences if s.text.english)
