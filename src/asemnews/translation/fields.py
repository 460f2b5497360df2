"""English for every value of a briefing that has none yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from asemnews.engines.base import Engine
from asemnews.lexicon.glossary import Glossary
from asemnews.lexicon.places import english_place
from asemnews.records import Agreement, Bilingual, NotAgreed, Record
from asemnews.translation.candidates import Checker
from asemnews.translation.clauses import bare, choose, framed, unframed
from asemnews.translation.sentences import Manner, translate_texts

R = TypeVar("R")

# Company forms and the like: what follows is a name, the same in every language.
_COMPANY = re.compile(r"(?:PT|CV|UD|Fa\.?|Yayasan)\s+[A-Z]")
_CLAUSE_OWNERS = (Agreement, NotAgreed)


def put_into_english(
    records: R,
    engine: Engine | None,
    *,
    glossary: Glossary,
    checker: Checker | None = None,
    manner: Manner | None = None,
) -> R:
    """The same records, each :class:`~asemnews.records.Bilingual` with its English where it can be had.

    Names, titles and places come from the glossary and CLDR first, then from the engine; commitments become clauses
    that begin with a base-form verb. Without an engine what glossary and CLDR do not know stays null.
    """
    names: dict[str, str | None] = {}
    clauses: dict[str, str | None] = {}
    for value, clause in _open_values(records, clause=False):
        (clauses if clause else names)[value.indonesian] = None
    for name in names:
        names[name] = known_english(name, glossary)
    if engine is not None:
        run = _Runner(engine, glossary, checker, manner)
        missing = [name for name, english in names.items() if english is None]
        names.update(zip(missing, map(_without_article, run(missing)), strict=True))
        clauses.update(zip(clauses, _clauses_in_english(list(clauses), run), strict=True))
    return _rebuilt(records, names, clauses, clause=False)


def known_english(name: str, glossary: Glossary) -> str | None:
    """The English of a name by glossary or CLDR alone; a company's name is its own English."""
    text = " ".join(name.split())
    if _COMPANY.match(text):
        return text
    return glossary.english(text) or english_place(text)


def _without_article(name: str) -> str:
    """A name as it stands in a list: without the article and the stop that a model gives it as a sentence."""
    bare = re.sub(r"^(?:the|an?) (?=\w)", "", name.strip().rstrip("."), flags=re.IGNORECASE)
    return bare[:1].upper() + bare[1:] if name[:1].isupper() else bare


class _Runner:
    def __init__(self, engine: Engine, glossary: Glossary, checker: Checker | None, manner: Manner | None) -> None:
        self._engine = engine
        self._more = {"glossary": glossary, "checker": checker, "manner": manner}

    def __call__(self, texts: Sequence[str]) -> list[str]:
        return translate_texts(texts, self._engine, **self._more)  # type: ignore[arg-type]


def _clauses_in_english(clauses: Sequence[str], run: Callable[[Sequence[str]], list[str]]) -> list[str]:
    in_frame = run([framed(clause) for clause in clauses])
    alone = run(bare(clauses))
    return [choose(unframed(f), a) for f, a in zip(in_frame, alone, strict=True)]


def _open_values(node: object, *, clause: bool) -> Iterator[tuple[Bilingual, bool]]:
    if isinstance(node, Bilingual):
        if node.english is None:
            yield node, clause
    elif isinstance(node, Record):
        for name in type(node).model_fields:
            yield from _open_values(getattr(node, name), clause=isinstance(node, _CLAUSE_OWNERS) and name == "action")
    elif isinstance(node, tuple):
        for item in node:
            yield from _open_values(item, clause=clause)


def _rebuilt(node: R, names: Mapping[str, str | None], clauses: Mapping[str, str | None], *, clause: bool) -> R:
    if isinstance(node, Bilingual):
        if node.english is not None:
            return node
        return node.model_copy(update={"english": (clauses if clause else names).get(node.indonesian)})
    if isinstance(node, Record):
        changed = {}
        for name in type(node).model_fields:
            old = getattr(node, name)
            new = _rebuilt(old, names, clauses, clause=isinstance(node, _CLAUSE_OWNERS) and name == "action")
            if new is not old:
                changed[name] = new
        return node.model_copy(update=changed) if changed else node
    if isinstance(node, tuple):
        items = [_rebuilt(item, names, clauses, clause=clause) for item in node]
        return node if all(a is b for a, b in zip(items, node, strict=True)) else tuple(items)  # type: ignore[return-value]
    return node
