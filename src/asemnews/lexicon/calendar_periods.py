"""Months, years and their parts: "Januari–Oktober 2024", "semester I/2026", "kuartal ketiga", "akhir 2025"."""

from __future__ import annotations

from typing import Final

from asemnews.lexicon.calendar import (
    MONTHS,
    NTH,
    DateKind,
    Moment,
    Node,
    Part,
    calendar_words,
    day_at,
    direction,
    say,
    separator,
    year_at,
)
from asemnews.lexicon.counting import quantity_follows
from asemnews.lexicon.numbers import DASHES
from asemnews.lexicon.numerals import ordinal_digits, read_roman
from asemnews.lexicon.ordinals import ordinal
from asemnews.lexicon.tokens import JOINED, LINE, SPACED, Tokens

_PERIODS: Final = {"semester": 2, "paruh": 2, "kuartal": 4, "triwulan": 4, "q": 4}
_PARTS: Final[dict[str, Part]] = {"awal": "early", "pertengahan": "mid", "akhir": "end", "penghujung": "end"}
_BEFORE_MONTHS: Final = frozenset(
    [
        "pada",
        "bulan",
        "sejak",
        "hingga",
        "sampai",
        "mulai",
        "akhir",
        "awal",
        "pertengahan",
        "lambat",
        "sebelum",
        "sesudah",
        "setelah",
        "dari",
        "antara",
        "dan",
        "selama",
        "sepanjang",
        "per",
        "menjelang",
        "periode",
        "medio",
        "(",
        "-",
    ]
)
_SHIFTED: Final = {-1: "last year", 0: "this year", 1: "next year"}


def read_month(tokens: Tokens, index: int) -> Node | None:
    """A month, or a run of months, with its year: "Oktober 2025", "Januari–Oktober 2024", "Mei lalu"."""
    start = index
    if tokens[index].word == "bulan":
        index += 1
    entry = calendar_words("month").get(tokens[index].word)
    if entry is None or (index > start and tokens[index].gap > LINE):
        return None
    at = index + 1 + (entry.short and tokens.word(index + 1, JOINED) == ".")
    year, end = _own_year(tokens, at)
    first = Moment(year, entry.value)
    far = _far_month(tokens, Node(start, end, "month", say(first), first))
    if far is not None:
        return far
    if year is not None:
        return Node(start, end, "month", say(first), first)
    if entry.short or not _stands_alone(tokens, index, start):
        return None
    turn = direction(tokens, at)
    if turn is not None:
        moment = Moment(month=entry.value, direction=turn[0])
        word = {-1: "last", 0: "this", 1: "next"}[turn[0]]
        return Node(start, turn[1], "month", f"{word} {say(first)}", moment)
    if tokens.word(at) == "tahun" and (turn := direction(tokens, at + 1)):
        moment = Moment(month=entry.value, shift=("year", turn[0]))
        return Node(start, turn[1], "month", f"{say(first)} {_SHIFTED[turn[0]]}", moment)
    return Node(start, at, "month", say(first), first)


