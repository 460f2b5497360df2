"""Errors planted into clean pairs: each function gives a pair with one error, or null where it has no place for it."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

Pair = tuple[str, str]
Plant = Callable[[Pair, Sequence[Pair], random.Random], Pair | None]

_MARK = re.compile(r"\[(?:A|S|C|P|X|per|role|doc|party)\|([^\[\]|]*)\]")
_PERSON = re.compile(r"\[per\|([^\[\]|]*)\]")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_NAME = re.compile(r"(?<=[\w,] )[A-Z][a-z]{3,}\b")
_CALENDAR = re.compile(
    r"(?:Jan|Feb|March|April|Mei|June|July|Aug|Sept|Oct|Nov|Dec|Celsius|Fahrenheit|\w+day\b|\w+days\b)"
)
_CLAUSE = re.compile(r"(?:^|, |; | – | — )([^,;–—]+)(?=, |; | – | — |[.!?]\"?$|$)")
_NOT = re.compile(
    r"\b(?:did|does|do) not (?=\w)|\bcannot\b|\bcan't\b| not\b"
    r"|\b(?:did|does|do|was|were|is|are|has|have|had|would|should|could)n't\b"
)
_DENIES = re.compile(r"\b(?:not|no|never|none|nor|neither|nothing|nobody|without|cannot)\b|n't\b")
_ID_DENIES = re.compile(r"\b(?:tidak|tak|belum|bukan|jangan)\b", re.IGNORECASE)
_ID_IDIOM = re.compile(
    r"\b(?:tidak|tak|bukan) (?:hanya|saja|cuma|sekadar|lain|kurang|sedikit|lama)\b|bukannya|tidaknya", re.IGNORECASE
)

# English units with their Indonesian names, and what they are changed into.
_SWAPS = (
    ("kilometer kilometers kilometre kilometres km", "kilometer km", "mile miles mile miles miles"),
    ("meter meters metre metres", "meter m", "foot feet foot feet"),
    ("centimeter centimeters cm", "sentimeter cm senti", "inch inches inches"),
    ("millimeter millimeters mm", "milimeter mm", "centimeter centimeters cm"),
    ("ton tons tonne tonnes", "ton", "kilogram kilograms kilogram kilograms"),
    ("kilogram kilograms kg", "kilogram kg kilo", "pound pounds pounds"),
    ("gram grams", "gram g", "kilogram kilograms"),
    ("hectare hectares ha", "hektare hektar ha", "acre acres acres"),
    ("liter liters litre litres", "liter", "gallon gallons gallon gallons"),
    ("barrel barrels", "barel", "ton tons"),
    ("Celsius °C", "celsius celcius °c", "Fahrenheit °F"),
    ("megawatt megawatts MW", "megawatt mw", "kilowatt kilowatts kW"),
    ("mile miles", "mil", "kilometer kilometers"),
    ("knot knots", "knot", "mile miles"),
    ("second seconds", "detik", "minute minutes"),
    ("minute minutes", "menit", "hour hours"),
    ("hour hours", "jam", "minute minutes"),
    ("day days", "hari", "week weeks"),
    ("week weeks", "minggu pekan", "month months"),
    ("month months", "bulan", "year years"),
    ("year years", "tahun", "month months"),
    ("decade decades", "dekade dasawarsa", "year years"),
    ("century centuries", "abad", "decade decades"),
)
_SWAPPED = {
    form: (frozenset(indonesian.split()), other)
    for forms, indonesian, others in _SWAPS
    for form, other in zip(forms.split(), others.split(), strict=True)
}
_COUNTED = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand"
    r"|million|billion))(?:[ -]|(?=°))(?:square |cubic |degrees )?"
    rf"({'|'.join(sorted(map(re.escape, _SWAPPED), key=len, reverse=True))})(?!\w)"
)
_RATE = re.compile(r"(?:tons|tonnes|barrels|liters|hectares|kilometers|cubic meters|bags|units) (?:a|per) (\w+)")


def own_corpus(folder: Path) -> list[list[Pair]]:
    """Pairs of sentences in runs that follow each other: releases first, then the files of single sentences."""
    runs: list[list[Pair]] = []
    for path in sorted(folder.glob("w*.txt")) + sorted(folder.glob("s*.txt")):
        run: list[Pair] = []
        for line in path.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 3 and cells[0] in "DS":
                run.append((_MARK.sub(r"\1", cells[1]), cells[2]))
            elif len(cells) == 2:
                run.append((cells[0], cells[1]))
            elif run and line.startswith("###"):
                runs.append(run)
                run = []
        if run:
            runs.append(run)
    return runs


def persons(folder: Path) -> list[tuple[Pair, Pair]]:
    """Pairs of the releases with a marked person, and the same with another person's name in the English."""
    found: list[tuple[Pair, str]] = []
    for path in sorted(folder.glob("w*.txt")):
        for line in path.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 3:
                pair = _MARK.sub(r"\1", cells[1]), cells[2]
                found += [(pair, p) for p in _PERSON.findall(cells[1]) if p in cells[2] and " " in p]
    made = []
    for i, (pair, person) in enumerate(found):
        other = found[(i + len(found) // 2) % len(found)][1]
        if other not in pair[0]:
            made.append((pair, (pair[0], pair[1].replace(person, other))))
    return made


def flores(folder: Path, system: str = "en") -> list[Pair]:
    """The lines of FLORES dev with the reference or a system's output."""
    read = [
        (folder / name).read_text("utf-8").splitlines() for name in ("id", system if system == "en" else f"{system}.en")
    ]
    return [(source, html.unescape(english)) for source, english in zip(*read, strict=True)]  # Google's have entities


def pud(path: Path) -> list[Pair]:
    """The sentences of Parallel UD."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    return [(row[0], row[1]) for row in rows if len(row) == 2]


def digit(pair: Pair, _: Sequence[Pair], rng: random.Random) -> Pair | None:
    """One digit of an English number that the source has too, changed."""
    source, english = pair
    digits = re.sub(r"\D", " ", source.replace(".", "").replace(",", "")).split()
    places = [m for m in _NUMBER.finditer(english) if re.sub(r"\D", "", m.group()) in digits]
    if not places:
        return None
    number = rng.choice(places)
    at = rng.choice([i for i in range(number.start(), number.end()) if english[i].isdigit()])
    other = rng.choice([d for d in "123456789" if d != english[at]])
    return source, english[:at] + other + english[at + 1 :]


def separator(pair: Pair, _: Sequence[Pair], rng: random.Random) -> Pair | None:
    """One English number with the separators that it has in Indonesian."""
    source, english = pair
    places = [
        m
        for m in _NUMBER.finditer(english)
        if re.search(r"[.,]", m.group()) and m.group().translate(str.maketrans(".,", ",.")) in source
    ]
    if not places:
        return None
    number = rng.choice(places)
    return source, english[: number.start()] + number.group().translate(str.maketrans(".,", ",.")) + english[
        number.end() :
    ]


def unit(pair: Pair, _: Sequence[Pair], rng: random.Random) -> Pair | None:
    """The unit of one English number, or what it is counted by, changed into another unit that the source has not."""
    source, english = pair
    words = set(re.findall(r"[^\W\d_]+|°c", source.lower()))
    places = [
        m for pattern in (_COUNTED, _RATE) for m in pattern.finditer(english) if _SWAPPED.get(m[1], (set(),))[0] & words
    ]
    if not places:
        return None
    place = rng.choice(places)
    other = _SWAPPED[place[1]][1]
    if words & {word for form, (named, _) in _SWAPPED.items() if form == other for word in named}:
        return None
    return source, english[: place.start(1)] + other + english[place.end(1) :]


def name(pair: Pair, others: Sequence[Pair], rng: random.Random) -> Pair | None:
    """One name that stands in both languages, swapped for one of another pair."""
    source, english = pair
    here = [n for n in _names(pair) if english.count(n) == 1]
    if not here:
        return None
    for _ in range(50):
        theirs = _names(rng.choice(others))
        if theirs and theirs[0] not in source and theirs[0] not in english:
            return source, english.replace(rng.choice(here), theirs[0])
    return None


def _names(pair: Pair) -> list[str]:
    source, english = pair
    in_source = set(_NAME.findall(source))
    return [n for n in _NAME.findall(english) if n in in_source and not _CALENDAR.match(n)]


def negation(pair: Pair, _: Sequence[Pair], __: random.Random) -> Pair | None:
    """The only negation of the English taken out, where the source has exactly one."""
    source, english = pair
    if len(_DENIES.findall(english)) != 1 or len(_ID_DENIES.findall(source)) != 1 or _ID_IDIOM.search(source):
        return None
    place = _NOT.search(english)
    if place is None or re.match(r" (?:only|just|merely)\b", english[place.end() :]):
        return None
    found = place.group()
    kept = {" not": "", "cannot": "can", "can't": "can"}.get(found)
    if kept is None:
        kept = found[:-3] if found.endswith("n't") else ""
    return source, re.sub(r" {2,}", " ", english[: place.start()] + kept + english[place.end() :])


def loop(pair: Pair, _: Sequence[Pair], rng: random.Random) -> Pair | None:
    """A phrase of the English that repeats itself to the end, as a decoder's loop does."""
    source, english = pair
    words = english.rstrip(".").split()
    if len(words) < 8:
        return None
    size = rng.randint(1, 6)
    at = rng.randrange(2, len(words) - size + 1)
    return source, " ".join(words[:at] + words[at : at + size] * rng.randint(4, 9))


def dropped(pair: Pair, english: Sequence[str], rng: random.Random) -> Pair:
    """One of the English sentences of a joined pair left out."""
    at = rng.randrange(len(english))
    return pair[0], " ".join(sentence for i, sentence in enumerate(english) if i != at)


def clause(pair: Pair, _: Sequence[Pair], rng: random.Random) -> Pair | None:
    """One part of the English between commas, of six words or more but no more than three in five, left out."""
    source, english = pair
    most = 0.6 * len(english.split())
    places = [m for m in _CLAUSE.finditer(english) if 6 <= len(m[1].split()) <= most]
    if not places:
        return None
    place = rng.choice(places)
    if place.start():
        return source, english[: place.start()] + english[place.end() :]
    rest = english[place.end() :].lstrip(" ,;–—")
    return source, rest[:1].upper() + rest[1:]


def joined(runs: Sequence[Sequence[Pair]], rng: random.Random) -> list[tuple[Pair, list[str]]]:
    """Two or three sentences that follow each other, as one text, and the sentences of its English."""
    made = []
    for run in runs:
        at = 0
        while at + 1 < len(run):
            group = run[at : at + rng.choice((2, 2, 3))]
            at += len(group)
            if min(len(source.split()) for source, _ in group) >= 4 and all(
                e.rstrip('"”)').endswith((".", "?", "!")) for _, e in group
            ):
                made.append(((" ".join(s for s, _ in group), " ".join(e for _, e in group)), [e for _, e in group]))
    return made


PLANTS: dict[str, Plant] = {
    "digit changed": digit,
    "separator kept": separator,
    "unit changed": unit,
    "name swapped": name,
    "negation removed": negation,
    "loop": loop,
    "clause dropped": clause,
}
