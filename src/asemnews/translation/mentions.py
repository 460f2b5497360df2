"""What must come through a translation unharmed: values, terms, places, names, addresses; and seldom words."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from asemnews.engines.words import WordLinks
from asemnews.lexicon.articles import takes_article
from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.dictionary import find_seldom
from asemnews.lexicon.glossary import Glossary
from asemnews.lexicon.names import Name, common_words, find_names
from asemnews.lexicon.places import english_place, find_places
from asemnews.lexicon.values import Value, find_values
from asemnews.lexicon.words import function_words

# Written slots in the source itself are text like any other: they are protected, and so come back as they were.
_VERBATIM = re.compile(
    r"⦅\d⦆|https?://[^\s<>\"]+[^\s<>\".,;:!?)]|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\bwww\.[^\s<>\"]+[^\s<>\".,;:!?)]"
)

# Lower ranks win where mentions overlap and are equally long, and keep their slots where slots run out.
_RANK = {"verbatim": 0, "money": 1, "percent": 1, "measure": 1, "number": 1, "date": 1, "time": 1, "term": 2}


_SHORT = 3  # letters: shorter words are mostly grammar


@dataclass(frozen=True, slots=True)
class Mention:
    """One expression with its English, fixed but for seldom words (kind ``word``), which the model may bend.

    Positions are code points of the string that was searched.

    ``article``: in running text a "the" stands before it, if nothing else determines it. ``lead``: an Indonesian
    preposition that shows a model what part of speech this is; the English has its own words in place of it.
    """

    start: int
    end: int
    english: str
    kind: str
    value: Value | None = None
    article: bool = False
    lead: str = ""

    @property
    def rank(self) -> int:
        """How much it matters that this one keeps its slot; 0 is most."""
        return _RANK.get(self.kind, 3)


# Company forms: what follows is a name, the same in every language.
_COMPANY = re.compile(r"\b(?:PT|CV|UD|Fa\.?)\s+[A-Z]")
_TERM_KINDS = {"body": "body", "title": "office", "rank": "office"}


def find_mentions(
    text: str, glossary: Glossary | None, *, words: bool = False, more: Mapping[str, str] = MappingProxyType({})
) -> tuple[Mention, ...]:
    """Disjoint mentions in order; where two overlap the longer one wins, then the lower rank.

    ``words``: with the seldom words of the dictionary, and those of ``more``, where nothing else stands.
    """
    found = sorted(_all_mentions(text, glossary), key=lambda m: (m.start - m.end, m.rank, m.start))
    taken: list[Mention] = []
    covered = bytearray(len(text))
    for mention in found:
        if not any(covered[mention.start : mention.end]):
            covered[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            taken.append(mention)
    if words:
        for value in find_values(text):  # numbers in words are left to the model, whole
            covered[value.start : value.end] = b"\x01" * (value.end - value.start)
        seldom = (word for word in find_seldom(text, more) if not any(covered[word.start : word.end]))
        taken += (Mention(word.start, word.end, word.english, "word") for word in seldom)
    return _joined(text, sorted(taken, key=lambda m: m.start))


def missed_words(text: str, english: str, table: WordLinks) -> dict[str, str]:
    """Content words of a text, in lower case, that its English leaves out, each with the likeliest English."""
    left_out = table.missed(text, english)
    return {word: likeliest for word, likeliest in left_out.items() if _is_content(word)}


def _is_content(word: str) -> bool:
    return len(word) > _SHORT and word not in function_words()


def _joined(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """An office and the body or country right after it are one mention: "Minister of Trade of the Republic of …"."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.kind == "office"
            and mention.kind in ("body", "company", "country", "place")
            and text[last.end : mention.start] == " "
        ):
            article = "the " if mention.article else ""
            english = f"{last.english} of {article}{mention.english}"
            joined[-1] = Mention(last.start, mention.end, english, "office", article=last.article)
        else:
            joined.append(mention)
    return tuple(joined)


