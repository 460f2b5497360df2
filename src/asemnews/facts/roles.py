"""The office beside a person's name: where it begins, where it ends, and the body that holds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from asemnews.facts.lexis import word_set
from asemnews.lexicon.names import common_words, heads, is_title

_WORD = re.compile(r"[^\W_](?:[\w’'/&.-]*[^\W_])?")
_DEGREES = re.compile(
    r"(?:,? ?(?:[A-Z][a-zA-Z]{0,5}\.){1,4}[A-Z]?[a-z]{0,3}\.?|, ?(?:MBA|MM|MSc|MA|SH|SE|MSi|PhD|BA|LLM)\b)+"
)
_REACH = 230  # code points: the longest office of the own corpus has 190
_LOWER_AFTER_HEAD = 9
_BEFORE_JENDERAL = frozenset("direktur sekretaris inspektur konsul gubernur jaksa direktorat".split())
_VERB = re.compile(r"me(?:ng|ny|m|n|l|r)[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class Office:
    """``start:end`` of the role on the page, and of the body outside it (``body`` is null where none is named)."""

    start: int
    end: int
    body: tuple[int, int] | None = None


@cache
def _by_first(kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in heads(kind):
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(phrases, key=len, reverse=True)) for word, phrases in table.items()}


def head_length(words: list[str], index: int, kind: str = "role") -> int:
    """How many of the lower-case ``words`` from ``index`` on make a head of that kind; 0 if none."""
    for phrase in _by_first(kind).get(words[index], ()):
        if tuple(words[index : index + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def office_before(text: str, floor: int, name: int) -> Office | None:
    """The office that ends where the name at ``name`` begins; nothing before ``floor`` is looked at."""
    floor = max(floor, name - _REACH)
    tokens = [(floor + m.start(), floor + m.end(), m[0]) for m in _WORD.finditer(text[floor:name])]
    right = name
    while tokens and is_title(tokens[-1][2]):
        right = tokens.pop()[0]
    low = [word.lower() for _, _, word in tokens]
    first = _reach_back(text, tokens, low, right)
    tokens, low = tokens[first:], low[first:]
    start = _leftmost_head(tokens, low)
    if start is None:
        return None
    end_token = len(tokens)
    rank = next((i for i in range(start + 1, len(tokens)) if _is_rank(low, i)), None)
    if rank is not None and not _is_rank(low, start):
        end_token = rank
    end = tokens[end_token - 1][1]
    if text[end : end + 1] == ")":
        end += 1
    while end_token and text[tokens[end_token - 1][0] - 1 : tokens[end_token - 1][0]] == "(" and text[end - 1] != ")":
        end_token -= 1
        end = tokens[end_token - 1][1]
    return _split(tokens[start:end_token], low[start:end_token], end)


def is_rank(words: str) -> bool:
    """True for a rank of army or police alone."""
    return _is_rank(words.lower().split(), 0)


def _is_rank(low: list[str], index: int) -> bool:
    return bool(head_length(low, index, "rank")) and not (index and low[index - 1] in _BEFORE_JENDERAL)


def _reach_back(text: str, tokens: list[tuple[int, int, str]], low: list[str], name: int) -> int:
    """Index of the first token that can still belong to the office."""
    right = name
    seen_head = False
    lower = 0
    for index in range(len(tokens) - 1, -1, -1):
        start, end, word = tokens[index]
        gap = text[end:right]
        if not _passable(gap, index, tokens, low, seen_head=seen_head):
            return index + 1
        if word[0].islower() and low[index] in word_set("office stop"):
            return index + 1  # but "Kementerian Dalam Negeri"
        if word[0].islower() and not head_length(low, index):
            lower += low[index] not in word_set("inside office")
            if lower > _LOWER_AFTER_HEAD or _verb(low[index]):
                return index + 1
        seen_head = seen_head or bool(head_length(low, index)) or _is_rank(low, index)
        right = start
    return 0


def _verb(word: str) -> bool:
    return word not in word_set("no verb in office") and _VERB.fullmatch(word) is not None


def _passable(gap: str, index: int, tokens: list[tuple[int, int, str]], low: list[str], *, seen_head: bool) -> bool:
    mark = gap.strip()
    if mark in ("", "(", ")", ")(", "&"):
        return True
    if mark in (".", "’", "'"):
        return is_title(tokens[index][2])
    if mark == "),":
        mark = ","
    if mark != ",":
        return False
    following = low[index + 1] if index + 1 < len(low) else ""
    if following in ("dan", "serta"):
        return not (index + 2 < len(low) and head_length(low, index + 2))
    return not seen_head and (index + 1 >= len(tokens) or tokens[index + 1][2][0].isupper())


def _leftmost_head(tokens: list[tuple[int, int, str]], low: list[str]) -> int | None:
    """The head where the office begins: the leftmost one that no conjunction parts from another head."""
    start: int | None = None
    for index in range(len(tokens) - 1, -1, -1):
        if head_length(low, index) or _is_rank(low, index):
            start = index
            if index and low[index - 1] in ("dan", "serta", "atau"):
                break
    return start


def _split(tokens: list[tuple[int, int, str]], low: list[str], end: int) -> Office:
    start = tokens[0][0]
    first = low[1] if low[0] == "wakil" and len(low) > 1 else low[0]
    if first in word_set("office whole"):
        return Office(start, end, _body_in(tokens, low, end, 1))
    joined = " ".join(low)
    for head in sorted(word_set("company office")):
        if joined.startswith(head + " "):
            count = len(head.split())
            if tokens[count][2][0].isupper():
                return Office(start, tokens[count - 1][1], (tokens[count][0], end))
    for index in range(1, len(tokens)):
        if low[index] in word_set("office body") and tokens[index][2][0].isupper():
            if index == 1 and low[0] != "ketua" and low[0] != "direktur" and low[0] != "peneliti":
                continue  # "Kepala Badan Pangan Nasional": the body is the office
            back = index - 1 if low[index - 1] in ("pada", "di", "dari") and index > 1 else index
            return Office(start, tokens[back - 1][1], (tokens[index][0], end))
    return Office(start, end, _body_in(tokens, low, end, 1))


def _body_in(tokens: list[tuple[int, int, str]], low: list[str], end: int, floor: int) -> tuple[int, int] | None:
    for index in range(floor, len(tokens)):
        word = tokens[index][2]
        if word[0].isupper() and (head_length(low, index, "organisation") or (word.isupper() and len(word) > 2)):
            return tokens[index][0], end
    return None


def degrees_end(text: str, name_end: int, ceiling: int) -> int:
    """Where the academic degrees after a name end; ``name_end`` where there are none."""
    degrees = _DEGREES.match(text, name_end, ceiling)
    return degrees.end() if degrees else name_end


def office_after(text: str, ceiling: int, name_end: int) -> Office | None:
    """The office in apposition after a name: ", Sekretaris Menteri …"; it ends before ``ceiling``."""
    at = degrees_end(text, name_end, ceiling)
    opener = re.compile(
        r", (?:selaku |sebagai |yang juga (?:menjabat )?|yang menjabat (?:sebagai )?)?| \((?=[A-Z])| selaku (?!t)"
    ).match(text, at, ceiling)
    if not opener:
        return None
    at = opener.end()
    limit = min(ceiling, at + _REACH)
    tokens = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(text, at, limit)]
    if not tokens or tokens[0][0] > at:
        return None
    low = [word.lower() for _, _, word in tokens]
    if not head_length(low, 0) and not head_length(low, 0, "rank"):
        return None
    last = _reach_on(text, tokens, low)
    end = tokens[last][1]
    if text[end : end + 1] == ")" and text.rfind("(", at, end) >= 0:
        end += 1
    return _with_following_body(text, _split(tokens[: last + 1], low[: last + 1], end), ceiling)


def _reach_on(text: str, tokens: list[tuple[int, int, str]], low: list[str]) -> int:
    """Index of the last token of an office that begins at the first."""
    last = head_length(low, 0) or 1
    index = last - 1
    lower = 0
    for index in range(last, len(tokens)):
        start, _, word = tokens[index]
        gap = text[tokens[index - 1][1] : start]
        if gap.strip() not in ("", "(", ")") and not (gap.strip() == "," and _listed(tokens, low, index)):
            return index - 1
        if word[0].islower() and (low[index] in word_set("office stop") or _verb(low[index])):
            return index - 1
        if low[index] == "dan" and (index + 1 == len(tokens) or not tokens[index + 1][2][0].isupper()):
            return index - 1
        if word[0].islower() and low[index] not in word_set("inside office"):
            lower += 1
            if lower > 3 and tokens[0][2][0].isupper():
                return index - 1
    while index > 0 and low[index] in ("dan", "di", "pada", "untuk", "serta"):
        index -= 1
    return index


def _listed(tokens: list[tuple[int, int, str]], low: list[str], index: int) -> bool:
    """True inside a list such as "Lingkungan, Transportasi, dan Energi"."""
    if low[index] == "dan":
        return index + 1 < len(tokens) and tokens[index + 1][2][0].isupper() and low[index + 1] in common_words()
    ahead = low[index + 1 : index + 5]
    return (
        tokens[index][2][0].isupper()
        and low[index] in common_words()
        and "dan" in ahead
        and not head_length(low, index, "organisation")
    )


def _with_following_body(text: str, office: Office, ceiling: int) -> Office:
    """Take in a body that stands after a comma: ", Kepala Bagian Iklim dan Kerjasama, Departemen Perindustrian"."""
    if office.body is not None or text[office.end : office.end + 2] != ", ":
        return office
    at = office.end + 2
    tokens = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(text, at, min(ceiling, at + 120))]
    if not tokens or not tokens[0][2][0].isupper() or not head_length([tokens[0][2].lower()], 0, "organisation"):
        return office
    end = tokens[0][1]
    for left, right in pairwise(tokens):
        if text[left[1] : right[0]] != " " or not (right[2][0].isupper() or right[2] == "dan"):
            break
        end = right[1] if right[2][0].isupper() else end
    return Office(office.start, office.end, (at, end))
