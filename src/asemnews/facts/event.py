"""The meeting or ceremony that the release tells of: its name and edition, with its places and days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from asemnews.facts.event_days import event_days
from asemnews.facts.event_places import event_places
from asemnews.facts.lexis import pattern, words
from asemnews.facts.page import Page
from asemnews.facts.phrases import inside_name, is_ordinal, phrase_end
from asemnews.facts.times import DEPTH, is_background, is_later
from asemnews.lexicon.values import Value
from asemnews.records import Bilingual, Event, Grounded

_NAMED = 0.4  # a lone name deep in the text is another meeting's
_FIRST = re.compile(r"untuk (?:yang )?pertama kali(?:nya)?|sidang perdana|pertemuan perdana|rapat perdana")
_NTH = {
    word: number
    for number, word in enumerate(
        "pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh kesebelas".split(), 1
    )
} | {"perdana": 1}
_SPELLED = re.compile(rf"[\w-]+(?: tahunan| teknis| tingkat menteri| retret)? ({'|'.join(_NTH)})\b", re.IGNORECASE)
_ITS = re.compile(
    r"\b(?:sidang|pertemuan|rapat|konferensi|forum|musyawarah|kongres)(?:nya)? (?:itu )?yang ke-(\d{1,3})\b",
    re.IGNORECASE,
)
_ENGLISH_NAME = re.compile(
    r"(?:[A-Z][\w-]*(?:/[A-Z]\w*)? ){1,7}(?:Meeting|Summit|Conference|Forum|Dialogue|Expo|Congress|Retreat|Week)\b"
)


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    rank: float


def find_event(page: Page) -> Event | None:
    """The event; null where not even a place or a day of it is known."""
    name = _name(page)
    start, end = event_days(page)
    event = Event(
        name=_grounded(page, name.start, name.end) if name else None,
        edition=_edition(page, name),
        places=tuple(event_places(page)),
        start=start,
        end=end,
    )
    return None if event == Event() else event


def _grounded(page: Page, start: int, end: int) -> Grounded[Bilingual]:
    value = Bilingual(indonesian=page.text[start:end])
    return Grounded[Bilingual](value=value, quote=page.quote(start, end))


def _name(page: Page) -> _Name | None:
    best: _Name | None = None
    for candidate in _names(page):
        if candidate.rank < _NAMED:
            continue
        if best is None or candidate.rank > best.rank:
            best = candidate
    return best


def _names(page: Page) -> Iterator[_Name]:
    limit = page.ends[min(DEPTH, len(page.ends)) - 1] if page.ends else 0
    for match in pattern("meeting").finditer(page.text, 0, limit):
        sentence = page.sentence_at(match.start())
        begin, stop = page.starts[sentence], page.ends[sentence]
        end = phrase_end(page.text, match.start(), stop, heads=words("meeting"))
        rank = _rank(page, match, end, sentence)
        if rank is not None and not is_later(page, begin, match.start(), end):
            yield _Name(match.start(), end, rank - 0.3 * sentence)
    for match in _ENGLISH_NAME.finditer(page.text):
        sentence = page.sentence_at(match.start())
        if page.text[match.end() : match.end() + 2] == " (" or is_background(page, sentence):
            continue
        announced = pattern("meeting").search(page.text, max(0, match.start() - 14), match.start())
        start = match.start() + 4 * match[0].startswith("The ")
        yield _Name(start, match.end(), 1.6 + bool(announced) + 0.1 * match[0].count(" ") - 0.05 * sentence)


def _rank(page: Page, match: re.Match[str], end: int, sentence: int) -> float | None:
    """How much of a name the phrase is; null for a bare noun, and for a part of another name."""
    text = page.text
    tokens = text[match.end() : end].split()
    head = match[0].lower()
    if not tokens or is_background(page, sentence) or (head in ("kongres", "forum") and len(tokens) < 2):
        return None
    if inside_name(page, match) or any(n.kind == "person" and match.start() < n.start < end for n in page.names):
        return None
    capitals = sum(token[0].isupper() or token[0] == "(" for token in tokens)
    ordinal = _counted(tokens)
    if not capitals and not ordinal:
        return None
    proper = match[0][0].isupper() and (match.start() > page.starts[sentence] or text[match.end() + 1].isupper())
    if not proper and not ordinal and head not in ("kunjungan", "perundingan"):
        return None
    if head in ("forum", "kunjungan", "konsultasi", "pekan", "peringatan") and not proper:
        return 0.8 if head == "kunjungan" and "delegasi" in tokens else None
    return 1.0 + proper + ordinal + 0.1 * capitals


def _counted(tokens: list[str]) -> bool:
    """An edition among the words: "ke-6" anywhere, "ketiga" near the head, but not in "kedua negara"."""
    if any(re.fullmatch(r"ke-?\d+", token) for token in tokens):
        return True
    for index, token in enumerate(tokens[:3]):
        if is_ordinal(token):
            return tokens[index + 1 : index + 2] not in (["pihak"], ["negara"], ["belah"], ["delegasi"], ["kota"])
    return False


def _edition(page: Page, name: _Name | None) -> Grounded[int] | None:
    if name is not None:
        for value in page.values_from(name.start):
            if value.start > name.end + 1:
                break
            if page.text[max(0, value.start - 5) : value.start] == "hari ":
                continue
            if (
                value.kind == "ordinal"
                and value.amount is not None
                and not is_later(page, name.start, name.start, value.end)
            ):
                return _ordinal(page, value)
        spelled = _SPELLED.match(page.text, name.start, name.end)
        if spelled is not None:
            return Grounded[int](value=_NTH[spelled[1].lower()], quote=page.quote(spelled.start(1), spelled.end(1)))
    limit = page.ends[min(DEPTH, len(page.ends)) - 1] if page.ends else 0
    for match in _ITS.finditer(page.text, 0, limit):
        if not is_later(page, match.start(), match.start(), match.end()):
            return Grounded[int](value=int(match[1]), quote=page.quote(match.start(1) - 3, match.end(1)))
    for match in _FIRST.finditer(page.text, 0, limit):
        sentence = page.sentence_at(match.start())
        words_before = page.text[page.starts[sentence] : page.ends[sentence]]
        if pattern("meeting").search(words_before) and re.search(
            r"dilaksanakan|digelar|diselenggarakan|diadakan|perdana|dihelat", words_before
        ):
            return Grounded[int](value=1, quote=page.quote(match.start(), match.end()))
    return None


def _ordinal(page: Page, value: Value) -> Grounded[int] | None:
    if value.amount is None or value.amount != int(value.amount) or not 0 < value.amount < 1000:
        return None
    return Grounded[int](value=int(value.amount), quote=page.quote(value.start, value.end))
