"""Proper names in Indonesian text: runs of capitalised words, and where in a run a person's name begins.

Indonesian writes offices and names side by side with the same capitals ("Menteri Pertanian Selandia Baru Helen
Marsden"). What parts them is which words look like names: a logistic regression over letter n-grams, fitted by
``training/facts_names.py``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.places import PlaceMention, find_places
from asemnews.lexicon.words import months, weekdays

NameKind = Literal["person", "organisation", "place", "acronym", "other"]

_TOKEN = re.compile(r"[^\W\d_](?:[\w’'/&.-]{0,40}[^\W_])?")  # bounded, so that a wall of dots stays linear
_UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x2000) if chr(c).isupper())
_PLACE_SCORE = -2.5
_ACRONYM_SCORE = -4.0
_HEAD_SCORE = -3.0
_INITIAL_SCORE = 0.5
_WRAPPED = 45  # code points: a line at least this long may break inside a name
_DEGREE = re.compile(r"[A-Z][A-Za-z]{0,4}(?:\.[A-Z][A-Za-z]{0,5}){1,3}|(?:Rp|US|NZ|S)\d*|[IVX]+(?:/\d+)?")
_REMEMBERED = 1 << 15  # words whose scores are kept: a day's news has fewer
_DOUBTFUL = -1.2
_PERSON_FLOOR = 0.4  # mean log-odds a word; on held-out writers precision and recall cross near it


@cache
def _stretches() -> re.Pattern[str]:
    """Capitalised words in a row. Upper case is told by what is neither lower case nor caseless in Python's terms."""
    particles = "|".join(sorted(map(re.escape, heads("particle")), key=len, reverse=True))
    capital = rf"[{_UPPER}](?:[\w’'/&.-]{{0,40}}[^\W_])?"
    return re.compile(rf"(?<!\w){capital}(?:(?:[ \u00a0\n]|\. ?|['’] )(?:(?:{particles})[ \u00a0]){{0,2}}{capital})*")


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name at ``start:end`` (code points, half-open). A person's leaves titles and offices out."""

    start: int
    end: int
    text: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a run; ``score`` is the log-odds that it is part of a person's name."""

    start: int
    end: int
    text: str
    score: float = 0.0


@cache
def heads(kind: str) -> frozenset[str]:
    """Lower-case words of ``data/name_heads.tsv``: of role, rank, organisation, suffix, title or particle."""
    return frozenset(row["words"] for row in read_table("name_heads.tsv") if row["kind"] == kind)


@cache
def _first_words(kind: str) -> frozenset[str]:
    return frozenset(words.split()[0] for words in heads(kind))


@cache
def common_words() -> frozenset[str]:
    """Indonesian word forms that releases write in lower case."""
    return frozenset(row["word"] for row in read_table("common_words.tsv"))


@cache
def name_words() -> frozenset[str]:
    """Lower-case given names and surnames that are usual in Indonesian news."""
    return frozenset(row["word"] for row in read_table("name_words.tsv"))


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in read_table("name_shapes.tsv")}


def word_features(word: str, common: Collection[str]) -> tuple[str, ...]:
    """What the regression sees of one capitalised word."""
    low = word.lower()
    edged = f"^{low}$"
    features = ["bias", f"w={low}"]
    features += [edged[:n] for n in (3, 4, 5)]
    features += [edged[-n:] for n in (3, 4, 5)]
    features += [edged[i : i + 3] for i in range(2, len(edged) - 4)]
    if low in common:
        features.append("common")
    if low in name_words():
        features.append("known")
    if word.isupper():
        features.append("upper")
    if "-" in word:
        features.append("hyphen")
    features.append(f"len{min(len(word), 10)}")
    return tuple(features)


def unseen(features: tuple[str, ...]) -> tuple[str, ...]:
    """The same features for a word that training never saw: letters only."""
    return (features[0], "unseen", *features[2:])


def _fitted(word: str) -> float:
    weights = _weights()
    features = word_features(word, common_words())
    if features[1] not in weights:
        features = unseen(features)
    return sum(weights.get(feature, 0.0) for feature in features)


