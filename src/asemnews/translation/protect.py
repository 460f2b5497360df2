"""Mentions behind slots, and back.

A slot is one token of the model's vocabulary that the model was trained to copy (``⦅0⦆`` … ``⦅9⦆`` in the bundled
one). What stands behind a slot cannot be respelled, recounted or forgotten unnoticed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from asemnews.lexicon.data_files import read_table
from asemnews.translation.mentions import Mention, is_rhythm

_SLOT = re.compile(
    r"(?P<lead>\b(?:(?:on or )?before|(?:prior|up) to|no later than|as of"
    r"|on|in|at|by|until|during|for|of|from|to|since)\s+(?:the\s+)?)?(?P<slot>⦅\d⦆)",
    re.IGNORECASE,
)
# An Indonesian preposition that leads up to a slot already.
_LED = re.compile(r"\b(?:pada|hingga|sampai|dalam|untuk|selama|sejak|mulai|sebelum)\s$", re.IGNORECASE)
# A model sees a slot, not what is behind it: before what is no day it often says "on".
_IN = frozenset(["week", "month", "quarter", "half", "year", "part"])
_PREPOSITIONS = frozenset(["on", "in", "at"])
_TIMED = re.compile(
    r"(?:\b(?P<before>\w+)\s+)?\b(?:pada|di)\s+(?:(?:tanggal|hari|bulan|tahun(?: anggaran| ajaran)?|periode)\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Protected:
    """A text with some of its mentions behind slots; ``slots`` maps each slot to its mention, in text order."""

    text: str
    slots: tuple[tuple[str, Mention], ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """An output with its slots filled. ``lost``: mentions whose slot is missing; ``doubled``: copied more than once."""

    text: str
    lost: tuple[Mention, ...] = ()
    doubled: tuple[Mention, ...] = ()

    @property
    def clean(self) -> bool:
        """True when every slot came back exactly once."""
        return not self.lost and not self.doubled


def protect(text: str, mentions: Sequence[Mention], slots: Sequence[str]) -> Protected:
    """Put up to ``len(slots)`` mentions behind slots, most important first; slots are numbered in text order.

    Words of the dictionary take no slot: their English stands in the text itself, for the model to bend.
    """
    values = [m for m in mentions if m.kind != "word"]
    kept = sorted(sorted(values, key=lambda m: (m.rank, m.start))[: len(slots)], key=lambda m: m.start)
    behind = dict(zip(kept, slots, strict=False))
    pieces: list[str] = []
    at = 0
    for mention in sorted([*behind, *(m for m in mentions if m.kind == "word")], key=lambda m: m.start):
        slot = behind.get(mention, mention.english)
        if mention.lead and not _LED.search(text[: mention.start]):
            slot = f"{_like(text[mention.start], mention.lead)} {slot}"
        pieces += [text[at : mention.start], slot]
        at = mention.end
    pieces.append(text[at:])
    return Protected("".join(pieces), tuple((slot, mention) for mention, slot in behind.items()))


def restore(english: str, protected: Protected) -> Restored:
    """Fill the slots of an output. A slot that the model invented is removed; one it doubled is filled each time.

    A deadline or a rhythm takes the place of the preposition that the model put before its slot. A date that says when
    something is done has the preposition that goes with a day, or with a longer time.
    """
    behind = dict(protected.slots)
    counts = dict.fromkeys(behind, 0)

    def fill(match: re.Match[str]) -> str:
        lead, slot = match["lead"] or "", match["slot"]
        if slot not in behind:
            return lead
        counts[slot] += 1
        mention = behind[slot]
        if mention.lead or is_rhythm(mention.value):
            return _like(lead, mention.english)
        before = english[: match.start("slot")]
        if not english[: match.start()].rstrip().lower().endswith("based"):
            lead = _when(lead, mention, protected.text[: protected.text.find(slot)])
        return lead + (_with_article(mention.english, before) if mention.article else mention.english)

    alone = protected.text == protected.slots[0][0] if protected.slots else False
    text = re.sub(r"\s{2,}", " ", _SLOT.sub(fill, english)).strip()
    if alone:  # a line that is nothing but the name has no article
        text = text.removeprefix("the ")
    return Restored(
        _article(text),
        lost=tuple(behind[slot] for slot, n in counts.items() if n == 0),
        doubled=tuple(behind[slot] for slot, n in counts.items() if n > 1),
    )


def _when(lead: str, mention: Mention, before: str) -> str:
    """The preposition that goes with a date, in place of the model's, where "pada" and the like lead up to the date.

    With an article of its own the date belongs to a noun ("at the 5 May meeting"), and the model's word stays.
    """
    word, _, article = lead.partition(" ")
    timed = _TIMED.search(before)
    right = _preposition(mention)
    if right is None or timed is None or word.lower() not in _PREPOSITIONS:
        return lead
    if (timed["before"] or "").lower() in _governors():
        return lead
    if article.strip() and not (mention.english.startswith("the ") or mention.english.endswith("0s")):
        return lead
    if right == "in" and word.lower() == "at" and mention.kind == "year":  # "ditutup pada 2015" may be a level
        return lead
    return f"{right.upper() if len(word) > 1 and word.isupper() else _like(word, right)} {article}"


@cache
def _governors() -> frozenset[str]:
    """Words that take "pada" themselves: what follows is not when something is done."""
    return frozenset(row["word"] for row in read_table("governors.tsv"))


def _preposition(mention: Mention) -> str | None:
    """What stands before a date that tells when; null of other values."""
    date = mention.value.date if mention.value else None
    if date is None:
        return None
    if date.kind in _IN:
        return "at" if mention.english.startswith("the end") else "in"
    if date.kind == "range":
        days = date.first is not None and (date.first.day or date.first.weekday) is not None
        return "on" if days else "in"
    return "on" if date.kind == "day" else None


def _like(model: str, text: str) -> str:
    """The text with a capital if `model` begins with one."""
    return text[:1].upper() + text[1:] if model[:1].isupper() else text


_DETERMINERS = frozenset("the a an this that these those its his her their our my your no every each any some".split())


def _with_article(name: str, before: str) -> str:
    """The name with "the" where running text leads up to it: after a small word that is no determiner, or in front."""
    words = before.split()
    if not words:
        return f"the {name}"
    last = words[-1]
    if last.isalpha() and last.islower() and last not in _DETERMINERS:
        return f"the {name}"
    return name


# "a" before a filled slot that begins with a vowel sound ("a 8 percent", "a agreement"), and a doubled article.
_DOUBLE_ARTICLE = re.compile(r"\b([Tt]he|[Aa]n?) (?:the|an?) (?=\w)")
_A_BEFORE_VOWEL = re.compile(r"\b([Aa]) (?=(?:8|11\b|18\b|[aeioAEIO](?!ne\b|nce\b|uro|u\b)[a-z]|80))")


def _article(text: str) -> str:
    return _A_BEFORE_VOWEL.sub(r"\1n ", _DOUBLE_ARTICLE.sub(r"\1 ", text))


def localise(english: str, mentions: Sequence[Mention]) -> str:
    """Give numbers that a model copied in Indonesian form their English form.

    Only where the source's own digits stand in the output, cut off on both sides, and differ from the English form:
    ``1.056 centers`` → ``1,056 centers``. For mentions that did not stand behind a slot.
    """
    for mention in mentions:
        value = mention.value
        if value is None or value.amount is None:
            continue
        digits = re.search(r"\d[\d.,]*\d|\d", value.text)
        local = re.search(r"\d[\d.,]*\d|\d", value.english)
        if digits and local and digits.group() != local.group():
            pattern = rf"(?<![\d.,]){re.escape(digits.group())}(?![\d]|[.,]\d)"
            english = re.sub(pattern, local.group(), english)
    return english
