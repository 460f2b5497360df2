"""What the tagger sees of each token: pieces of its context, and the features that a piece stands for.

A *piece* is a small hashable tuple that begins with the name of its family. Many tokens share a piece, so that the
tagger weighs each piece once and remembers the sum; :func:`features` spells a piece out, for training as for use.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Final

from asemnews.agreements.clauses import proposals
from asemnews.agreements.reading import DECISIVE, GOVERNING, Reading
from asemnews.agreements.words import EDGE, WordType, WordTypes, joined

Piece = tuple[Hashable, ...]
Scope = tuple[str, str, int]  # kinds with "!" before them under negation, the word, its token

_SPLITTERS: Final = frozenset(
    [
        ",",
        ";",
        ":",
        "dan",
        "serta",
        "sedangkan",
        "sementara",
        "tetapi",
        "namun",
        "atau",
        "lalu",
        "kemudian",
        "sekaligus",
    ]
)
_QUOTES: Final = frozenset('"“”')
_NOWHERE: Final[Scope] = ("0", "0", -1)
_NEGATORS: Final = frozenset(["neg", "still"])


def _bucket(distance: int) -> str:
    if distance <= 2:
        return str(distance)
    return "3" if distance <= 4 else "5" if distance <= 8 else "9" if distance <= 16 else "17"


class Surroundings:
    """What a whole release says to each of its sentences.

    ``signed`` counts the sentences that tell of a signing, ``signed_before`` those up to each sentence;
    ``text_since`` is how many sentences ago a document was named, at most 4.

    Args:
        readings: the sentences of one release, in order.
        year: of publication, or null.
    """

    def __init__(self, readings: Sequence[Reading], year: int | None) -> None:
        self.readings = readings
        self.year = year
        early = frozenset[str]().union(*(r.said for r in readings[:5]))
        binding = sum(1 for r in readings if r.said & {"agree", "adopt", "sign"})
        self.release = [
            *(["D:sign"] if {"sign", "doc"} <= early else []),
            *(["D:agree"] if early & {"agree", "adopt"} else []),
            f"D:n{min(4, binding * 8 // max(1, len(readings)))}",
        ]
        signings = [{"sign", "doc"} <= r.said for r in readings]
        self.signed = sum(signings)
        self.signed_before: list[int] = []
        self.text_since: list[int] = []
        so_far, since = 0, 9
        for reading, signing in zip(readings, signings, strict=True):
            so_far += signing
            since = 0 if "doc" in reading.said else min(9, since + 1)
            self.signed_before.append(so_far)
            self.text_since.append(min(4, since))
        self._intros: list[Reading | None] = []
        intro: Reading | None = None
        for reading in readings:
            self._intros.append(intro if reading.item else None)
            if not reading.item:
                intro = reading

    def intro(self, number: int) -> Reading | None:
        """The sentence that introduces the list of item ``number``; null outside lists."""
        return self._intros[number]

    def continues(self, number: int) -> bool:
        """True when sentence ``number`` stands in the same paragraph as the one before."""
        return number > 0 and self.readings[number - 1].paragraph == self.readings[number].paragraph

    def of(self, number: int) -> Piece:
        """The piece that tells of sentence ``number`` as a whole, its place and its neighbours."""
        reading, count = self.readings[number], len(self.readings)
        norms = reading.tokens.norms
        said = [*self.release, "item" if reading.item else "body", f"pos{number * 5 // count}"]
        said += ["first"] * (number == 0) + ["last"] * (number == count - 1) + ["late"] * (count - 3 <= number < count)
        said += [f"s={kind}" for kind in sorted(reading.said)]
        if number:
            before = self.readings[number - 1]
            said += [f"p={kind}" for kind in sorted(before.said)]
            said += ["same"] * (before.paragraph == reading.paragraph)
            said.append(f"end={before.tokens.words[-1]}")
        if number + 1 < count:
            after = self.readings[number + 1]
            said += [f"n={kind}" for kind in sorted(after.said)]
            said.append(f"nf={' '.join(after.tokens.norms[:2])}")
        intro = self._intros[number]
        if intro is not None:
            said += [f"i={kind}" for kind in sorted(intro.said)]
        said += [f"f1={norms[0]}", f"f2={' '.join(norms[:2])}"]
        said += [f"y={self.years(reading)}"] + ["quote"] * (not _QUOTES.isdisjoint(norms))
        return ("sentence", *said)

    def years(self, reading: Reading) -> str:
        """Whether the sentence names a past year, this year, a coming year: a string of ``p``, ``t``, ``f``."""
        if self.year is None:
            return ""
        words, norms = reading.tokens.words, reading.tokens.norms
        named = [int(word) for word, norm in zip(words, norms, strict=True) if norm == "<year>"]
        found = {"p" if year < self.year else "t" if year == self.year else "f" for year in named}
        return "".join(sorted(found))


def _scopes(reading: Reading, kinds: frozenset[str]) -> list[tuple[int, int, Scope]]:
    """First and last token and scope of every cue that is of one of these kinds."""
    found: list[tuple[int, int, Scope]] = []
    for cue in reading.cues:
        own = cue.kinds & kinds
        if own:
            negated = any(reading.kinds[i] & _NEGATORS for i in range(max(0, cue.first - 3), cue.first))
            label = ("!" if negated else "") + joined(own)
            found.append((cue.first, cue.last, (label, reading.tokens.norms[cue.last - 1], cue.last - 1)))
    return found


def _before(count: int, scopes: Sequence[tuple[int, int, Scope]]) -> list[Scope]:
    """For each token, the last scope that ends before it."""
    found, current, at = [], _NOWHERE, 0
    for index in range(count):
        while at < len(scopes) and scopes[at][1] <= index:
            current = scopes[at][2]
            at += 1
        found.append(current)
    return found


def _after(count: int, scopes: Sequence[tuple[int, int, Scope]]) -> list[Scope]:
    """For each token, the first scope that begins after it."""
    found, current, at = [_NOWHERE] * count, _NOWHERE, len(scopes) - 1
    for index in range(count - 1, -1, -1):
        while at >= 0 and scopes[at][0] > index:
            first, _, scope = scopes[at]
            current = (scope[0], scope[1], first)
            at -= 1
        found[index] = current
    return found


class Clauses:
    """The parts of a sentence between commas and joining words."""

    def __init__(self, reading: Reading) -> None:
        norms = reading.tokens.norms
        count = len(norms)
        self.of: list[int] = []
        self.firsts: list[int] = [0]
        kinds: list[set[str]] = [set()]
        for index in range(count):
            if index and norms[index - 1] in _SPLITTERS and self.firsts[-1] != index:
                self.firsts.append(index)
                kinds.append(set())
            self.of.append(len(self.firsts) - 1)
            kinds[-1].update(reading.kinds[index] & DECISIVE)
        self.kinds = [joined(k) for k in kinds]


def pieces(
    surroundings: Surroundings, number: int, types: WordTypes, history: Sequence[str] = ()
) -> Iterator[tuple[int, WordType, list[Piece]]]:
    """For every token of sentence ``number``: its index, its word type and its pieces.

    ``history`` tells what was marked in each sentence before: ``Y`` commitments, ``X`` others, ``YX`` both, ``-`` none.
    The word types of the neighbours are not among the pieces: whoever weighs them looks at the types themselves.
    """
    reading = surroundings.readings[number]
    tokens = reading.tokens
    norms, count = tokens.norms, len(tokens)
    row = [types.of(w, n, joined(k) if k else "") for w, n, k in zip(tokens.words, norms, reading.kinds, strict=True)]
    decisive = _scopes(reading, DECISIVE)
    left, right = _before(count, decisive), _after(count, decisive)
    governor = _before(count, _scopes(reading, GOVERNING))
    clauses = Clauses(reading)
    whole = surroundings.of(number)
    ruled = _ruled(reading, surroundings.intro(number))
    marked: Piece = (
        "marked",
        history[-1] if history else "^",
        history[-2] if len(history) > 1 else "^",
        _since(history),
        "item" if reading.item else "same" if surroundings.continues(number) else "new",
        norms[0],
    )
    years = surroundings.years(reading)
    quoted = False
    for index, word in enumerate(row):
        if word.norm in _QUOTES:
            quoted = not quoted
        back = row[index - 1] if index else EDGE
        ahead = row[index + 1] if index + 1 < count else EDGE
        near, rule, coming = left[index], governor[index], right[index]
        c = clauses.of[index]
        first = clauses.firsts[c]
        found: list[Piece] = [
            ("pair", back, word),
            ("ahead", word.norm, ahead.norm),
            ("behind", row[index - 2].norm if index > 1 else "<edge>", back.norm),
            ("scope", near[0], near[1], rule[0], rule[1], coming[0], coming[1], quoted),
            (
                "far",
                near[0],
                _bucket(index - near[2]),
                rule[0],
                _bucket(index - rule[2]),
                min(4, c - clauses.of[rule[2]]) if rule[2] >= 0 else 9,
                coming[0],
                _bucket(coming[2] - index) if coming[2] >= 0 else "x",
                min(4, clauses.of[coming[2]] - c) if coming[2] >= 0 else 9,
                _bucket(index - first),
            ),
            ("under", near[0], rule[0], back.norm, word.morph),
            ("clause", norms[first], norms[first - 1] if first else "<edge>", row[first].morph, clauses.kinds[c]),
        ]
        if ruled[index] != "O":
            found.append(("rule", ruled[index], word.morph, years))
        if years:
            found.append(("years", years, rule[0]))
        if word.norm == "<year>" and surroundings.year is not None:
            year = int(tokens.words[index])
            found.append(("year", "p" if year < surroundings.year else "t" if year == surroundings.year else "f"))
        if index == first:
            found.append(
                ("begin", word.morph, ahead.morph, clauses.kinds[c], clauses.kinds[c - 1] if c else "", rule[0])
            )
            found.append(whole)
            found.append(marked)
        yield index, word, found


def _since(history: Sequence[str]) -> int:
    """How many sentences ago the last commitment was marked, at most 5; 9 where there was none yet."""
    for back, mark in enumerate(reversed(history)):
        if "Y" in mark:
            return min(back, 5)
    return 9


def _ruled(reading: Reading, intro: Reading | None) -> list[str]:
    """What the rules propose for each token: ``B`` or ``I`` with the kind of cue, ``E`` for the token after."""
    found = ["O"] * len(reading.tokens)
    for proposal in proposals(reading, intro):
        first, last = proposal.first, proposal.last
        label = f"!{proposal.kind}" if proposal.negated else proposal.kind
        found[first] = f"B {label}"
        found[first + 1 : last] = [f"I {label}"] * (last - first - 1)
        if last < len(found):
            found[last] = f"E {label}"
    return found


def features(piece: Piece) -> list[str]:
    """The features of a piece, as the model file names them."""
    return _SPELL[str(piece[0])](*piece[1:])


def word_features(word: WordType, offset: int) -> list[str]:
    """The features of the word type ``offset`` tokens away (-2 … 2)."""
    found = [f"w{offset}={word.norm}"]
    if -2 < offset < 2:
        found += [f"k{offset}={word.kinds}", f"m{offset}={word.morph}", f"h{offset}={word.shape}"]
    if not offset:
        found += [f"pre={word.prefix}", f"suf={word.suffix}"]
    return found


def _pair(back: WordType, word: WordType) -> list[str]:
    return [
        f"ww={back.norm} {word.norm}",
        f"mm={back.morph} {word.morph}",
        f"wm={back.norm} {word.morph}",
        f"km={back.kinds} {word.morph}",
    ]


def _scope(l0: str, l1: str, g0: str, g1: str, r0: str, r1: str, quoted: bool) -> list[str]:
    found = [f"L={l0}", f"Lw={l1}", f"G={g0}", f"Gw={g1}", f"R={r0}", f"Rw={r1}", f"LR={l0}|{r0}", f"GR={g0}|{r0}"]
    return [*found, "quoted"] if quoted else found


def _far(l0: str, ld: str, g0: str, gd: str, gc: int, r0: str, rd: str, rc: int, cd: str) -> list[str]:
    return [f"Ld={l0} {ld}", f"Gd={g0} {gd}", f"Gc={g0} {gc}", f"Rd={r0} {rd}", f"Rc={r0} {rc}", f"cd={cd}"]


def _clause(word: str, joiner: str, morph: str, kinds: str) -> list[str]:
    return [f"cf={word}", f"cj={joiner}", f"cm={joiner} {morph}", *(f"ck={kind}" for kind in kinds.split("+") if kind)]


def _begin(morph: str, ahead: str, kinds: str, before: str, governor: str) -> list[str]:
    return [
        "CB",
        f"CBm={morph}",
        f"CBmm={morph} {ahead}",
        f"CBk={kinds}",
        f"CBp={before}",
        f"CBg={governor} {morph}",
    ]


_SPELL: Final[dict[str, Callable[..., list[str]]]] = {
    "pair": _pair,
    "ahead": lambda word, ahead: [f"wa={word} {ahead}"],
    "behind": lambda far, back: [f"wb={far} {back}"],
    "scope": _scope,
    "far": _far,
    "under": lambda l0, g0, back, morph: [f"Lm={l0} {back} {morph}", f"Gb={g0} {back}"],
    "clause": _clause,
    "years": lambda years, governor: [f"yG={years} {governor}"],
    "rule": lambda label, morph, years: [f"r={label}", f"rm={label} {morph}", f"ry={label} {years}"],
    "marked": lambda one, two, since, place, word: [
        f"H={one}",
        f"HH={one} {two}",
        f"Hs={since}",
        f"Hp={one} {place}",
        f"Hw={one} {word}",
    ],
    "year": lambda relation: [f"yr={relation}"],
    "begin": _begin,
    "sentence": lambda *said: [f"S:{word}" for word in said],
}
