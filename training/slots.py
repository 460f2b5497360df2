"""Hide what is equal on both sides behind the same slot, ⦅0⦆ to ⦅9⦆.

Numbers, money and dates are matched by value, names by form. Whole expressions
are hidden (a whole date, a whole name), numbered in source order.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
SCALES = {"ribu": 3, "thousand": 3, "juta": 6, "million": 6, "miliar": 9, "milyar": 9}
SCALES |= {"billion": 9, "triliun": 12, "trilyun": 12, "trillion": 12}
SIGNS = {"rp": "IDR", "us$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "s$": "SGD", "a$": "AUD"}
UNITS = {"dolar as": "USD", "u.s. dollars": "USD", "us dollars": "USD", "dollars": "USD"}
UNITS |= {"rupiah": "IDR", "euro": "EUR", "euros": "EUR", "yen": "JPY", "dolar": "USD"}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
SCALE = "|".join(SCALES)
NUMBER = r"\d+(?:[.,]\d+)*"
DAYS = r"(?P<day>\d{1,2}(?:\s?[-–]\s?\d{1,2})?)"
YEAR = r"(?P<year>[12]\d{3})"
EXPRESSION = re.compile(
    rf"""(?<![\w.,/])(?:
    {DAYS}\s(?P<month>{MONTH})(?:,?\s{YEAR})?
  | (?P<month2>{MONTH})\s(?P<day2>\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?)(?:,\s(?P<year2>[12]\d{{3}}))?
  | (?P<month3>{MONTH})\s(?P<year3>[12]\d{{3}})
  | (?P<day4>\d{{1,2}})/(?P<month4>\d{{1,2}})(?:/(?P<year4>[12]\d{{3}}))?(?=\))
  | (?P<sign>Rp\.?|US\$|S\$|A\$|\$|€|£)\s?(?P<amount>{NUMBER})(?:[\s-](?P<scale>{SCALE})\b)?
  | (?P<amount2>{NUMBER})(?:[\s-](?P<scale2>{SCALE}))?\s
    (?P<unit>dolar\sAS|U\.S\.\sdollars|US\sdollars|rupiah|euros?|yen)
  | (?P<share>{NUMBER})\s?(?:persen|percent|per\scent|pct|%)
  | (?P<number>{NUMBER})(?:[\s-](?P<scale5>{SCALE})\b)?
  )(?![\w/]|[.,]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
NAME = re.compile(r"(?<!\w)[A-Z][\w'’&-]*(?:(?:\s|\.\s|\s(?:bin|binti|al|van|de)\s)[A-Z][\w'’&-]*)*")
LIMIT = 10
# Words that bound an amount; the library puts them behind the slot too.
BOUNDS = {
    r"paling (?:sedikit|kurang)|sedikitnya|(?:se)?kurang-kurangnya": r"at least|a minimum of|no(?:t less| fewer) than",
    r"paling (?:banyak|tinggi)|sebanyak-banyaknya": r"at most|up to|no more than|a maximum of",
}
BOUND_SHARE = 0.7  # of the bounded expressions, so that the model also sees what only the words before a slot bound


@dataclass(frozen=True, order=True)
class Found:
    """One expression: half-open code points and a key equal in both languages."""

    start: int
    end: int
    key: str


def value(digits: str, english: bool, scale: str | None = None) -> str:
    """Return a canonical decimal: ``value("4,7", False, "triliun") == "4.7e12"``."""
    text = digits.replace(",", "") if english else digits.replace(".", "").replace(",", ".")
    power = SCALES[scale.lower()] if scale else 0
    try:
        return f"{float(text) * 10**power:.6g}" if power else str(float(text))
    except ValueError:
        return digits


def expressions(text: str, english: bool) -> list[Found]:
    """Return the numbers, amounts and dates of `text`, left to right."""
    found = []
    for match in EXPRESSION.finditer(text):
        part = {name: got for name, got in match.groupdict().items() if got is not None}
        key = ""
        for tail in ("", "2", "3", "4"):
            if f"month{tail}" in part:
                month = part[f"month{tail}"]
                number = MONTHS.get(month.lower()) or int(month)
                day = re.sub(r"\s?[-–]\s?", "-", part.get(f"day{tail}", ""))
                key = f"date {day} {number} {part.get(f'year{tail}', '')}"
        for tail in ("", "2"):
            if f"amount{tail}" in part:
                sign, unit = part.get("sign", "").rstrip("."), part.get("unit", "")
                currency = SIGNS.get(sign.lower()) or UNITS.get(unit.lower(), unit)
                amount = value(part[f"amount{tail}"], english, part.get(f"scale{tail}"))
                key = f"money {currency} {amount}"
        if "share" in part:
            key = f"share {value(part['share'], english)}"
        if "number" in part:
            key = f"number {value(part['number'], english, part.get('scale5'))}"
        found.append(Found(match.start(), match.end(), key))
    return found


def names(text: str, other: str) -> list[Found]:
    """Return the capitalised runs of `text`, or their longest ends, that stand so in `other`.

    Only ends: "Papua Nugini" shares "Papua" with "Papua New Guinea", but is not it.
    """
    found = []
    for match in NAME.finditer(text):
        words = list(re.finditer(r"\S+", match.group()))
        for first in words:
            begin = match.start() + first.start()
            run = text[begin : match.end()]
            if len(run) > 1 and re.search(rf"(?<!\w){re.escape(run)}(?!\w)", other):
                found.append(Found(begin, match.end(), f"name {run}"))
                break
    return found


def occurrences(run: str, text: str) -> list[Found]:
    """Return every place where `run` stands in `text` as whole words."""
    places = re.finditer(rf"(?<!\w){re.escape(run)}(?!\w)", text)
    return [Found(place.start(), place.end(), f"name {run}") for place in places]


def shared(source: str, target: str) -> list[tuple[Found, Found]]:
    """Pair what is equal in `source` and `target`, in source order, without overlaps.

    A key that stands more often on one side than on the other is left alone.
    """
    left, right = expressions(source, False), expressions(target, True)
    taken = [(one.start, one.end) for one in left]
    named = [
        one for one in names(source, target) if not any(one.start < end and start < one.end for start, end in taken)
    ]
    left += named
    for run in dict.fromkeys(one.key.removeprefix("name ") for one in named):
        right += occurrences(run, target)
    fresh: list[Found] = []
    for one in sorted(right, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in fresh):
            fresh.append(one)
    right, left = sorted(fresh), sorted(left)
    counts, others = Counter(one.key for one in left), Counter(one.key for one in right)
    pairs: list[tuple[Found, Found]] = []
    for key in dict.fromkeys(one.key for one in left):
        if counts[key] == others[key]:
            pairs += zip(
                [one for one in left if one.key == key],
                [one for one in right if one.key == key],
                strict=True,
            )
    return sorted(pairs)


def bounded(source: str, target: str, pair: tuple[Found, Found]) -> tuple[Found, Found]:
    """Return a pair with the words that bound it on both sides, where there are such; else as it is."""
    one, other = pair
    for left, right in BOUNDS.items():
        before = re.search(rf"(?<!\w)(?:{left})\s$", source[: one.start], re.IGNORECASE)
        after = re.search(rf"(?<!\w)(?:{right})\s$", target[: other.start], re.IGNORECASE)
        if before and after:
            return Found(before.start(), one.end, one.key), Found(after.start(), other.end, other.key)
    return pair


def balanced(source: str, target: str) -> bool:
    """True where each slot stands once on both sides or on neither, and no half of one is left over."""
    left, right = (sorted(re.findall(r"⦅\d⦆", text)) for text in (source, target))
    whole = all(text.count("⦅") == text.count("⦆") == len(left) for text in (source, target))
    return whole and left == right and len(left) == len(set(left))


def hide(source: str, target: str, chance: random.Random, share: float = 0.7) -> tuple[str, str] | None:
    """Replace what both sides share by slots; None where they share nothing.

    Half of the rows hide all they can, the others each expression with
    probability `share`. In a third of the rows the numbers have gaps (⦅2⦆, ⦅5⦆,
    …), so that every slot is seen often; the order stays the source's.
    """
    if "⦅" in source:  # a row that was written with slots
        return None
    pairs = shared(source, target)
    if chance.random() < 0.5:
        pairs = [pair for pair in pairs if chance.random() < share]
    if len(pairs) > LIMIT:
        pairs = sorted(chance.sample(pairs, LIMIT))
    if not pairs:
        return None
    numbers = list(range(len(pairs)))
    if chance.random() < 0.33:
        numbers = sorted(chance.sample(range(LIMIT), len(pairs)))
    pairs = [bounded(source, target, pair) if chance.random() < BOUND_SHARE else pair for pair in pairs]
    edits = [(pair, f"⦅{number}⦆") for pair, number in zip(pairs, numbers, strict=True)]
    for (one, _), slot in sorted(edits, key=lambda edit: -edit[0][0].start):
        source = source[: one.start] + slot + source[one.end :]
    for (_, other), slot in sorted(edits, key=lambda edit: -edit[0][1].start):
        target = target[: other.start] + slot + target[other.end :]
    return source, target


TEMPLATES = (
    ("{0}, {1}, dan {2}", "{0}, {1} and {2}"),
    ("{0} dan {1}", "{0} and {1}"),
    ("{0}/{1}/{2}", "{0}/{1}/{2}"),
    ("{0} ({1})", "{0} ({1})"),
    ("{0} - {1}", "{0} - {1}"),
    ("{0}, {1} ({2})", "{0}, {1} ({2})"),
    ("dari {0} menjadi {1} pada {2}", "from {0} to {1} in {2}"),
    ("{0}: {1}, {2}: {3}", "{0}: {1}, {2}: {3}"),
    ("{0} {1} {2}", "{0} {1} {2}"),
    ("{0}, {1}, {2}, {3}, dan {4}", "{0}, {1}, {2}, {3} and {4}"),
    ("{0} bertemu {1} di {2}, {3}.", "{0} met {1} in {2}, {3}."),
    ("{0} naik dari {1} menjadi {2}.", "{0} rose from {1} to {2}."),
    ("Delegasi {0} dipimpin {1}, didampingi {2}.", "The {0} delegation was led by {1}, accompanied by {2}."),
    ("{0} menandatangani {1} dengan {2} senilai {3}.", "{0} signed {1} with {2} worth {3}."),
    ("Hadir di sana {0}, {1}, {2}, {3}, {4}, dan {5}.", "Attending were {0}, {1}, {2}, {3}, {4} and {5}."),
    ("{0} ({1}) - {2}, kata {3}, {4} ({5}).", "{0} ({1}) - {2}, said {3}, {4} ({5})."),
    ("Pertemuan {0} berlangsung di {1}, {2}, pada {3}.", "The {0} meeting took place in {1}, {2}, on {3}."),
    ("Rapat berikutnya akan digelar di {0} pada {1}.", "The next meeting will be held in {0} on {1}."),
)  # fmt: skip


def synthetic(chance: random.Random) -> tuple[str, str]:
    """Return a row of adjacent or many slots, which prose seldom has."""
    source, target = chance.choice(TEMPLATES)
    wanted = len(set(re.findall(r"\{\d\}", source)))
    numbers = sorted(chance.sample(range(LIMIT), wanted))
    slots = [f"⦅{number}⦆" for number in numbers]
    return source.format(*slots), target.format(*slots)
