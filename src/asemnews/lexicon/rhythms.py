"""Relative times, rhythms and durations: "tahun depan", "dua tahun sekali", "dalam waktu 24 jam"."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from asemnews.lexicon.calendar import WEEKDAYS, Moment, Node
from asemnews.lexicon.calendar_days import weekday_at
from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.numbers import Quantity, cardinal
from asemnews.lexicon.tokens import PARAGRAPH, Tokens

_WITHIN: Final = (
    "dalam jangka waktu",
    "dalam kurun waktu",
    "dalam tempo",
    "dalam waktu",
    "dalam jangka",
    "dalam kurun",
    "dalam masa",
    "dalam",
)
_LEADS: Final = dict.fromkeys(_WITHIN, "within") | {"selama": "for"}
_LATEST: Final = ("paling lambat", "paling lama", "selambat-lambatnya", "selambatnya", "selama-lamanya")


class Relative(NamedTuple):
    """A row of ``relative.tsv``."""

    unit: str
    steps: int
    english: str


@cache
def relative_words() -> dict[str, Relative]:
    """Phrases counted from the day of speaking, by their lower-case words."""
    return {
        row["words"]: Relative(row["unit"], int(row["steps"]), row["english"]) for row in read_table("relative.tsv")
    }


@cache
def period_words() -> tuple[dict[str, str], dict[str, str]]:
    """Units of durations by their words ("tahun" → "year"), and the one-word forms for one ("setahun")."""
    rows = read_table("periods.tsv")
    return {row["word"]: row["unit"] for row in rows}, {row["se"]: row["unit"] for row in rows if row["se"]}


class Stretch(NamedTuple):
    """A counted span of time, "dua tahun", and the token index after it."""

    end: int
    number: Quantity | None  # null for the one-word forms
    unit: str

    @property
    def english(self) -> str:
        """ "two years", "one year"."""
        if self.number is None:
            return f"one {self.unit}"
        return f"{self.number.english} {self.unit}{'' if self.number.amount == 1 else 's'}"

    @property
    def every(self) -> str:
        """ "every two years", "every year"."""
        if self.number is None or self.number.amount == 1:
            return f"every {self.unit}"
        return f"every {self.english}"

    @property
    def step(self) -> tuple[int, str]:
        """The whole number of units; 1 where it is no whole number."""
        amount = self.number.amount if self.number else 1
        return (int(amount) if amount == int(amount) else 1, self.unit)


def span_at(tokens: Tokens, index: int) -> Stretch | None:
    """The counted span of time at ``index``: "24 jam", "dua tahun", "setahun"."""
    single = period_words()[1]
    word = tokens.word(index, PARAGRAPH)
    if word in single:
        return Stretch(index + 1, None, single[word])
    count = cardinal(tokens, index)
    if count is None or count.form not in ("digits", "words"):
        return None
    unit = unit_at(tokens, count.end)
    return Stretch(unit[1], count, unit[0]) if unit else None


def unit_at(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The unit of time at ``index`` in English, and the index after it."""
    for phrase in tokens.phrase(index, 2):
        unit = period_words()[0].get(phrase)
        if unit is not None:
            return unit, index + phrase.count(" ") + 1
    return None


def read_relative(tokens: Tokens, index: int) -> Node | None:
    """ "hari ini", "pekan depan", "dua tahun lalu", "lima tahun ke depan"."""
    for phrase in tokens.phrase(index, 3):
        row = relative_words().get(phrase)
        if row is not None:
            end = index + phrase.count(" ") + 1
            return Node(index, end, "relative", row.english, Moment(shift=(row.unit, row.steps)))
    span = span_at(tokens, index)
    if span is None:
        return None
    count, unit = span.step
    for phrase in tokens.phrase(span.end, 2):
        end = span.end + phrase.count(" ") + 1
        if phrase in ("lalu", "silam", "yang lalu"):
            return Node(index, end, "relative", f"{span.english} ago", Moment(shift=(unit, -count)))
        if phrase in ("ke depan", "mendatang"):
            english = f"the next {span.english}"
            return Node(index, end, "duration", english, every=None, due=f"over {english}")
        if phrase == "lagi":
            return Node(index, end, "relative", f"in {span.english}", Moment(shift=(unit, count)))
    return None


