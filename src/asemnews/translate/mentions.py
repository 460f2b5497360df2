"""What must come through a translation unharmed: values, terms, places, names, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from asemnews.lexicon.glossary import Glossary
from asemnews.lexicon.names import find_names
from asemnews.lexicon.places import find_places
from asemnews.lexicon.values import Value, find_values

# Written slots in the source itself are text like any other: they are protected, and so come back as they were.
_VERBATIM = re.compile(
    r"⦅\d⦆|https?://[^\s<>\"]+[^\s<>\".,;:!?)]|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\bwww\.[^\s<>\"]+[^\s<>\".,;:!?)]"
)

# Lower ranks win where mentions overlap and are equally long, and keep their slots where slots run out.
_RANK = {"verbatim": 0, "money": 1, "percent": 1, "measure": 1, "number": 1, "date": 1, "time": 1, "term": 2}


@dataclass(frozen=True, slots=True)
class Mention:
    """One expression with its fixed English. Positions are code points of the string that was searched."""

    start: int
    end: int
    english: str
    kind: str
    value: Value | None = None

    @property
    def rank(self) -> int:
        """How much it matters that this one keeps its slot; 0 is most."""
        return _RANK.get(self.kind, 3)


def find_mentions(text: str, glossary: Glossary | None) -> tuple[Mention, ...]:
    """Disjoint mentions in order; where two overlap the longer one wins, then the lower rank."""
    found = sorted(_all_mentions(text, glossary), key=lambda m: (m.start - m.end, m.rank, m.start))
    taken: list[Mention] = []
    covered = bytearray(len(text))
    for mention in found:
        if not any(covered[mention.start : mention.end]):
            covered[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            taken.append(mention)
    return tuple(sorted(taken, key=lambda m: m.start))


def _all_mentions(text: str, glossary: Glossary | None) -> Iterator[Mention]:
    for match in _VERBATIM.finditer(text):
        yield Mention(match.start(), match.end(), match.group(), "verbatim")
    yield from _value_mentions(find_values(text))
    if glossary is not None:
        for term in glossary.find(text):
            if term.entry.use == "enforce":
                yield Mention(term.start, term.end, term.english, "term")
    for place in find_places(text):
        yield Mention(place.start, place.end, place.english, "place")
    for name in find_names(text):
        if name.kind in ("person", "acronym"):
            yield Mention(name.start, name.end, name.text, name.kind)


def _value_mentions(values: Iterable[Value]) -> Iterator[Mention]:
    for value in values:
        if any(c.isdigit() for c in value.text):
            yield Mention(value.start, value.end, value.english, value.kind, value)
