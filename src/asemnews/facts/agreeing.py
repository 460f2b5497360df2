"""Where a sentence names its parties: subjects, agents and partners of agreeing, "antara A dan B"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from asemnews.facts.entities import Entity, entities_in, lies_in
from asemnews.facts.lexis import whole_words, words
from asemnews.facts.page import Page
from asemnews.facts.phrases import is_verb
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
_OFFICE_OF = re.compile(r" (?!dan |serta |bersama |dengan )(?:[a-z]+(?:-[a-z]+)? ){1,4}(?=[A-Z])")
_APPOSITION = 60
_ADVERBIAL = re.compile(
    r"\W*(?:Di|Pada|Dalam|Selain|Sebagai|Untuk|Setelah|Melalui|Berdasarkan|Seusai|Usai|Sesudah|Lewat|Dengan|Atas|Sejak|"
    r"Selama|Mulai|Sementara|Sebaliknya|Adapun|Namun|Karena|Menurut|Sebelum|Ketika|Saat|Bersamaan|Khusus|Bagi|Demi|"
    r"Akhirnya|Hasilnya)\b[^,;.\n]{0,140}, "
)
_PASSIVE = r"(?:ditandatangani|diteken|disepakati|disetujui|disahkan|diparaf|dicapai|dijalin)"
_AGENTS = re.compile(
    rf"(?:{_PASSIVE}|dibuat)(?: di [A-Z][\w-]{{1,30}}(?: [A-Z][\w-]{{1,30}}){{0,2}})?"
    r"(?:, [A-Z][a-z]+(?: \([^()]{1,20}\))?)?,?"
    r"(?: [a-z]+){0,2}? (?:oleh|bersama|antara|dengan) "
)
_BARE_AGENT = re.compile(rf"{_PASSIVE}(?= )")  # "disepakati Peru dan Cile"
_CONDITIONAL = re.compile(
    r"\b(?:setelah|sebelum|belum|tidak|akan|harus|wajib|perlu|bila|jika|apabila|asalkan|agar|menunggu)\b[^,;:]*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:ant[ae]ra) ")
_PLAIN_GAP = re.compile(r" (?:[A-Z]?[a-z]+(?:-[a-z]+)? ){0,5}")
_ACTION = re.compile(r"pe[a-z]{4,}an\b")
_JOINED = re.compile(r"\b(?:dan|dengan|serta)\b")
_WITH = re.compile(r" (?:dengan|bersama|kepada) ")
_VERBS = frozenset(["subject", "joint", "partner"])
_REACH = 400  # code points from a subject to its verb


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(row["words"] for row in read_table("agreeing.tsv") if row["kind"] == kind)


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """Words of one kind of ``agreeing.tsv``: verbs as written, nouns in either case.

    ``subject``: verbs whose subject is a party; ``joint``: those that make parties of two or more ("A dan B menetapkan
    …"); ``partner``: whose subject and object are parties ("A menggandeng B"); ``joint noun``: nouns that the parties
    follow ("perundingan Peru dan Cile"); ``negotiation``: talks about something.
    """
    return whole_words(_words(kind), as_written=kind in _VERBS)


@cache
def _told() -> re.Pattern[str]:
    """What introduces the list of those told of together: "Ketiga lembaga itu ialah …", "tiga provinsi, yakni …"."""
    groups = "|".join(sorted(_words("group"), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?:[Mm]ereka|[Pp]ara pihak)(?: itu)?|(?:{groups})(?: [a-z]+){{0,3}}),? (?:ialah|adalah|yaitu|yakni) "
    )


def rule_sides(page: Page) -> dict[int, str]:
    """By start: the entities that stand where a sentence names its parties, and how: between, agent, subject, joint."""
    out: dict[int, str] = {}
    for index in range(len(page.starts)):
        if is_background(page, index):
            continue
        start, end = page.starts[index], page.ends[index]
        for entity in (*_between(page, start, end), *_owners(page, start, end), *_named(page, start, end)):
            out[entity.start] = "between"
        for entity in _agents(page, start, end):
            out[entity.start] = "agent"
        for entity, alone in _subjects(page, start, end):
            if not alone or entity.start not in out:
                out[entity.start] = "subject" if alone else "joint"
    return out


def _subjects(page: Page, start: int, end: int) -> list[tuple[Entity, bool]]:
    """Entities that are the subject of a verb of agreeing; true for one that agrees alone."""
    out: list[tuple[Entity, bool]] = []
    for verb in pattern("subject").finditer(page.text, start, end):
        listed = _subject_of(page, start, verb)
        if not listed:
            continue
        tail = _WITH.search(page.text, verb.end(), min(end, verb.end() + 160))
        partners = _leading_list(page, tail.end(), end, gap_words=3) if tail is not None else []
        also = _same_verb(page, verb.end(), min(end, verb.end() + _REACH))
        joined = _JOINED.search(page.text, listed[-1].end, verb.start()) is not None
        alone = len(listed) + len(partners) + len(also) == 1 and not joined
        out.extend((entity, alone) for entity in (*listed, *partners, *also))
    for verb in pattern("joint").finditer(page.text, start, end):
        listed = _subject_of(page, start, verb)
        if len(listed) > 1:
            out.extend((entity, False) for entity in listed)
    for verb in pattern("partner").finditer(page.text, start, end):
        listed = _subject_of(page, start, verb)
        partners = _leading_list(page, verb.end(), end, gap_words=3)
        if listed and partners:
            out.extend((entity, False) for entity in (*listed, *partners))
    return out


def _subject_of(page: Page, start: int, verb: re.Match[str]) -> list[Entity]:
    """The entities of the list that opens the verb's clause; none where the verb is denied."""
    if _NEGATED.search(page.text, max(start, verb.start() - 40), verb.start()):
        return []
    begin = max(start, verb.start() - _REACH)
    for cut in _CLAUSE.finditer(page.text, begin, verb.start()):
        begin = cut.end()
    return _leading_list(page, begin, verb.start())


def _leading_list(page: Page, begin: int, end: int, *, gap_words: int = 5) -> list[Entity]:
    """The entities of a list that opens at ``begin``: "A, B, dan C"; none where a person or an office opens it.

    An office may stand before the body it is of: "para Menteri Ekonomi dari Peru dan Cile".
    """
    begin = _past_adverbial(page.text, begin, end)
    out: list[Entity] = []
    last, opened = begin, False
    for entity in entities_in(page, begin, end):
        if entity.kind == "word":
            continue
        gap = page.text[last : entity.start]
        if not out:
            if len(gap.split()) > gap_words or _FAR.search(gap) or any(map(is_verb, gap.split())):
                break
            if entity.kind == "office" and last == begin and _OFFICE_OF.match(page.text, entity.end, end):
                last, opened = entity.end, True
                continue
        elif not (_GLUE.fullmatch(gap) or _APPOSED.fullmatch(gap)) or _FAR.search(gap.rsplit(",", 2)[-1]):
            if re.match(r", [a-z]", gap) and len(gap) < _APPOSITION and not _FAR.search(gap):
                continue  # inside an apposition: "PT X, badan usaha milik negara (BUMN) …"
            break
        if entity.kind in ("office", "person"):
            return out if not opened else []  # "Ketua delegasi Peru, Duta Besar …": a person speaks
        if not (gap == ", " and out and lies_in(page, out[-1], entity)):
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
    for match in _BARE_AGENT.finditer(page.text, start, end):
        action = _ACTION.match(page.text, match.end() + 1, end)  # "disepakati pendirian …"
        named = action is None or action[0] in _words("group")
        if named and not _CONDITIONAL.search(page.text, max(start, match.start() - 40), match.start()):
            out.extend(_right_after(page, match.end(), end))
    return out


def _right_after(page: Page, begin: int, end: int) -> list[Entity]:
    """The list that follows a word with no more between than nouns: "(pertemuan) para menteri A, B, dan C"."""
    listed = _leading_list(page, begin, end, gap_words=4)
    if not listed:
        return []
    gap = page.text[begin : listed[0].start]
    if _PLAIN_GAP.fullmatch(gap) is None:
        return []
    return [] if any(word in words("stop") and word != "dari" for word in gap.lower().split()) else listed


def _between(page: Page, start: int, end: int) -> list[Entity]:
    """ "perjanjian antara A dan B", "antara Pemerintah dan A": one name is enough beside a partner without one."""
    out: list[Entity] = []
    for match in _BETWEEN.finditer(page.text, start, end):
        if pattern("negotiation").search(page.text, max(start, match.start() - 90), match.start()):
            listed = _leading_list(page, match.end(), end)
            if len(listed) > 1 or (listed and _JOINED.search(page.text, match.end(), listed[-1].start)):
                out.extend(listed)
    return out


def _owners(page: Page, start: int, end: int) -> list[Entity]:
    """The parties right behind their noun: "kesepakatan A dengan B", "pertemuan para menteri A, B, dan C"."""
    out: list[Entity] = []
    for match in pattern("joint noun").finditer(page.text, start, end):
        listed = _right_after(page, match.end(), end)
        if len(listed) > 1:
            out.extend(listed)
    return out


def _named(page: Page, start: int, end: int) -> list[Entity]:
    """The members of a list that says who the parties are: "Mereka ialah A, B, dan C"."""
    out: list[Entity] = []
    for match in _told().finditer(page.text, start, end):
        listed = _leading_list(page, match.end(), end)
        if len(listed) > 1:
            out.extend(listed)
    return out
