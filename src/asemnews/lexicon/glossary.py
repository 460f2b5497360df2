"""Terms with a fixed English: the built-in glossary of Indonesian officialdom, and the user's own."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from asemnews.lexicon.affixes import split_words
from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.glossary_files import read_rows
from asemnews.lexicon.heads import heads_of
from asemnews.lexicon.term_match import Matcher
from asemnews.lexicon.terms import Entry, TermMention, entry_of, refuse_conflicts

__all__ = ["Entry", "Glossary", "TermMention"]

_BUILTIN = ("glossary_bodies.tsv", "glossary_titles.tsv", "glossary_forums.tsv", "glossary_terms.tsv")


class Glossary:
    """Terms and their English; immutable. ``a | b`` holds both, and where they differ ``b`` is right."""

    __slots__ = ("_entries", "_expansions", "_matcher", "_signature")

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        kept: dict[str, Entry] = {}
        for entry in entries:
            kept[entry.key] = entry
        self._entries = tuple(kept.values())
        self._matcher = Matcher(self._entries)
        self._expansions: dict[str, str] = {}
        for entry in self._entries:
            if entry.expansion:
                self._expansions[entry.term] = entry.expansion
                if sum(c.isupper() for c in entry.english) > 1 and " " not in entry.english:
                    self._expansions.setdefault(entry.english, entry.expansion)
        self._signature = ""

    @classmethod
    def builtin(cls) -> Glossary:
        """The glossary that comes with the library (cached)."""
        return _builtin()

    @classmethod
    def from_file(cls, path: str | Path) -> Glossary:
        """A user's glossary: CSV, TSV or TBX, told by the suffix.

        CSV and TSV have the columns ``term`` and ``english`` (without a header line: two columns in this order) and may
        have ``pos``, ``use``, ``expansion``, ``also``, ``forbidden`` (several separated by ``|``), ``plural``, ``note``
        and ``source``. Of a TBX file the terms in ``id`` and ``en`` of each concept are read.

        Raises:
            GlossaryError: if the file is malformed, or one term has two English forms (names the lines).
        """
        path = Path(path)
        entries = [entry_of(row, line, path.name) for line, row in read_rows(path)]
        return cls(refuse_conflicts(entries, path.name))

    @classmethod
    def from_dict(cls, terms: Mapping[str, str]) -> Glossary:
        """Indonesian → English.

        Raises:
            GlossaryError: if a term or its English is empty, or one term has two English forms.
        """
        rows = [{"term": term, "english": english} for term, english in terms.items()]
        entries = [entry_of(row, number, "the mapping") for number, row in enumerate(rows, 1)]
        return cls(refuse_conflicts(entries, "the mapping"))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, in the order they came."""
        return self._entries

    @property
    def signature(self) -> str:
        """Eight hexadecimal digits that change when anything does that can change an output; ``"0"`` when empty."""
        if not self._signature:
            self._signature = _digest(self._entries) if self._entries else "0"
        return self._signature

    def __len__(self) -> int:
        return len(self._entries)

    def __or__(self, other: Glossary) -> Glossary:
        return Glossary((*self._entries, *other._entries))

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Glossary) and self._entries == other._entries)

    def __hash__(self) -> int:
        return hash(self.signature)

    def __repr__(self) -> str:
        return f"<Glossary of {len(self)} terms, {self.signature}>"

    def __reduce__(self) -> tuple[type[Glossary], tuple[tuple[Entry, ...]]]:
        return Glossary, (self._entries,)

    def get(self, term: str) -> Entry | None:
        """The entry of exactly this term; case, spacing and reduplication aside."""
        words = split_words(term)
        found = self._matcher.longest(term, words, 0) if words else None
        return found.entry if found is not None and found.end == len(words) and not found.affix else None

    def english(self, term: str) -> str | None:
        """The English of a term; null where the glossary does not hold it."""
        entry = self.get(term)
        return None if entry is None else entry.english

    def forbidden(self, term: str) -> tuple[str, ...]:
        """English that a term must not have."""
        entry = self.get(term)
        return () if entry is None else entry.forbidden

    def expansion(self, acronym: str) -> str | None:
        """What an acronym, Indonesian or English, stands for in English; null where the glossary does not tell."""
        return self._expansions.get(acronym)

    def find(self, text: str) -> tuple[TermMention, ...]:
        """Every term of ``text``, longest match first, in order, never overlapping. Linear in the text."""
        return tuple(self._matcher.find(text))


def _digest(entries: Iterable[Entry]) -> str:
    digest = hashlib.sha256()
    for entry in sorted(entries, key=lambda e: e.key):
        shown = (entry.term, entry.english, entry.use, entry.expansion, entry.plural, entry.pos)
        cells = (*shown, "|".join(entry.also), "|".join(entry.forbidden))
        digest.update("\x1f".join(cells).encode("utf-8", "surrogatepass") + b"\x1e")
    return digest.hexdigest()[:8]


@functools.cache
def _builtin() -> Glossary:
    entries = [entry_of(row, 0, name) for name in _BUILTIN for row in read_table(name)]
    named = {entry.key for entry in entries}
    return Glossary([*entries, *(head for head in heads_of(entries) if head.key not in named)])
