"""One commitment, one item: what the lead and the body both say."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from typing import Final

from asemnews.agreements.tokens import Tokens
from asemnews.lexicon.words import function_words
from asemnews.records import Agreement

_SHARE: Final = 0.7
"""Share of the shorter quote's content stems that the other must hold: below it, parallel terms of one text
("gudang di Bitung", "gudang di Ambon") would melt together. Set by hand."""
_LEAST: Final = 3
_RECENT: Final = 12
"""How many earlier items with the same stem are compared: keeps long texts linear."""
_PREFIXES: Final = ("meng", "meny", "mem", "men", "peng", "peny", "pem", "pen", "ber", "ter", "per", "me", "di", "pe")


def merged(agreements: Sequence[Agreement]) -> list[Agreement]:
    """The agreements with restatements folded into the fuller quote, whose ``evidence`` names the other places."""
    kept: list[tuple[Agreement, frozenset[str]]] = []
    by_stem: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_RECENT))
    for agreement in agreements:
        stems = _stems(agreement.quote.text)
        rivals = {i for stem in stems for i in by_stem[stem]}
        same = next(
            (
                i
                for i in sorted(rivals)
                if (kept[i][0].status == "planned") == (agreement.status == "planned") and _restates(kept[i][1], stems)
            ),
            None,
        )
        if same is None:
            for stem in stems:
                by_stem[stem].append(len(kept))
            kept.append((agreement, stems))
        else:
            old = kept[same][0]
            full, short = (agreement, old) if len(agreement.quote.text) > len(old.quote.text) else (old, agreement)
            evidence = (*old.evidence, *agreement.evidence, short.quote)
            kept[same] = (full.model_copy(update={"evidence": evidence}), kept[same][1] | stems)
    return [agreement for agreement, _ in kept]


def _restates(one: frozenset[str], other: frozenset[str]) -> bool:
    least = min(len(one), len(other))
    return least >= _LEAST and len(one & other) >= _SHARE * max(len(one), len(other))


def _stems(quote: str) -> frozenset[str]:
    words = function_words()
    return frozenset(
        _stem(norm) for norm in Tokens(quote, 0, len(quote)).norms if norm[0].isalnum() and norm not in words
    )


def _stem(word: str) -> str:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) > 3:
            word = word[len(prefix) :]
            break
    return word[:5]
