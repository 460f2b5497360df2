"""Indonesian sentences that tile their paragraph.

A quotation with its attribution is one sentence, however many full stops stand inside the quotation marks; so is what
stands in round brackets. A list marker stays with its item, a dateline with the first sentence, ``(*)`` with the last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from asemnews.lexicon.abbreviations import is_role, kinds, opens_sentence, takes_label
from asemnews.records import Paragraph, Release, Sentence

_CLOSERS: Final = "\"”“„»«’'‟)\\]"
_STOP: Final = re.compile(rf"[.?!…]+(?P<closers>[{_CLOSERS}]*)(?P<space>\s*)")
_MARK: Final = re.compile(r"['’‘`]{2}|[\"“”„‟«»‘’'()\[\]]|\n[^\S\n]*\n\s*")
_DOUBLE: Final = frozenset('"“”„‟«»')

# A quotation of several sentences is kept whole up to this many code points: the longest of the 280 own releases has
# 176, and a translation model loses sentences of much longer ones.
_LONGEST_SHIELD: Final = 300
_REACH: Final = 48  # code points looked at on either side of a stop; longer tokens are not words

_CREDIT: Final = re.compile(r"(?:\((?:[^()]{0,60}[^().?!])?\)|\*{1,5}|#{1,5})[.,]?\s*")
_LEAD: Final = re.compile(r"[\"“”„‟«»‘’'`(\[¿¡]*")
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_MARKER: Final = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[IVX]{1,5}|[ivx]{1,5})")
# lower case that can open a sentence: e-KTP, iPhone, an address, a list marker
_LOWER_START: Final = re.compile(r"[a-z]{1,2}-?[A-Z]|https?://|www\.|(?:[a-z]|i{2,3}|iv)[.)]\s")
_INITIALS: Final = re.compile(r"(?:[A-Z][a-z]?\.)*[A-Z]")
_NUMERAL: Final = re.compile(r"[IVXLC]{1,6}\b|\S*\d|[A-Z]{1,4}[-/.]")
_GLUED: Final = re.compile(r"[^\W\d_][^\W\d_]{1,40}(?=[\s,-]|$)")
# the ends of addresses and file names
_SUFFIXES: Final = frozenset("ac co com go id net or org tv doc docx jpg pdf ppt pptx xls xlsx".split())
_DASHES: Final = ("-", "–", "—")
_OPENING_SIGNS: Final = "•▪◦●■‣·➢✓$€£¥@#"
_DATELINE: Final = re.compile(
    r"\(?[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3},(?: (?:[A-Z][\w'/-]*|\d{1,4}|\([^()]{1,20}\)),?){1,7}\)?\."
)


def segment(release: Release, *, inside_quotes: bool = False) -> tuple[Sentence, ...]:
    """The sentences of every paragraph, in order; each holds the white space after it, and together they tile it.

    Headlines, sub-heads and "Baca juga" lines are one sentence each; mastheads and footers one a line.

    Args:
        release: the release as it was read.
        inside_quotes: also part the sentences of a quotation from each other.
    """
    found: list[Sentence] = []
    for index, paragraph in enumerate(release.paragraphs):
        text = release.text[paragraph.start : paragraph.end]
        for start, end in _parts(text, paragraph, release, inside_quotes=inside_quotes):
            found.append(Sentence(start=paragraph.start + start, end=paragraph.start + end, paragraph=index))
    return tuple(found)


def split(text: str, *, inside_quotes: bool = False) -> list[tuple[int, int]]:
    """The sentences of one paragraph as half-open ranges of code points that tile it; none for an empty one.

    White space belongs to the sentence before it, at the very start to the first. Takes time linear in ``text``.
    """
    return _ranges(text, _boundaries(text, inside_quotes=inside_quotes))


def _parts(text: str, paragraph: Paragraph, release: Release, *, inside_quotes: bool) -> list[tuple[int, int]]:
    if paragraph.kind in ("headline", "subhead", "related"):
        return [(0, len(text))]
    if paragraph.kind in ("masthead", "footer"):
        return _ranges(text, [line.end() for line in re.finditer(r"(?<=\S)\s*\n\s*", text)])
    ends = _boundaries(text, inside_quotes=inside_quotes)
    if release.dateline is not None:
        quote = release.dateline.quote
        ends = [end for end in ends if not quote.start < paragraph.start + end <= quote.end + 1]
    return _ranges(text, ends)


def _ranges(text: str, ends: list[int]) -> list[tuple[int, int]]:
    starts = [0, *ends]
    return [(start, end) for start, end in zip(starts, [*ends, len(text)], strict=True) if end > start]


def _boundaries(text: str, *, inside_quotes: bool) -> list[int]:
    """Where each sentence but the first starts: strictly inside ``text``, rising."""
    shields, blanks = _shields(text, inside_quotes=inside_quotes)
    starts = [start for start, _ in shields]
    ends: list[int] = []
    first = begin = len(text) - len(text.lstrip())
    for stop in _STOP.finditer(text):
        end = _end(text, stop, begin)
        at = bisect_right(starts, end - 1) - 1
        if at >= 0 and end < shields[at][1]:
            if starts[at] < stop.start("closers"):
                continue
            end = starts[at]  # the quotation mark after the stop opens: selesai."Kami
        if begin < end < len(text) and (ends or not _is_dateline(text, begin, stop.start())):
            ends.append(end)
            begin = end
    return sorted({*ends, *(blank for blank in blanks if first < blank < len(text))})


def _is_dateline(text: str, begin: int, stop: int) -> bool:
    """True for "Jakarta, 17 Februari 2009" and the like, closed by a full stop."""
    return stop - begin <= 2 * _REACH and _DATELINE.fullmatch(text, begin, stop + 1) is not None


def _shields(text: str, *, inside_quotes: bool) -> tuple[list[tuple[int, int]], list[int]]:
    """Ranges that no sentence ends in (quotations and brackets, disjoint, in order), and the ends of blank lines."""
    pairs: list[tuple[int, int]] = []
    blanks: list[int] = []
    double: list[int] = []
    single: list[int] = []
    round_: list[int] = []
    for mark in _MARK.finditer(text):
        start, end = mark.span()
        if text[start] == "\n":
            blanks.append(end)
            double, single, round_ = [], [], []
        elif text[start] in "([":
            round_.append(start)
        elif text[start] in ")]":
            if round_:
                pairs.append((round_.pop(), end))
        elif not inside_quotes:
            is_double = end - start == 2 or text[start] in _DOUBLE
            _pair_quote(text, start, end, double if is_double else single, pairs, double=is_double)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(pair for pair in pairs if pair[1] - pair[0] <= _LONGEST_SHIELD):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged, blanks


def _pair_quote(
    text: str, start: int, end: int, opened: list[int], pairs: list[tuple[int, int]], *, double: bool
) -> None:
    """Push an opening quotation mark on ``opened``, or pair a closing one with it.

    Straight and wrongly set marks are told apart by their neighbours, not by their shape.
    """
    left = text[start - 1] if start else " "
    right = text[end] if end < len(text) else " "
    after_gap = left.isspace() or left in "([{-–—/"
    before_gap = right.isspace() or right in ")]},.;:?!-–—/"
    if double:
        opens = after_gap and not before_gap if after_gap != before_gap else not opened
    elif left.isalnum() and right.isalnum():
        return  # an apostrophe: Jum'at
    else:
        opens = after_gap and right.isalnum()
    if opens:
        opened.append(start)
    elif opened:
        pairs.append((opened.pop(), end))


def _end(text: str, stop: re.Match[str], begin: int) -> int:
    """Where the next sentence starts if one ends with ``stop``, else -1."""
    after = stop.end()
    credit = _CREDIT.match(text, after)
    if credit and (credit.end() == len(text) or _can_open(text, credit.end(), stop["space"])):
        after = credit.end()
    if after == len(text):
        return -1
    token = _token(text, begin, stop.start())
    if not stop["space"] and after == stop.end():
        return after if _is_glued(text, stop, token, begin) else -1
    if not _can_open(text, after, stop["space"]):
        return -1
    mark = text[stop.start() : stop.start("closers")]
    if mark != ".":
        return -1 if mark[-1] in ".…" and text[after].isdigit() else after
    if set(stop["closers"]) & set(")]"):
        bracket = text.rfind("(", max(begin, stop.start() - _LONGEST_SHIELD), stop.start())
        if bracket >= 0 and text[begin:bracket].strip("\"“”‘’' "):
            return -1  # the bracket stands inside the sentence: (Purn.)
    return after if _is_final(text, token, begin, stop.start(), after) else -1


def _token(text: str, begin: int, stop: int) -> str:
    """The characters before ``stop`` back to white space, without opening marks; empty after white space."""
    left = text[max(begin, stop - _REACH) : stop]
    return "" if not left or left[-1].isspace() else left.split()[-1].lstrip("\"“”‘’'`([«»-–—/")


def _can_open(text: str, at: int, space: str) -> bool:
    """True if a sentence could start at ``at``."""
    lead = _LEAD.match(text, at)
    at = lead.end() if lead else at
    first = text[at : at + 1]
    if first.islower():
        return _LOWER_START.match(text, at) is not None or _is_lower_title(text, at)
    if first in _DASHES:
        return "\n" in space
    return first.isalnum() or (first != "" and first in _OPENING_SIGNS)


def _is_lower_title(text: str, at: int) -> bool:
    """True for a title in lower case before a name: "dr. Budi"."""
    words = text[at : at + _REACH].split(None, 2)
    return len(words) > 1 and words[0].endswith(".") and words[1][0].isupper() and "title" in kinds(words[0])


def _is_glued(text: str, stop: re.Match[str], token: str, begin: int) -> bool:
    """True where only the space after the stop is missing: "selesai.Kemudian"."""
    at = stop.end()
    word = _GLUED.match(text, at)
    if word is None or not text[at].isupper() or text[stop.start() : stop.start("closers")][-1] == "…":
        return False
    if any(sign in token for sign in "@/\\") or word[0].strip().casefold() in _SUFFIXES:
        return False
    if stop["closers"] or token.endswith((")", "%")):
        return True
    if token.isdigit():
        return len(token) > 2 and stop.start() - len(token) > begin
    return len(token) > 1 and token[-2:].isalpha() and token[-2:].islower() and not kinds(token)


def _is_final(text: str, token: str, begin: int, stop: int, after: int) -> bool:
    """True if the full stop at ``stop`` ends a sentence, given that one could start at ``after``."""
    before = text[max(begin, stop - len(token) - _REACH) : stop - len(token)].split()
    lead = _LEAD.match(text, after)
    at = lead.end() if lead else after
    following = text[at : at + _REACH]
    word = _WORD.match(following)
    opener = word is not None and opens_sentence(word[0])
    if _MARKER.fullmatch(token):
        labelled = bool(before) and takes_label(before[-1])
        if _is_marker(before, labelled=labelled):
            return False
        if token.isalpha() and len(token) == 1:
            return labelled or opener or following[0].isdigit() or text[after] in _DOUBLE
    found = kinds(token)
    if found & {"title", "never"}:
        return text[after] in _DOUBLE
    if "name" in found:
        return opener and following.split()[1:2] != [] and following.split()[1][0].islower()
    if "number" in found:
        return _NUMERAL.match(following) is None
    if "company" in found:
        return _ends_company(text, begin, stop, after, following, opener=opener)
    if "degree" in found:
        if token.isupper() and not opener and not _after_degree_comma(before):
            return False  # initials that look like a degree: Jl. M.H. Thamrin
        return "degree" not in kinds(following.split()[0].rstrip(",.;"))
    return "closing" in found or opener or "." not in token or not _INITIALS.fullmatch(token)


def _is_marker(before: list[str], *, labelled: bool) -> bool:
    """True if a letter or numeral after the words ``before`` marks a list item or a caption ("Gambar 3.")."""
    words = [word for word in before if word.strip("\"“”‘’'(•-–—")]
    return not words or (labelled and len(words) == 1) or before[-1][-1] in ":;"


def _after_degree_comma(before: list[str]) -> bool:
    """True after the comma between a name and its degree, or after another degree."""
    return bool(before) and (before[-1].endswith(",") or "degree" in kinds(before[-1]))


def _ends_company(text: str, begin: int, stop: int, after: int, following: str, *, opener: bool) -> bool:
    """True unless the sentence goes on after a company's name: "Direktur PT Astra Tbk. Djony Bunarto"."""
    words = following.split(None, 2)
    if text[after] == "(" or "company" in kinds(words[0].rstrip(".,)")):
        return False
    if opener or len(words) < 2 or not words[1][0].isupper():
        return True
    return not any(is_role(word) for word in text[max(begin, stop - 2 * _REACH) : stop].split())
