"""Calendar expressions of Indonesian text, and what they mean against a release's date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from asemnews.lexicon.calendar import DateKind, Moment, Node, calendar_words
from asemnews.lexicon.calendar_days import read_day, read_weekday
from asemnews.lexicon.calendar_periods import (
    read_century,
    read_month,
    read_part,
    read_period,
    read_week,
    read_year,
)
from asemnews.lexicon.numbers import number_words
from asemnews.lexicon.resolving import Resolved, resolve_moments
from asemnews.lexicon.rhythms import period_words, read_duration, read_relative, read_rhythm, relative_words
from asemnews.lexicon.tokens import LINE, Tokens, tokens_of

_Reader = Callable[[Tokens, int], Node | None]
_PREPOSITIONS: Final = frozenset(
    [
        "mulai",
        "dimulai",
        "sejak",
        "hingga",
        "sampai",
        "sebelum",
        "sesudah",
        "setelah",
        "selama",
        "sepanjang",
        "dari",
        "pada",
        "per",
        "menjelang",
        "seusai",
    ]
)
_LATEST: Final = frozenset(("selambat-lambatnya", "selambatnya"))
_BETWEEN: Final = frozenset(
    ["pada", "tanggal", "hari", "bulan", "tahun", "akademik", "ajaran", "anggaran", "fiskal", "dengan", "di"]
)
_NAME_HEADS: Final = frozenset(
    [
        "universitas",
        "jalan",
        "jl",
        "gedung",
        "stadion",
        "masjid",
        "rumah",
        "rs",
        "rsud",
        "stasiun",
        "bandara",
        "gerakan",
        "partai",
        "lapangan",
        "tragedi",
        "peristiwa",
        "museum",
        "pasar",
        "monumen",
        "kampus",
    ]
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """One calendar expression at ``start:end`` (code points, half-open) of the text that was searched.

    ``english`` is its form inside an English sentence. ``first`` and ``last`` are what its words say of its ends
    (``last`` is null where there is one), ``every`` the step of a rhythm or length of a duration, ``(2, "year")``.
    ``preposition`` is what stands before it ("mulai", "hingga", "paling lambat", "sebelum"), outside the span.
    """

    start: int
    end: int
    text: str
    kind: DateKind
    english: str
    preposition: str | None = None
    first: Moment | None = None
    last: Moment | None = None
    every: tuple[int, str] | None = None
    due: str = ""


_CALENDAR: Final[tuple[_Reader, ...]] = (
    read_weekday,
    read_day,
    read_period,
    read_week,
    read_part,
    read_month,
    read_year,
    read_century,
)
_ALL: Final[tuple[_Reader, ...]] = (*_CALENDAR[:-2], read_rhythm, read_duration, read_relative, *_CALENDAR[-2:])


@cache
def calendar_openers(*, calendar_only: bool) -> frozenset[str]:
    """Words with which a calendar expression can begin."""
    words = {*calendar_words("month"), *calendar_words("weekday"), "hari", "tanggal", "tgl", "tahun", "bulan"}
    words |= {"semester", "paruh", "kuartal", "triwulan", "q", "awal", "pertengahan", "akhir", "penghujung"}
    words |= {"pekan", "minggu", "abad"}
    if not calendar_only:
        words |= {"dalam", "selama", "paling", "setiap", "tiap", "per", "sekali", "besok", "lusa", "kemarin"}
        words |= {phrase.split(" ")[0] for phrase in relative_words()} | set(period_words()[1]) | _LATEST
        words |= {word for word, entry in number_words().items() if entry.kind not in ("ordinal", "magnitude")}
    return frozenset(words)


def calendar_node(tokens: Tokens, index: int, *, calendar_only: bool = True) -> Node | None:
    """The calendar expression that begins at token ``index``; ``calendar_only`` leaves out rhythms and durations."""
    token = tokens[index]
    if not token.is_numeral and token.word not in calendar_openers(calendar_only=calendar_only):
        return None
    for read in _CALENDAR if calendar_only else _ALL:
        node = read(tokens, index)
        if node is not None:
            return node
    return None


def in_name(tokens: Tokens, index: int) -> bool:
    """True where a date or number belongs to a name: "Universitas Sebelas Maret", "Jalan 10 November"."""
    before = tokens[index - 1]
    if before.text == ".":
        before = tokens[index - 2]
    return before.is_capital and before.word in _NAME_HEADS and tokens[index].gap <= LINE


def mention_of(tokens: Tokens, node: Node) -> DateMention:
    """The mention of a node, with its place in the text."""
    start, end = tokens[node.begin].start, tokens[node.end - 1].end
    return DateMention(
        start,
        end,
        tokens.text[start:end],
        node.kind,
        node.english,
        _preposition(tokens, node.begin),
        node.first,
        node.last,
        node.every,
        node.due,
    )


def _preposition(tokens: Tokens, begin: int) -> str | None:
    at = begin - 1
    while begin - at <= 4 and tokens[at].word in _BETWEEN:
        at -= 1
    word = tokens[at].word
    if word in ("lambat", "cepat", "lama") and tokens[at - 1].word == "paling":
        return f"paling {word}"
    if word in _LATEST:
        return "paling lambat"
    if word == "lambatnya":
        return "paling lambat"
    if word in _PREPOSITIONS:
        return word
    return tokens[begin - 1].word if tokens[begin - 1].word in _PREPOSITIONS else None


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Every calendar expression of ``text``, relative times, rhythms and durations too, in order, never overlapping."""
    tokens = tokens_of(text)
    found: list[DateMention] = []
    free = 0
    for index in tokens.openings(calendar_openers(calendar_only=False)):
        node = calendar_node(tokens, index, calendar_only=False) if index >= free else None
        if node is None:
            continue
        node = _from_then_on(tokens, node)
        if not in_name(tokens, index):
            found.append(mention_of(tokens, node))
        free = node.end
    return tuple(found)


def _from_then_on(tokens: Tokens, node: Node) -> Node:
    """Take in the start of a rhythm: "setiap tahun mulai 2017" is every year from 2017."""
    if node.kind != "rhythm":
        return node
    at = node.end + (tokens.word(node.end, 0) == ",")
    if tokens.word(at) not in ("mulai", "dimulai", "sejak", "terhitung"):
        return node
    at += 1
    while tokens.word(at) in ("pada", "mulai", "sejak", "bulan", "tahun", "tanggal", "akademik", "ajaran", "anggaran"):
        at += 1
    start = calendar_node(tokens, at)
    if start is None or start.first is None or start.first.year is None:
        return node
    return node._replace(
        end=start.end, english=f"{node.english} from {start.english}", due=f"{node.due} from {start.english}"
    )


def resolve(mention: DateMention, *, published: dt.date | None, event: dt.date | None = None) -> Resolved | None:
    """What ``mention`` means for a release of ``published`` about an event that began on ``event``.

    Null where the words need a date that is not known ("Rabu" without either).
    """
    return resolve_moments(
        mention.kind,
        mention.first,
        mention.last,
        due=mention.due,
        preposition=mention.preposition,
        published=published,
        event=event,
    )
