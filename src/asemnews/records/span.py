"""Positions in a release, and values that stand on them."""

from __future__ import annotations

from typing import Generic, Self, TypeVar

from pydantic import Field, model_validator

from asemnews.records.base import Record

T = TypeVar("T")


class Span(Record):
    """A half-open, non-empty range of Unicode code points of ``Release.text``."""

    start: int = Field(ge=0)
    end: int

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"a span must not be empty or reversed, got {self.start}:{self.end}")
        return self

    def covers(self, other: Span) -> bool:
        """True when ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True when the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


class Quote(Span):
    """A span with its words: ``text == release.text[start:end]``.

    The length is checked here; that the words stand in the release is checked by whatever holds the release.
    """

    text: str

    @model_validator(mode="after")
    def _as_long_as_its_span(self) -> Self:
        if len(self.text) != self.end - self.start:
            raise ValueError(f"a quote of {len(self.text)} code points cannot span {self.start}:{self.end}")
        return self

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Self:
        """The quote ``text[start:end]``.

        Raises:
            pydantic.ValidationError: if the range is empty or leaves the text.
        """
        return cls(start=start, end=end, text=text[start:end])

    def stands_in(self, text: str) -> bool:
        """True when the quote's words stand in ``text`` at its position."""
        return text[self.start : self.end] == self.text


class Grounded(Record, Generic[T]):
    """A value that is never without its words."""

    value: T
    quote: Quote


class Bilingual(Record):
    """A value in both languages. ``english`` is null only where no engine, glossary or CLDR entry could give it."""

    indonesian: str
    english: str | None = None
