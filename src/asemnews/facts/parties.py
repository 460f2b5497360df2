"""Who agreed or negotiated: the sides of the release's commitments, not every body it mentions."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from asemnews.facts.entities import Entity, entities_in
from asemnews.facts.page import Page
from asemnews.facts.phrases import is_verb
from asemnews.facts.times import is_background
from asemnews.facts.weights import score
from asemnews.lexicon.data_files import read_table
from asemnews.records import Bilingual, Grounded, Party, Person

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


_RULED = -2.5  # what stands where a sentence names its parties needs strong signs against it


_NAMED_BY = 4  # mentions among which the full name is looked for
_LATEST = 8  # bodies that share a word and can still be meant by a short name


@dataclass(slots=True, eq=False)
class Side:
    """One body with all its mentions, a candidate for a party."""

    mentions: list[Entity]
    core: frozenset[str]
    acronyms: frozenset[str]


def find_parties(page: Page, people: tuple[Person, ...] = ()) -> tuple[Party, ...]:
    """The parties in order of first mention, each once under its first full name."""
    parties = []
    rules = rule_sides(page)
    for side in sides(page):
        features = side_features(page, side, rules, people)
        floor = _RULED if "rule" in features else 0.0
        if score("facts_parties.tsv", features) > floor:
            parties.append(_record(page, side))
    return tuple(parties)


def _record(page: Page, side: Side) -> Party:
    best = named_by(page, side)
    value = Bilingual(indonesian=page.text[best.start : best.end])
    return Party(name=Grounded[Bilingual](value=value, quote=page.quote(best.start, best.end)), count=best.count)


def named_by(page: Page, side: Side) -> Entity:
    """The mention that gives the full name: the first with the most words; of a counted group the shortest."""
    if any(m.count is not None for m in side.mentions):
        return min((m for m in side.mentions if m.count is not None), key=lambda m: m.end - m.start)
    return max(side.mentions, key=lambda m: len(_core(page.text[m.start : m.end]) & side.core))


class _Sides:
    """Bodies gathered under full name, short name and acronym; looked up by words, so that time stays linear."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[Side] = []
        self._by_core: dict[frozenset[str], Side] = {}
        self._by_name: dict[str, Side] = {}  # acronyms, and names that were spelled out later
        self._by_count: dict[int, Side] = {}
        self._by_word: dict[str, list[Side]] = {}

    def add(self, entity: Entity) -> None:
        """Put a mention where it belongs."""
        name = self.page.text[entity.start : entity.end]
        core = _core(name)
        if not core:
            return
        acronyms = frozenset(re.findall(r"\(([A-Z][\w-]+)[)/]", name))
        side = self._known(entity, name, core, acronyms)
        if side is None:
            side = Side([], core, acronyms)
            self.found.append(side)
        elif len(core) > len(side.core) and len(side.mentions) < _NAMED_BY:
            side.core = core
        side.mentions.append(entity)
        self._by_core[core] = side
        for key in (name, *acronyms):
            self._by_name.setdefault(key, side)
        if entity.count is not None:
            self._by_count.setdefault(entity.count, side)
        for word in core:
            known = self._by_word.setdefault(word, [])
            if side not in known:
                known.append(side)
                del known[:-_LATEST]

    def _known(self, entity: Entity, name: str, core: frozenset[str], acronyms: frozenset[str]) -> Side | None:
        if entity.count is not None:
            return self._by_count.get(entity.count)
        side = self._by_core.get(core) or self._by_name.get(name)
        if side is None:
            side = next((self._by_name[a] for a in acronyms if a in self._by_name), None)
        if side is not None or entity.kind != "body":
            return side
        if name.split()[0].lower() not in core and not name.isupper():
            return None
        shorter = (
            s for s in self._by_word.get(next(iter(core)), ()) if core < s.core and s.mentions[0].kind != "place"
        )
        return next(shorter, None)


def sides(page: Page) -> list[Side]:
    """Every body and place of the page with all its mentions."""
    gathered = _Sides(page)
    for index in range(len(page.starts)):
        for entity in entities_in(page, page.starts[index], page.ends[index]):
            if entity.kind in ("body", "place"):
                gathered.add(entity)
    return gathered.found


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


