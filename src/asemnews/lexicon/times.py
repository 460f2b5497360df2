"""Times of day: "pukul 09.00 WIB", "14.30 WITA", "jam 9 pagi"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from asemnews.lexicon.numbers import spelled
from asemnews.lexicon.tokens import JOINED, LINE, SPACED, Tokens

_CLOCK: Final = re.compile(r"(2[0-4]|[01]?[0-9])[.]([0-5][0-9])")
_ZONES: Final = frozenset(("wib", "wita", "wit", "gmt", "utc"))
_MORNING: Final = frozenset(("pagi",))
_AFTER_NOON: Final = frozenset(("siang", "sore", "petang", "malam"))


class Clock(NamedTuple):
    """A time of day, or from one to another; ``minute`` and ``last`` count from midnight."""

    begin: int
    end: int
    minute: int
    last: int | None
    english: str


def read_time(tokens: Tokens, index: int) -> Clock | None:
    """The time of day whose digits begin at ``index``; "pukul" stays outside."""
    before = tokens[index - 1].word
    if not tokens[index].is_numeral:
        return _in_words(tokens, index) if before in ("pukul", "jam") else None
    named = before == "pukul" or (before == "jam" and tokens[index].gap <= LINE)
    first = _clock(tokens, index) or (_hour(tokens, index) if named else None)
    if first is None:
        return None
    minute, at, written = first
    last, end, far = _far(tokens, at)
    zone = tokens[end].text if tokens.word(end) in _ZONES else ""
    if before != "pukul" and not zone and not _sure(tokens, index, written, end, named=named):
        return None
    english = written + (f"–{far}" if last is not None else "")
    if zone:
        return Clock(index, end + 1, minute, last, f"{english} {zone.upper()}")
    half = _half_of_day(tokens, end, minute)
    if half is not None and last is None and minute <= 12 * 60:
        hour, rest = divmod(minute, 60)
        clock = f"{hour % 12 or 12}" + (f":{rest:02d}" if rest else "")
        if half == "p.m." and hour < 12:
            minute += 12 * 60
        return Clock(index, end + 1, minute, None, f"{clock} {half}")
    return Clock(index, end, minute, last, english)


def _in_words(tokens: Tokens, index: int) -> Clock | None:
    """ "pukul lima pagi"; without a part of the day only after "pukul"."""
    hour = spelled(tokens, index)
    if hour is None or not 1 <= hour.amount <= 12 or hour.amount != int(hour.amount):
        return None
    minute = int(hour.amount) * 60
    half = _half_of_day(tokens, hour.end, minute)
    if half is None:
        return Clock(index, hour.end, minute, None, f"{hour.amount}:00") if tokens[index - 1].word == "pukul" else None
    late = half == "p.m." and minute < 12 * 60
    return Clock(index, hour.end + 1, minute + 12 * 60 * late, None, f"{hour.amount} {half}")


def _clock(tokens: Tokens, index: int) -> tuple[int, int, str] | None:
    """Minutes after midnight, the index after, and the English of "09.00" or "09:00"."""
    match = _CLOCK.fullmatch(tokens[index].text)
    if match is not None:
        return int(match[1]) * 60 + int(match[2]), index + 1, f"{match[1]}:{match[2]}"
    hour, minute = tokens[index].text, tokens[index + 2].text
    if tokens[index + 1].text != ":" or tokens[index + 1].gap or tokens[index + 2].gap or len(minute) != 2:
        return None
    if not (hour.isdecimal() and minute.isdecimal() and len(hour) <= 2 and int(hour) <= 24 and int(minute) < 60):
        return None
    return int(hour) * 60 + int(minute), index + 3, f"{hour}:{minute}"


def _hour(tokens: Tokens, index: int) -> tuple[int, int, str] | None:
    text = tokens[index].text
    if not text.isdecimal() or len(text) > 2 or int(text) > 24:
        return None
    return int(text) * 60, index + 1, f"{text}:00"


def _far(tokens: Tokens, at: int) -> tuple[int | None, int, str]:
    word = tokens.word(at)
    if word in ("-", "–", "—", "hingga", "sampai"):
        start = at + 1 + (tokens.word(at + 1) == "pukul")
    elif word == "s" and tokens.word(at + 2, JOINED) == "d":
        start = at + 3 + (tokens.word(at + 3, JOINED) == ".")
    else:
        return None, at, ""
    far = _clock(tokens, start) if tokens[start].is_numeral and tokens[start].gap <= LINE else None
    return (far[0], far[1], far[2]) if far else (None, at, "")


def _sure(tokens: Tokens, index: int, written: str, end: int, *, named: bool) -> bool:
    """Without "pukul" and zone: "09.00" by its leading zero, "jam 9 pagi" by its part of the day."""
    if named:
        return (
            (":" in written and not written.endswith(":00"))
            or _half_of_day(tokens, end, 0) is not None
            or ("." in tokens[index].text or tokens[index + 1].text == ":")
        )
    return written[0] == "0" and len(written) == 5 and tokens[index].gap != JOINED


def _half_of_day(tokens: Tokens, at: int, minute: int) -> str | None:
    word = tokens.word(at, SPACED)
    if word in _MORNING:
        return "a.m."
    if word in _AFTER_NOON:
        return "a.m." if word == "siang" and 9 * 60 <= minute < 12 * 60 else "p.m."
    return None
