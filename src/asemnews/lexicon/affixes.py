"""Indonesian affixes on terms, and English plurals for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ENCLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
_SUFFIXES = ("kannya", "kan", *_ENCLITICS)
_PREFIXES = ("diper", "memper", "meng", "mem", "men", "me", "di", "ke", "se", "per", "ber", "ter")
_SHORTEST_STEM = 4  # letters; below, stripping finds stems that are none ("diri", "keras")

_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text at ``start:end``; a reduplicated one ("menteri-menterinya") is one word.

    ``base`` is casefolded and, of a reduplicated word, its first half. ``tail`` is the second half as it stands.
    """

    start: int
    end: int
    text: str
    base: str
    tail: str = ""


def split_words(text: str) -> list[Word]:
    """The words of ``text`` in order, reduplications joined."""
    words: list[Word] = []
    for match in _TOKEN.finditer(text):
        token = match.group()
        folded = token.casefold()
        previous = words[-1] if words else None
        if (
            previous is not None
            and not previous.tail
            and previous.end + 1 == match.start()
            and text[previous.end] == "-"
            and len(previous.base) >= _SHORTEST_STEM - 1
            and folded.startswith(previous.base)
            and folded[len(previous.base) :] in ("", *_SUFFIXES)
        ):
            words[-1] = Word(previous.start, match.end(), text[previous.start : match.end()], previous.base, folded)
        else:
            words.append(Word(match.start(), match.end(), token, folded))
    return words


def without_suffix(word: str) -> Iterator[tuple[str, str]]:
    """Possible stems of a casefolded word with the suffix taken off: ``"menterinya"`` → ``("menteri", "nya")``."""
    if not word.endswith(_SUFFIXES):
        return
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            yield word[: -len(suffix)], suffix


def without_prefix(word: str) -> Iterator[tuple[str, str]]:
    """Possible stems of a casefolded word with the prefix taken off: ``"diratifikasi"`` → ``("ratifikasi", "di")``."""
    if not word.startswith(_PREFIXES):
        return
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) > _SHORTEST_STEM:
            yield word[len(prefix) :], prefix


_IRREGULAR = {
    "memorandum": "memoranda",
    "person": "people",
    "child": "children",
    "woman": "women",
    "man": "men",
    "criterion": "criteria",
    "attorney": "attorneys",
    "police": "police",
}
_HEAD_END = re.compile(r" (?:of|for|to|on|in|at|with|and|against|by|from) ")


def plural(english: str) -> str:
    """The plural of an English noun phrase: ``"memorandum of understanding"`` → ``"memoranda of understanding"``."""
    cut = _HEAD_END.search(english)
    head, rest = (english[: cut.start()], english[cut.start() :]) if cut else (english, "")
    before, space, noun = head.rpartition(" ")
    if space and noun.casefold() in ("general", "elect", "designate"):
        return plural(before) + space + noun + rest
    return before + space + _plural_word(noun) + rest


def _plural_word(noun: str) -> str:
    stem, hyphen, last = noun.rpartition("-")
    folded = last.casefold()
    if folded.endswith("woman") or folded.endswith("man"):
        made = last[:-2] + "en"
    elif folded in _IRREGULAR:
        made = _IRREGULAR[folded] if last.islower() else _IRREGULAR[folded].capitalize()
    elif last.isupper():
        made = last + "s"
    elif folded.endswith(("s", "x", "ch", "sh")):
        made = last + "es" if folded.endswith(("ss", "x", "ch", "sh")) else last
    elif folded.endswith("y") and folded[-2:-1] not in tuple("aeiou"):
        made = last[:-1] + "ies"
    else:
        made = last + "s" if last else last
    return stem + hyphen + made
