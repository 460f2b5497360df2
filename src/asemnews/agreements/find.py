"""What a release says was agreed, and what it only seems to say."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from asemnews.agreements.candidates import Candidate
from asemnews.agreements.context import Surroundings
from asemnews.agreements.coordination import Coordination, coordinated, coordination
from asemnews.agreements.fields import Dating, action, amount_of, condition_of, due_of, parties_of, topics_of
from asemnews.agreements.gate import Gate, believed, gate
from asemnews.agreements.merge import merged
from asemnews.agreements.reading import Reading, read_sentences
from asemnews.agreements.reasons import reason_of
from asemnews.agreements.refine import refined
from asemnews.agreements.status import StatusModel, plain_status, status_features, status_model
from asemnews.agreements.tagger import Marked, Scores, Tagger, tagger
from asemnews.agreements.triggers import negated, trigger_of
from asemnews.records import Agreement, Event, NotAgreed, Party, Quote, Record, Release, Sentence
from asemnews.records.agreement import Status

if TYPE_CHECKING:
    from asemnews.agreements.network import Network

_CONVICTION: Final = 2000
"""Margin below which nothing is told as background: no word bears that reason out, and on held-out writers two thirds
of such marks were nothing at all. What a rule marks has a margin of 0."""
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Models:
    """The learned parts: what marks commitments, what parts joined ones, what tells their status, what weighs them all.

    ``network`` is a second voice in the marking; the gate must be the one that was trained with or without it.
    """

    tagger: Tagger
    coordination: Coordination
    status: StatusModel
    gate: Gate
    network: Network | None = None

    @classmethod
    def shipped(cls, *, quick: bool = False) -> Models:
        """The models of this package; the quick ones are without the network."""
        if quick:
            return cls(tagger(), coordination(), status_model(), gate(quick=True))
        from asemnews.agreements.network import network  # brings numpy, which `import asemnews` must not wait for

        return cls(tagger(), coordination(), status_model(), gate(), network())


class Found(Record):
    """Commitments and what could be mistaken for one, each in the order of the text."""

    agreements: tuple[Agreement, ...] = ()
    not_agreed: tuple[NotAgreed, ...] = ()


def find_agreements(
    release: Release,
    sentences: Sequence[Sentence],
    *,
    parties: Sequence[Party] = (),
    event: Event | None = None,
    published: dt.date | None = None,
    quick: bool = False,
    models: Models | None = None,
) -> Found:
    """The commitments of a release, and what a reader could mistake for one, with its reason.

    Args:
        release: the release; every quote stands in its text.
        sentences: its sentences, in order.
        parties: who could have agreed; the agreements point to them by index.
        event: the event of the release; its dates help to resolve weekdays.
        published: the day of the release, where it is known from elsewhere; otherwise what the release says.
        quick: without the network, which finds more, has a say in the statuses and takes most of the time.
        models: other models than the shipped ones.
    """
    readings = read_sentences(release, sentences)
    published = published or _published(release)
    began = event.start.value if event is not None and event.start is not None else None
    dating = Dating(published, began)
    day = published or began
    surroundings = Surroundings(readings, _copyright_year(release) if day is None else day.year)
    models = models or Models.shipped(quick=quick)
    heard = models.network.hear(release.text, surroundings) if models.network else None
    voiced = heard.scores if heard else None
    agreements: list[Agreement] = []
    others: list[NotAgreed] = []
    for number, mark in believed(surroundings, candidates(surroundings, models, voiced), models.gate, voiced):
        reading = readings[number]
        quote = _quote(release.text, reading, mark)
        if mark.commitment:
            told = status_features(surroundings, number, mark.first, mark.last)
            words = heard.statuses[number][mark.first : mark.last] if heard else ()
            status = plain_status(surroundings, number, mark.first) or models.status.status(told, words)
            agreements.append(_agreement(release, surroundings, reading, mark, quote, status, parties, dating))
        else:
            reason = reason_of(surroundings, number, mark.first, mark.last)
            if reason == "background" and 0 < mark.margin < _CONVICTION:
                continue
            others.append(NotAgreed(action=action(quote), quote=quote, reason=reason))
    return Found(agreements=tuple(merged(agreements)), not_agreed=tuple(others))


def candidates(surroundings: Surroundings, models: Models, voiced: Sequence[Scores] | None = None) -> list[Candidate]:
    """What tagger and rules mark in a release, in order, joined ones parted; a pact that is denied is no commitment.

    ``voiced`` are the network's scores, where it was asked.
    """
    found: list[Candidate] = []
    for reading, marked in zip(surroundings.readings, models.tagger.mark(surroundings, voiced), strict=True):
        for mark in refined(reading, marked, surroundings.proposals(reading.number), surroundings.year):
            denied = mark.commitment and negated(reading, mark.first, mark.last)
            found.append(Candidate(reading.number, mark._replace(commitment=False) if denied else mark))
    return coordinated(surroundings, found, models.coordination, voiced)


def _agreement(
    release: Release,
    surroundings: Surroundings,
    reading: Reading,
    mark: Marked,
    quote: Quote,
    status: Status,
    parties: Sequence[Party],
    dating: Dating,
) -> Agreement:
    return Agreement(
        action=action(quote),
        quote=quote,
        trigger=trigger_of(release.text, surroundings, reading.number, mark.first, mark.last),
        status=status,
        parties=parties_of(release.text, reading, quote, parties, status),
        due=due_of(release.text, quote, dating),
        amount=amount_of(quote),
        condition=condition_of(release.text, reading, mark.first, mark.last),
        topics=topics_of(quote.text),
    )


def _quote(text: str, reading: Reading, mark: Marked) -> Quote:
    tokens = reading.tokens
    return Quote.cut(text, tokens.starts[mark.first], tokens.ends[mark.last - 1])


def _published(release: Release) -> dt.date | None:
    if release.published is not None:
        return release.published.value
    dateline = release.dateline
    return dateline.date.value if dateline is not None and dateline.date is not None else None


def _copyright_year(release: Release) -> int | None:
    """The year of a footer such as "Copyright © ANTARA 2024"."""
    for quote in reversed(release.footer):
        years = _YEAR.findall(quote.text)
        if years:
            return int(years[-1])
    return None
