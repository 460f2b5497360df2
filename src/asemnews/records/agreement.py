"""What was agreed, and by whom: the parts of a briefing."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer

from asemnews.records.base import Record
from asemnews.records.span import Bilingual, Grounded, Quote


def plain_decimal(value: Decimal) -> str:
    """Digits without exponent or trailing zeros: ``Decimal("4.70E+12")`` → ``"4700000000000"``."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


ExactDecimal = Annotated[Decimal, PlainSerializer(plain_decimal, return_type=str)]

Status = Literal["agreed", "signed", "committed", "planned"]
DocumentStatus = Literal["signed", "adopted", "agreed", "planned"]
Function = Literal["head", "member", "spokesperson", "signatory", "other"]
Reason = Literal["rejected", "postponed", "proposed", "hoped", "background", "under_discussion"]


class Money(Record):
    """An amount in an ISO 4217 currency; never a float."""

    amount: ExactDecimal
    currency: str = Field(pattern=r"^[A-Z]{3}$")


class Event(Record):
    """The meeting or ceremony the release tells of; ``places`` from small to large."""

    name: Grounded[Bilingual] | None = None
    edition: Grounded[int] | None = None
    places: tuple[Grounded[Bilingual], ...] = ()
    start: Grounded[dt.date] | None = None
    end: Grounded[dt.date] | None = None


class Instrument(Record):
    """A declaration, memorandum, treaty or plan. ``signatories`` are indices into ``Briefing.people``."""

    name: Grounded[Bilingual]
    status: DocumentStatus
    signatories: tuple[int, ...] = ()


class Party(Record):
    """A side of a commitment; ``count`` where the text counts a group ("45 negara anggota ASEM")."""

    name: Grounded[Bilingual]
    count: int | None = None


class Person(Record):
    """Somebody named; ``name`` without academic titles."""

    name: Grounded[str]
    role: Grounded[Bilingual] | None = None
    affiliation: Grounded[Bilingual] | None = None
    function: Function = "other"


class Agreement(Record):
    """One commitment.

    ``quote``: the words that state it; ``trigger``: the words that make it an agreement; ``evidence``: other places
    that state the same. ``parties`` are indices into ``Briefing.parties``. ``due`` is ``2009``, ``2025-06``, an ISO
    date, ``2026-H1``, ``2026-Q3``, or English words.
    """

    action: Bilingual
    quote: Quote
    trigger: Quote
    status: Status
    parties: tuple[int, ...] = ()
    due: Grounded[str] | None = None
    amount: Grounded[Money] | None = None
    condition: Quote | None = None
    topics: tuple[str, ...] = ()
    evidence: tuple[Quote, ...] = ()


class NotAgreed(Record):
    """What a reader could mistake for an agreement, and why it is none."""

    action: Bilingual
    quote: Quote
    reason: Reason


class Meeting(Record):
    """A next meeting; what is still open about it (an undecided host) stands in ``note``."""

    name: Bilingual | None = None
    when: Grounded[str] | None = None
    where: Grounded[Bilingual] | None = None
    note: Quote | None = None
    quote: Quote


class Figure(Record):
    """A quantity of the release; ``value`` in plain digits."""

    value: ExactDecimal
    unit: Bilingual | None = None
    quote: Quote
