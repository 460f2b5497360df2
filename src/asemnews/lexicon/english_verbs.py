"""English commitments in base form: ``establishing a committee`` → ``establish a committee``."""

from __future__ import annotations

import functools
import re

from asemnews.lexicon.data_files import read_table


@functools.cache
def _verbs() -> frozenset[str]:
    return frozenset(row["verb"] for row in read_table("english_verbs.tsv"))


_LEADING = re.compile(
    r"^(?:(?:and|or)\s+)?(?:to|will|would|shall|must|should|agreed\s+to|agree\s+to)\s+", re.IGNORECASE
)
_AND_ING = re.compile(r"\b(and|or) (\w+ing)\b")


def base_form(clause: str) -> str:
    """The clause beginning with a base-form verb in lower case, without a final stop; as it is if no verb leads it."""
    text = clause.strip().rstrip(".;,").strip()
    text = _LEADING.sub("", text)
    head, space, rest = text.partition(" ")
    base = _base_of(head)
    if base is None:
        return text
    if head.lower().endswith("ing"):
        rest = rest.removeprefix("of ")  # "the opening of ports": "opening of" → "open"
        rest = _AND_ING.sub(lambda m: f"{m[1]} {_base_of(m[2]) or m[2]}", rest)  # a joined verb takes its form too
    return base + space + rest


def starts_with_verb(clause: str) -> bool:
    """True when the first word is a known verb in base form."""
    return clause.split(" ", 1)[0].lower() in _verbs()


def _base_of(word: str) -> str | None:
    """The base form of ``-ing``, ``-s`` and ``-ed`` forms of a known verb, in lower case."""
    lower = word.lower()
    if lower in _verbs():
        return lower
    for ending, additions in (("ing", ("", "e")), ("ies", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ed", ("", "e"))):
        if lower.endswith(ending):
            stem = lower[: -len(ending)]
            options = [stem + addition for addition in additions]
            if len(stem) > 2 and stem[-1] == stem[-2]:
                options.append(stem[:-1])
            for option in options:
                if option in _verbs():
                    return option
    return None