_KINDS = (
    ("counted", re.compile(r"\d+ |[a-z]+ negara")),
    ("government", re.compile(r"(?i)pemerintah|pemprov|pemkab|pemkot|pemda")),
    (
        "company",
        re.compile(
            r"PT |CV |Perum|.*\b(?:Tbk|Ltd|Inc|Corp|B\.V|Group|Bhd|Co|GmbH|AG|S\.A|Company|Airways|Air|Persero)\b"
        ),
    ),
    ("school", re.compile(r"Universitas|Institut|Politeknik|Sekolah|.*University")),
    (
        "office",
        re.compile(r"Kementerian|Departemen|Direktorat|Badan|Dinas|Kepolisian|Polda|Otoritas|Lembaga|Komisi|Dewan"),
    ),
    (
        "union",
        re.compile(r"Serikat|Asosiasi|Persatuan|Gabungan|Himpunan|Koperasi|Perhimpunan|Kamar|Paguyuban|Forum|Yayasan"),
    ),
    ("bank", re.compile(r"Bank")),
    ("acronym", re.compile(r"[A-Z][A-Z0-9-]+$")),
)


def _sort(page: Page, entity: Entity) -> str:
    name = page.text[entity.start : entity.end]
    if entity.kind == "place":
        index = bisect_left(page.places, entity.start, key=lambda p: p.start)
        return page.places[index].kind
    return next((kind for kind, shape in _KINDS if shape.match(name)), "other")


def side_features(page: Page, side: Side, rules: dict[int, str], people: tuple[Person, ...]) -> tuple[str, ...]:
    """What the fitted table sees of a candidate."""
    text = page.text
    best = named_by(page, side)
    sort = _sort(page, best)
    first = page.sentence_at(side.mentions[0].start)
    live = [m for m in side.mentions if not is_background(page, page.sentence_at(m.start))]
    features = {"bias", f"sort={sort}", f"first={min(first, 6)}", f"first={min(first, 3)}+{sort}"}
    features.add(f"times={min(len(side.mentions), 5)}")
    features.add(f"times={min(len(side.mentions), 3)}+{sort}")
    if not live:
        features.add("background")
    for mention in live:
        rule = rules.get(mention.start)
        if rule is not None:
            features |= {f"rule={rule}", f"rule={rule}+{sort}", "rule"}
        features |= _around(page, mention, sort)
    headline = page.release.headline
    if headline is not None and any(word in headline.value.indonesian.lower() for word in side.core if len(word) > 2):
        features |= {"headline", f"headline+{sort}"}
    names = [text[m.start : m.end] for m in side.mentions]
    for person in people:
        body = person.affiliation or person.role
        if body is not None and any(name in body.value.indonesian for name in names if len(name) > 2):
            features |= {f"of={person.function}", f"of={person.function}+{sort}"}
    return tuple(sorted(features))


def _around(page: Page, mention: Entity, sort: str) -> set[str]:
    text = page.text
    sentence = page.sentence_at(mention.start)
    begin, stop = page.starts[sentence], page.ends[sentence]
    before = text[max(begin, mention.start - 60) : mention.start]
    after = text[mention.end : min(stop, mention.end + 60)]
    left = re.findall(r"[\w-]+|[,;()\"“”]", before.lower())
    right = re.findall(r"[\w-]+|[,;()\"“”]", after.lower())
    last = left[-1] if left else "^"
    following = right[0] if right else "$"
    verb = next((w for w in right[:9] if is_verb(w) or w in ("sepakat", "setuju")), "")
    out = {f"b={last}", f"a={following}", f"a2={' '.join(right[:2])}", f"b2={' '.join(left[-2:])}", f"v={verb}"}
    if re.search(r"\bdan $|\bserta $", before) or following in ("dan", "serta"):
        out.add("joined")
        out.add(f"joined+{sort}")
    if _subject_verbs().search(text, begin, stop):
        out.add("agreeing")
        out.add(f"agreeing+{sort}")
        if mention.end <= _first_verb(text, begin, stop):
            out.add(f"before-agreeing+{sort}")
    return out


def _first_verb(text: str, begin: int, stop: int) -> int:
    verb = _subject_verbs().search(text, begin, stop)
    return verb.start() if verb else -1


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


_PREFIX = re.compile(r"^(?:pemerintah|republik|negara|pt|pihak|delegasi|kerajaan|rakyat)\b ?")


def _core(name: str) -> frozenset[str]:
    plain = re.sub(r"\([^)]*\)", " ", name.lower())
    while (cut := _PREFIX.sub("", plain.strip())) != plain.strip():
        plain = cut
    return frozenset(re.findall(r"\w+", plain)) - {"republik", "persero", "tbk", "provinsi", "pemprov", "ri"}
