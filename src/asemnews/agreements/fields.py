"""Who, by when, how much, on what condition, and about what: the fields of a commitment."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Final, NamedTuple

from asemnews.agreements.reading import Reading
from asemnews.lexicon.dates import find_dates, resolve
from asemnews.lexicon.values import find_values
from asemnews.records import Bilingual, Grounded, Money, Party, Quote
from asemnews.records.agreement import Status

_BREAK: Final = re.compile(r"(?<=\w)-[ \t]*\n[ \t]*(?=\w)")
_TOPICS: Final = 3
_OPENING: Final = 3  # letters by which stems are looked up; no stem is shorter
_SPACE: Final = re.compile(" ")
_TOGETHER: Final = frozenset(
    ["kedua", "ketiga", "keempat", "para", "masing-masing", "forum", "sidang", "pertemuan", "peserta"]
)
_OURS: Final = frozenset(["kami", "kita", "pihaknya"])
_NAME: Final = re.compile(r"[A-Z]\w{2,}")


class Dating(NamedTuple):
    """The dates that relative dates are resolved against."""

    published: dt.date | None
    event: dt.date | None


def action(quote: Quote) -> Bilingual:
    """The commitment's words on one line, words cut by a line break made whole."""
    return Bilingual(indonesian=" ".join(_BREAK.sub("", quote.text).split()))


def due_of(text: str, quote: Quote, dating: Dating) -> Grounded[str] | None:
    """By when, or how often: the last date of the quote that can be resolved."""
    for mention in reversed(find_dates(quote.text)):
        resolved = resolve(mention, published=dating.published, event=dating.event)
        if resolved is not None:
            start = quote.start + mention.start
            return Grounded[str](value=resolved.text, quote=Quote.cut(text, start, quote.start + mention.end))
    return None


def amount_of(quote: Quote) -> Grounded[Money] | None:
    """The first sum of money in the quote whose currency is known."""
    for value in find_values(quote.text):
        if value.kind == "money" and value.amount is not None and value.currency is not None:
            words = Quote(start=quote.start + value.start, end=quote.start + value.end, text=value.text)
            return Grounded[Money](value=Money(amount=value.amount, currency=value.currency), quote=words)
    return None


def condition_of(text: str, reading: Reading, first: int, last: int) -> Quote | None:
    """The clause of condition inside tokens ``first:last``, right after them, or at the head of the sentence."""
    tokens = reading.tokens
    for cue in reading.cues:
        if "condition" not in cue.kinds or (cue.first >= last + 2 and first > 0):
            continue
        if cue.last > first and cue.first > last + 1:
            continue
        if cue.last <= first and cue.first > 1:
            continue
        end = cue.last
        while end < len(tokens) and tokens.norms[end] not in {",", ";", ".", "”", '"'}:
            end += 1
        if end > cue.last:
            return Quote.cut(text, tokens.starts[cue.first], tokens.ends[end - 1])
    return None


def parties_of(text: str, reading: Reading, quote: Quote, parties: Sequence[Party], status: Status) -> tuple[int, ...]:
    """Indices of the parties that bind themselves.

    A pledge belongs to whoever is named before it or in it; anything else to all parties, unless a single one is the
    subject of its own clause.
    """
    if not parties:
        return ()
    everyone = tuple(range(len(parties)))
    head = text[reading.tokens.starts[0] : quote.start]
    own = quote.text[: max(40, len(quote.text) // 3)]
    if status != "committed":
        return everyone
    named = _named(head, parties) or _named(own, parties)
    if named:
        return named
    words = set(head.lower().split()) | set(own.lower().split())
    return everyone if words & _TOGETHER else ()


def _named(words: str, parties: Sequence[Party]) -> tuple[int, ...]:
    """The parties whose most telling names stand in ``words``."""
    found = []
    for index, party in enumerate(parties):
        names = _names(party.name.value.indonesian)
        if names and sum(name in words for name in names) * 2 >= len(names):
            found.append(index)
    return tuple(found)


@lru_cache(1 << 10)
def _names(party: str) -> tuple[str, ...]:
    return tuple(_NAME.findall(party))


def topics_of(words: str) -> tuple[str, ...]:
    """At most three plain English words for what a commitment is about, most mentions first."""
    text = " ".join(words.lower().split())
    starts = [0, *(space.end() for space in _SPACE.finditer(text))]
    stems = _stems()
    counts = Counter(
        topic for at in starts for stem, topic in stems.get(text[at : at + _OPENING], ()) if text.startswith(stem, at)
    )
    best = sorted(counts, key=lambda topic: (-counts[topic], topic))
    names = _topics()
    return tuple(names[topic] for topic in best[:_TOPICS])


@cache
def _rows() -> list[list[str]]:
    text = resources.files(__package__).joinpath("data", "topics.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _topics() -> tuple[str, ...]:
    """The topics in the order of the file."""
    return tuple(topic for topic, _ in _rows())


@cache
def _stems() -> dict[str, list[tuple[str, int]]]:
    """The stems of all topics, each with the number of its topic, by their first letters."""
    found: dict[str, list[tuple[str, int]]] = {}
    for number, (_, stems) in enumerate(_rows()):
        for stem in stems.split(","):
            found.setdefault(stem[:_OPENING], []).append((stem, number))
    return found
