"""The English of a commitment: a clause that begins with a base-form verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from asemnews.lexicon.english_verbs import base_form, starts_with_verb
from asemnews.lexicon.morphology import imperative

# A frame in which a bare Indonesian verb clause is a whole sentence, and its English has the verb in base form. It is
# cut off again; where the model changed it, the clause is taken on its own.
_FRAME = "Kedua pihak sepakat untuk {}."
_FRAME_ENGLISH = re.compile(
    r"^(?:the |both )?(?:two |both )?(?:parties|sides|countries)(?: have| had| both)? agree[ds]? (?:to|on|not to)\s+",
    re.IGNORECASE,
)


def framed(clause: str) -> str:
    """The Indonesian sentence that states the clause as agreed by two sides."""
    return _FRAME.format(imperative(clause).rstrip(" .;,"))


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
    """The English of a clause from its framed and its bare rendering: the framed one, if it begins with a verb."""
    if in_frame is not None and (
        starts_with_verb(in_frame.removeprefix("not ")) or not starts_with_verb(base_form(alone))
    ):
        return in_frame
    return base_form(alone)


def bare(clauses: Sequence[str]) -> list[str]:
    """The clauses as verb clauses, capital first, as sentences of their own."""
    return [(c := imperative(clause).strip())[:1].upper() + c[1:] for clause in clauses]
