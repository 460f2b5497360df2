"""What a glossary holds and what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from asemnews.errors import GlossaryError
from asemnews.lexicon.affixes import plural, split_words

Use = Literal["enforce", "check"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One term.

    ``use``: ``"enforce"`` where the English may stand in any sentence as it is (names, ranks, fixed terms);
    ``"check"`` where the sentence decides the form, so that it serves checks and roles only. ``expansion``: what an
    acronym stands for, in English. ``also``: further English that is right; ``forbidden``: English that is wrong.
    ``plural``: the English plural; empty means by rule, ``"-"`` none. ``line``: where the entry stands in its file.
    """

    term: str
    english: str
    pos: str = "noun"
    use: Use = "enforce"
    expansion: str = ""
    also: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    plural: str = ""
    note: str = ""
    source: str = ""
    line: int = field(default=0, compare=False)

    @property
    def acronym(self) -> bool:
        """True for terms in capitals, which only match as written ("OKI", never "oki")."""
        letters = [c for c in self.term if c.isalpha()]
        return bool(letters) and " " not in self.term and sum(c.isupper() for c in letters) * 2 > len(letters)

    @property
    def key(self) -> str:
        """What makes two entries the same term."""
        return (
            self.term
            if self.acronym
            else " ".join(word.base + "*" * bool(word.tail) for word in split_words(self.term))
        )

    @property
    def english_plural(self) -> str:
        """The English for more than one."""
        if self.plural == "-":
            return self.english
        return self.plural or plural(self.english)

    @property
    def renderings(self) -> tuple[str, ...]:
        """Every English that counts as right."""
        made = (self.english, self.english_plural, self.expansion, *self.also)
        return tuple(dict.fromkeys(e for e in made if e))


@dataclass(frozen=True, slots=True)
class TermMention:
    """A term at ``start:end`` (code points, half-open). ``english`` has the number and case of this place.

    ``affix``: an affix that stands on it and inside the span ("nya", "di"). ``enforceable``: the English can stand for
    the whole span as it is: no affix, and not the beginning of a longer name that the glossary does not know
    ("Menteri Perdagangan" in "Menteri Perdagangan dan Industri").
    """

    start: int
    end: int
    text: str
    entry: Entry
    english: str
    affix: str = ""
    enforceable: bool = True


def entry_of(row: Mapping[str, str], line: int, origin: str) -> Entry:
    """An entry from the cells of a row; ``line`` 0 means unknown.

    Raises:
        GlossaryError: if a cell is missing or has a value that is not known.
    """
    term, english = " ".join(row.get("term", "").split()), " ".join(row.get("english", "").split())
    where = f"{origin}:{line}" if line else origin
    if not term or not english:
        raise GlossaryError(f"{where}: a term and its English are needed, got {term!r} and {english!r}.")
    if not split_words(term):
        raise GlossaryError(f"{where}: the term {term!r} has no letter or digit.")
    use = row.get("use", "") or "enforce"
    if use not in ("enforce", "check"):
        raise GlossaryError(f"{where}: use {use!r} is unknown. Use 'enforce' or 'check'.")
    return Entry(
        term=term,
        english=english,
        pos=row.get("pos", "") or "noun",
        use="enforce" if use == "enforce" else "check",
        expansion=row.get("expansion", ""),
        also=_several(row.get("also", "")),
        forbidden=_several(row.get("forbidden", "")),
        plural=row.get("plural", ""),
        note=row.get("note", ""),
        source=row.get("source", ""),
        line=line,
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def refuse_conflicts(entries: Iterable[Entry], origin: str) -> list[Entry]:
    """The entries without repetitions.

    Raises:
        GlossaryError: if one term has two English forms, or one that it forbids (names the lines).
    """
    known: dict[str, Entry] = {}
    for entry in entries:
        first = known.setdefault(entry.key, entry)
        if first.english != entry.english:
            raise GlossaryError(
                f"{origin}: {entry.term!r} is {first.english!r} in line {first.line} and {entry.english!r} in line "
                f"{entry.line}. Keep one of them."
            )
        if entry.english.casefold() in [wrong.casefold() for wrong in entry.forbidden]:
            raise GlossaryError(f"{origin}:{entry.line}: {entry.english!r} is both right and forbidden.")
    return list(known.values())
