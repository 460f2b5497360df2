"""Instruments that the parties signed, adopted, agreed or plan: declarations, memoranda, treaties, action plans."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter

from asemnews.facts.lexis import pattern, words
from asemnews.facts.page import Page
from asemnews.facts.phrases import inside_name, phrase_end
from asemnews.facts.times import is_background
from asemnews.facts.weights import score
from asemnews.records import Bilingual, Grounded, Instrument, Person
from asemnews.records.agreement import DocumentStatus

_REFERRING = re.compile(r"(?:itu|tersebut|ini|dimaksud|kali ini|serupa|tadi)(?!\w)")
_WORD = re.compile(r"[\w-]+|[,;()\"“”]")
_PARTNER = re.compile(r" (?:dengan|antara|bersama) ")
_STILL_TO_SIGN = re.compile(
    r"\b(?:(?:akan|baru dapat|siap|rencananya) (?:segera )?(?:ditandatangani|diteken)|batal|urung)\b"
)
_FORMAL = -3.2  # set on the development cases: the own corpus marks no planned instruments
_PARTNERED = -0.8
_SIDE = re.compile(r"\w+")


@dataclass(slots=True)
class Draft:
    """A mention of an instrument at ``start:end``, a candidate; ``head`` ends its noun."""

    start: int
    head: int
    end: int
    sentence: int
    status: DocumentStatus | None
    known: bool = False  # an instrument of the same noun stands before


def find_documents(page: Page, people: tuple[Person, ...] = ()) -> tuple[Instrument, ...]:
    """The instruments of this release, each once under its fullest name; those of earlier years are left out."""
    kept: list[Draft] = []
    for draft in drafts(page, people):
        if is_background(page, draft.sentence):
            continue
        if score("facts_documents.tsv", draft_features(page, draft)) > _floor(page, draft):
            _add(page, kept, draft)
    return tuple(
        Instrument(
            name=Grounded[Bilingual](
                value=Bilingual(indonesian=page.text[d.start : d.end]), quote=page.quote(d.start, d.end)
            ),
            status=d.status or "adopted",
        )
        for d in kept
    )


def _floor(page: Page, draft: Draft) -> float:
    """Less is asked of a formal instrument under its own name that was signed, or that is still to be."""
    text = page.text
    head = text[draft.start : draft.head].lower()
    before, after = _near(page, draft.start, draft.end, draft.sentence)
    if draft.end == draft.head or head not in words("formal"):
        return 0.0
    if draft.status == "signed" and not pattern("denied").search(f"{before} | {after}"):
        return _FORMAL
    if draft.status == "planned" and not re.search(
        r"\b(?:menunda|ditunda|ditolak|menolak|berharap|diharapkan|usul\w*)\b", before
    ):
        close = before[-40:]
        if pattern("signing").search(f"{close} | {after[:50]}") or re.search(r"\bmenjadi $", close):
            return _FORMAL
        if head in ("rencana aksi", "peta jalan", "rencana kerja") and pattern("planning").search(close):
            return _FORMAL
    return _PARTNERED if draft.status is None and text[draft.head : draft.head + 8] == " dengan " else 0.0


def drafts(page: Page, people: tuple[Person, ...] = ()) -> list[Draft]:
    """Every instrument the page mentions, but in names of offices and bodies."""
    offices = sorted((p.role.quote.start, p.role.quote.end) for p in people if p.role is not None)
    furthest = list(accumulate((end for _, end in offices), max))  # where the offices so far end at the latest
    found: list[Draft] = []
    seen: set[str] = set()
    free = 0
    for match in pattern("instrument").finditer(page.text):
        if match.start() < free or inside_name(page, match) or _wraps(page.text, match):
            continue
        sentence = page.sentence_at(match.start())
        end = max(match.end(), phrase_end(page.text, match.start(), page.ends[sentence], heads=words("instrument")))
        end = _without_partner(page.text, match, end)
        free = end
        quote = page.quote(match.start(), match.end())
        begun = bisect_right(offices, quote.start, key=itemgetter(0))
        if begun and furthest[begun - 1] >= quote.end:
            continue  # part of an office
        before, after = _near(page, match.start(), end, sentence)
        noun = match[0].lower().split()[0]
        found.append(Draft(match.start(), match.end(), end, sentence, _status(before, after), noun in seen))
        seen.add(noun)
    return found


def _wraps(text: str, match: re.Match[str]) -> bool:
    """True for "naskah" in "naskah Pengaturan Teknis": the instrument follows."""
    return match[0].lower() in ("naskah", "dokumen") and pattern("instrument").match(text, match.end() + 1) is not None


def _without_partner(text: str, match: re.Match[str], end: int) -> int:
    """ "nota kesepahaman dengan X" needs its partner to be a name; "perjanjian jual beli dengan X" does not."""
    partner = _PARTNER.search(text, match.end(), end)
    if partner is None or partner.start() == match.end():
        return end
    return partner.start()


def _near(page: Page, start: int, end: int, sentence: int) -> tuple[str, str]:
    begin, stop = page.starts[sentence], page.ends[sentence]
    return page.text[max(begin, start - 90) : start], page.text[end : min(stop, end + 70)]


def _status(before: str, after: str) -> DocumentStatus | None:
    around = f"{before} | {after}"
    signing, adopting = pattern("signing").search(around), pattern("adopting").search(around)
    planning = pattern("planning").search(before[-45:]) or _STILL_TO_SIGN.search(after)
    if signing:
        return "planned" if planning or pattern("denied").search(around) else "signed"
    if planning:
        return "planned"
    return "adopted" if adopting else None


def draft_features(page: Page, draft: Draft) -> tuple[str, ...]:
    """What the fitted table sees of a candidate."""
    text = page.text
    begin, stop = page.starts[draft.sentence], page.ends[draft.sentence]
    name = text[draft.start : draft.end]
    head = text[draft.start : draft.head].lower()
    before, after = _near(page, draft.start, draft.end, draft.sentence)
    left, right = _WORD.findall(before.lower()), _WORD.findall(after.lower())
    last = left[-1] if left else "^"
    following = right[0] if right else "$"
    bare = draft.end == draft.head
    inner = text[draft.head + 1 : draft.head + 2].isupper() and not bare
    capital = name[0].isupper() and (draft.start > begin or inner)
    shape = f"{'bare' if bare else 'full'}{'+named' if capital else ''}"
    features = {
        "bias",
        f"head={head}",
        f"shape={shape}",
        f"head={head}+{shape}",
        f"b={last}",
        f"a={following}",
        f"b2={' '.join(left[-2:])}",
        f"status={draft.status}",
        f"status={draft.status}+{shape}",
        f"first={min(draft.sentence, 4)}",
        f"words={min(name.count(' '), 6)}",
    }
    for kind in ("signing", "adopting", "planning", "past", "denied"):
        if pattern(kind).search(before):
            features |= {f"before:{kind}", f"before:{kind}+{shape}"}
        if pattern(kind).search(after):
            features |= {f"after:{kind}", f"after:{kind}+{shape}"}
        if pattern(kind).search(before[-25:]):
            features.add(f"right-before:{kind}")
    features.add(f"known={draft.known}+{shape}")
    if _REFERRING.match(text, draft.end + 1, stop):
        signed = "signed" if pattern("signing").search(after[:40]) else "no"
        features |= {"referring", f"referring+{shape}", f"referring+{draft.known}+{signed}"}
    if is_background(page, draft.sentence):
        features |= {"background", f"background+{shape}"}
    if pattern("topic").search(name):
        features.add("topic")
    return tuple(sorted(features))


def _add(page: Page, kept: list[Draft], draft: Draft) -> None:
    """Keep the fullest name of each instrument."""
    mine = _SIDE.findall(page.text[draft.start : draft.end].lower())
    for index, other in enumerate(kept):
        theirs = _SIDE.findall(page.text[other.start : other.end].lower())
        if " ".join(mine) in theirs and len(mine) == 1:
            return  # "LoI" after "Pernyataan Kehendak (Letter of Intent/LoI)"
        if mine[0] != theirs[0]:
            continue
        if set(mine) <= set(theirs):
            return
        if set(theirs) <= set(mine):
            kept[index] = draft
            return
    kept.append(draft)
