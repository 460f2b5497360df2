"""What the tagger sees of each token: pieces of its context, and the features that a piece stands for.

A *piece* is a small hashable tuple that begins with the name of its family. Many tokens share a piece, so that the
tagger weighs each piece once and remembers the sum; :func:`features` spells a piece out, for training as for use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from asemnews.agreements.clauses import Proposal, proposals
from asemnews.agreements.reading import Reading
from asemnews.agreements.stretches import Layout, Piece, Stretch, piece_at
from asemnews.agreements.words import EDGE, WordType, WordTypes

_QUOTES: Final = frozenset('"“”')


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
        self._proposals: list[list[Proposal] | None] = [None] * len(readings)
        self._intros: list[Reading | None] = []
        intro: Reading | None = None
        for reading in readings:
            self._intros.append(intro if reading.item else None)
            if not reading.item:
                intro = reading

    def intro(self, number: int) -> Reading | None:
        """The sentence that introduces the list of item ``number``; null outside lists."""
        return self._intros[number]

    def proposals(self, number: int) -> list[Proposal]:
        """What the rules propose in sentence ``number``; found once."""
        found = self._proposals[number]
        if found is None:
            found = self._proposals[number] = proposals(self.readings[number], self._intros[number])
        return found

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


class View:
    """One sentence as the tagger sees it.

    ``row`` are its word types, ``layout`` the reach of its clauses and cues; ``stretches`` are all pieces but those
    that :func:`beside` makes of neighbouring words.

    Args:
        surroundings: the release.
        number: the sentence.
        types: the word types known so far.
        history: what was marked in each sentence before: ``Y`` commitments, ``X`` others, ``YX`` both, ``-`` none.
    """

    def __init__(self, surroundings: Surroundings, number: int, types: WordTypes, history: Sequence[str]) -> None:
        reading = surroundings.readings[number]
        self.row = types.row(reading.tokens, reading.cues)
        self.layout = Layout(reading, self.row)
        years = surroundings.years(reading)
        self.stretches = [
            *self.layout.stretches,
            *_quoted(reading),
            *self._ruled(surroundings.proposals(number), years),
            *self._years(reading, surroundings.year, years),
            *self._begins(surroundings, number, history),
        ]

    def _ruled(self, proposed: Sequence[Proposal], years: str) -> Iterator[Stretch]:
        """What the rules propose for each token: ``B`` or ``I`` with the kind of cue, ``E`` for the token after."""
        labels: dict[int, str] = {}
        for proposal in proposed:
            kind = f"!{proposal.kind}" if proposal.negated else proposal.kind
            labels |= dict.fromkeys(range(proposal.first + 1, proposal.last), f"I {kind}")
            labels |= {proposal.first: f"B {kind}", proposal.last: f"E {kind}"}
        labels.pop(len(self.row), None)
        for index, label in labels.items():
            yield _single(index, ("rule", label, self.row[index].morph, years))

    def _years(self, reading: Reading, published: int | None, years: str) -> Iterator[Stretch]:
        if not years or published is None:
            return
        for first, last, _, _, under, _ in self.layout.common:
            yield first, last, None, ("years", years, under.label)
        for index, word in enumerate(self.row):
            if word.norm == "<year>":
                year = int(reading.tokens.words[index])
                yield _single(index, ("year", "p" if year < published else "t" if year == published else "f"))

    def _begins(self, surroundings: Surroundings, number: int, history: Sequence[str]) -> Iterator[Stretch]:
        """What is told at the first token of each clause."""
        reading, kinds = surroundings.readings[number], self.layout.clauses.kinds
        whole = surroundings.of(number)
        marked: Piece = (
            "marked",
            history[-1] if history else "^",
            history[-2] if len(history) > 1 else "^",
            _since(history),
            "item" if reading.item else "same" if surroundings.continues(number) else "new",
            reading.tokens.norms[0],
        )
        for clause, first in enumerate(self.layout.clauses.firsts):
            ahead = self.row[first + 1] if first + 1 < len(self.row) else EDGE
            before = kinds[clause - 1] if clause else ""
            ruler = self.layout.under[first].label
            yield _single(first, ("begin", self.row[first].morph, ahead.morph, kinds[clause], before, ruler))
            yield _single(first, whole)
            yield _single(first, marked)


def pieces(
    surroundings: Surroundings, number: int, types: WordTypes, history: Sequence[str] = ()
) -> Iterator[tuple[int, WordType, list[Piece]]]:
    """For every token of sentence ``number``: its index, its word type and its pieces.

    The arguments are those of :class:`View`. The word types of the neighbours are not among the pieces: whoever weighs
    them looks at the types themselves.
    """
    view = View(surroundings, number, types, history)
    found: list[list[Piece]] = [[] for _ in view.row]
    for stretch in view.stretches:
        for index in range(*stretch[:2]):
            found[index].append(piece_at(stretch, index))
    padded = [EDGE, EDGE, *view.row, EDGE]
    for index, word in enumerate(view.row):
        far, back, _, ahead = padded[index : index + 4]
        after, under = view.layout.after[index].label, view.layout.under[index].label
        found[index] += [
            ("pair", back, word),
            ("ahead", word.norm, ahead.norm),
            ("behind", far.norm, back.norm),
            ("under", after, under, back.norm, word.morph),
        ]
        yield index, word, found[index]


def _single(index: int, piece: Piece) -> Stretch:
    return index, index + 1, None, piece


def _quoted(reading: Reading) -> Iterator[Stretch]:
    """What stands between quotation marks, the opening one with it."""
    marks = [index for index, norm in enumerate(reading.tokens.norms) if norm in _QUOTES]
    for first, last in zip(marks[::2], [*marks[1::2], len(reading.tokens)], strict=False):
        yield first, last, None, ("quoted",)


def _since(history: Sequence[str]) -> int:
    """How many sentences ago the last commitment was marked, at most 5; 9 where there was none yet."""
    for back, mark in enumerate(reversed(history)):
        if "Y" in mark:
            return min(back, 5)
    return 9


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


def form_features(back: WordType, morph: str) -> list[str]:
    """The features of a word of the form ``morph`` after the type ``back``."""
    return [f"mm={back.morph} {morph}", f"wm={back.norm} {morph}", f"km={back.kinds} {morph}"]


def _clause(word: str, joiner: str, morph: str, kinds: str, distance: str) -> list[str]:
    found = [f"cf={word}", f"cj={joiner}", f"cm={joiner} {morph}", f"cd={distance}"]
    return [*found, *(f"ck={kind}" for kind in kinds.split("+") if kind)]


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
    "pair": lambda back, word: [f"ww={back.norm} {word.norm}", *form_features(back, word.morph)],
    "ahead": lambda word, ahead: [f"wa={word} {ahead}"],
    "behind": lambda far, back: [f"wb={far} {back}"],
    "left": lambda cue, word, distance: [f"L={cue}", f"Lw={word}", f"Ld={cue} {distance}"],
    "governor": lambda cue, word, distance: [f"G={cue}", f"Gw={word}", f"Gd={cue} {distance}"],
    "right": lambda cue, word, distance: [f"R={cue}", f"Rw={word}", f"Rd={cue} {distance}"],
    "among": lambda l0, g0, clauses_since, r0, clauses_until: [
        f"LR={l0}|{r0}",
        f"GR={g0}|{r0}",
        f"Gc={g0} {clauses_since}",
        f"Rc={r0} {clauses_until}",
    ],
    "quoted": lambda: ["quoted"],
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