def _own_year(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """A year that belongs to what stands before ``at``: "2025", "tahun 2025", "/2025"."""
    if tokens.word(at, JOINED) in ("/", "-", "–"):
        year = year_at(tokens, at + 1) if tokens[at + 1].gap == JOINED else None
        return (year, at + 2) if year else (None, at)
    step = 1 if tokens.word(at) == "tahun" else 0
    year = year_at(tokens, at + step) if tokens[at + step].gap in (SPACED, LINE) else None
    if year is None or quantity_follows(tokens, at + step + 1):
        return None, at
    return year, at + step + 1


def _far_month(tokens: Tokens, node: Node) -> Node | None:
    found = separator(tokens, node.end)
    if found is None or node.first is None:
        return None
    word = calendar_words("month").get(tokens.word(found[1]))
    if word is None:
        return None
    year, end = _own_year(tokens, found[1] + 1)
    if year is None and (word.short or found[0] == " and "):
        return None
    last = Moment(year, word.value)
    first = node.first
    if first.year is None and year is not None and first.month is not None:
        first = Moment(year - (first.month > word.value), first.month)
    return Node(node.begin, end, "range", f"{node.english}{found[0]}{say(last)}", first, last)


def _stands_alone(tokens: Tokens, index: int, start: int) -> bool:
    """True for a month without a year where the words around it speak of time; "Mei" may be a person."""
    token, before, after = tokens[index], tokens[start - 1], tokens[index + 1]
    if not token.is_capital:
        return False
    if start < index or direction(tokens, index + 1) or after.word == "tahun":
        return True
    if after.is_capital and after.gap <= SPACED and after.word.isalpha():
        return False
    return before.word in _BEFORE_MONTHS


def read_year(tokens: Tokens, index: int) -> Node | None:
    """A year or a run of years: "2026", "2026-2029", "2026/2027", "1990-an"; "tahun" stays outside.

    A bare year counts unless a unit or a counted noun follows it.
    """
    before = tokens[index - 1].word if tokens[index].gap <= LINE else ""
    sure = before == "tahun"
    run = tokens.word(index + 1, JOINED) in DASHES and year_at(tokens, index + 2, 1000)
    year = year_at(tokens, index, 1000 if run or before in _OLD_YEARS else 1900)
    if year is None or _glued(tokens, index):
        return None
    if tokens.word(index + 1, JOINED) == "-" and tokens.word(index + 2, JOINED) == "an":
        return Node(index, index + 3, "year", f"{year}s", Moment(year), Moment(year + 9))
    years = _year_run(tokens, index, year)
    if years is not None:
        return years
    if not sure and quantity_follows(tokens, index + 1) and before not in _SURE_BEFORE:
        return None
    if tokens[index + 1].gap == JOINED and tokens[index + 1].text[0].isalpha():
        return None
    return Node(index, index + 1, "year", str(year), Moment(year))


_OLD_YEARS: Final = frozenset(("tahun", "pada", "sejak", "hingga", "sampai", "("))  # before years under 1900
_SURE_BEFORE: Final = frozenset(("pada", "tahun", "sejak"))


def _glued(tokens: Tokens, index: int) -> bool:
    """True for a year that is part of a longer code: "HM.02/2025", "No.2025"."""
    token, before = tokens[index], tokens[index - 1]
    if token.gap != JOINED:
        return False
    return before.text in ("/", ".", "_", "$", "#") or before.text.isalnum()


def _year_run(tokens: Tokens, index: int, year: int) -> Node | None:
    mark = tokens.word(index + 1)
    if mark == "/" and tokens[index + 1].gap == tokens[index + 2].gap == JOINED:
        last = year_at(tokens, index + 2)
        if last == year + 1:
            return Node(index, index + 3, "year", f"{year}/{last}", Moment(year), Moment(last))
        return None
    found = separator(tokens, index + 1)
    if found is None or found[0] == " and ":
        return None
    last = year_at(tokens, found[1], min(year, 1900))
    if last is None and mark in ("-", "–") and tokens[index + 2].gap == JOINED:
        text = tokens[index + 2].text
        short = int(text) if len(text) == 2 and text.isdecimal() else -1
        if short > year % 100 and tokens.word(index + 3, JOINED) not in ("-", "/"):
            return Node(index, index + 3, "range", f"{year}–{text}", Moment(year), Moment(year - year % 100 + short))
        return None
    if last is None or last <= year or quantity_follows(tokens, found[1] + 1):
        return None
    return Node(index, found[1] + 1, "range", f"{year}{found[0]}{last}", Moment(year), Moment(last))


def read_period(tokens: Tokens, index: int) -> Node | None:
    """A half or a quarter: "semester I/2026", "kuartal ketiga tahun ini", "triwulan IV 2025", "paruh kedua 2025"."""
    size = _PERIODS.get(tokens[index].word)
    if size is None:
        return None
    number, at, roman = _which(tokens, index + 1, size)
    if number is None:
        return None
    half, quarter = (number, None) if size == 2 else (None, number)
    english = f"the {NTH[number - 1]} {'half' if size == 2 else 'quarter'}"
    kind: DateKind = "half" if size == 2 else "quarter"
    year, end = _own_year(tokens, at)
    if year is not None:
        return Node(index, end, kind, f"{english} of {year}", Moment(year, half=half, quarter=quarter))
    turn = direction(tokens, at + 1) if tokens.word(at) == "tahun" else None
    if turn is not None:
        shifted = Moment(half=half, quarter=quarter, shift=("year", turn[0]))
        return Node(index, turn[1], kind, f"{english} of {_SHIFTED[turn[0]]}", shifted)
    if size == 2 and not (roman and tokens[index].word == "semester"):
        return None
    return Node(index, at, kind, english, Moment(half=half, quarter=quarter))


def _which(tokens: Tokens, at: int, size: int) -> tuple[int | None, int, bool]:
    """The number of a half or quarter: Roman, a digit or an ordinal."""
    token = tokens[at]
    if token.gap > LINE:
        return None, at, False
    roman = read_roman(token.text)
    if roman or (token.text.isdecimal() and len(token.text) == 1):
        number = roman or int(token.text)
        return (number, at + 1, bool(roman)) if 1 <= number <= size else (None, at, False)
    named = ordinal(tokens, at)
    if named is not None and named.begin == at and named.number <= size:
        return named.number, named.end, False
    return None, at, False


def read_part(tokens: Tokens, index: int) -> Node | None:
    """A part of a year or month: "awal 2026", "akhir Maret 2025", "pertengahan tahun depan", "akhir tahun"."""
    part = _PARTS.get(tokens[index].word)
    if part is None or tokens[index + 1].gap > LINE:
        return None
    month = read_month(tokens, index + 1)
    if month is not None and month.kind == "month" and month.first:
        first = month.first
        moment = Moment(first.year, first.month, part=part, shift=first.shift, direction=first.direction)
        return Node(index, month.end, "part", _part_english(part, month.english), moment)
    if tokens.word(index + 1) in ("tahun", "bulan"):
        unit = "year" if tokens.word(index + 1) == "tahun" else "month"
        turn = direction(tokens, index + 2)
        if turn is not None:
            whole = f"{ {-1: 'last', 0: 'this', 1: 'next'}[turn[0]] } {unit}"
            return Node(index, turn[1], "part", _part_english(part, whole), Moment(part=part, shift=(unit, turn[0])))
    step = 2 if tokens.word(index + 1) == "tahun" else 1
    year = year_at(tokens, index + step) if tokens[index + step].gap <= LINE else None
    if year is not None and tokens.word(index + step + 1, JOINED) != "-":
        return Node(index, index + step + 1, "part", _part_english(part, str(year)), Moment(year, part=part))
    if step == 2 and year is None and part != "mid":
        english = _part_english(part, "the year") if part == "end" else "the beginning of the year"
        return Node(index, index + 2, "part", english, Moment(part=part, shift=("year", 0)))
    return None


def _part_english(part: Part, whole: str) -> str:
    if part == "end":
        return f"the end of {whole}"
    if part == "mid":
        return f"mid-{whole}" if whole[0].isupper() or whole[0].isdigit() else f"the middle of {whole}"
    return f"early {whole}"


def read_week(tokens: Tokens, index: int) -> Node | None:
    """A week of a month: "pekan ketiga September 2025", "minggu pertama bulan Mei"."""
    if tokens[index].word not in ("pekan", "minggu"):
        return None
    named = ordinal(tokens, index + 1)
    if named is None or named.begin != index + 1 or named.number > 5:
        return None
    month = read_month(tokens, named.end)
    if month is None or month.kind != "month" or month.first is None:
        bare = calendar_words("month").get(tokens.word(named.end))
        if bare is None or bare.short:
            return None
        month = Node(named.end, named.end + 1, "month", MONTHS[bare.value - 1], Moment(month=bare.value))
    first = month.first or Moment()
    moment = Moment(first.year, first.month, week=named.number, shift=first.shift, direction=first.direction)
    return Node(index, month.end, "week", f"the {NTH[named.number - 1]} week of {month.english}", moment)


def read_century(tokens: Tokens, index: int) -> Node | None:
    """ "abad ke-21", "abad XX"."""
    if tokens[index].word != "abad":
        return None
    named = ordinal(tokens, index + 1)
    number, end = (named.number, named.end) if named else (read_roman(tokens[index + 1].text), index + 2)
    if not number or number > 30 or day_at(tokens, index + 1):
        return None
    first, last = Moment((number - 1) * 100 + 1), Moment(number * 100)
    return Node(index, end, "year", f"the {ordinal_digits(number)} century", first, last)
