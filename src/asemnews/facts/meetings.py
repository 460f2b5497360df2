"""The next meetings: what the forum or the parties scheduled, where and when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from asemnews.facts.lexis import any_of, pattern, words
from asemnews.facts.page import Page
from asemnews.facts.phrases import phrase_end
from asemnews.facts.times import first_day
from asemnews.lexicon.dates import DateMention, find_dates
from asemnews.lexicon.resolving import Resolved
from asemnews.records import Bilingual, Grounded, Meeting, Quote

_REACH = 170  # code points between a meeting and its day
_REVIEWS = frozenset(("mengevaluasi", "meninjau", "menilai", "evaluasi", "mengkaji ulang"))
_REVIEWED = re.compile(r" (?:[a-z]+ )?(?:pelaksanaan|kemajuan|penerapan|hasil|perkembangan)")
_OCCASION = re.compile(
    r"\b(?:dalam|pada|kepada|sela|seusai|menjelang|sebelum|saat|untuk|dari|melalui|hasil|usai|peserta|di)"
    r"(?: rangkaian)? $"
)
_NEXT = re.compile(
    r" (?:[\w()-]+ ){0,4}?(?:ke-?\d+|ke[a-z]{4,}|berikut(?:nya)?|selanjutnya|lanjutan|perdana|pertama|khusus|"
    r"tahun depan|mendatang|itu|serupa|teknis)\b"
)
_OPENING = re.compile(r"[,; ]{0,3}(?:(?:dan|sedangkan|sementara|adapun|didahului|disusul) )?", re.IGNORECASE)
_UNKNOWN_PLACE = re.compile(r"\bdi ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})")
_ONLINE = re.compile(r"secara (?:daring|virtual|luring|hibrida)")
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
        if not any_of("meets").search(page.text, start, end):
            continue
        at = start
        for cut in _CUT.finditer(page.text, start, end):
            yield _Clause(at, cut.start(), index)
            at = cut.start()
        yield _Clause(at, end, index)


def _meeting(page: Page, clause: _Clause) -> Meeting | None:
    text = page.text
    if any_of("not scheduled").search(text, clause.start, clause.end):
        return None
    meets = [m for m in any_of("meets").finditer(text, clause.start, clause.end) if not _beside(text, m, clause)]
    if not meets:
        return None
    dated = _when(page, clause, meets[0].start())
    if dated is None:
        return None
    mention, when = dated
    noun = max((m for m in meets if m.start() < mention.start), key=lambda m: m.start(), default=None)
    if noun is None or mention.start - noun.end() > _REACH:
        return None
    if not any_of("ahead").search(text, clause.start, clause.end) and not (
        page.published and _scheduled(text, noun, mention.start)
    ):
        return None
    where, end = _where(page, noun.start(), clause.end, mention)
    if noun[0].lower() in _REVIEWS and (where is None or not _REVIEWED.match(text, noun.end())):
        return None
    quote = page.quote(_skip(text, clause.start), max(end, mention.end))
    return Meeting(name=_named(page, clause, noun), when=when, where=where, note=_note(page, clause), quote=quote)


def _beside(text: str, meeting: re.Match[str], clause: _Clause) -> bool:
    """True where the meeting is only the occasion of something else: "disahkan dalam KTT di Singapura, November"."""
    before = text[max(clause.start, meeting.start() - 24) : meeting.start()]
    if not _OCCASION.search(before):
        return False
    return (
        re.compile(r"[^,.]{0,60} yang (?:dijadwalkan|akan|direncanakan)\b").match(text, meeting.end(), clause.end)
        is None
    )


def _scheduled(text: str, meeting: re.Match[str], until: int) -> bool:
    """Told in the present: "Sidang ke-10 diselenggarakan di …", "Kedua pihak bertemu lagi di …"."""
    between = text[meeting.end() : until]
    if re.match(r"ber", meeting[0]):
        return re.match(r" (?:lagi|kembali|untuk pertama|pertama|perdana|di |pada |secara )", between) is not None
    return _NEXT.match(between) is not None and any_of("held next").search(between) is not None


def _skip(text: str, start: int) -> int:
    opening = _OPENING.match(text, start)
    return opening.end() if opening else start


def _when(page: Page, clause: _Clause, floor: int) -> tuple[DateMention, Grounded[str]] | None:
    for found in find_dates(page.text[clause.start : clause.end]):
        mention = replace(found, start=found.start + clause.start, end=found.end + clause.start)
        if mention.start < floor:
            continue
        if mention.preposition in ("paling lambat", "sebelum", "sejak", "sampai", "hingga"):
            continue
        resolved = page.resolved(mention)
        if resolved is not None and resolved.start is None and mention.kind == "rhythm":
            resolved = _first_of_rhythm(page, mention)
        if resolved is None or resolved.start is None or _is_past(page, resolved):
            continue
        return mention, Grounded[str](value=resolved.text, quote=page.quote(mention.start, mention.end))
    return None


def _first_of_rhythm(page: Page, mention: DateMention) -> Resolved | None:
    """ "setiap tiga bulan, dimulai pada Mei 2025": May 2025."""
    begin = mention.text.find("mulai")
    later = find_dates(mention.text[begin:]) if begin >= 0 else ()
    return page.resolved(later[0]) if later else None


def _is_past(page: Page, resolved: Resolved) -> bool:
    """True where the time lies wholly before the release, or on its day; unknown days are not past."""
    end = resolved.end or resolved.start or ""
    day = first_day(end)
    if day is None:
        return True
    if page.published is None:
        return False
    if len(end) == 10:
        return day <= page.published
    span = 365 if len(end) == 4 else 31 if end[5].isdigit() else 92 if end[5] == "Q" else 184
    return (page.published - day).days >= span


def _where(page: Page, start: int, end: int, mention: DateMention) -> tuple[Grounded[Bilingual] | None, int]:
    online = _ONLINE.search(page.text, start, end)
    if online is not None:
        value = Bilingual(
            indonesian=page.text[online.start() : online.end()], english="online" if "luring" not in online[0] else None
        )
        return Grounded[Bilingual](value=value, quote=page.quote(online.start(), online.end())), online.end()
    for index in range(bisect_left(page.places, start, key=lambda p: p.start), len(page.places)):
        place = page.places[index]
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
    unknown = _UNKNOWN_PLACE.search(page.text, start, end)
    if unknown is not None:
        value = Bilingual(indonesian=unknown[1], english=unknown[1])
        return Grounded[Bilingual](value=value, quote=page.quote(unknown.start(1), unknown.end(1))), unknown.end(1)
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
