"""Who is named: persons with their office, and the part they played."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from asemnews.facts.lexis import verbs, word_set
from asemnews.facts.page import Page
from asemnews.facts.roles import Office, degrees_end, is_rank, office_after, office_before
from asemnews.lexicon.names import Name, heads, is_title
from asemnews.lexicon.places import english_place
from asemnews.records import Bilingual, Grounded, Person, Quote
from asemnews.records.agreement import Function

_BEFORE = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)?)[ ,]*(?:oleh |para |masing-masing )?(?:pula |juga )?$")
_AFTER = re.compile(
    r"[ ,]*(?:\([^)]{1,30}\)[ ,]*)?"
    r"(?:yang |itu |juga |pun |sendiri |hadir |langsung |untuk |akan |telah )*([^\W\d_]+)"
)
_DELEGATION = re.compile(
    r"(?:ketua|kepala|pimpinan|pemimpin) (?:tim|delegasi|rombongan|perunding|misi|juru runding)", re.IGNORECASE
)
_SPEAKS_FOR = re.compile(r"delegasi|juru bicara|rombongan|perunding", re.IGNORECASE)
_SPOKESMAN = re.compile(r"juru bicara|jubir", re.IGNORECASE)
_LEADS = re.compile(
    r"[ ,]*(?:yang |juga |akan |turut )*(?:memimpin|mengetuai|mengepalai) (?:\w+ ){0,2}?"
    r"(?:delegasi|tim|rombongan|misi|perunding)"
)
_WINDOW = 120  # code points around a name that can tell its part
_JOIN = re.compile(
    r"[ ,]*(?:\([^)]{1,40}\))?[ ,]*(?:,|dan|serta|bersama|dengan|sedangkan)?[ ,]*"
    r"(?:timpalannya|mitranya|rekannya)?[ ,]*"
)


@dataclass(slots=True)
class _Mention:
    start: int
    end: int
    sentence: int
    words: tuple[str, ...]
    left: int = 0  # where the office or the titles before the name begin
    right: int = 0  # where the office or the degrees after the name end
    office: Office | None = None
    titled: bool = False
    marks: set[str] = field(default_factory=set)  # what the words around say: said, led, signed, joined …


_BEARERS = 8  # persons that share a name and can still be meant by it


class _Who:
    """A person with all mentions; ``fullest`` is the first that gives the most names."""

    __slots__ = ("fullest", "mentions")

    def __init__(self, mentions: list[_Mention]) -> None:
        self.mentions = mentions
        self.fullest = mentions[0]


@dataclass(frozen=True, slots=True)
class People:
    """``persons`` in order of first mention; ``speaker`` is the index of whoever is first quoted."""

    persons: tuple[Person, ...]
    speaker: int | None

    def speaking(self) -> tuple[Person, ...]:
        """The persons of a release that announces something agreed: who speaks first speaks for it."""
        if self.speaker is None or self.persons[self.speaker].function != "other":
            return self.persons
        told = self.persons[self.speaker].model_copy(update={"function": "spokesperson"})
        return (*self.persons[: self.speaker], told, *self.persons[self.speaker + 1 :])


def find_people(page: Page) -> People:
    """Everyone named but reporters, editors and contacts, who stand outside the page."""
    mentions = _mentions(page)
    _carry(page, mentions)
    people = [who for who in _merge(mentions) if _sure(who)]
    spoken = ((m.start, i) for i, who in enumerate(people) for m in who.mentions if m.marks & {"said", "says"})
    first = min(spoken, default=None)
    persons = tuple(_record(page, who, _function(who)) for who in people)
    return People(persons, first[1] if first is not None else None)


def _mentions(page: Page) -> list[_Mention]:
    known = {word for name in page.names if name.kind == "person" and " " in name.text for word in name.text.split()}
    names = [n for n in page.names if n.kind == "person" or (n.kind == "other" and n.text in known)]
    found: list[_Mention] = []
    for index, whole in enumerate(names):
        name = _past_territory(page.text, whole)
        sentence = page.sentence_at(name.start)
        begin, end = page.starts[sentence], page.ends[sentence]
        floor = max(begin, found[-1].right if found else 0, names[index - 1].end if index else 0)
        words = tuple(word for word in re.split(r"[ \u00a0.]+", name.text) if word)
        mention = _Mention(name.start, name.end, sentence, words, name.start, degrees_end(page.text, name.end, end))
        before = page.text[max(begin, name.start - 24) : name.start].split()
        mention.titled = bool(before) and is_title(before[-1].strip('("“'))
        mention.office = _office_before(page.text, floor, name.start)
        if mention.office is None and before and before[-1].lower().strip('("“') in word_set("place before"):
            continue
        if mention.office is not None:
            mention.left = mention.office.start
        else:
            mention.left = _past_titles(page.text, floor, name.start)
            following = names[index + 1].start if index + 1 < len(names) else end
            mention.office = office_after(page.text, min(end, following), name.end)
            if mention.office is not None:
                mention.right = (mention.office.body or (0, mention.office.end))[1]
        _mark(page, mention, begin, end)
        found.append(mention)
    return found


def _past_territory(text: str, name: Name) -> Name:
    """ "Gubernur Jambi Suparman": the territory belongs to the office."""
    first, _, rest = name.text.partition(" ")
    before = text[max(0, name.start - 14) : name.start].split()
    if not rest or not before or before[-1].lower() not in word_set("territorial office"):
        return name
    if english_place(first) is None:
        return name
    return replace(name, start=name.start + len(first) + 1, text=rest)


def _office_before(text: str, floor: int, name: int) -> Office | None:
    """The office before a name; a bare rank gives way to an office before it, "Kepala BNPB, Laksda TNI …"."""
    office = office_before(text, floor, name)
    if office is not None and is_rank(text[office.start : office.end]) and text[: office.start].endswith(", "):
        earlier = office_before(text, floor, office.start - 2)
        if earlier is not None and not _SPEAKS_FOR.search(text[earlier.start : earlier.end]):
            return earlier
    return office


def _past_titles(text: str, floor: int, name: int) -> int:
    words = list(re.finditer(r"\S+ ?", text[max(floor, name - 40) : name]))
    at = name
    for word in reversed(words):
        if not is_title(word[0].strip(' ,(“"')) and word[0].lower().strip(" ,.()") not in heads("rank"):
            break
        at -= len(word[0])
    return at


def _mark(page: Page, mention: _Mention, begin: int, end: int) -> None:
    _mark_before(page.text, mention, begin)
    close = min(end, mention.right + _WINDOW)
    if _LEADS.match(page.text, mention.right, close):
        mention.marks.add("leads")
    after = _AFTER.match(page.text, mention.right, close)
    if after is not None:
        mention.marks.update(kind for kind in ("says", "signs") if after[1].lower() in verbs(kind))
    if _says_later().match(page.text, mention.right, close):
        mention.marks.add("says")
    if mention.office is not None:
        role = page.text[mention.office.start : mention.office.end]
        context = page.text[max(begin, mention.office.start - 60) : mention.office.start]
        apposed = context[context.rfind(".") + 1 :] if context.rstrip().endswith(",") else ""
        if _DELEGATION.search(role) or _DELEGATION.search(apposed):
            mention.marks.add("leads")
        if _SPOKESMAN.search(role) or _SPOKESMAN.search(apposed):
            mention.marks.add("spokesman")


def _mark_before(text: str, mention: _Mention, begin: int) -> None:
    before = _BEFORE.search(text, max(begin, mention.left - 40), mention.left)
    if before is None:
        return
    kinds = ("said", "led", "represented", "joined", "signed", "witnessed")
    mention.marks.update(kind for kind in kinds if before[1].lower() in verbs(kind))
    if before[1].lower() == "oleh" or before[0].rstrip().endswith("oleh"):
        earlier = text[max(begin, mention.left - 60) : mention.left].lower()
        mention.marks.update(kind for kind in ("led", "joined", "signed") if any(v in earlier for v in verbs(kind)))


@cache
def _says_later() -> re.Pattern[str]:
    """A verb of speech after "dalam keterangan persnya" and the like."""
    verb = "|".join(sorted(verbs("says")))
    return re.compile(
        rf"[ ,]+(?:dalam|pada|seusai|usai|di|kepada|saat|melalui|lewat) [^.;:“”\"\n]{{1,70}}?,? (?:{verb})\b"
    )


def _carry(page: Page, mentions: Sequence[_Mention]) -> None:
    """ "ditandatangani A dan B" signs for both, "A dan B menandatangani" too."""
    pairs = [
        (left, right)
        for left, right in pairwise(mentions)
        if left.sentence == right.sentence
        and left.right < right.left <= left.right + _WINDOW // 2
        and _JOIN.fullmatch(page.text, left.right, right.left)
        and right.left - left.right > 1
    ]
    for left, right in pairs:
        right.marks.update(
            left.marks & {"led", "joined", "signed"} - ({"signed"} if "joined" in right.marks else set())
        )
    for left, right in reversed(pairs):
        left.marks.update(right.marks & {"signs"})


def _merge(mentions: Sequence[_Mention]) -> list[_Who]:
    people: list[_Who] = []
    by_word: dict[str, list[_Who]] = {}
    for mention in mentions:
        candidates = [who for word in mention.words for who in by_word.get(word, ())]
        known = _same(candidates, mention)
        if known is None:
            known = _Who([mention])
            people.append(known)
        else:
            known.mentions.append(mention)
            if len(mention.words) > len(known.fullest.words):
                known.fullest = mention
        for word in mention.words:
            bearers = by_word.setdefault(word, [])
            if known not in bearers:
                bearers.append(known)
                del bearers[:-_BEARERS]
    return people


def _same(people: Sequence[_Who], mention: _Mention) -> _Who | None:
    """The person meant by a name or by a part of it: first names before surnames, the latest before the earlier."""
    best: tuple[int, int, int] | None = None
    found: _Who | None = None
    for who in people:
        full = who.fullest.words
        if full == mention.words:
            rank = 3
        elif set(mention.words) <= set(full):
            rank = 2 if mention.words[0] == full[0] else 1
        elif len(full) < len(mention.words) and set(full) <= set(mention.words):
            rank = 1
        else:
            continue
        leads = "leads" in mention.marks and any(m.marks & {"led", "leads"} for m in who.mentions[:_BEARERS])
        if best is None or (rank, leads, who.mentions[-1].start) > best:
            best, found = (rank, leads, who.mentions[-1].start), who
    return found


def _sure(who: _Who) -> bool:
    """Enough evidence that the name is a person's: an office, a title, speech, or a second mention."""
    marks = {mark for mention in who.mentions for mark in mention.marks}
    if any(m.office is not None or m.titled for m in who.mentions):
        return True
    if marks - {"witnessed"}:
        return True
    return len(who.fullest.words) > 1


def _function(who: _Who) -> Function:
    marks = {mark for mention in who.mentions for mark in mention.marks}
    if marks & {"led", "leads"}:
        return "head"
    if marks & {"signed", "signs"}:
        return "signatory"
    if "represented" in marks:
        return "head"
    if "spokesman" in marks:
        return "spokesperson"
    return "member" if "joined" in marks else "other"


def _record(page: Page, who: _Who, function: Function) -> Person:
    mention = who.fullest
    offices = [m.office for m in who.mentions if m.office is not None]
    office = mention.office or (max(offices, key=lambda o: o.end - o.start) if offices else None)
    role = affiliation = None
    if office is not None:
        role = _grounded(page, office.start, office.end)
        if office.body is not None:
            affiliation = _grounded(page, *office.body)
    name = page.text[mention.start : mention.end]
    return Person(
        name=Grounded[str](value=name, quote=page.quote(mention.start, mention.end)),
        role=role,
        affiliation=affiliation,
        function=function,
    )


def _grounded(page: Page, start: int, end: int) -> Grounded[Bilingual]:
    quote: Quote = page.quote(start, end)
    return Grounded[Bilingual](value=Bilingual(indonesian=page.text[start:end]), quote=quote)