@lru_cache(_REMEMBERED)
def name_score(word: str) -> float:
    """Log-odds that the capitalised ``word`` is part of a person's name; positive for names."""
    if len(word) == 1:
        return _INITIAL_SCORE
    if word.isupper() or any(c.isdigit() for c in word):
        return _ACRONYM_SCORE
    low = word.lower()
    if low in _first_words("role") or low in _first_words("organisation") or low in heads("english"):
        return min(_HEAD_SCORE, _fitted(word))
    return _fitted(word) if len(word) <= 40 else 0.0  # the cache must not keep walls of letters


@lru_cache(_REMEMBERED)
def _word_class(word: str) -> str:
    low = word.lower()
    if is_title(word):
        return "title"
    if low in _first_words("role"):
        return "role"
    if low in _first_words("organisation"):
        return "body"
    if word.isupper() and len(word) > 1:
        return "upper"
    if low in name_words():
        return "known"
    return "common" if low in common_words() else "rare"


def context_features(text: str, run: Sequence[Token], index: int) -> tuple[str, ...]:
    """What the regression sees around one word of a run: its neighbours, and its place in the run."""
    last = len(run) - 1
    if index:
        before = "p:" + _word_class(run[index - 1].text)
    else:
        before = "b:" + _neighbour(text[max(0, run[0].start - 16) : run[0].start].split(), -1)
    if index < last:
        after = "n:" + _word_class(run[index + 1].text)
    else:
        after = "a:" + _neighbour(
            text[run[-1].end : run[-1].end + 18].split(" ", 2), 0, text[run[-1].end : run[-1].end + 1]
        )
    first = _word_class(run[0].text) if index else "self"
    return (
        before,
        after,
        f"first={first}",
        f"first={first}+end{min(last - index, 3)}",
        f"place={min(index, 3)}/{min(last - index, 3)}",
        f"{before}+{after}" if 0 < index < last else f"{before}+{min(last, 3)}",
    )


def _neighbour(words: Sequence[str], which: int, mark: str = " ") -> str:
    if mark not in (" ", ""):
        return mark
    words = [word for word in words if word]
    if not words:
        return "^"
    word = words[which]
    return (
        word.lower() if word[-1].isalnum() and which == -1 else word.rstrip(".,;:").lower() if which == 0 else word[-1]
    )


def is_title(word: str) -> bool:
    """True for academic, religious and courtesy titles before a name ("Dr", "Ir", "Hj", "Dato'")."""
    return word.lower().rstrip(".") in heads("title")


def runs(text: str) -> Iterator[list[Token]]:
    """Runs of capitalised words, with particles ("van", "bin") and dotted titles inside; a lower-case word ends one."""
    for stretch in _stretches().finditer(text):
        run: list[Token] = []
        for match in _TOKEN.finditer(text, stretch.start(), stretch.end()):
            token = Token(match.start(), match.end(), match[0])
            if run and not _joins(text, run[-1], token.start):
                yield run
                run = []
            run.append(token)
        yield run


def _joins(text: str, last: Token, start: int) -> bool:
    gap, word = text[last.end : start], last.text
    if gap in (" ", "\u00a0"):
        return True
    if gap == "\n":  # a wrapped line, not the end of a heading or a label
        return text.find("\n", max(0, last.end - _WRAPPED), last.end) < 0 <= last.end - _WRAPPED
    if gap in (". ", ".\u00a0", "."):
        return len(word) == 1 or is_title(word) or word.lower() in heads("rank")
    return gap in ("' ", "’ ") and is_title(word)


def _scored(text: str, run: Sequence[Token], places: Sequence[tuple[int, int]]) -> list[Token]:
    particles = heads("particle")
    weights = _weights()
    out = []
    for index, token in enumerate(run):
        if token.text[0].islower() or token.text.lower() in particles:
            out.append(token)
            continue
        if any(a <= token.start < b for a, b in places):
            score = min(_PLACE_SCORE, name_score(token.text))
        else:
            score = name_score(token.text)
        for feature in context_features(text, run, index):
            score += weights.get(feature, 0.0)
        out.append(Token(token.start, token.end, token.text, score))
    return out


