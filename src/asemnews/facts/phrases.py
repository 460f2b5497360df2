"""How far a noun's name goes: "nota kesepahaman tentang budi daya teripang dan wisata selam"."""

from __future__ import annotations

import re
from functools import cache

from asemnews.facts.lexis import word_set, words
from asemnews.facts.page import Page
from asemnews.lexicon.words import weekdays

_WORD = re.compile(r"[^\W_](?:[\w’'/&.-]{0,60}[^\W_])?")
_PASSIVE = re.compile(r"(?:di|ter)[a-z]{3,}(?:i|kan|nya)?|me(?:ng|ny|m|n|l|r)[a-z]{3,}|ber[a-z]{4,}")
_ORDINAL = re.compile(
    r"ke-?\d+|ke(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)|pertama|perdana", re.IGNORECASE
)
LONGEST = 26  # words; the longest name in gold and own corpus has 17


def is_ordinal(word: str) -> bool:
    """True for "ke-6", "keenam", "pertama"."""
    return _ORDINAL.fullmatch(word) is not None


def inside_name(page: Page, match: re.Match[str]) -> bool:
    """True for "Protokol" in "Bagian Protokol": a capitalised word stands right before it, inside the sentence."""
    begin = page.starts[page.sentence_at(match.start())]
    before = page.text[max(begin, match.start() - 24) : match.start()]
    if not match[0][0].isupper() or not before.endswith(" ") or not before.strip():
        return False
    last = before.split()[-1]
    return last[:1].isupper() and match.start() - len(last) - 1 > begin


def is_verb(word: str) -> bool:
    """A guess from the shape of a lower-case word: Indonesian verbs wear their voice as a prefix."""
    return word not in word_set("no verb") and _PASSIVE.fullmatch(word) is not None


@cache
def _stops() -> frozenset[str]:
    return words("stop")


def phrase_end(text: str, start: int, limit: int, *, heads: frozenset[str]) -> int:
    """Where the name that begins with the noun at ``start`` ends.

    It takes in further nouns, brackets, "tentang …" and "dengan …" of one capitalised name; it ends before a comma, a
    verb, a preposition, or "dan" with another noun of ``heads``.
    """
    end = start
    topic = False
    tokens = list(_WORD.finditer(text, start, min(limit, start + 400)))
    for index, token in enumerate(tokens[:LONGEST]):
        word = token[0]
        low = word.lower()
        if index:
            gap = text[end : token.start()]
            if not _continues(gap, text, end, token.end()) or low in weekdays():
                break
            if word[0].islower() and re.fullmatch(r"ke-?\d+", tokens[index - 1][0]) and low not in words("topic"):
                break  # an edition ends a name: "Forum … ke-12 penuh sesak"
            if word[0].islower() or low in ("dengan", "antara"):
                following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
                verdict = _lower(low, following, topic=topic, heads=heads)
                if not verdict:
                    break
            topic = topic or low in words("topic")
        end = token.end()
        if text[end : end + 1] == ")" and text.rfind("(", start, end) >= 0:
            end += 1
    return _trimmed(text, start, end)


def _continues(gap: str, text: str, end: int, next_end: int) -> bool:
    if gap in (" ", " (", ") ", " “", "” ", ' "', '" '):
        if "(" in gap:
            close = text.find(")", end, end + 60)
            return close >= next_end
        return True
    return False


def _lower(low: str, following: str, *, topic: bool, heads: frozenset[str]) -> bool:
    """May a lower-case word stand inside the name?"""
    if low in ("dan", "serta"):
        return bool(following) and following.lower() not in heads and not is_verb(following.lower()) and low == "dan"
    if low in ("dengan", "antara"):
        return following[:1].isupper() or following in ("sebuah", "pemerintah", "perusahaan")
    if low in ("di", "dalam") and following in ("bidang", "sektor"):
        return True
    if low in words("topic"):
        return True
    if low == "untuk" and topic:
        return False
    return low not in _stops() and not is_verb(low)


def _trimmed(text: str, start: int, end: int) -> int:
    """Drop a last "dan", preposition or opening that nothing follows."""
    while True:
        last = text.rfind(" ", start, end)
        if last < 0:
            return end
        word = text[last + 1 : end].lower()
        if word in (
            "dan",
            "tentang",
            "mengenai",
            "di",
            "untuk",
            "soal",
            "dengan",
            "antara",
            "bersama",
            "terkait",
            "perihal",
            "berdasarkan",
        ):
            end = last
        else:
            return end
