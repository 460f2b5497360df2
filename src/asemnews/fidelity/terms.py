"""Terms: the glossary is followed, and nothing that it forbids stands in the English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from asemnews.fidelity.problem import Problem
from asemnews.fidelity.sources import terms_of
from asemnews.fidelity.stems import english_stem
from asemnews.lexicon.glossary import Glossary
from asemnews.lexicon.terms import Entry, TermMention

_DOTS = re.compile(r"(?<=\b[A-Z])\.(?=[A-Z]\b)|(?<=\.[A-Z])\.")  # "U.N." is "UN"
_WORD = re.compile(r"[^\W_]+")


def check_terms(source: str, english: str, glossary: Glossary | None = None) -> Iterator[Problem]:
    """Every term of the source has one of its renderings in the English, and none that is forbidden."""
    if glossary is None:
        return
    stands = rendering_lookup(english)
    spaced = f" {' '.join(_WORD.findall(english.casefold()))} "
    for mention in terms_of(source, glossary):
        where = (mention.start, mention.end)
        for wrong in mention.entry.forbidden:
            if f" {' '.join(_WORD.findall(wrong.casefold()))} " in spaced:
                yield Problem("terms.forbidden", "warning", f"{mention.text!r} must not be {wrong!r}", *where)
        if mention.entry.use == "enforce" and mention.enforceable and not stands(mention):
            message = f"{mention.text!r} should be {mention.english!r}"
            yield Problem("terms.missing", "warning", message, *where)


def rendering_lookup(english: str) -> Callable[[TermMention], bool]:
    """Tells whether one of a term's renderings stands in ``english``, its words in any order and form."""
    written = _WORD.findall(_DOTS.sub("", english))
    words = [word.casefold() for word in written]
    capitals = frozenset(word for word in written if word.isupper())
    stems = frozenset(english_stem(word) or word for word in words)
    spaced = f" {' '.join(words)} "

    @cache
    def stands_by(entry: Entry, english: str, text: str) -> bool:
        kept = () if entry.pos == "noun" and not entry.acronym else (text,)  # a name may stay, a noun is untranslated
        for rendering in (english, *entry.renderings, *kept):
            phrase, content = _looked_up(rendering)
            acronym = _DOTS.sub("", rendering)
            if not content and acronym.isupper() and acronym.isalpha():  # "WHO", "US": not "who" and "us"
                if acronym in capitals:
                    return True
            elif phrase in spaced or (content and content <= stems):
                return True
        return False

    def stands(mention: TermMention) -> bool:
        return stands_by(mention.entry, mention.english, mention.text)

    return stands


@lru_cache(maxsize=1 << 14)
def _looked_up(rendering: str) -> tuple[str, frozenset[str]]:
    words = [word.casefold() for word in _WORD.findall(rendering)]
    return f" {' '.join(words)} ", frozenset(english_stem(w) for w in words if english_stem(w))
