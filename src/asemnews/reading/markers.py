"""List markers: bullets, numbers, letters, Roman numbers, articles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from asemnews.reading.lines import Line

_BULLETS = "•▪●◦‣∙·■□►➢✓*–—-"
_BULLET = re.compile(r"[•▪●◦‣∙·■□►➢✓*–—-][ \t\xa0]{1,8}(?=\S)|[•▪●◦‣■►➢✓](?=\w)")
_NUMBER = re.compile(
    r"\(?(?:(?P<digit>\d{1,2})|(?P<roman>[ivx]{1,5}|[IVX]{1,5})|(?P<letter>[a-zA-Z]))[.)]\)?[ \t\xa0]{1,8}(?=\S)"
)
_ARTICLE = re.compile(r"(?P<name>Pasal|Butir|Poin)\s(?P<digit>\d{1,2})\s?[:.–-]\s")
_ROMAN = {"i": 1, "v": 5, "x": 10}
_REACH = 12  # lines within which the neighbour of a list number is looked for


@dataclass(frozen=True)
class Marker:
    """``style`` is the marker with its number made 1, a or A; ``values`` are its readings (``i`` is 9 or 1)."""

    style: str
    values: tuple[int, ...]

    @property
    def is_bullet(self) -> bool:
        """A marker without a number."""
        return not self.values

    def precedes(self, other: Marker | None) -> bool:
        """True when ``other`` is the next marker of the same list."""
        if other is None or other.style != self.style:
            return False
        return self.is_bullet or any(v + 1 in other.values for v in self.values)


def marker_of(line: Line) -> Marker | None:
    """The marker that the line begins with, or null."""
    head = line.head
    match = _BULLET.match(head)
    if match:
        return Marker(head[0], ())
    match = _ARTICLE.match(head)
    if match:
        return Marker(match.group("name"), (int(match.group("digit")),))
    match = _NUMBER.match(head)
    if match is None:
        return None
    mark = match.group().strip()
    digit, name = match.group("digit"), match.group("roman") or match.group("letter")
    if digit:
        return Marker(mark.replace(digit, "1"), (int(digit),))
    values = [_roman(name)] if match.group("roman") else []
    if len(name) == 1:
        values.append(ord(name.lower()) - 96)
    return Marker(mark.replace(name, "a" if name.islower() else "A"), tuple(values))


def _roman(name: str) -> int:
    digits = [_ROMAN[c] for c in name.lower()]
    return sum(-d if any(later > d for later in digits[i + 1 :]) else d for i, d in enumerate(digits))


def is_item(lines: list[Line], marks: list[Marker | None], i: int) -> bool:
    """A bullet, or a number that has a neighbour in its sequence or is announced by a colon."""
    mark = marks[i]
    if mark is None:
        return False
    if mark.is_bullet or (i > 0 and lines[i - 1].tail.endswith(":")):
        return True
    before = (marks[j] for j in range(max(0, i - _REACH), i))
    after = (marks[j] for j in range(i + 1, min(len(marks), i + _REACH + 1)))
    return any(m is not None and m.precedes(mark) for m in before) or any(mark.precedes(m) for m in after)
