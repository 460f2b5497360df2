"""Calendar expressions of English text, in either order: "12 March 2025", "March 12, 2025", "the third quarter"."""

from __future__ import annotations

from functools import cache
from typing import Final

from asemnews.lexicon.calendar import MONTHS, WEEKDAYS, DateKind, Moment, Node, Part, day_at, year_at
from asemnews.lexicon.calendar_days import read_numeric
from asemnews.lexicon.english_numbers import english_ordinal
from asemnews.lexicon.numbers import DASHES
from asemnews.lexicon.tokens import JOINED, LINE, Tokens

_PARTS: Final[dict[str, Part]] = {"early": "early", "mid": "mid", "late": "end", "end": "end", "middle": "mid"}
_JOINS: Final = frozenset(("to", "until", "till", "through", "and", "&", *DASHES))
_BEFORE_MONTHS: Final = frozenset(
    ("in", "by", "of", "from", "since", "until", "to", "last", "next", "this", "early", "late", "and", "between", "-")
)
_BEFORE_YEARS: Final = frozenset(("year", "in", "since", "until", "circa"))
_SUFFIXES: Final = ("st", "nd", "rd", "th")


@cache
def month_names() -> dict[str, int]:
    """English months by their lower-case names and short forms."""
    names = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
    own = {f"{name}{end}": number for name, number in names.items() for end in ("'s", "’s")}
    return names | own | {name[:3]: number for name, number in names.items()} | {"sept": 9}


@cache
def weekday_names() -> dict[str, int]:
    """English weekdays by their lower-case names."""
    names = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
    return names | {f"{name}{end}": number for name, number in names.items() for end in ("s", "'s", "’s")}


def english_date(tokens: Tokens, index: int) -> Node | None:
    """The calendar expression that begins at ``index``."""
    token = tokens[index]
    if token.is_numeral:
        return (
            _day_first(tokens, index) or read_numeric(tokens, index) or _years(tokens, index) or _period(tokens, index)
        )
    if token.word in weekday_names():
        return _weekday(tokens, index)
    if token.word in month_names() and token.is_capital:
        return _month_first(tokens, index)
    if token.word in _PARTS:
        return _part(tokens, index)
    return _period(tokens, index)


def _node(begin: int, end: int, kind: DateKind, first: Moment, last: Moment | None = None) -> Node:
    return Node(begin, end, kind, "", first, last)


