"""Who agreed or negotiated: the sides of the release's commitments, not every body it mentions."""

from __future__ import annotations

from asemnews.facts.agreeing import rule_sides
from asemnews.facts.page import Page
from asemnews.facts.sides import Side, bodies_of, features_beside, named_by, sides
from asemnews.facts.weights import score
from asemnews.records import Bilingual, Grounded, Party, Person

# What stands where a sentence names its parties needs strong signs against it; a subject by itself needs fewer, for
# what one side promises is not always agreed. Set on the development cases and the own corpus.
_RULED = -2.5
_ALONE = -1.0


def find_parties(page: Page, people: tuple[Person, ...] = ()) -> tuple[Party, ...]:
    """The parties in order of first mention, each once under its first full name."""
    parties = []
    rules = rule_sides(page)
    bodies = bodies_of(people)
    named = frozenset(word.lower() for person in people for word in person.name.value.split())
    for side in sides(page):
        if side.core <= named and side.mentions[0].kind != "place":
            continue  # a person's name by itself
        features = features_beside(page, side, rules, bodies)
        if score("facts_parties.tsv", features) > _floor(features):
            parties.append(_record(page, side))
    return tuple(parties)


def _floor(features: tuple[str, ...]) -> float:
    if "rule" not in features:
        return 0.0
    return _ALONE if {"joint", "between", "agent"}.isdisjoint(features) else _RULED


def _record(page: Page, side: Side) -> Party:
    best = named_by(page, side)
    value = Bilingual(indonesian=page.text[best.start : best.end])
    return Party(name=Grounded[Bilingual](value=value, quote=page.quote(best.start, best.end)), count=best.count)
