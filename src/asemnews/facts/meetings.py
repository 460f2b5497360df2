"""The next meetings: what the forum or the parties scheduled, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from asemnews.facts.lexis import pattern, words
from asemnews.facts.page import Page
from asemnews.facts.phrases import phrase_end
from asemnews.facts.times import dates_in, first_day
from asemnews.lexicon.dates import DateMention
from asemnews.records import Bilingual, Grounded, Meeting, Quote

_AHEAD = re.compile(
    r"\b(?:akan|dijadwalkan|direncanakan|mendatang|berikutnya|disepakati berlangsung|didahului|dimulai|perdana)\b|\bdepan\b"
)
_NOT = re.compile(
    r"\b(?:berharap|diharapkan|mengusulkan|usul|usulan|minat|belum|meminta|menawarkan|batal|dibatalkan|seandainya|mungkin digelar|tawaran)\b"
)
_MEETS = re.compile(
    r"\b(?:bertemu|berunding|bersidang|berkumpul|rapat|sidang|pertemuan|perundingan|konferensi|ktt|konsultasi|dialog|forum|kongres|putaran|lokakarya|musyawarah|meeting|summit|"
    r"muktamar|munas|temu|mengevaluasi|meninjau|mengkaji ulang|menilai|evaluasi)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\b(?:di|secara) ")
_ONLINE = re.compile(r"secara (?:daring|virtual|luring|hibrida)")
_HOST = re.compile(r"[^.\n]*\b(?:tuan rumah)\b[^.\n]*")
_CUT = re.compile(r"; |, (?:sedangkan|sementara|adapun|didahului|disusul|dan (?=[a-z]+ ))")


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    sentence: int


def find_next_meetings(page: Page) -> tuple[Meeting, ...]:
    """Every meeting to come with its day or place, in order."""
    found: list[Meeting] = []
    seen: set[tuple[str, str]] = set()
    for clause in _clauses(page):
        meeting = _meeting(page, clause)
        if meeting is None:
            continue
        key = (meeting.when.value if meeting.when else "", meeting.where.value.indonesian if meeting.where else "")
        if key not in seen:
            seen.add(key)
            found.append(meeting)
    return tuple(found)


def _clauses(page: Page) -> Iterator[_Clause]:
    for index, (start, end) in enumerate(zip(page.starts, page.ends, strict=True)):
        if not _MEETS.search(page.text, start, end):
            continue
        at = start
        for cut in _CUT.finditer(page.text, start, end):
            yield _Clause(at, cut.start(), index)
            at = cut.start()
        yield _Clause(at, end, index)


def _meeting(page: Page, clause: _Clause) -> Meeting | None:
    text = page.text
    if _NOT.search(text, clause.start, clause.end) or not _AHEAD.search(text, clause.start, clause.end):
        return None
    meets = list(_MEETS.finditer(text, clause.start, clause.end))
    if not meets:
        return None
    dated = _when(page, clause, meets[0].start())
    if dated is None:
        return None
    mention, when = dated
    noun = max((m for m in meets if m.start() < mention.start), key=lambda m: m.start(), default=None)
    if noun is None or _used_up(text[noun.end() : mention.start]):
        return None
    where, end = _where(page, noun.start(), clause.end, mention)
    weak = noun[0].lower() in ("mengevaluasi", "meninjau", "menilai", "evaluasi", "mengkaji ulang")
    if weak and where is None:
        return None
    named = _named(page, clause, noun)
    quote = page.quote(
        clause.start if text[clause.start] not in ",;" else _skip(text, clause.start), max(end, mention.end)
    )
    return Meeting(name=named, when=when, where=where, note=_note(page, clause), quote=quote)


def _skip(text: str, start: int) -> int:
    while text[start] in ",; ":
        start += 1
    return start


def _used_up(between: str) -> bool:
    """True where another action stands between the meeting and the day."""
    return len(between) > 170


def _when(page: Page, clause: _Clause, floor: int) -> tuple[DateMention, Grounded[str]] | None:
    for mention in dates_in(page, floor, clause.end):
        resolved = page.resolved(mention)
        if resolved is None or resolved.start is None:
            continue
        day = first_day(resolved.end or resolved.start)
        if day is None or (page.published is not None and _whole_end(resolved.text, day.year, page)):
            continue
        if mention.preposition in ("paling lambat", "sebelum", "sejak", "sampai", "hingga"):
            continue
        return mention, Grounded[str](value=resolved.text, quote=page.quote(mention.start, mention.end))
    return None


def _whole_end(iso: str, year: int, page: Page) -> bool:
    """True where the time lies wholly before the release."""
    published = page.published
    if published is None:
        return False
    if len(iso) == 4:
        return year < published.year
    day = first_day(iso[:10]) if re.match(r"\d{4}", iso) else None
    if day is None:
        return False
    span = 0 if len(iso) == 10 else 30 if re.fullmatch(r"\d{4}-\d\d", iso) else 180
    return (published - day).days >= span if span else day <= published


def _where(page: Page, start: int, end: int, mention: DateMention) -> tuple[Grounded[Bilingual] | None, int]:
    online = _ONLINE.search(page.text, start, end)
    if online is not None:
        value = Bilingual(
            indonesian=page.text[online.start() : online.end()], english="online" if "luring" not in online[0] else None
        )
        return Grounded[Bilingual](value=value, quote=page.quote(online.start(), online.end())), online.end()
    for index, place in enumerate(page.places):
        if place.start < start:
            continue
        if place.end > end:
            break
        if not page.text[max(start, place.start - 30) : place.start].rsplit(",", 1)[-1].lstrip().startswith(
            ("di ",)
        ) and not re.search(r"\bdi (?:[\w-]+ ){0,2}$", page.text[max(start, place.start - 30) : place.start]):
            continue
        last, english = place, [place.english]
        for following in page.places[index + 1 : index + 4]:
            if page.text[last.end : following.start] != ", " or following.end > end:
                break
            last = following
            english.append(following.english)
        if last.kind != "country" and place.country is not None and place.country not in english:
            english.append(place.country)
        value = Bilingual(indonesian=page.text[place.start : last.end], english=", ".join(english))
        return Grounded[Bilingual](value=value, quote=page.quote(place.start, last.end)), last.end
    return None, mention.end


def _named(page: Page, clause: _Clause, noun: re.Match[str]) -> Bilingual | None:
    for match in pattern("meeting").finditer(page.text, clause.start, clause.end):
        end = phrase_end(page.text, match.start(), clause.end, heads=words("meeting"))
        if match.start() <= noun.start():
            return Bilingual(indonesian=page.text[match.start() : max(end, match.end())])
    return None


def _note(page: Page, clause: _Clause) -> Quote | None:
    """What is still open about the host."""
    end = page.ends[clause.sentence]
    host = re.compile(
        r"yang (?:negara )?tuan rumahnya[^.\n]*|tuan rumah(?:nya)? (?:akan|belum)[^.\n]*|\(kemungkinan [^)]*\)"
    ).search(page.text, clause.start, end)
    return page.quote(host.start(), host.end()) if host else None
