"""Where a sentence names its parties: subjects, agents and partners of agreeing, "antara A dan B"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from asemnews.facts.entities import Entity, entities_in
from asemnews.facts.lexis import whole_words
from asemnews.facts.page import Page
from asemnews.facts.times import is_background
from asemnews.lexicon.data_files import read_table

_CLAUSE = re.compile(
    r"[;:]| bahwa |, (?:sedangkan|sementara|adapun|tetapi|namun|dan (?=(?:me|ber|di)[a-z]{4,} )) ?|[”\"] ?,? ?|"
    r"\bsetelah |\bketika "
)
_NEGATED = re.compile(
    r"\b(?:belum|tidak|menolak|tanpa|berharap|diharapkan|akan|ingin|hendak|bisa|dapat|mengusulkan|meminta)"
    r"\W+(?:\w+ )?$",
    re.IGNORECASE,
)
_GLUE = re.compile(r"(?:,? ?(?:dan|serta|bersama|dengan|atau)|,|)(?: (?:[a-z]+ ){0,3})?$")
_FAR = re.compile(r"\b(?:di|pada|dalam|oleh|kata|ujar|menurut|ke|yang)\b|[.]")
_APPOSED = re.compile(r", [a-z][^,;.]{0,80}, dan (?:[a-z]+ ){0,2}")
_APPOSITION = 60
_ADVERBIAL = re.compile(
    r"\W*(?:Di|Pada|Dalam|Selain|Sebagai|Untuk|Setelah|Melalui|Berdasarkan|Seusai|Usai|Sesudah|Lewat|Dengan|Atas|Sejak|"
    r"Selama|Mulai|Sementara|Sebaliknya|Adapun|Namun|Karena|Menurut|Sebelum|Ketika|Saat|Bersamaan|Khusus|Bagi|Demi|"
    r"Akhirnya|Hasilnya)\b[^,;.\n]{0,140}, "
)
_AGENTS = re.compile(
    r"(?:ditandatangani|diteken|disepakati|disetujui|disahkan|diparaf|dicapai|dijalin|dibuat)(?: [a-z]+){0,2}? "
    r"(?:oleh|bersama|antara|dengan) "
)
_BETWEEN = re.compile(r"\b(?:ant[ae]ra) ")
_WITH = re.compile(r" (?:dengan|bersama|kepada) ")
_REACH = 400  # code points from a subject to its verb


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(row["words"] for row in read_table("agreeing.tsv") if row["kind"] == kind)


@cache
def subject_verbs() -> re.Pattern[str]:
    """Verbs whose subject is a party."""
    return whole_words(_words("subject"), as_written=True)


@cache
def _negotiations() -> re.Pattern[str]:
    return whole_words(_words("negotiation"))


def rule_sides(page: Page) -> dict[int, str]:
    """By start: the entities that stand where a sentence names its parties, and how."""
    out: dict[int, str] = {}
    for index in range(len(page.starts)):
        if is_background(page, index):
            continue
        start, end = page.starts[index], page.ends[index]
        for entity in _between(page, start, end):
            out[entity.start] = "between"
        for entity in _agents(page, start, end):
            out[entity.start] = "agent"
        for entity in _subjects(page, start, end):
            out[entity.start] = "subject"
    return out


def _subjects(page: Page, start: int, end: int) -> list[Entity]:
    """Entities that are the subject of a verb of agreeing."""
    out: list[Entity] = []
    for verb in subject_verbs().finditer(page.text, start, end):
        if _NEGATED.search(page.text, max(start, verb.start() - 40), verb.start()):
            continue
        begin = max(start, verb.start() - _REACH)
        for cut in _CLAUSE.finditer(page.text, begin, verb.start()):
            begin = cut.end()
        listed = _leading_list(page, begin, verb.start())
        out.extend(listed)
        if listed:
            tail = _WITH.search(page.text, verb.end(), min(end, verb.end() + 160))
            if tail is not None:
                out.extend(_leading_list(page, tail.end(), end, gap_words=3))
            out.extend(_same_verb(page, verb.end(), min(end, verb.end() + _REACH)))
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
        at = bisect_left(page.values, entity.end + 1, key=lambda v: v.start)
        money = page.values[at] if at < len(page.values) else None
        if money is None or money.start != entity.end + 1 or money.kind != "money":
            continue
        if re.search(r"(?:,|dan) $", page.text[begin : entity.start]):
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
