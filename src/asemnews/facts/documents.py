"""Instruments that the parties signed, adopted, agreed or plan: declarations, memoranda, treaties, action plans."""

from __future__ import annotations

import re
from dataclasses import dataclass

from asemnews.facts.lexis import pattern, words
from asemnews.facts.page import Page
from asemnews.facts.phrases import phrase_end
from asemnews.facts.times import is_background
from asemnews.records import Bilingual, Grounded, Instrument
from asemnews.records.agreement import DocumentStatus

_REFERRING = re.compile(r"(?:itu|tersebut|ini|dimaksud|kali ini|serupa)(?!\w)|-?nya(?!\w)")
_GENERIC = frozenset(
    "naskah catatan pengaturan pedoman panduan nota protokol kontrak kesepakatan persetujuan pernyataan risalah akta rencana kesepahaman".split()
)
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class _Found:
    start: int
    end: int
    head: str
    status: DocumentStatus
    rank: int

    def words(self, page: Page) -> list[str]:
        return _WORD.findall(page.text[self.start : self.end].lower())


def find_documents(page: Page) -> tuple[Instrument, ...]:
    """The instruments of this release, each once under its fullest name; those of earlier years are left out."""
    kept: list[_Found] = []
    free = 0
    for match in pattern("instrument").finditer(page.text):
        if match.start() < free:
            continue
        sentence = page.sentence_at(match.start())
        end = phrase_end(page.text, match.start(), page.ends[sentence], heads=words("instrument"))
        end = max(end, match.end())
        free = end
        found = _judge(page, match, end, sentence)
        if found is not None:
            _add(page, kept, found)
    return tuple(
        Instrument(
            name=Grounded[Bilingual](
                value=Bilingual(indonesian=page.text[f.start : f.end]), quote=page.quote(f.start, f.end)
            ),
            status=f.status,
        )
        for f in kept
    )


def _judge(page: Page, match: re.Match[str], end: int, sentence: int) -> _Found | None:
    if is_background(page, sentence):
        return None
    text = page.text
    name = text[match.start() : end]
    begin, stop = page.starts[sentence], page.ends[sentence]
    if _REFERRING.match(text, end + 1, stop):
        return None
    bare = len(name) == len(match[0])
    named = match[0][0].isupper() and match.start() > begin and not bare
    if bare and (match[0].lower() in _GENERIC or not match[0][0].isupper()):
        return None
    before = text[max(begin, match.start() - 90) : match.start()]
    after = text[end : min(stop, end + 70)]
    status = _status(before, after)
    if status is None:
        if not named:
            return None
        status = "adopted"
    return _Found(match.start(), end, match[0].lower(), status, 0)


def _status(before: str, after: str) -> DocumentStatus | None:
    around = f"{before} | {after}"
    if pattern("denied").search(around):
        return None
    signing, adopting = pattern("signing").search(around), pattern("adopting").search(around)
    planning = pattern("planning").search(before[-45:])
    if signing:
        return "planned" if planning else "signed"
    if planning:
        return "planned"
    return "adopted" if adopting else None


def _add(page: Page, kept: list[_Found], found: _Found) -> None:
    """Keep the fullest name of each instrument."""
    mine = found.words(page)
    for index, other in enumerate(kept):
        theirs = other.words(page)
        if set(mine) <= set(theirs):
            return
        if set(theirs) <= set(mine):
            kept[index] = found
            return
    kept.append(found)
