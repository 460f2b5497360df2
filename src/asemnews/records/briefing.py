"""The briefing: the one root that users store and exchange."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, Self

from pydantic import Field, model_validator

from asemnews.records.agreement import Agreement, Event, Figure, Instrument, Meeting, NotAgreed, Party, Person
from asemnews.records.base import Record
from asemnews.records.finding import Finding
from asemnews.records.release import Release, quotes_in
from asemnews.records.span import Quote
from asemnews.records.translation import Translation

SCHEMA_VERSION: Final = "1"


class Gist(Record):
    """A few sentences in both languages that only say what ``sources`` say."""

    indonesian: str
    english: str | None = None
    sources: tuple[Quote, ...] = ()


class Provenance(Record):
    """Enough to make the briefing again."""

    version: str
    signature: str
    engine: str
    model: str


class Briefing(Record):
    """A release, its English, and a structured summary of what was agreed.

    Raises:
        pydantic.ValidationError: on construction and on loading from JSON, if any quote does not stand where it says,
            a sentence of the release has no rendering, or an index points nowhere.
    """

    schema_version: Literal["1"] = SCHEMA_VERSION
    release: Release
    translation: Translation | None = Field(default=None, description="null where no engine was used")
    event: Event | None = None
    documents: tuple[Instrument, ...] = ()
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    not_agreed: tuple[NotAgreed, ...] = ()
    next_meetings: tuple[Meeting, ...] = ()
    figures: tuple[Figure, ...] = ()
    gist: Gist
    findings: tuple[Finding, ...] = ()
    provenance: Provenance

    @model_validator(mode="after")
    def _grounded(self) -> Self:
        for quote in quotes_in(self):
            if not quote.stands_in(self.release.text):
                raise ValueError(f"the quote {quote.text!r} does not stand at {quote.start}:{quote.end}")
        if self.translation is not None:
            _check_whole(self.release, self.translation)
            known = self.translation.findings
            if self.findings[: len(known)] != known:
                raise ValueError("the findings of the translation must come first among the findings")
        for agreement in self.agreements:
            _check_indices("agreement", agreement.parties, self.parties)
        for document in self.documents:
            _check_indices("document", document.signatories, self.people)
        return self


def _check_whole(release: Release, translation: Translation) -> None:
    at = 0
    for rendering in translation.sentences:
        if release.text[at : rendering.source.start].strip():
            raise ValueError(f"the text at {at}:{rendering.source.start} has no rendering")
        at = rendering.source.end
    if release.text[at:].strip():
        raise ValueError(f"the text at {at}:{len(release.text)} has no rendering")


def _check_indices(owner: str, indices: Sequence[int], targets: Sequence[object]) -> None:
    for index in indices:
        if not 0 <= index < len(targets):
            raise ValueError(f"an {owner} points to number {index} of {len(targets)}")
