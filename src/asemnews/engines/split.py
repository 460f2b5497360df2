"""Split a text that is too long for a model at the marks where a clause ends, and join the parts' outputs again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

MARKS = (
    r"(?<=[.!?…;])\s+",
    r"(?<=[,:)\]”\"])\s+|\s+(?=[–—(\[]\s?)",
    r"\s+(?=(?:dan|serta|atau|tetapi|namun|sedangkan|sementara|bahwa|yang|karena|sehingga|untuk|and|or|but|that|which)\s)",
    r"\s+",
)
"""Where to cut, best first: ends of sentences, clause marks, conjunctions (of Indonesian and English), spaces."""


def split(text: str, limit: int, count: Callable[[str], int]) -> list[str]:
    """Cut ``text`` into consecutive parts of at most ``limit`` pieces, as few as the marks allow.

    ``count`` tells how many pieces a part takes. A word that alone is over the limit is cut inside. Joined with single
    spaces, the parts give the text with its white space collapsed at the cuts.
    """
    return _split(text.strip(), limit, count, 0)


def _split(text: str, limit: int, count: Callable[[str], int], level: int) -> list[str]:
    if not text or count(text) <= limit:
        return [text] if text else []
    if level == len(MARKS):
        middle = len(text) // 2
        halves = (text[:middle], text[middle:]) if middle else ()
        return [part for half in halves for part in _split(half, limit, count, level)] or [text]
    atoms = [atom for atom in re.split(MARKS[level], text) if atom]
    parts: list[str] = []
    for packed in _pack(atoms, limit, count):
        parts.extend(_split(packed, limit, count, level + 1))
    return parts


def _pack(atoms: Sequence[str], limit: int, count: Callable[[str], int]) -> list[str]:
    """Join neighbours within the limit, in parts of like size, so that no crumb is left at the end."""
    sizes = [count(atom) for atom in atoms]
    total = sum(sizes)
    wanted = min(limit, -(-total // -(-total // limit)) + max(1, limit // 8))
    packed: list[str] = []
    held: list[str] = []
    room = wanted
    for atom, size in zip(atoms, sizes, strict=True):
        if held and size > room:
            packed.append(" ".join(held))
            held, room = [], wanted
        held.append(atom)
        room -= size
    return [*packed, " ".join(held)] if held else packed


def join(sources: Sequence[str], outputs: Sequence[str]) -> str:
    """Put the outputs of consecutive parts together as one text.

    A full stop that the model gave to a part whose source has none goes, and so does the capital it gave to the first
    word of a part that begins with a small letter, unless the source writes that word with a capital.
    """
    joined: list[str] = []
    names = {word.strip("\"'“”‘’(),.;:") for source in sources for word in source.split() if word[:1].isupper()}
    for at, (source, raw) in enumerate(zip(sources, outputs, strict=True)):
        output = raw.strip()
        if at < len(outputs) - 1 and output.endswith(".") and not source.rstrip("\"'”’)").endswith("."):
            output = output[:-1]
        word = output.split(" ", 1)[0]
        if at and source[:1].islower() and word[1:].islower() and word.strip("\"'“”‘’(),.;:") not in names:
            output = output[0].lower() + output[1:]
        if output:
            joined.append(output)
    return " ".join(joined)