def _all_mentions(text: str, glossary: Glossary | None) -> Iterator[Mention]:
    for match in _VERBATIM.finditer(text):
        yield Mention(match.start(), match.end(), match.group(), "verbatim")
    yield from _value_mentions(text, find_values(text))
    if glossary is not None:
        for term in glossary.find(text):
            if term.entry.use == "enforce" and term.enforceable:
                kind = _TERM_KINDS.get(term.entry.pos, "term")
                article = kind == "body" and takes_article(term.english)
                yield Mention(term.start, term.end, term.english, kind, article=article)
    for place in find_places(text):
        kind = "country" if place.kind in ("country", "continent") else "place"
        yield Mention(place.start, place.end, place.english, kind, article=takes_article(place.english))
    yield from _features(text)
    for name in find_names(text):
        if name.kind == "acronym":
            yield _acronym(name, glossary, aside=text[name.start - 1 : name.start] == "(")
        elif name.kind == "person":
            yield Mention(name.start, name.end, name.text, name.kind)
        elif name.kind in ("organisation", "other") and (firm := _COMPANY.search(name.text)):  # an office may lead it
            yield Mention(name.start + firm.start(), name.end, name.text[firm.start() :], "company")


def _features(text: str) -> Iterator[Mention]:
    """A feature and the name it has: "Waduk Karian", "Pelabuhan Tanjung Emas"; known places are longer or the same."""
    for match in _feature_pattern().finditer(text):
        name = match.group(2)
        if match.group(1) == "Tanjung" or name.startswith("Tanjung ") or name.split()[0].lower() not in common_words():
            english = _feature_forms()[match.group(1)].replace("*", name)
            yield Mention(match.start(), match.end(), english, "place", article=takes_article(english))


@functools.cache
def _feature_forms() -> dict[str, str]:
    return {row["head"]: row["english"] for row in read_table("place_features.tsv")}


@functools.cache
def _feature_pattern() -> re.Pattern[str]:
    heads = "|".join(sorted(map(re.escape, _feature_forms()), key=len, reverse=True))
    return re.compile(rf"\b({heads}) ([A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)\b")


def _acronym(name: Name, glossary: Glossary | None, *, aside: bool) -> Mention:
    """An acronym stays as it is, unless the glossary has English for it; some are countries ("RI").

    ``aside``: it stands in parentheses after its expansion, where only another acronym can take its place.
    """
    english = (glossary.english(name.text) if glossary is not None else None) or name.text
    if aside and english[:2].upper() != english[:2]:
        english = name.text
    country = english_place(english) is not None
    return Mention(name.start, name.end, english, "country" if country else "acronym", article=takes_article(english))


def _value_mentions(text: str, values: Iterable[Value]) -> Iterator[Mention]:
    """Values with digits, and rhythms ("dua tahun sekali"), which a model takes for a time that passes.

    Words that bound them ("paling lambat") belong to them, lest a deadline become a start.
    """
    for value in values:
        if is_rhythm(value):
            led = _RHYTHM_LED.search(text, 0, value.start)
            yield Mention(led.start() if led else value.start, value.end, value.english, value.kind, value)
        elif any(c.isdigit() for c in value.text):
            start, english, lead = _bounded(text, value)
            yield Mention(start, value.end, english, value.kind, value, lead=lead)


def is_rhythm(value: Value | None) -> bool:
    """True of what tells how often something is done."""
    return value is not None and value.date is not None and value.date.kind == "rhythm"


_RHYTHM_LED = re.compile(r"\b(?:setiap|tiap-tiap|tiap)\s+$", re.IGNORECASE)
_REACH = 40  # code points before a value in which its bound must lie


def _bounded(text: str, value: Value) -> tuple[int, str, str]:
    """Where the value starts with its bound, the English of both, and what can lead up to them."""
    before = text[max(0, value.start - _REACH) : value.start]
    match = _bound_pattern().search(before)
    if match is None:
        return value.start, value.english, ""
    row = _bounds()[" ".join(match.group(1).lower().split())]
    if value.kind not in row["kinds"].split():
        return value.start, value.english, ""
    return value.start - len(before) + match.start(), f"{row['english']} {value.english}", row["lead"]


@functools.cache
def _bounds() -> dict[str, dict[str, str]]:
    return {row["indonesian"]: row for row in read_table("bounds.tsv")}


@functools.cache
def _bound_pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in _bounds())
    return re.compile(rf"\b({words})\s+(?:(?:pada|tanggal|bulan|tahun)\s+){{0,2}}$", re.IGNORECASE)
