"""Days and runs of days: "29-31 Oktober 2007", "Rabu (12/3/2025)", "2025-03-31", "tgl. 5 Agt 2024"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from asemnews.lexicon.calendar import (
    WEEKDAYS,
    Moment,
    Node,
    calendar_words,
    day_at,
    direction,
    say,
    separator,
    year_at,
)
from asemnews.lexicon.tokens import JOINED, LINE, SPACED, Tokens

_DOTTED: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.((?:19|20)[0-9]{2})")
_FEASTS: Final = frozenset({"agung", "abu", "putih", "suci", "sunyi", "palma", "paskah", "kliwon", "pahing", "legi"})
_LONGEST_LIST: Final = 8  # days named one after another before their month


def is_day(year: int | None, month: int, day: int) -> bool:
    """True for a day that the calendar has; 29 February passes where no year is known."""
    try:
        dt.date(year or 2024, month, day)
    except ValueError:
        return False
    return True


def read_day(tokens: Tokens, index: int) -> Node | None:
    """The day, or run of days, that begins at ``index``, with "tanggal" before it and without its weekday."""
    start = index
    if tokens[index].word in ("tanggal", "tgl"):
        index += 1 + (tokens.word(index + 1, JOINED) == ".")
        if tokens[index].gap > LINE:
            return None
    if not tokens[index].is_numeral:
        return None
    node = _named_month(tokens, index) or read_numeric(tokens, index, sure=index > start)
    return node._replace(begin=start) if node else None


def _named_month(tokens: Tokens, index: int) -> Node | None:
    days, joiners, at = _days(tokens, index)
    month = calendar_words("month").get(tokens.word(at))
    if month is None:
        days, joiners, at = days[:1], [], index + 1
        month = calendar_words("month").get(tokens.word(at))
    if not days or month is None or not is_day(None, month.value, max(days)):
        return None
    at += 1 + (month.short and tokens.word(at + 1, JOINED) == ".")
    year, at = _year(tokens, at)
    if year is not None and not is_day(year, month.value, max(days)):
        return None
    first, last = Moment(year, month.value, days[0]), Moment(year, month.value, days[-1])
    if len(days) > 1:
        spoken = _join(days, joiners)
        english = f"{spoken} {say(Moment(year, month.value))}"
        return _directed(tokens, Node(index, at, "range", english, first, last))
    return _far_end(tokens, Node(index, at, "day", say(first), first))


def _days(tokens: Tokens, index: int) -> tuple[list[int], list[str], int]:
    """Days before a month: "29-31", "12, 13, dan 14"; with what joins them in English and the index after."""
    days: list[int] = []
    joiners: list[str] = []
    at = index
    while (day := day_at(tokens, at)) and tokens[at].gap <= (LINE if days else 3):
        days.append(day)
        following = at + 1
        comma = tokens.word(following, JOINED) == ","
        found = separator(tokens, following + comma)
        if len(days) == _LONGEST_LIST or not (found or comma):
            return days, joiners, following
        joiner, following = found or (", ", following + comma)
        if day_at(tokens, following) is None:
            return days, joiners, at + 1
        joiners.append(joiner)
        at = following
    return days, joiners, at


def _join(days: Sequence[int], joiners: Sequence[str]) -> str:
    return str(days[0]) + "".join(f"{joiner}{day}" for joiner, day in zip(joiners, days[1:], strict=True))


def _year(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """The year at ``at``, with "tahun" before it or not, and the index after it."""
    if tokens.word(at) == "tahun" and tokens[at + 1].gap <= LINE:
        year = year_at(tokens, at + 1)
        return (year, at + 2) if year else (None, at)
    year = year_at(tokens, at) if tokens[at].gap <= LINE else None
    if year and tokens[at].gap == JOINED:
        year = None
    return (year, at + 1) if year else (None, at)


def _far_end(tokens: Tokens, node: Node) -> Node:
    """Take in the far end of "30 Oktober–2 November 2025"."""
    found = separator(tokens, node.end)
    if found is None or found[0] == " and " or node.first is None:
        return _directed(tokens, node)
    day = day_at(tokens, found[1])
    month = calendar_words("month").get(tokens.word(found[1] + 1)) if day else None
    if day is None or month is None or not is_day(None, month.value, day):
        return _directed(tokens, node)
    year, end = _year(tokens, found[1] + 2)
    far = Moment(year, month.value, day)
    near = node.first
    if near.year is None and year and near.month:
        near = Moment(year - (near.month > month.value), near.month, near.day)
    return Node(node.begin, end, "range", f"{node.english}{found[0]}{say(far)}", near, far)


def _directed(tokens: Tokens, node: Node) -> Node:
    """Take in "lalu" or "mendatang" after a day without a year; English leaves it to the date."""
    found = direction(tokens, node.end)
    if found is None or node.first is None or node.first.year is not None:
        return node
    first = Moment(month=node.first.month, day=node.first.day, direction=found[0])
    last = node.last and Moment(month=node.last.month, day=node.last.day, direction=found[0])
    return node._replace(end=found[1], first=first, last=last)


def read_numeric(tokens: Tokens, index: int, *, sure: bool = False) -> Node | None:
    """Dates in digits alone: "12/3/2025", "3–4/12/2024", "30/10-2/11/2025", "12.03.2025", "2025-03-12", "22/5".

    A day and month without a year count only where ``sure`` or where the words around say so.
    """
    dotted = _DOTTED.fullmatch(tokens[index].text)
    if dotted:
        day, month, year = (int(part) for part in dotted.groups())
        return _single(index, index + 1, year, month, day)
    if tokens[index + 1].gap != JOINED:
        return None
    return _iso(tokens, index) or _slashed(tokens, index, sure=sure)


def _single(begin: int, end: int, year: int | None, month: int, day: int) -> Node | None:
    if not (1 <= month <= 12 and is_day(year, month, day)):
        return None
    moment = Moment(year, month, day)
    return Node(begin, end, "day", say(moment), moment)


def _run(tokens: Tokens, index: int) -> list[str]:
    """The glued run of numerals and signs from ``index``, at most eleven tokens."""
    run = [tokens[index].text]
    while len(run) < 12 and tokens[index + len(run)].gap == JOINED and tokens[index + len(run)].text.strip():
        run.append(tokens[index + len(run)].text)
    return run


def _iso(tokens: Tokens, index: int) -> Node | None:
    run = _run(tokens, index)[:5]
    if len(run) < 5 or run[1] != "-" or run[3] != "-" or not all(part.isdecimal() for part in run[::2]):
        return None
    lengths = [len(part) for part in run[::2]]
    if lengths == [4, 2, 2]:
        return _single(index, index + 5, int(run[0]), int(run[2]), int(run[4]))
    if lengths[2] == 4 and max(lengths[:2]) <= 2:
        return _single(index, index + 5, int(run[4]), int(run[2]), int(run[0]))
    return None


_SLASHED: Final = re.compile(
    r"(?P<d1>[0-9]{1,2})(?:/(?P<m1>[0-9]{1,2})(?:/(?P<y1>(?:19|20)?[0-9]{2}))?)?"
    r"(?:[-–—](?P<d2>[0-9]{1,2})/(?P<m2>[0-9]{1,2})(?:/(?P<y2>(?:19|20)?[0-9]{2}))?)?"
)


def _slashed(tokens: Tokens, index: int, *, sure: bool) -> Node | None:
    run = _run(tokens, index)
    while run and not run[-1][0].isdecimal():
        run.pop()
    match = _SLASHED.fullmatch("".join(run))
    if match is None or not (match["m1"] or match["m2"]):
        return None
    end = index + len(run)
    year = _full_year(match["y2"] or match["y1"])
    if year is None and not (sure or _date_like(tokens, index, end)):
        return None
    if match["d2"] is None:
        return _single(index, end, year, int(match["m1"]), int(match["d1"]))
    last = Moment(year, int(match["m2"]), int(match["d2"]))
    first = Moment(_full_year(match["y1"]) or year, int(match["m1"] or match["m2"]), int(match["d1"]))
    if not all(1 <= (m.month or 0) <= 12 and is_day(m.year, m.month or 0, m.day or 0) for m in (first, last)):
        return None
    near = str(first.day) if first.month == last.month else say(Moment(None, first.month, first.day))
    return Node(index, end, "range", f"{near}–{say(last)}", first, last)


def _full_year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text) if int(text) < 70 else 1900 + int(text)


def _date_like(tokens: Tokens, index: int, end: int) -> bool:
    """True where a bare "22/5" is a day: after a weekday or its bracket, "tanggal", or in a dateline."""
    before = tokens[index - 1]
    if before.text == "(":
        return tokens[end].text == ")"
    if before.text == ",":
        return tokens[end].text == "(" or tokens[index - 2].word in calendar_words("weekday")
    return before.word in calendar_words("weekday") or before.word in ("tanggal", "tgl", "sejak", "per")


def read_weekday(tokens: Tokens, index: int) -> Node | None:
    """A weekday or two, with the date that follows it: "Rabu (12/3/2025)", "Selasa–Rabu (3–4/12/2024)"."""
    start = index
    if tokens[index].word == "hari":
        index += 1
    day = weekday_at(tokens, index)
    if day is None:
        return None
    english, at, first, last = WEEKDAYS[day], index + 1, Moment(weekday=day), None
    found = separator(tokens, at)
    if found and found[0] != " and " and (other := weekday_at(tokens, found[1])) is not None:
        english, at, last = f"{english}{found[0]}{WEEKDAYS[other]}", found[1] + 1, Moment(weekday=other)
    dated = _dated(tokens, at)
    if dated is not None:
        node, after, link = dated
        return node._replace(begin=start, end=after, english=f"{english}{link[0]}{node.english}{link[1]}")
    turn = direction(tokens, at)
    if turn is not None and last is None and turn[0]:
        word = "last" if turn[0] < 0 else "next"
        return Node(start, turn[1], "weekday", f"{word} {english}", Moment(weekday=day, direction=turn[0]))
    return Node(start, at, "weekday", english, first, last)


def weekday_at(tokens: Tokens, index: int) -> int | None:
    """The weekday at ``index``, Monday 0; "minggu" is one only as a name, and feasts ("Jumat Agung") are none."""
    token = tokens[index]
    word = calendar_words("weekday").get(token.word)
    if word is None or (token.gap > LINE and index and tokens[index - 1].text == "-"):
        return None
    following = tokens[index + 1]
    if following.word in _FEASTS and following.gap <= SPACED and following.is_capital:
        return None
    if token.word in ("minggu", "ahad") and not _is_sunday(tokens, index):
        return None
    return word.value


def _is_sunday(tokens: Tokens, index: int) -> bool:
    token, before = tokens[index], tokens[index - 1]
    if before.word == "hari":
        return True
    if not token.is_capital or before.is_numeral or tokens.word(index + 1) in ("pertama", "kedua", "ketiga", "keempat"):
        return False
    return not (tokens.at_sentence_start(index) and direction(tokens, index + 1))


def _dated(tokens: Tokens, at: int) -> tuple[Node, int, tuple[str, str]] | None:
    """The date after a weekday, in brackets, after a comma or at once; the index after it; its English links."""
    if tokens.word(at) == "(":
        node = read_day(tokens, at + 1)
        return (node, node.end + 1, (" (", ")")) if node and tokens[node.end].text == ")" else None
    comma = tokens.word(at, JOINED) == ","
    if tokens[at + comma].gap > LINE:
        return None
    node = read_day(tokens, at + comma)
    return (node, node.end, (", " if comma else " ", "")) if node else None
