"""Make clean pairs look like what press releases hold: headlines, fragments, lists.

Each function takes a pair and returns a changed one, or None where it does not fit.
"""

from __future__ import annotations

import random
import re

Pair = tuple[str, str]

OLD = (
    ("kerja sama", "kerjasama"), ("antarnegara", "antar negara"), ("tanggung jawab", "tanggungjawab"),
    ("antar", "antar "), ("provinsi", "propinsi"), ("izin", "ijin"), ("risiko", "resiko"),
    ("aktivitas", "aktifitas"), ("November", "Nopember"), ("Februari", "Pebruari"), ("Jumat", "Jum'at"),
    ("terima kasih", "terimakasih"), ("praktik", "praktek"), ("analisis", "analisa"), ("objek", "obyek"),
    ("subjek", "subyek"), ("sistem", "sistim"), ("metode", "metoda"), ("teknik", "tehnik"),
    ("Tiongkok", "Cina"), ("miliar", "milyar"), ("triliun", "trilyun"), ("kualitas", "kwalitas"),
    ("di mana", "dimana"), ("ke depan", "kedepan"), ("di antara", "diantara"), ("pasca", "pasca "),
    ("atlet", "atlit"), ("hierarki", "hirarki"), ("memengaruhi", "mempengaruhi"), ("lokakarya", "loka karya"),
    ("beri tahu", "beritahu"), ("mengubah", "merubah"), ("efektif", "effektif"), ("jadwal", "jadual"),
)  # fmt: skip
MARKERS = ("- ", "• ", "– ", "1. ", "2. ", "3. ", "4. ", "a. ", "b. ", "c. ", "d. ", "(1) ", "a) ")
PLACES = ("Jakarta", "Bandung", "Surabaya", "Beijing", "Jenewa", "Denpasar", "Medan", "Makassar", "Tokyo")
AGENCIES = (" (ANTARA) - ", " (ANTARA News) - ", ", Kominfo - ", " - ", " -- ", ", ANTARA - ")


def capitals(pair: Pair) -> Pair | None:
    """ALL CAPS on the Indonesian side only, for short lines: the English keeps its case."""
    source, target = pair
    if not 3 <= len(source.split()) <= 14 or "⦅" in source:
        return None
    return source.upper().removesuffix("."), target.removesuffix(".")


def bare(pair: Pair) -> Pair | None:
    """Drop the final full stop of both sides."""
    source, target = pair
    if not (source.endswith(".") and target.endswith(".")):
        return None
    return source[:-1], target[:-1]


def lowered(pair: Pair) -> Pair | None:
    """Lower-case start on both sides, as a clause inside a list has; not for names."""
    source, target = pair
    first, other = source.split(" ", 1)[0], target.split(" ", 1)[0]
    if not (first[:1].isupper() and first[1:].islower() and other[1:].islower()) or first == other:
        return None
    return source[0].lower() + source[1:], target[0].lower() + target[1:]


def listed(pair: Pair, chance: random.Random) -> Pair | None:
    """Give both sides a list marker, and often a semicolon for the stop."""
    marker = chance.choice(MARKERS)
    source, target = bare(pair) or pair
    end = chance.choice(("", ";", "."))
    return marker + source + end, marker + target + end


def old_spelling(pair: Pair) -> Pair | None:
    """Spell the Indonesian as older or looser offices do."""
    source = pair[0]
    for new, old in OLD:
        source = re.sub(rf"\b{new}" if new in ("antar", "pasca") else new, old, source)
    source = re.sub(r"\b(antar|pasca)  +", r"\1 ", source)
    return None if source == pair[0] else (source, pair[1])


def dated(pair: Pair, chance: random.Random) -> Pair | None:
    """Leave a dateline in front of both sides."""
    place = chance.choice(PLACES)
    rest = chance.choice(AGENCIES)
    return place + rest + pair[0], place.replace("Jenewa", "Geneva") + rest + pair[1]


def spoil(pair: Pair, chance: random.Random) -> Pair | None:
    """Return `pair` in one of the forms above, or None where the drawn one does not fit."""
    kind = chance.choices(("capitals", "bare", "fragment", "listed", "old", "dated"), (4, 2, 2, 2, 4, 0.6))[0]
    if kind == "capitals":
        return capitals(pair)
    if kind == "bare":
        return bare(pair)
    if kind == "fragment":
        return lowered(bare(pair) or pair)
    if kind == "listed":
        return listed(lowered(pair) or pair if chance.random() < 0.5 else pair, chance)
    if kind == "old":
        return old_spelling(pair)
    return dated(pair, chance)
