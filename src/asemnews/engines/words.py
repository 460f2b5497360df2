"""Which words translate which: a model of words beside a translation model, for the choice between its outputs.

A small model's best-scored output now and then leaves a word of the source out, or puts in one that stands for nothing.
Its further outputs are often better, and a table of which word comes out as which tells so.
"""

from __future__ import annotations

import gzip
import hashlib
import math
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from asemnews.errors import CorruptModel

FILE: Final = "words.tsv.gz"
SCALE: Final = 10
"""Numbers in the file are tenths of nats."""
UNLIKELY: Final = 6.9
"""Surprise, in nats, at a word that nothing on the other side explains: a chance of one in a thousand."""
SURE: Final = 0.3
"""Chance from which a likeliest counterpart is one to put forward. On FLORES dev 0.2 and 0.3 were within 0.1 BLEU."""
SHORT: Final = 2
"""Letters; a counterpart up to so short is grammar."""
STEM: Final = 5
"""Letters that the forms of an English word share."""
ENGLISH_WEIGHT: Final = 0.07
SOURCE_WEIGHT: Final = 0.15
"""What a nat of surprise a word counts beside a nat a piece of the translation model. Chosen on FLORES dev, where 0.05
and 0.1 or 0.1 and 0.2 were within 0.2 BLEU; PUD and the PANL test sentences gained as much."""

_WORD: Final = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
Row = Mapping[str, tuple[float, float]]


def words(text: str) -> list[str]:
    """The words and marks of a text, in lower case."""
    return [match.group().lower() for match in _WORD.finditer(text)]


class WordLinks:
    """A table of words and what they come out as.

    Args:
        lines: for each Indonesian word ``english a b`` by tabs, where ``a`` is the surprise at the English word, given
            the Indonesian one, and ``b`` the other way round, in tenths of nats.
        digest: tells this table from others.
    """

    def __init__(self, lines: Mapping[str, str], digest: str) -> None:
        self._lines = lines
        self.digest = digest
        self._row = lru_cache(maxsize=1 << 14)(self._read)

    def _read(self, word: str) -> Row:
        found: dict[str, tuple[float, float]] = {}
        for cell in filter(None, self._lines.get(word, "").split("\t")):
            english, given, back = cell.rsplit(" ", 2)
            found[english] = (int(given) / SCALE, int(back) / SCALE)
        return found

    def missed(self, source: str, english: str) -> dict[str, str]:
        """The words of a source none of whose counterparts stands in the English, each with its likeliest one.

        Only words for which some counterpart, its forms taken together, is :data:`SURE` enough.
        """
        found: dict[str, str] = {}
        said = set(words(english))
        for word in words(source):
            row = self._row(word)
            if row and said.isdisjoint(row) and (likeliest := _likeliest(row)):
                found[word] = likeliest
        return found

    def fit(self, source: str, english: str) -> float:
        """How well an English text and its source explain each other, word by word: 0 is best, less is worse.

        Every word counts the surprise at it given its likeliest counterpart, whatever the order. The two means, one a
        side, are weighed so that they add up with the mean log-probability a piece of a hypothesis.
        """
        sources, targets = words(source), words(english)
        if not sources or not targets:
            return 0.0
        said, missed = dict.fromkeys(targets, UNLIKELY), 0.0
        for word in sources:
            row, best = self._row(word), UNLIKELY
            for target in row.keys() & said.keys():
                given, back = row[target]
                best = min(best, back)
                said[target] = min(said[target], given)
            missed += best
        made_up = sum(said[target] for target in targets)
        return -(ENGLISH_WEIGHT * made_up / len(targets) + SOURCE_WEIGHT * missed / len(sources))


def _likeliest(row: Row) -> str | None:
    """The commonest form of the counterpart that a word most often has; null where none is sure."""
    chances: dict[str, float] = {}
    for english, (given, _) in row.items():
        if len(english) > SHORT and english.isalpha():
            chances[english[:STEM]] = chances.get(english[:STEM], 0.0) + math.exp(-given)
    stem = max(chances, key=lambda one: chances[one], default="")
    if chances.get(stem, 0.0) < SURE:
        return None
    return min((one for one in row if one[:STEM] == stem), key=lambda one: row[one][0])


def read_words(folder: Path) -> WordLinks | None:
    """The table of a model folder; null where it has none.

    Raises:
        CorruptModel: if the file cannot be read.
    """
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        raw = path.read_bytes()
        text = gzip.decompress(raw).decode("utf-8")
    except (OSError, EOFError, ValueError) as error:
        raise CorruptModel(f"{path} cannot be read. Fetch the model again.") from error
    rows = (line.partition("\t") for line in text.splitlines() if not line.startswith("# "))
    return WordLinks({word: cells for word, _, cells in rows}, hashlib.sha256(raw).hexdigest()[:8])
