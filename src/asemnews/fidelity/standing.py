"""The words of a rendering, and which places of the source stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from asemnews.fidelity.coverage import parallel_words
from asemnews.fidelity.spelling import fold
from asemnews.fidelity.stems import english_stem, indonesian_stem
from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.names import common_words
from asemnews.lexicon.places import PlaceMention

_WORD: Final = re.compile(r"[^\W\d_]+")
_CAPITAL: Final = re.compile(r"\b[A-Z][^\W\d_]+")
_DOTTED: Final = re.compile(r"\b((?:[A-Z]\.){2,})")
_STEM: Final = 5  # letters of a place's name that its adjective keeps ("Vietnamese", "Malaysian")


@dataclass(frozen=True, slots=True)
class English:
    """The words of a rendering, folded: all of them, by first letter, their stems, and the capitalised ones.

    ``proper``: those that begin with a capital; ``acronyms``: those in capitals throughout ("US", not "us").
    """

    words: frozenset[str]
    stems: frozenset[str]
    by_letter: dict[str, tuple[str, ...]]
    text: str
    capitals: tuple[str, ...]
    proper: frozenset[str]
    acronyms: frozenset[str]


def english_side(english: str) -> English:
    """The words that names are looked up in."""
    written = {match.group() for match in _WORD.finditer(english)}
    written |= {match.group().replace(".", "") for match in _DOTTED.finditer(english)}
    words = {fold(word) for word in written}
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words):
        by_letter.setdefault(word[0], []).append(word)
    stems = frozenset(english_stem(word) for word in words)
    grouped = {letter: tuple(group) for letter, group in by_letter.items()}
    capitals = tuple(fold(match.group()) for match in _CAPITAL.finditer(english))
    proper = frozenset(fold(word) for word in written if word[0].isupper())
    acronyms = frozenset(fold(word) for word in written if word.isupper())
    return English(frozenset(words), stems, grouped, fold(english), capitals, proper, acronyms)


def _stands(form: str, side: English) -> bool:
    """True where another word for a name stands there, with its capitals: "job" is not Job, nor "us" the US."""
    folded = fold(form)
    if not _WORD.fullmatch(form):
        return folded in side.text
    if form.isupper():
        return folded in side.acronyms
    return folded in (side.proper if form[0].isupper() else side.words)


@cache
def exonyms() -> dict[str, tuple[str, ...]]:
    """English words for names that Indonesian spells otherwise, by the folded name: "fransiskus", Francis."""
    return {row["name"]: tuple(row["forms"].split("|")) for row in read_table("exonyms.tsv")}


def renamed(token: str, side: English) -> bool:
    """True where the English has a name's own form there."""
    return any(_stands(form, side) for form in exonyms().get(fold(token), ()))


def translated(token: str, side: English) -> bool:
    """True where a word of a name is one that is translated ("Timur"), and its English stands there.

    Of a word that may come out as itself, what the lexicon has for it less often than that is chance.
    """
    stem = indonesian_stem(token.casefold())
    if not stem:
        return True
    own = english_stem(fold(token))
    for target in parallel_words().get(stem, ()):
        if target == own:
            return False
        if target in side.stems:
            return True
    return False


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """Other words for a country, by its folded English name."""
    table: dict[str, tuple[str, ...]] = {}
    for row in (*read_table("demonyms.tsv"), *read_table("place_forms.tsv")):
        place = fold(row["place"])
        table[place] = (*table.get(place, ()), *(form.strip() for form in re.split(r"[|,;]", row["forms"])))
    return table


def forms_of(place: str) -> tuple[str, ...]:
    """What else an English text calls a place, with the capitals of English; its adjectives among them."""
    return _forms().get(fold(place), ())


def place_stands(place: PlaceMention, side: English) -> bool:
    """True where a place stands in the English by any of its names or as an adjective."""
    folded = fold(place.english)
    if any(_stands(form, side) for form in forms_of(place.english)):
        return True
    if place.english.isupper():
        return _stands(place.english, side)
    if folded in side.text or (not place.text.isupper() and fold(place.text) in side.text):
        return True
    words = [w for w in _WORD.findall(folded) if len(w) > 3] or _WORD.findall(folded)
    plain = common_words()  # "Jakarta Pusat": its second word is one that is translated
    return all(_begins(word, side) or word in _GENERIC or (word in plain and translated(word, side)) for word in words)


_GENERIC: Final = frozenset(
    (
        "regency",
        "city",
        "province",
        "district",
        "islands",
        "island",
        "republic",
        "federation",
        "kingdom",
        "special",
        "region",
    )
)


def _begins(word: str, side: English) -> bool:
    stem = word[: max(_STEM, len(word) - 2)] if len(word) > _STEM else word
    return any(other.startswith(stem) for other in side.by_letter.get(word[0], ()))
