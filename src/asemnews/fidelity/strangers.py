"""Names of the English that the source does not have: places, persons and other words that look like nothing in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final

from asemnews.fidelity.coverage import english_targets, parallel_words
from asemnews.fidelity.sources import folded_words, places_of, values_of
from asemnews.fidelity.spelling import alike, fold, sounds_like
from asemnews.fidelity.standing import exonyms, forms_of
from asemnews.fidelity.stems import english_stem, indonesian_stem
from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.names import name_words
from asemnews.lexicon.terms import TermMention

_WORD: Final = re.compile(r"[^\W\d_]+")
_CAPITAL: Final = re.compile(r"(?<![\w’'-])[A-Z][^\W\d_]{3,40}")
_OPENS: Final = re.compile(r"(?:^|[.!?:;\n–—-])\s*[\"“'‘(]*\s*$|[\"“'‘(]$")
_BEGINNING: Final = 4  # letters that a name and its adjective share ("Vietnam", "Vietnamese")
_MANY: Final = 200  # words; no sentence has so many, and likeness costs the product of both sides
_LONG: Final = 3000  # code points
_HOME: Final = frozenset(("indonesia", "indonesian"))  # what an Indonesian release need not say


def opens(text: str, start: int) -> bool:
    """True where a sentence or a quotation begins: any word is written with a capital there."""
    return _OPENS.search(text, max(0, start - 8), start) is not None


def strangers(source: str, english: str, terms: Sequence[TermMention], lost: Callable[[], bool]) -> Iterator[str]:
    """The names that only the English has, in its order: places, persons, and words that the lexicon does not have.

    The last are often English words that are merely rare, so they count only where ``lost``: where a name of the source
    has no counterpart.
    """
    words, by_letter = folded_words(source)
    if len(words) > _MANY or len(english) > _LONG:
        return
    some_lost: bool | None = None
    explained: Callable[[str], bool] | None = None
    for match in _CAPITAL.finditer(english):
        folded = fold(match.group())
        if folded in words or folded in _HOME or match.group().isupper() or opens(english, match.start()):
            continue
        named = folded in _places() or folded in name_words()
        if not named and english_stem(folded) in english_targets():
            continue
        if any(word.startswith(folded[:_BEGINNING]) for word in by_letter.get(folded[0], ())):
            continue
        explained = explained or _explanations(source, terms)
        if explained(folded):
            continue
        if not named and some_lost is None:
            some_lost = lost()
        if named or some_lost:
            yield match.group()


@cache
def _places() -> frozenset[str]:
    """Places of one word by any of their names, folded; not those that are ordinary words too."""
    rows = [row for table in ("places.tsv", "regencies.tsv") for row in read_table(table)]
    names = [row[column] for row in rows if row.get("common") != "yes" for column in ("name", "english")]
    names += [row["place"] for table in ("demonyms.tsv", "place_forms.tsv") for row in read_table(table)]
    return frozenset(folded for name in names if _WORD.fullmatch(folded := fold(name)))


def _explanations(source: str, terms: Sequence[TermMention]) -> Callable[[str], bool]:
    """Tells whether a word of the English is one that the source's words, terms, places or numbers come out as."""
    words, _ = folded_words(source)
    table = parallel_words()
    stems = {stem for word in words for stem in table.get(indonesian_stem(word), ())}
    phrases = [rendering for term in terms for rendering in (term.english, *term.entry.renderings)]
    phrases += [value.english for value in values_of(source)]
    for place in places_of(source):
        phrases += [place.english, place.country or "", *forms_of(place.english)]
    phrases += [form for word in words for form in exonyms().get(word, ())]
    known = {fold(word) for phrase in phrases for word in _WORD.findall(phrase)}

    def explained(folded: str) -> bool:
        if folded in known or english_stem(folded) in stems:
            return True
        if any(alike(folded, word) for word in words):
            return True
        return bool(sounds_like(folded, words))

    return explained
