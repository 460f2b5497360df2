"""The English of a commitment: a clause that begins with a base-form verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from asemnews.lexicon.english_verbs import base_form, starts_with_verb
from asemnews.lexicon.morphology import imperative
from asemnews.lexicon.names import common_words

# A frame in which a bare Indonesian verb clause is a whole sentence, and its English has the verb in base form. It is
# cut off again; where the model changed it, the clause is taken on its own.
_FRAME = "Kedua pihak sepakat untuk {}."
_FRAME_ENGLISH = re.compile(
    r"^(?:the |both )?(?:two |both )?(?:parties|sides|countries)(?: have| had| both)? agree[ds]? (?:to|on|not to)\s+",
    re.IGNORECASE,
)


def framed(clause: str) -> str:
    """The Indonesian sentence that states the clause as agreed by two sides."""
    return _FRAME.format(imperative(_small(clause)).rstrip(" .;,"))


def unframed(english: str) -> str | None:
    """The clause of a framed sentence in base form; ``None`` where the frame is gone."""
    match = _FRAME_ENGLISH.match(english.strip())
    if match is None:
        return None
    clause = base_form(english.strip()[match.end() :])
    if re.search(r"\bnot to\s+$", match.group(), re.IGNORECASE):
        return f"not {clause}"
    return clause


def choose(in_frame: str | None, alone: str) -> str:
    """The English of a clause from its framed and its bare rendering: the bare one, if it begins with a verb.

    Measured in ``benchmarks/clauses.md``.
    """
    clause = base_form(alone)
    return clause if in_frame is None or starts_with_verb(clause.removeprefix("not ")) else in_frame


def bare(clauses: Sequence[str]) -> list[str]:
    """The clauses as verb clauses, in small letters, as they stand inside a sentence."""
    return [imperative(_small(clause)).strip() for clause in clauses]


def _small(clause: str) -> str:
    """A clause whose first word has no capital of its own."""
    head = clause.strip().partition(" ")[0]
    return clause[:1].lower() + clause[1:] if head[1:].islower() and head.lower() in common_words() else clause
