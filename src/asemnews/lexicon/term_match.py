"""Finding terms in Indonesian text: a tree of words, longest match, affixes and number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from asemnews.lexicon.affixes import Word, split_words, without_prefix, without_suffix
from asemnews.lexicon.names import common_words, name_words
from asemnews.lexicon.terms import Entry, TermMention
from asemnews.lexicon.words import word_set

_OPENING = "\"'“”‘’([{«"
_ENDING = ".!?:;\n•"


class _Node:
    __slots__ = ("entries", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.entries: list[Entry] = []


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that ends before word ``end``, with the affix on it."""

    entry: Entry
    end: int
    affix: str = ""


class Matcher:
    """Finds the terms of some entries. Case matters for acronyms only; a comma more or less does not."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._root = _Node()
        names: set[str] = set()
        heads: set[str] = set()
        for entry in entries:
            words = split_words(entry.term)
            node = self._root
            for word in words:
                node = node.next.setdefault(word.base, _Node())
            node.entries.append(entry)
            if entry.pos == "title":
                names.update(word.base for word in words[1:] if word.text[:1].isupper())
            if entry.pos in ("body", "title", "rank"):
                heads.add(words[0].base)
        self._inside_names = frozenset((names | word_set("name_parts")) - heads - word_set("name_followers"))
        self._heads = frozenset(heads)

    def find(self, text: str) -> Iterator[TermMention]:
        """The terms of ``text`` in order."""
        words = split_words(text)
        at = 0
        while at < len(words):
            match = self.longest(text, words, at)
            if match is None:
                at += 1
            else:
                yield self._mention(text, words, at, match)
                at = match.end

    def longest(self, text: str, words: list[Word], at: int) -> Match | None:
        """The longest entry that begins at word ``at``."""
        first = words[at].base
        if (node := self._root.next.get(first)) is not None:
            match = _walk(node, text, words, at, "") or _suffixed(self._root, text, words, at, at, "")
            if match is not None:
                return match
        elif (match := _suffixed(self._root, text, words, at, at, "")) is not None:
            return match
        for stem, prefix in without_prefix(first):
            if (node := self._root.next.get(stem)) is not None:
                match = _walk(node, text, words, at, prefix)
            else:
                match = next((m for m in _stems(self._root, text, words, at, at, prefix, stem)), None)
            if match is not None:
                return match
        return None

    def _mention(self, text: str, words: list[Word], at: int, match: Match) -> TermMention:
        entry = match.entry
        start, stop = words[at].start, words[match.end - 1].end
        if entry.term.endswith(".") and text[stop : stop + 1] == ".":
            stop += 1
        shown = text[start:stop]
        before = words[at - 1] if at and _joined(text[words[at - 1].end : start]) else None
        many = any(word.tail for word in words[at : match.end]) or (before is not None and _counts_many(before.text))
        english = entry.english_plural if many and entry.pos in ("noun", "title", "rank") else entry.english
        whole = entry.pos not in ("body", "title") or not self._goes_on(text, words, match.end)
        return TermMention(
            start=start,
            end=stop,
            text=shown,
            entry=entry,
            english=_placed(entry, english, text, start, stop),
            affix=match.affix,
            enforceable=whole and not match.affix,
        )

    def _goes_on(self, text: str, words: list[Word], end: int) -> bool:
        """True when the name that ends before word ``end`` is the beginning of a longer one."""
        joined = False
        for _ in range(2):
            if end >= len(words):
                return False
            gap = text[words[end - 1].end : words[end].start]
            if len(gap) > 2 or gap.strip() not in ("", ",", "/", "&"):
                return False
            word = words[end]
            if word.text[:1].isupper():
                return (word.base in self._inside_names and not self._opens_person(text, words, end)) or (
                    joined and word.base in common_words() and word.base not in self._heads
                )
            if word.base not in ("dan", "serta"):
                return False
            end, joined = end + 1, True
        return False

    def _opens_person(self, text: str, words: list[Word], at: int) -> bool:
        """True where a word that names hold begins a person's: "Budi Santoso", beside "Perikanan Budi Daya"."""
        if at + 1 >= len(words) or text[words[at].end : words[at + 1].start] != " ":
            return False
        after = words[at + 1]
        return (
            after.text[:1].isupper()
            and after.text[1:].islower()
            and after.base not in self._inside_names
            and after.base not in common_words()
            and words[at].base in name_words()
        )


