"""Digits that are no quantity: document numbers, articles, telephone numbers, names such as "G20"."""

from __future__ import annotations

from functools import cache
from typing import Final

from asemnews.lexicon.calendar import calendar_words
from asemnews.lexicon.counting import unit_words
from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.numbers import number_words, year_like
from asemnews.lexicon.tokens import JOINED, LINE, SPACED, Tokens

_LONGEST_RUN: Final = 64  # tokens glued together
_LONGEST_PLAIN: Final = 9  # digits without a separator; more are a code


@cache
def label_words() -> frozenset[str]:
    """Words whose number is a label: "Pasal 6", "Nomor 16", "Telepon 555"."""
    return frozenset(row["word"] for row in read_table("number_labels.tsv"))


def code_end(tokens: Tokens, index: int) -> int | None:
    """The index after the code that the numeral at ``index`` belongs to, or null where it is a quantity or date."""
    token = tokens[index]
    if token.text[0] == "0" and token.text.isdecimal() and len(token.text) > 2:
        return _telephone(tokens, index)
    if tokens[index - 1].text == "+" and token.gap == JOINED and tokens[index - 1].gap != JOINED:
        return _telephone(tokens, index)
    if token.text.isdecimal() and len(token.text) > _LONGEST_PLAIN:
        return index + 1
    if _labelled(tokens, index) or _list_mark(tokens, index):
        return index + 1
    if token.gap == JOINED and _bound_before(tokens, index):
        return _run_end(tokens, index)
    if tokens[index + 1].gap == JOINED and _bound_after(tokens, index):
        return _run_end(tokens, index)
    return None


_TELEPHONES: Final = frozenset(("telepon", "telp", "tlp", "tel", "hp", "wa", "whatsapp", "faks", "faksimile", "fax"))


def _run_end(tokens: Tokens, index: int) -> int:
    end = index + 1
    while end - index < _LONGEST_RUN and tokens[end].gap == JOINED and tokens[end].text not in '()"“”,;:':
        end += 1
    return end


def _telephone(tokens: Tokens, index: int) -> int:
    """Groups of digits after a leading zero or a plus sign, with spaces, brackets and hyphens between them."""
    end = index + 1
    while end - index < 12:
        step = 1 if tokens[end].text in (")", "-", "–", ".") and tokens[end].gap <= SPACED else 0
        group = tokens[end + step]
        if not group.is_numeral or group.gap > SPACED or not group.text.isdecimal() or len(group.text) < 2:
            return end
        if year_like(group.text) and not step:
            return end
        end += step + 1
    return end


def _labelled(tokens: Tokens, index: int) -> bool:
    at = index - 1
    while index - at <= 3 and tokens[at].text in (".", ":", "("):
        at -= 1
    if tokens[index].gap > LINE or not tokens[index].text.isdecimal():
        return False
    if tokens[at].word in label_words():
        return at < index - 1 or tokens[at].word not in _TELEPHONES
    joined = tokens[at].word in ("dan", "atau", "sampai", ",", "-", "–", "jo") and tokens[at - 1].is_numeral
    return joined and tokens[at - 2].word in ("pasal", "ayat", "nomor") and not year_like(tokens[index].text)


def _list_mark(tokens: Tokens, index: int) -> bool:
    """ "1. ", "2) " at the start of a line; "(1)" in an enumeration; "- 2 -" at the head of a page."""
    token, after = tokens[index], tokens[index + 1]
    if not token.text.isdecimal() or len(token.text) > 2:
        return False
    if token.gap >= LINE and after.text in (".", ")") and after.gap == JOINED:
        return tokens[index + 2].gap != JOINED
    before = tokens[index - 1]
    if before.text == "(" and after.text == ")" and after.gap == JOINED and token.gap == JOINED:
        return before.gap >= LINE or tokens[index - 2].word in (":", ",", ";", "dan", "serta", "atau", "yaitu", "yakni")
    return before.text in "-–" and before.gap >= LINE and after.text in "-–" and tokens[index + 2].gap >= LINE


def _bound_before(tokens: Tokens, index: int) -> bool:
    """True for digits glued behind letters: "G20", "H5N1", "COVID-19", "HM.02", "/2025" of a document number."""
    before = tokens[index - 1]
    if before.text[0].isalpha():
        return not (before.word == "x" and tokens[index - 2].is_numeral)
    if before.text in "-–" and before.gap == JOINED:
        stem = tokens[index - 2]
        if stem.is_numeral:
            return tokens[index].text[0] == "0" and len(tokens[index].text) > 2
        known = stem.word in calendar_words("month") or stem.word in calendar_words("weekday")
        return stem.text[0].isalpha() and not (known or stem.word in number_words() or stem.word in ("pasca", "pra"))
    if before.text in "/._@#=&%" and before.gap == JOINED:
        return tokens[index - 2].text[0].isalnum()
    return before.text in "#@"


def _bound_after(tokens: Tokens, index: int) -> bool:
    """True for digits glued before letters that are no unit: "3D", "214/HM", "7th"."""
    after, following = tokens[index + 1], tokens[index + 2]
    if after.text[0].isalpha():
        if after.word == "x" and following.is_numeral and following.gap == JOINED:
            return False
        entry = number_words().get(after.word)
        return not (
            after.word in unit_words() or (entry and entry.kind in ("magnitude", "short")) or after.text in "MT"
        )
    if after.text in "/_" and following.gap == JOINED:
        if following.text[0].isalpha():
            return following.word not in unit_words() and following.word not in (
                "orang",
                "bulan",
                "tahun",
                "hari",
                "unit",
            )
        return False
    if after.text == "-" and following.gap == JOINED and following.text[0].isalpha():
        return following.word not in ("an", "ribu", "juta")
    return after.text in ".:@" and following.gap == JOINED and not (after.text == ":" and following.is_numeral)
