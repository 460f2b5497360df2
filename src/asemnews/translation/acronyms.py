"""Acronyms spelled out once, at their first mention in English, as a desk does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from asemnews.lexicon.glossary import Glossary

# At least two capitals, not a word of a headline in capitals, not part of a longer name or an address.
_ACRONYM = re.compile(r"(?<![\w.@/&-])[A-Z][A-Za-z]*[A-Z]s?(?![\w@&$€£¥-]|\.\w)")


def expand_acronyms(texts: Sequence[str], glossary: Glossary, *, fixed: Sequence[bool] = ()) -> list[str]:
    """The same texts, in order, with ``UN`` as ``United Nations (UN)`` where it first stands.

    Left alone: an acronym that the texts spell out themselves, anywhere before or right at it; one that is inside
    parentheses or a longer capitalised name; one without an expansion in the glossary; and every text whose flag in
    ``fixed`` is true (headlines, datelines, footers).
    """
    known: set[str] = set()
    out: list[str] = []
    for i, text in enumerate(texts):
        if fixed and fixed[i]:
            out.append(text)
            continue
        lower = text.lower()
        pieces: list[str] = []
        at = 0
        for match in _ACRONYM.finditer(text):
            acronym = match.group()
            if acronym in known:
                continue
            known.add(acronym)
            expansion = glossary.expansion(acronym)
            if expansion is None or expansion.lower() in lower or not _stands_free(text, match):
                continue
            pieces += [text[at : match.start()], f"{expansion} ({acronym})"]
            at = match.end()
        out.append("".join([*pieces, text[at:]]))
    return out


def _stands_free(text: str, match: re.Match[str]) -> bool:
    """True outside parentheses and away from other capitalised words, with which it would be part of a name."""
    before, after = text[: match.start()], text[match.end() :]
    if before.count("(") > before.count(")"):
        return False
    last = before.split()[-1] if before.split() else ""
    following = after.split()[0] if after.split() else ""
    return (
        not (last[:1].isupper() and " " in before.strip()) and not following[:1].isupper() and not after.startswith("'")
    )