def _walk(node: _Node | None, text: str, words: list[Word], at: int, affix: str) -> Match | None:
    """The longest entry along the words from ``at``, whose first word led to ``node``."""
    best: Match | None = None
    i = at
    while node is not None:
        for entry in node.entries:
            if _fits(entry, text, words, at, i, affix):
                best = Match(entry, i + 1, affix)
        if i + 1 >= len(words) or not _joined(text[words[i].end : words[i + 1].start]):
            break
        i += 1
        following = node.next.get(words[i].base)
        if following is None:
            best = _suffixed(node, text, words, at, i, affix) or best
        node = following
    return best


def _suffixed(node: _Node, text: str, words: list[Word], at: int, i: int, affix: str) -> Match | None:
    """An entry that ends at word ``i`` with a suffix on it."""
    return next(_stems(node, text, words, at, i, affix, words[i].base), None)


def _stems(node: _Node, text: str, words: list[Word], at: int, i: int, affix: str, word: str) -> Iterator[Match]:
    for stem, suffix in without_suffix(word):
        child = node.next.get(stem)
        for entry in child.entries if child is not None else ():
            if _fits(entry, text, words, at, i, affix + suffix):
                yield Match(entry, i + 1, affix + suffix)


def _fits(entry: Entry, text: str, words: list[Word], at: int, i: int, affix: str) -> bool:
    if not entry.acronym:
        return True
    return not affix and text[words[at].start : words[i].end] == entry.term


def _joined(gap: str) -> bool:
    """True for what may stand between two words of a term: white space, a comma, a hyphen, a slash; no paragraph."""
    return 0 < len(gap) <= 4 and gap.strip() in ("", ",", "-", "/", "&", ".", "–") and gap.count("\n") < 2


def _counts_many(word: str) -> bool:
    if word.isdecimal():
        return len(word) < 4 and int(word) != 1
    return word.casefold() in word_set("plural_markers")


def _placed(entry: Entry, english: str, text: str, start: int, stop: int) -> str:
    """The English as it stands at this place."""
    shown = text[start:stop]
    if entry.pos == "body" and text[start - 1 : start] == "(" and text[stop : stop + 1] == ")":
        # "Kementerian Luar Negeri (Kemlu)": a desk keeps the short form, unless English has a short form of its own.
        return english if " " not in english and sum(c.isupper() for c in english) > 1 else shown
    return _cased(entry, english, shown, _opens_sentence(text, start))


def _opens_sentence(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and start - at < 8 and (text[at] == " " or text[at] in _OPENING):
        at -= 1
    return at < 0 or text[at] in _ENDING


def _cased(entry: Entry, english: str, shown: str, opens: bool) -> str:
    """The English in the case of this place."""
    letters = [c for c in shown if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters) and not entry.acronym:
        return english.upper()
    words = english.split(" ")
    if entry.pos in ("title", "rank") and shown.islower():
        return " ".join(w if w in _ALWAYS or sum(c.isupper() for c in w) > 1 else w.lower() for w in words)
    if entry.term.islower() and not entry.acronym:
        capitals = [word[:1].isupper() for word in shown.split() if word.casefold() not in _SMALL]
        if all(capitals) and (len(capitals) > 1 or not opens):
            return " ".join(w if w in _SMALL_ENGLISH else w[:1].upper() + w[1:] for w in words)
    return english


_ALWAYS = frozenset(("Indonesian", "Islamic", "Indonesia", "Hajj"))
_SMALL = frozenset(("dan", "atau", "di", "ke", "dari", "untuk", "yang", "dengan", "tentang"))
_SMALL_ENGLISH = frozenset(("of", "and", "or", "the", "for", "to", "on", "in", "at", "with", "by", "a", "an"))
