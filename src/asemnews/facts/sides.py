"""Bodies and places of a release with all their mentions, and what the fitted table sees of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from asemnews.facts.agreeing import pattern
from asemnews.facts.entities import Entity, entities_in, place_of
from asemnews.facts.page import Page
from asemnews.facts.phrases import is_verb
from asemnews.facts.times import is_background
from asemnews.records import Person
from asemnews.records.agreement import Function

_WINDOW = 300  # code points around a mention in which a verb of agreeing counts
_NAMED_BY = 4  # mentions among which the full name is looked for
_LATEST = 8  # bodies that share a word and can still be meant by a short name


@dataclass(slots=True, eq=False)
class Side:
    """One body with all its mentions, a candidate for a party."""

    mentions: list[Entity]
    core: frozenset[str]
    acronyms: frozenset[str]
    plain: str  # the name without "Pemerintah", brackets and the like, lower case


class _Sides:
    """Bodies gathered under full name, short name and acronym; looked up by words, so that time stays linear."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[Side] = []
        self._by_core: dict[frozenset[str], Side] = {}
        self._by_name: dict[str, Side] = {}  # acronyms, and names that were spelled out later
        self._by_count: dict[int, Side] = {}
        self._by_place: dict[str, Side] = {}  # "Arab Saudi" and "Saudi" under their English
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
            side = Side([], core, acronyms, _plain(name))
            self.found.append(side)
        elif len(core) > len(side.core) and len(side.mentions) < _NAMED_BY:
            side.core = core
        side.mentions.append(entity)
        self._by_core[core] = side
        for key in (name, *acronyms):
            self._by_name.setdefault(key, side)
        if entity.count is not None:
            self._by_count.setdefault(entity.count, side)
        elif entity.kind == "place":
            self._by_place.setdefault(place_of(self.page, entity).english, side)
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
        if side is not None:
            return side
        if entity.kind == "place":
            side = self._by_place.get(place_of(self.page, entity).english)
            if side is not None:
                return side
            plain = _plain(name)
            near = (s for s in self._by_word.get(next(iter(core)), ()) if core < s.core and _shortens(plain, s))
            return next(near, None)
        if name.split()[0].lower() not in core and not name.isupper():
            return None
        shorter = (
            s for s in self._by_word.get(next(iter(core)), ()) if core < s.core and s.mentions[0].kind != "place"
        )
        return next(shorter, None)


def _shortens(plain: str, side: Side) -> bool:
    """True for "korea" beside "korea selatan", for "saudi" beside the country "arab saudi"."""
    return side.plain.startswith(plain) or (side.mentions[0].kind == "place" and side.plain.endswith(plain))


def sides(page: Page) -> list[Side]:
    """Every body and place of the page with all its mentions."""
    gathered = _Sides(page)
    for index in range(len(page.starts)):
        for entity in entities_in(page, page.starts[index], page.ends[index]):
            if entity.kind == "body" or (entity.kind == "place" and _sort(page, entity) in _TERRITORIES):
                gathered.add(entity)
    return gathered.found


def named_by(page: Page, side: Side) -> Entity:
    """The mention that gives the full name: the first with the most words; of a counted group the shortest."""
    if any(m.count is not None for m in side.mentions):
        return min((m for m in side.mentions if m.count is not None), key=lambda m: m.end - m.start)
    return max(
        side.mentions,
        key=lambda m: (len(_core(page.text[m.start : m.end]) & side.core), m.kind == "body" or _is_country(page, m)),
    )


def _is_country(page: Page, entity: Entity) -> bool:
    """A country acts under its own name; of a province or a town its government does."""
    return entity.kind == "place" and place_of(page, entity).kind == "country"


_TERRITORIES = frozenset(("country", "province", "city", "regency"))
_KINDS = (
    ("counted", re.compile(r"\d+ |[a-z]+ negara")),
    ("government", re.compile(r"(?i)pemerintah|pemprov|pemkab|pemkot|pemda")),
    (
        "company",
        re.compile(
            r"PT |CV |Perum|.*\b(?:Tbk|Ltd|Inc|Corp|B\.V|Group|Bhd|Sdn|Pte|Pty|Co|GmbH|AG|S\.A|Company|Airways|Air|"
            r"Persero)\b"
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
        return place_of(page, entity).kind
    return next((kind for kind, shape in _KINDS if shape.match(name)), "other")


def side_features(page: Page, side: Side, rules: dict[int, str], people: tuple[Person, ...]) -> tuple[str, ...]:
    """What the fitted table sees of a candidate."""
    return features_beside(page, side, rules, bodies_of(people))


def features_beside(page: Page, side: Side, rules: dict[int, str], bodies: dict[Function, str]) -> tuple[str, ...]:
    """The same, for many candidates beside the same persons."""
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
            place = "subject" if rule == "joint" else rule
            features |= {f"rule={place}", f"rule={place}+{sort}", "rule", rule}
        features |= _around(page, mention, sort)
    headline = page.release.headline
    if headline is not None and any(word in headline.value.indonesian.lower() for word in side.core if len(word) > 2):
        features |= {"headline", f"headline+{sort}"}
    names = {text[m.start : m.end] for m in side.mentions}
    for function, named in bodies.items():
        if any(name in named for name in names if len(name) > 2):
            features |= {f"of={function}", f"of={function}+{sort}"}
    return tuple(sorted(features))


def bodies_of(people: tuple[Person, ...]) -> dict[Function, str]:
    """The bodies that persons speak for, one a line, by what the persons do."""
    found: dict[Function, dict[str, None]] = {}
    for person in people:
        body = person.affiliation or person.role
        if body is not None:
            found.setdefault(person.function, {})[body.value.indonesian] = None
    return {function: "\n".join(names) for function, names in found.items()}


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
    near, far = max(begin, mention.start - _WINDOW), min(stop, mention.end + _WINDOW)
    verb_at = pattern("subject").search(text, near, far)
    if verb_at is not None:
        out.add("agreeing")
        out.add(f"agreeing+{sort}")
        if mention.end <= verb_at.start():
            out.add(f"before-agreeing+{sort}")
    return out


_PREFIX = re.compile(
    r"^(?:pemerintah|republik|negara|pt|cv|pihak|delegasi|kerajaan|rakyat|provinsi|propinsi|pemprov|pemprop)\b[ .]*"
)
_SHORTENED = (("pemkot ", "kota "), ("pemkab ", "kabupaten "))  # "Pemkot Cirebon" governs "Kota Cirebon"


def _plain(name: str) -> str:
    plain = re.sub(r"\([^)]*\)", " ", name.lower())
    for short, full in _SHORTENED:
        if plain.startswith(short):
            plain = full + plain[len(short) :]
    while (cut := _PREFIX.sub("", plain.strip())) != plain.strip():
        plain = cut
    return " ".join(plain.split())


def _core(name: str) -> frozenset[str]:
    """The words that tell a body from others."""
    return frozenset(re.findall(r"\w+", _plain(name))) - {"republik", "persero", "tbk", "ri"}