def person_start(run: Sequence[Token]) -> int:
    """Index of the token where a person's name begins in a scored run; ``len(run)`` if none does.

    A title decides; else the suffix of the run whose words look most like names.
    """
    for index in range(len(run) - 1, -1, -1):
        if is_title(run[index].text) and index + 1 < len(run):
            return index + 1
    best, total, start = 0.0, 0.0, len(run)
    for index in range(len(run) - 1, -1, -1):
        total += run[index].score
        if total > best:
            best, start = total, index
    while start < len(run) and run[start].text[0].islower():
        start += 1
    while 0 < start < len(run) and _doubtful(run[start - 1]):
        start -= 1
    return start


def _doubtful(token: Token) -> bool:
    """A word just under the line beside a sure name: taken with it unless it is an ordinary word."""
    if token.text[0].islower():
        return True
    return token.score > _DOUBTFUL and _word_class(token.text) in ("known", "rare")


def scored_runs(text: str, places: Sequence[PlaceMention]) -> Iterator[list[Token]]:
    """The capitalised runs of ``text`` with every word's score, known places scored as places."""
    spots = [(place.start, place.end) for place in places]
    at = 0
    for run in runs(text):
        while at < len(spots) and spots[at][1] <= run[0].start:
            at += 1
        stop = at
        while stop < len(spots) and spots[stop][0] < run[-1].end:
            stop += 1
        yield _scored(text, run, spots[at:stop])


def find_names(text: str, places: Sequence[PlaceMention] | None = None) -> tuple[Name, ...]:
    """Every proper name of ``text``, in order, never overlapping.

    Words that only begin a sentence are left out; "Menteri Pertanian RI Dr. Bagas Wiryawan" gives the office (kind
    ``other``) and the person without the title. ``places`` are those of ``text``, where the caller has them already.
    """
    known = find_places(text) if places is None else places
    spots = {(place.start, place.end) for place in known}
    names: list[Name] = []
    for run in scored_runs(text, known):
        names.extend(_classify(text, run, spots))
    return tuple(names)


def _classify(text: str, run: list[Token], places: Collection[tuple[int, int]]) -> Iterator[Name]:
    common = common_words()
    while run and run[0].text.lower() in common and not _opens_name(run):
        run = run[1:]
    while run and _DEGREE.fullmatch(run[-1].text) and not (len(run) > 1 and run[-1].text in ("I", "V", "X")):
        run = run[:-1]  # "M.Sc.", "US$", "semester II"
    if not run or (len(run) == 1 and run[0].text.lower() in weekdays() | months()):
        return
    start, end = run[0].start, run[-1].end
    last = run[-1].text.lower()
    if (start, end) in places:
        yield Name(start, end, text[start:end], "place")
        return
    if last in heads("suffix") and len(run) > 1:
        yield Name(start, end, text[start:end], "organisation")
        return
    cut = person_start(run)
    tail = run[cut:]
    if tail and _mean(tail) >= _PERSON_FLOOR:
        before = [t for t in run[:cut] if not is_title(t.text)]
        if before:
            yield _whole(text, before)
        yield Name(tail[0].start, end, text[tail[0].start : end], "person")
        return
    yield _whole(text, run)


def _mean(tail: Sequence[Token]) -> float:
    """Mean score of the capitalised words; a particle ("van", "binti") between them counts for a person."""
    capital = [token for token in tail if token.text[0].isupper()]
    return (sum(token.score for token in capital) + (len(tail) - len(capital))) / max(1, len(capital))


def _opens_name(run: Sequence[Token]) -> bool:
    first = run[0].text.lower()
    if first in _first_words("role") or first in _first_words("organisation") or first in _first_words("rank"):
        return len(run) > 1
    return len(run) > 1 and run[0].score > 0


def _whole(text: str, run: Sequence[Token]) -> Name:
    start, end = run[0].start, run[-1].end
    first = run[0].text.lower()
    kind: NameKind = "other"
    if len(run) == 1 and run[0].text.isupper() and end - start > 1:
        kind = "acronym"
    elif first in _first_words("organisation"):
        kind = "organisation"
    return Name(start, end, text[start:end], kind)
