"""A press release as it was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Literal, Self, TypeVar, get_args

from pydantic import model_validator

from asemnews.records.base import Record
from asemnews.records.finding import Finding
from asemnews.records.span import Bilingual, Grounded, Quote, Span

ParagraphKind = Literal["masthead", "headline", "body", "subhead", "item", "related", "caption", "footer"]
# masthead: letterhead, "SIARAN PERS", number lines; related: "Baca juga" lines; item: one list item with its marker


class Paragraph(Span):
    """One block of the release, without the white space around it; an OCR-broken one keeps its line breaks inside."""

    kind: ParagraphKind = "body"


class Dateline(Record):
    """Where and by whom the story was filed. ``quote`` covers the whole dateline with its closing dash."""

    quote: Quote
    place: Grounded[str]
    agency: Grounded[str] | None = None
    date: Grounded[dt.date] | None = None


class Release(Record):
    """One press release: its text, unchanged, and what stands where in it.

    ``text`` is the one truth; every position counts its code points. Every character of ``text`` that is not white
    space stands in exactly one of ``paragraphs``, which are in order and disjoint. The dateline lies inside the first
    body paragraph, or in a line of its own.
    """

    text: str
    headline: Grounded[Bilingual] | None = None
    dateline: Dateline | None = None
    published: Grounded[dt.date] | None = None
    paragraphs: tuple[Paragraph, ...]
    editor: Grounded[str] | None = None
    footer: tuple[Quote, ...] = ()
    origin: str | None = None
    findings: tuple[Finding, ...] = ()

    @model_validator(mode="after")
    def _nothing_outside(self) -> Self:
        at = 0
        for paragraph in self.paragraphs:
            if paragraph.start < at or paragraph.end > len(self.text):
                raise ValueError(f"paragraph {paragraph.start}:{paragraph.end} is out of order or outside the text")
            if self.text[at : paragraph.start].strip():
                raise ValueError(f"the text at {at}:{paragraph.start} stands in no paragraph")
            at = paragraph.end
        if self.text[at:].strip():
            raise ValueError(f"the text at {at}:{len(self.text)} stands in no paragraph")
        for quote in quotes_in(self):
            if not quote.stands_in(self.text):
                raise ValueError(f"the quote {quote.text!r} does not stand at {quote.start}:{quote.end}")
        return self

    def quote(self, start: int, end: int) -> Quote:
        """The words at ``start:end`` (code points, half-open)."""
        return Quote.cut(self.text, start, end)


class Sentence(Span):
    """A sentence with the white space after it; ``paragraph`` is an index into ``Release.paragraphs``.

    The sentences of a paragraph tile it exactly.
    """

    paragraph: int


def quotes_in(record: object) -> Iterator[Quote]:
    """Every quote anywhere inside a record, in field order."""
    waiting = [record]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Quote):
            yield item
        elif isinstance(item, Record):
            waiting += [getattr(item, name) for name in _holders(type(item))]
        elif isinstance(item, tuple):
            waiting += item[::-1]


@cache
def _holders(kind: type[Record]) -> tuple[str, ...]:
    """The fields that can hold records, the last first."""
    return tuple(name for name, field in reversed(kind.model_fields.items()) if _is_record(field.annotation))


def _is_record(annotation: object) -> bool:
    """True for a record, for a value of any type, and for a union or tuple with one of them in it."""
    if isinstance(annotation, TypeVar) or (isinstance(annotation, type) and issubclass(annotation, Record)):
        return True
    return any(_is_record(part) for part in get_args(annotation))
