"""Small closed classes of Indonesian words, each a data file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def word_set(name: str) -> frozenset[str]:
    """The lower-case words of ``data/words/<name>.txt``; blank and ``#`` lines are skipped."""
    text = (files("asemnews.lexicon") / "data" / "words" / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def function_words() -> frozenset[str]:
    """Indonesian function words: they tell Indonesian from other languages, and no name begins with one."""
    return word_set("function")


def english_function_words() -> frozenset[str]:
    """English function words, none of them an Indonesian word too."""
    return word_set("english")


def malay_words() -> frozenset[str]:
    """Words of Malaysian Malay that standard Indonesian does not have."""
    return word_set("malay")


def weekdays() -> frozenset[str]:
    """Weekday names, lower case."""
    return word_set("weekdays")


def months() -> frozenset[str]:
    """Month names with their short forms, lower case."""
    return word_set("months")