def read_rhythm(tokens: Tokens, index: int) -> Node | None:
    """ "setiap dua tahun", "dua tahun sekali", "sekali setahun", "tiga kali sepekan", "per tahun"."""
    word = tokens.word(index, PARAGRAPH)
    if word == "dalam":
        inner = _often(tokens, index + 1)
        return inner._replace(begin=index) if inner else None
    if word in ("setiap", "tiap"):
        return _each(tokens, index)
    if word == "per":
        unit = unit_at(tokens, index + 1)
        return unit and _rhythm(index, unit[1], f"per {unit[0]}", (1, unit[0]), f"every {unit[0]}")
    if word == "sekali":
        span = span_at(tokens, index + 1 + (tokens.word(index + 1) == "dalam"))
        return span and _rhythm(index, span.end, f"once {span.every}", span.step, span.every)
    return _often(tokens, index)


def _rhythm(begin: int, end: int, english: str, every: tuple[int, str], due: str) -> Node:
    return Node(begin, end, "rhythm", english, every=every, due=due)


def _each(tokens: Tokens, index: int) -> Node | None:
    day = weekday_at(tokens, index + 1 + (tokens.word(index + 1) == "hari"))
    if day is not None:
        english = f"every {WEEKDAYS[day]}"
        end = index + 2 + (tokens.word(index + 1) == "hari")
        return _rhythm(index, end, english, (1, "week"), english)
    span = span_at(tokens, index + 1)
    if span is not None:
        end = span.end + (tokens.word(span.end) == "sekali")
        return _rhythm(index, end, span.every, span.step, span.every)
    unit = unit_at(tokens, index + 1)
    if unit is None:
        return None
    return _rhythm(
        index, unit[1] + (tokens.word(unit[1]) == "nya"), f"every {unit[0]}", (1, unit[0]), f"every {unit[0]}"
    )


def read_once(tokens: Tokens, index: int) -> Node | None:
    """ "dua tahun sekali", "setahun sekali"."""
    span = span_at(tokens, index)
    if span is None or tokens.word(span.end) != "sekali":
        return None
    return _rhythm(index, span.end + 1, span.every, span.step, span.every)


def _often(tokens: Tokens, index: int) -> Node | None:
    """ "dua tahun sekali", "setahun sekali", "tiga kali (dalam) sepekan"."""
    once = read_once(tokens, index)
    if once is not None or span_at(tokens, index) is not None:
        return once
    count = cardinal(tokens, index)
    if count is None or tokens.word(count.end) != "kali":
        return None
    at = count.end + 1 + (tokens.word(count.end + 1) == "dalam")
    word = tokens.word(at)
    unit = period_words()[1].get(word)
    if unit is None:
        return None
    times = "twice" if count.amount == 2 else f"{count.english} times"
    english = f"{times} a {unit}" if count.amount != 1 else f"once a {unit}"
    return _rhythm(index, at + 1, english, (1, unit), english)


def read_duration(tokens: Tokens, index: int) -> Node | None:
    """ "dalam waktu 24 jam", "selama lima tahun", "paling lambat 30 hari setelah"."""
    for phrase in tokens.phrase(index, 3):
        start = index + phrase.count(" ") + 1
        if phrase in _LATEST:
            return _latest(tokens, index, start)
        if phrase in _LEADS:
            start += tokens.word(start) in ("waktu", "masa")
            span = span_at(tokens, start)
            return _lasting(tokens, index, span, _LEADS[phrase]) if span else None
    return None


def _lasting(tokens: Tokens, index: int, span: Stretch, lead: str) -> Node:
    after = tokens.word(span.end)
    if after == "pertama":
        first = f"first {span.english}"
        english = f"{'in' if lead == 'within' else lead} the {first}"
        return Node(index, span.end + 1, "duration", english, due=first)
    if after == "terakhir":
        return Node(index, span.end + 1, "duration", f"over the past {span.english}", Moment(direction=-1))
    if after == "mendatang" or tokens.phrase(span.end, 2)[:1] == ["ke depan"]:
        end = span.end + (1 if after == "mendatang" else 2)
        return Node(index, end, "duration", f"over the next {span.english}", due=f"over the next {span.english}")
    english = f"{lead} {span.english}"
    return Node(index, span.end, "duration", english, every=span.step, due=english)


def _latest(tokens: Tokens, index: int, start: int) -> Node | None:
    span = span_at(tokens, start)
    if span is None:
        return None
    after = tokens.word(span.end)
    if after in ("sebelum", "sebelumnya"):
        return Node(
            index, span.end, "duration", f"no later than {span.english}", every=span.step, due=f"{span.english} before"
        )
    return Node(index, span.end, "duration", f"within {span.english}", every=span.step, due=f"within {span.english}")
