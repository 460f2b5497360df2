"""Frozen nouns: everything the rooms hand to each other."""

from asemnews.records.agreement import (
    Agreement,
    Event,
    Figure,
    Instrument,
    Meeting,
    Money,
    NotAgreed,
    Party,
    Person,
)
from asemnews.records.base import Record
from asemnews.records.briefing import SCHEMA_VERSION, Briefing, Gist, Provenance
from asemnews.records.finding import Finding
from asemnews.records.release import Dateline, Paragraph, ParagraphKind, Release, Sentence, quotes_in
from asemnews.records.span import Bilingual, Grounded, Quote, Span
from asemnews.records.summary import Method, Summary, SummarySentence
from asemnews.records.translation import Rendering, Translation

__all__ = [
    "SCHEMA_VERSION",
    "Agreement",
    "Bilingual",
    "Briefing",
    "Dateline",
    "Event",
    "Figure",
    "Finding",
    "Gist",
    "Grounded",
    "Instrument",
    "Meeting",
    "Method",
    "Money",
    "NotAgreed",
    "Paragraph",
    "ParagraphKind",
    "Party",
    "Person",
    "Provenance",
    "Quote",
    "Record",
    "Release",
    "Rendering",
    "Sentence",
    "Span",
    "Summary",
    "SummarySentence",
    "Translation",
    "quotes_in",
]
