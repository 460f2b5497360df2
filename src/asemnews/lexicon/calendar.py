"""The nouns of time: moments, what a mention says of them, and their English."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, NamedTuple

from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.tokens import Tokens

DateKind = Literal[
    "day", "range", "month", "year", "half", "quarter", "week", "part", "weekday", "relative", "rhythm", "duration"
]
Part = Literal["early", "mid", "end"]

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NTH: Final = ("first", "second", "third", "fourth", "fifth")


@dataclass(frozen=True, slots=True)
class Moment:
    """As much of a point in time as the words say.

    ``weekday`` counts from Monday as 0. ``shift`` is a distance from the release's date, ``("year", 1)`` for "tahun
    depan". ``direction`` is -1 for "lalu", 1 for "mendatang".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    half: int | None = None
    quarter: int | None = None
    week: int | None = None
    part: Part | None = None
    weekday: int | None = None
    shift: tuple[str, int] | None = None
    direction: int | None = None


class Node(NamedTuple):
    """A calendar expression between two token indices; ``every`` is the step of a rhythm, ``(2, "year")``."""

    begin: int
    end: int
    kind: DateKind
    english: str
    first: Moment | None = None
    last: Moment | None = None
    every: tuple[int, str] | None = None
    due: str = ""  # the due form, where the words alone decide it


class CalendarWord(NamedTuple):
    """A row of ``calendar.tsv``."""

    value: int
    short: bool


@cache
def calendar_words(kind: str) -> dict[str, CalendarWord]:
    """The months or the weekdays (``kind``) by their lower-case written forms."""
    return {
        row["word"]: CalendarWord(int(row["value"]), row["form"] == "short")
        for row in read_table("calendar.tsv")
        if row["kind"] == kind
    }


@cache
def directions() -> dict[str, int]:
    """Words that follow a date and tell past from future: "lalu" → -1, "ini" → 0, "mendatang" → 1."""
    return {row["words"]: int(row["value"]) for row in read_table("directions.tsv")}


def direction(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The direction at ``index`` and the index after its words."""
    for phrase in tokens.phrase(index, 3):
        value = directions().get(phrase)
        if value is not None:
            return value, index + phrase.count(" ") + 1
    return None


def say(moment: Moment) -> str:
    """ "12 March 2025", "March 2025", "2025": a day, month or year in English."""
    parts = [
        str(moment.day) if moment.day else "",
        MONTHS[moment.month - 1] if moment.month else "",
        str(moment.year) if moment.year else "",
    ]
    return " ".join(part for part in parts if part)


SEPARATORS: Final = {
    "-": "–",
    "–": "–",
    "—": "–",
    "sampai dengan": " to ",
    "hingga": " to ",
    "sampai": " to ",
    "s.d.": " to ",
    "s/d": " to ",
    "dan": " and ",
    "&": " and ",
}


def separator(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """What joins two ends at ``index`` in English, with the index after it: "sampai dengan" → " to "."""
    word = tokens.word(index)
    if word == "sampai" and tokens.word(index + 1) == "dengan":
        return " to ", index + 2
    if word == "s" and tokens[index + 1].gap == 0:
        if tokens[index + 1].text == "/" and tokens.word(index + 2, 0) == "d":
            return " to ", index + 3
        if tokens[index + 1].text == "." and tokens.word(index + 2) == "d":
            return " to ", index + 3 + (tokens.word(index + 3, 0) == ".")
    joiner = SEPARATORS.get(word)
    return None if joiner is None else (joiner, index + 1)


def year_at(tokens: Tokens, index: int, low: int = 1900, high: int = 2099) -> int | None:
    """The four-digit year at ``index``."""
    token = tokens[index]
    if len(token.text) != 4 or not token.text.isdecimal() or not token.is_numeral:
        return None
    return int(token.text) if low <= int(token.text) <= high else None


def day_at(tokens: Tokens, index: int) -> int | None:
    """The day of the month at ``index``, one or two digits."""
    text = tokens[index].text
    if len(text) > 2 or not tokens[index].is_numeral or not text.isdecimal():
        return None
    return int(text) if 1 <= int(text) <= 31 else None
