"""Names: everyone and everything that the source names is named in the English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from asemnews.fidelity.coverage import parallel_words
from asemnews.fidelity.problem import Problem
from asemnews.fidelity.sources import names_of, places_of, terms_of, values_of
from asemnews.fidelity.spelling import alike, fold, sounds_like
from asemnews.fidelity.standing import English, english_side, place_stands, renamed, translated
from asemnews.fidelity.stems import english_stem, indonesian_stem
from asemnews.fidelity.strangers import opens, strangers
from asemnews.fidelity.terms import rendering_lookup
from asemnews.lexicon.glossary import Glossary
from asemnews.lexicon.names import Name, common_words, heads, name_words
from asemnews.lexicon.terms import TermMention
from asemnews.lexicon.words import function_words

_WORD: Final = re.compile(r"[^\W\d_]+")
_CAPITAL: Final = re.compile(r"\b[A-Z][^\W\d_]{2,40}")
_DERIVED: Final = re.compile(  # "ketenagalistrikan", "antarkementerian"
    r"(?:ke|pe|per|pem|pen|peng)[a-z]{4,40}an(?:nya)?|(?:antar|intra|kontra|pasca|multi|sub)[a-z]{4,40}|sub|penjabat"
)
_PRONOUNS: Final = frozenset(("anda", "tuhan", "hari"))
_MANY: Final = 500  # words; no sentence has so many, and likeness costs the product of both sides
_STEM: Final = 5  # letters; from six on the last one may differ ("Kristen", "Kristiani")


def check_names(source: str, english: str, glossary: Glossary | None = None) -> Iterator[Problem]:
    """Every person, body, acronym and place of the source has its name, or a known other one, in the English."""
    side = english_side(english)
    places = places_of(source)
    terms = terms_of(source, glossary) if glossary is not None else ()
    taken = _taken(source, terms, rendering_lookup(english))
    known: dict[str, bool] = {}
    for place in places:
        if all(taken[place.start : place.end]):
            continue  # "Kabupaten" alone may be a term that stands
        if not known.setdefault(place.text, place_stands(place, side) if place.text not in known else False):
            message = f"the place {place.text!r} ({place.english}) is missing"
            yield Problem("names.missing", "warning", message, place.start, place.end)
    for place in places:
        taken[place.start : place.end] = b"\x01" * (place.end - place.start)
    found = names_of(source)
    for name, following in zip_longest(found, found[1:]):
        if all(taken[name.start : name.end]):
            continue
        tokens = _tokens(source, name, taken)
        if len(tokens) == 1 and name.kind == "other" and opens(source, name.start):
            # Most such are plain words at the beginning of a sentence; a name's first word has the rest behind it.
            joined = following is not None and following.start == name.end + 1 and following.kind == "person"
            if not joined and tokens[0].casefold() not in name_words():
                continue
        yield from _check(name, tokens, side)
    for stranger in strangers(source, english, terms, lambda: any(_lost(source, taken, side))):
        yield Problem("names.added", "warning", f"{stranger!r} does not stand in the source")


def _lost(source: str, taken: bytearray, side: English) -> Iterator[str]:
    """The capitalised words inside a sentence that nothing answers for, everyday words among them."""
    for match in _CAPITAL.finditer(source):
        word = match.group()
        if taken[match.start()] or fold(word) in side.words or opens(source, match.start()):
            continue
        if not (translated(word, side) or renamed(word, side) or _near(word, side)):
            yield word


def _taken(source: str, terms: Sequence[TermMention], stands: Callable[[TermMention], bool]) -> bytearray:
    """What the check of terms and that of numbers answer for."""
    taken = bytearray(len(source))
    answered = [(t.start, t.end) for t in terms if (t.entry.use == "enforce" and t.enforceable) or stands(t)]
    for start, end in answered + [(v.start, v.end) for v in values_of(source)]:
        taken[start:end] = b"\x01" * (end - start)
    return taken


def _tokens(source: str, name: Name, taken: bytearray) -> list[str]:
    return [
        match.group()
        for match in _WORD.finditer(source, name.start, name.end)
        if not taken[match.start()]
        and match.group()[0].isupper()
        and len(match.group()) > 1
        and match.group().casefold() not in function_words() | _PRONOUNS | heads("rank") | heads("title")
    ]


def _check(name: Name, tokens: list[str], side: English) -> Iterator[Problem]:
    if name.kind == "person":
        tokens = [t for t in tokens if fold(t) not in heads("title") and len(t) > 2]
    else:
        tokens = [t for t in tokens if not _plain(t)]
    if not tokens:
        return
    where = (name.start, name.end)
    absent = [t for t in tokens if fold(t) not in side.words and not renamed(t, side)]
    absent = [t for t in absent if not ((name.kind != "person" or fold(t) in common_words()) and translated(t, side))]
    misspelt = [(t, near) for t in absent if (near := _near(t, side, proper=name.kind == "person"))]
    lost = [t for t in absent if not any(t == m for m, _ in misspelt)]
    sure = [t for t in lost if not _plain(t)]
    if lost and (name.kind == "person" or sure or len(lost) == len(tokens)):
        shown = " ".join(lost)
        of = f" of {name.text!r}" if shown != name.text else ""
        yield Problem("names.missing", "warning", f"{shown!r}{of} is missing", *where)
    for token, near in misspelt:
        if near.startswith(fold(token)[:-1]):
            continue  # a plural or an adjective
        yield Problem("names.spelling", "info", f"{token!r} is spelled {near!r}", *where)


def _plain(token: str) -> bool:
    """True for everyday words of Indonesian, which names hold too; not for those that English takes over."""
    folded = token.casefold()
    if _DERIVED.fullmatch(folded):
        return True
    targets = parallel_words().get(indonesian_stem(folded), ())
    return folded in common_words() and targets[:1] != (english_stem(folded),)


def _near(token: str, side: English, *, proper: bool = False) -> str:
    """An English word so alike that it may be another spelling or an adjective; empty if there is none.

    ``proper``: only words with a capital.
    """
    folded = fold(token)
    if len(folded) < 4 or len(side.words) > _MANY:
        return ""
    words = [word for word in side.by_letter.get(folded[0], ()) if not proper or word in side.proper]
    if len(folded) > _STEM and (longer := next((word for word in words if word.startswith(folded[:-1])), "")):
        return longer
    for word in words:
        if alike(folded, word):
            return word
    return sounds_like(folded, side.capitals)
