"""Everything a release states besides its commitments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from asemnews.facts.documents import find_documents
from asemnews.facts.event import find_event
from asemnews.facts.figures import find_figures
from asemnews.facts.meetings import find_next_meetings
from asemnews.facts.page import page_of
from asemnews.facts.parties import find_parties
from asemnews.facts.people import find_people
from asemnews.records import Event, Figure, Instrument, Meeting, Party, Person, Record, Release, Sentence


class Facts(Record):
    """Event, instruments, parties, people, next meetings and figures; their English where the lexicon knows it."""

    event: Event | None = None
    documents: tuple[Instrument, ...] = ()
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    next_meetings: tuple[Meeting, ...] = ()
    figures: tuple[Figure, ...] = ()


def find_facts(release: Release, sentences: Sequence[Sentence], *, published: dt.date | None = None) -> Facts:
    """Read the facts out of a release's sentences; every quote stands in ``release.text``.

    ``published`` is the day of publication where the release itself does not tell it: weekdays are read against it.
    """
    page = page_of(release, sentences, published)
    people = find_people(page)
    parties = find_parties(page, people.persons)
    return Facts(
        event=find_event(page),
        documents=_with_signatories(find_documents(page, people.persons), people.persons),
        parties=parties,
        people=people.speaking() if parties else people.persons,
        next_meetings=find_next_meetings(page),
        figures=find_figures(page),
    )


def _with_signatories(documents: tuple[Instrument, ...], people: tuple[Person, ...]) -> tuple[Instrument, ...]:
    """Who signed: known only where a single instrument was signed."""
    signers = tuple(index for index, person in enumerate(people) if person.function == "signatory")
    if sum(document.status == "signed" for document in documents) != 1:
        return documents
    return tuple(d.model_copy(update={"signatories": signers}) if d.status == "signed" else d for d in documents)