def _ordinal_day(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The day at ``index``, with or without its ending, and the index after it."""
    day = day_at(tokens, index)
    if day is None:
        return None
    return day, index + 1 + (tokens.word(index + 1, JOINED) in _SUFFIXES)


def _month(tokens: Tokens, index: int, start: int = -1) -> tuple[int, int] | None:
    month = month_names().get(tokens[index].word)
    if month is None or not tokens[index].is_capital or (tokens[index].gap > LINE and index != start):
        return None
    return month, index + 1 + (len(tokens[index].text) <= 4 and tokens.word(index + 1, JOINED) == ".")


def _year(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """The year at ``index``, a comma or "of" before it or not; null with the same index where there is none."""
    at = index + (tokens.word(index) in (",", "of"))
    year = year_at(tokens, at) if tokens[at].gap <= LINE else None
    return (year, at + 1) if year else (None, index)


def _more_days(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The last day of a run that goes on at ``index``: "-31", " to 31", ", 13 and 14"."""
    last: tuple[int, int] | None = None
    at = index
    for _ in range(8):
        step = at + (tokens.word(at) == ",")
        joined = tokens.word(step) in _JOINS
        step += joined
        found = _ordinal_day(tokens, step) if step > at else None
        if found is None or tokens[step].gap > LINE:
            return last
        at = found[1]
        if joined:
            last = found  # a comma alone may begin something else: "December 13, 26 boats"
    return last


def _day_first(tokens: Tokens, index: int) -> Node | None:
    first = _ordinal_day(tokens, index)
    if first is None:
        return None
    run = _more_days(tokens, first[1])
    at = run[1] if run else first[1]
    at += tokens.word(at) == "of"
    month = _month(tokens, at)
    if month is None and run:
        run, at = None, first[1]
        month = _month(tokens, at)
    if month is None:
        return None
    year, end = _year(tokens, month[1])
    near = Moment(year, month[0], first[0])
    if run:
        return _node(index, end, "range", near, Moment(year, month[0], run[0]))
    return _far_day(tokens, _node(index, end, "day", near), day_first=True)


def _month_first(tokens: Tokens, index: int) -> Node | None:
    month = _month(tokens, index, index)
    if month is None:
        return None
    day = _ordinal_day(tokens, month[1]) if tokens[month[1]].gap <= LINE else None
    if day is None:
        return _month_only(tokens, index, month)
    run = _more_days(tokens, day[1])
    if run and year_at(tokens, run[1] - 1):
        run = None
    year, end = _year(tokens, run[1] if run else day[1])
    near = Moment(year, month[0], day[0])
    if run:
        return _node(index, end, "range", near, Moment(year, month[0], run[0]))
    return _far_day(tokens, _node(index, end, "day", near), day_first=False)


def _far_day(tokens: Tokens, node: Node, *, day_first: bool) -> Node:
    """Take in the far end of "30 October–2 November 2025"."""
    if tokens.word(node.end) not in _JOINS - {"and", "&"} or node.first is None:
        return node
    at = node.end + 1
    day = _ordinal_day(tokens, at) if day_first else None
    month = _month(tokens, day[1] if day else at)
    if month is None:
        return node
    if not day_first:
        day = _ordinal_day(tokens, month[1])
    if day is None:
        return node
    year, end = _year(tokens, month[1] if day_first else day[1])
    near = Moment(node.first.year or year, node.first.month, node.first.day)
    return _node(node.begin, end, "range", near, Moment(year, month[0], day[0]))


def _month_only(tokens: Tokens, index: int, month: tuple[int, int]) -> Node | None:
    year, end = _year(tokens, month[1])
    near = Moment(year, month[0])
    if tokens.word(end) in _JOINS - {"and", "&"} and (far := _month(tokens, end + 1)):
        last, stop = _year(tokens, far[1])
        if last or not near.year:
            return _node(index, stop, "range", Moment(near.year or last, month[0]), Moment(last, far[0]))
    if (
        year is None
        and (len(tokens[index].text) < 4 or tokens[index].word in ("may", "march"))
        and not _timely(tokens, index)
    ):
        return None
    return _node(index, end, "month", near)


def _timely(tokens: Tokens, index: int) -> bool:
    return tokens[index - 1].word in _BEFORE_MONTHS


def _years(tokens: Tokens, index: int) -> Node | None:
    old = tokens[index - 1].word in _BEFORE_YEARS or tokens.word(index + 1, JOINED) == "s"
    old = old or (tokens.word(index + 1) in DASHES and year_at(tokens, index + 2, 1000) is not None)
    year = year_at(tokens, index, 1000 if old else 1900)
    if year is None or (tokens[index].gap == JOINED and tokens[index - 1].text[0] in "$€£¥/_."):
        return None
    if tokens.word(index + 1, JOINED) == "s":
        return _node(index, index + 2, "year", Moment(year), Moment(year + 9))
    join = tokens.word(index + 1)
    if join in (*DASHES, "to", "until", "through") or (join == "/" and tokens[index + 1].gap == JOINED):
        last = year_at(tokens, index + 2, 1000)
        if last and last > year:
            kind: DateKind = "year" if join == "/" else "range"
            return _node(index, index + 3, kind, Moment(year), Moment(last))
        text = tokens[index + 2].text
        if (
            join in DASHES
            and tokens[index + 2].gap == JOINED
            and len(text) == 2
            and text.isdecimal()
            and int(text) > year % 100
        ):
            return _node(index, index + 3, "range", Moment(year), Moment(year - year % 100 + int(text)))
    return _node(index, index + 1, "year", Moment(year))


def _weekday(tokens: Tokens, index: int) -> Node:
    day = weekday_names()[tokens[index].word]
    at = index + 1
    last: Moment | None = None
    if tokens.word(at) in _JOINS and tokens.word(at + 1) in weekday_names():
        last, at = Moment(weekday=weekday_names()[tokens[at + 1].word]), at + 2
    bracket = tokens.word(at) == "("
    step = at + (bracket or tokens.word(at, JOINED) == ",")
    dated = english_date(tokens, step) if step > at or tokens[at].is_numeral else None
    if dated is not None and dated.first is not None and dated.first.day:
        closes = bracket and tokens[dated.end].text == ")"
        if closes or not bracket:
            return dated._replace(begin=index, end=dated.end + closes)
    return _node(index, at, "weekday", Moment(weekday=day), last)


def _part(tokens: Tokens, index: int) -> Node | None:
    """ "early 2026", "mid-2026", "the end of March 2025", "late next year"."""
    part = _PARTS[tokens[index].word]
    at = index + 1
    at += tokens.word(at) in ("-", "of", "in")
    whole = english_date(tokens, at) if tokens[at].is_numeral or tokens[at].word in month_names() else None
    if whole is not None and whole.kind in ("year", "month") and whole.first and not whole.last:
        return _node(index, whole.end, "part", Moment(whole.first.year, whole.first.month, part=part))
    turn = {"last": -1, "this": 0, "next": 1, "the": 0}.get(tokens.word(at))
    if turn is not None and tokens.word(at + 1) in ("year", "month"):
        return _node(index, at + 2, "part", Moment(part=part, shift=(tokens[at + 1].word, turn)))
    return None


def _period(tokens: Tokens, index: int) -> Node | None:
    """ "third quarter of 2026", "second half of this year", "Q3 2026", "first semester of 2025"."""
    if tokens[index].word == "q" and tokens[index + 1].text in ("1", "2", "3", "4") and tokens[index + 1].gap == JOINED:
        year, end = _year(tokens, index + 2)
        return _node(index, end, "quarter", Moment(year, quarter=int(tokens[index + 1].text)))
    named = english_ordinal(tokens, index)
    if named is None:
        return None
    if (
        tokens.word(named[1]) == "week"
        and tokens.word(named[1] + 1) == "of"
        and (month := _month(tokens, named[1] + 2))
    ):
        year, end = _year(tokens, month[1])
        return _node(index, end, "week", Moment(year, month[0], week=named[0]))
    after = named[1] + (tokens.word(named[1], JOINED) == "-")
    if tokens.word(after) in ("century", "centuries") and named[0] <= 30:
        return _node(index, after + 1, "year", Moment((named[0] - 1) * 100 + 1), Moment(named[0] * 100))
    if named[0] > 4:
        return None
    kind = {"quarter": "quarter", "half": "half", "semester": "half"}.get(tokens.word(named[1]))
    if kind is None or (kind == "half" and named[0] > 2):
        return None
    half, quarter = (named[0], None) if kind == "half" else (None, named[0])
    year, end = _year(tokens, named[1] + 1)
    if year is None and tokens.word(end) == "of" and tokens.word(end + 2) == "year":
        turn = {"last": -1, "this": 0, "next": 1, "the": 0}.get(tokens.word(end + 1))
        if turn is not None:
            shifted = Moment(half=half, quarter=quarter, shift=("year", turn))
            return _node(index, end + 3, "half" if half else "quarter", shifted)
    return _node(index, end, "half" if half else "quarter", Moment(year, half=half, quarter=quarter))
