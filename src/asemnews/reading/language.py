"""Which language a text looks like, by its function words and its script."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files

from asemnews.records import Finding

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BEYOND_LATIN = re.compile("[\u0370-\U0010ffff]")
_SAMPLE = 40_000  # code points; enough for some 6,000 words
_FEWEST = 12  # words below which nothing is said
_LEAST = 0.06  # share of function words below which no known language is named; Indonesian news has 0.2 to 0.35
_ENOUGH = 0.12  # share of Indonesian ones from which only a related language can outdo them; English has under 0.01
_RELATED = ("Malay", "Javanese", "Sundanese", "Minangkabau")
_AHEAD = 1.15  # how far another language must be ahead of Indonesian
_SCRIPTS = (
    (0x0370, 0x03FF, "Greek"),
    (0x0400, 0x052F, "Russian or another language in Cyrillic script"),
    (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x06FF, "Arabic, Jawi or another language in Arabic script"),
    (0x0900, 0x0DFF, "a language of India"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x1000, 0x109F, "Burmese"),
    (0x1780, 0x17FF, "Khmer"),
    (0x3040, 0x30FF, "Japanese"),
    (0x4E00, 0x9FFF, "Chinese"),
    (0xA980, 0xA9DF, "Javanese in its own script"),
    (0xAC00, 0xD7AF, "Korean"),
)


@cache
def profiles() -> dict[str, frozenset[str]]:
    """The commonest words of each language by its English name; Indonesian comes first."""
    text = (files("asemnews.reading") / "data" / "languages.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: frozenset(words.split()) for name, words in rows}


@cache
def _speakers() -> dict[str, list[str]]:
    """The languages that a word is common in."""
    found: dict[str, list[str]] = {}
    for name, known in profiles().items():
        for word in known:
            found.setdefault(word, []).append(name)
    return found


def looks_like(text: str) -> str | None:
    """The English name of the language ``text`` looks like; null where it is too short or like none that is known."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script:
        return script
    words = [word.lower().replace("’", "'") for word in _WORD.findall(sample)]
    if len(words) < _FEWEST:
        return None
    counts = Counter(words)
    hits = dict.fromkeys(profiles(), 0)
    for word, count in counts.items():
        for name in _speakers().get(word, ()):
            hits[name] += count
    best = max(hits, key=lambda name: hits[name])
    own = hits["Indonesian"]
    foreign_names = best not in _RELATED and own >= len(words) * _ENOUGH
    if own * _AHEAD >= hits[best] or hits[best] - own < 2 or foreign_names:
        best = "Indonesian"
    return best if hits[best] >= len(words) * _LEAST else None


def _script(sample: str) -> str | None:
    other = [char for char in _BEYOND_LATIN.findall(sample) if char.isalpha()]
    if not other:
        return None
    letters = sum(map(str.isalpha, sample))
    counts = Counter(name for char in other for low, high, name in _SCRIPTS if low <= ord(char) <= high)
    if counts["Japanese"]:  # Han characters beside kana are Japanese
        counts["Japanese"] += counts.pop("Chinese", 0)
    name, most = counts.most_common(1)[0] if counts else ("", 0)
    return name if most * 2 > letters else None


def language_findings(text: str) -> tuple[Finding, ...]:
    """A warning if ``text`` does not look Indonesian."""
    name = looks_like(text)
    if name == "Indonesian":
        return ()
    if name is not None:
        message = f"The text looks like {name}, not Indonesian; what is made of it cannot be trusted."
    elif len(_WORD.findall(text[:_SAMPLE])) >= _FEWEST:
        message = "The text does not look like Indonesian; what is made of it cannot be trusted."
    else:
        return ()
    return (Finding(check="layout.language", severity="warning", message=message),)
