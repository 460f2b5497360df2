"""Who agreed or negotiated: the sides of the release's commitments, not every body it mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from asemnews.facts.entities import Entity, entities_in
from asemnews.facts.page import Page
from asemnews.facts.times import is_background
from asemnews.lexicon.data_files import read_table
from asemnews.records import Bilingual, Grounded, Party

_CLAUSE = re.compile(
    r"[;:]| bahwa |, (?:sedangkan|sementara|adapun|tetapi|namun|dan (?=(?:me|ber|di)[a-z]{4,} )) ?|[”\"] ?,? ?|\bsetelah |\bketika "
)
_NEGATED = re.compile(
    r"\b(?:belum|tidak|menolak|tanpa|berharap|diharapkan|akan|ingin|hendak|bisa|dapat|mengusulkan|meminta)\W+(?:\w+ ){0,1}$",
    re.IGNORECASE,
)
_GLUE = re.compile(r"(?:,? ?(?:dan|serta|bersama|dengan|atau)|,|)(?: (?:[a-z]+ ){0,3})?$")
_FAR = re.compile(r"\b(?:di|pada|dalam|oleh|kata|ujar|menurut|ke|yang)\b|[.]")
_APPOSED = re.compile(r", [a-z][^,;.]{0,80}, dan (?:[a-z]+ ){0,2}")
_APPOSITION = 60
_ADVERBIAL = re.compile(
    r"\W*(?:Di|Pada|Dalam|Selain|Sebagai|Untuk|Setelah|Melalui|Berdasarkan|Seusai|Usai|Sesudah|Lewat|Dengan|Atas|Sejak|Selama|Mulai|"
    r"Sementara|Sebaliknya|Adapun|Namun|Karena|Menurut|Sebelum|Ketika|Saat|Bersamaan|Khusus|Bagi|Demi|Akhirnya|Hasilnya)\b[^,;.\n]{0,140}, "
)
_AGENTS = re.compile(
    r"(?:ditandatangani|diteken|disepakati|disetujui|disahkan|diparaf|dicapai|dijalin|dibuat)(?: [a-z]+){0,2}? (?:oleh|bersama|antara|dengan) "
)
_BETWEEN = re.compile(r"\b(?:ant[ae]ra) ")
_WITH = re.compile(r" (?:dengan|bersama|kepada) ")
_MONEY_LIST = re.compile(r"^(?:,? dan |, )$")


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(row["words"] for row in read_table("agreeing.tsv") if row["kind"] == kind)


@cache
def _subject_verbs() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, _words('subject')), key=len, reverse=True))})(?![\w-])"
    )


@cache
def _negotiations() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, _words('negotiation')))})(?![\w-])", re.IGNORECASE)


@dataclass(slots=True)
class _Side:
    entity: Entity
    name: str


def find_parties(page: Page) -> tuple[Party, ...]:
    """The parties in order of first mention, each once under its first full name."""
    found: list[Entity] = []
    for index in range(len(page.starts)):
        if is_background(page, index):
            continue
        start, end = page.starts[index], page.ends[index]
        found.extend(_subjects(page, start, end))
        found.extend(_agents(page, start, end))
        if index < 4:
            found.extend(_between(page, start, end))
    return tuple(
        Party(
            name=Grounded[Bilingual](
                value=Bilingual(indonesian=page.text[e.start : e.end]), quote=page.quote(e.start, e.end)
            ),
            count=e.count,
        )
        for e in _distinct(page, found)
    )


def _subjects(page: Page, start: int, end: int) -> list[Entity]:
    """Entities that are the subject of a verb of agreeing."""
    out: list[Entity] = []
    for verb in _subject_verbs().finditer(page.text, start, end):
        if _NEGATED.search(page.text, max(start, verb.start() - 40), verb.start()):
            continue
        begin = start
        for cut in _CLAUSE.finditer(page.text, start, verb.start()):
            begin = cut.end()
        listed = _leading_list(page, begin, verb.start())
        out.extend(listed)
        if listed:
            tail = _WITH.search(page.text, verb.end(), min(end, verb.end() + 160))
            if tail is not None:
                out.extend(_leading_list(page, tail.end(), end, gap_words=3))
            out.extend(_same_verb(page, verb.end(), end))
    return out


def _leading_list(page: Page, begin: int, end: int, *, gap_words: int = 5) -> list[Entity]:
    """The entities of a list that opens at ``begin``: "A, B, dan C"; none where a person or an office opens it."""
    begin = _past_adverbial(page.text, begin, end)
    out: list[Entity] = []
    last = begin
    for entity in entities_in(page, begin, end):
        if entity.kind == "word":
            continue
        gap = page.text[last : entity.start]
        if not out:
            if entity.kind in ("office", "person") or len(gap.split()) > gap_words or _FAR.search(gap):
                break
        elif not (_GLUE.fullmatch(gap) or _APPOSED.fullmatch(gap)) or _FAR.search(gap.rsplit(",", 2)[-1]):
            if re.match(r", [a-z]", gap) and len(gap) < _APPOSITION and not _FAR.search(gap):
                continue  # inside an apposition: "PT X, badan usaha milik negara (BUMN) …"
            break
        if entity.kind in ("office", "person"):
            break
        out.append(entity)
        last = entity.end
    return out


def _past_adverbial(text: str, begin: int, end: int) -> int:
    """Past an opening such as "Pada kesempatan itu, "."""
    opening = _ADVERBIAL.match(text, begin, end)
    return opening.end() if opening else begin


def _same_verb(page: Page, begin: int, end: int) -> list[Entity]:
    """ "Australia berkomitmen menyetor US$40 juta, India US$35 juta": the verb is left out, the amount is not."""
    out = []
    for entity in entities_in(page, begin, end):
        money = next((v for v in page.values if v.start == entity.end + 1 and v.kind == "money"), None)
        if money is not None and re.search(r"(?:,|dan) $", page.text[begin : entity.start]):
            out.append(entity)
    return out


def _agents(page: Page, start: int, end: int) -> list[Entity]:
    out: list[Entity] = []
    for match in _AGENTS.finditer(page.text, start, end):
        out.extend(_leading_list(page, match.end(), end))
    return out


def _between(page: Page, start: int, end: int) -> list[Entity]:
    out: list[Entity] = []
    for match in _BETWEEN.finditer(page.text, start, end):
        if _negotiations().search(page.text, max(start, match.start() - 90), match.start()):
            listed = _leading_list(page, match.end(), end)
            if len(listed) > 1:
                out.extend(listed)
    return out


_PREFIX = re.compile(r"^(?:pemerintah|republik|negara|pt|pihak|delegasi|kerajaan|rakyat)\b ?")


def _core(name: str) -> frozenset[str]:
    plain = re.sub(r"\([^)]*\)", " ", name.lower())
    while (cut := _PREFIX.sub("", plain.strip())) != plain.strip():
        plain = cut
    return frozenset(re.findall(r"\w+", plain)) - {"republik", "persero", "tbk", "provinsi", "pemprov", "ri"}


def _distinct(page: Page, found: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda e: e.start):
        name = page.text[entity.start : entity.end]
        core = _core(name)
        acronyms = set(re.findall(r"\(([A-Z][\w-]+)\)", name))
        same = False
        for other in kept:
            known = page.text[other.start : other.end]
            if core and core <= _core(known) or name in re.findall(r"\(([^)]+)\)", known) or acronyms & {known}:
                same = True
                break
        if core and not same:
            kept.append(entity)
    return kept
