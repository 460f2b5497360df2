"""What of a sentence goes through the model, and what around it does not.

A dateline, a list marker, a footer label or a closing ``(*)`` are no prose: they are rendered by rule, and only the
core between them is translated.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.places import english_place
from asemnews.lexicon.values import find_values
from asemnews.records import Dateline, Quote, Release, Sentence
from asemnews.translation.case import Case, case_of, running, running_forms, set_in

_MARKER = re.compile(r"(?:[-–—•*·▪●◦]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])\s+(?=\S)")
_CLOSING = re.compile(r"\s*\(\*+\)\s*$")
_ITEM_END = re.compile(r"([;,])\s+(dan|serta|atau|dan/atau)\s*$")
_CONJUNCTION = {"dan": "and", "serta": "and", "atau": "or", "dan/atau": "and/or"}
_LABEL = re.compile(r"([A-Z][\w/ .&-]{1,40}?)(\s*:\s*)")
# A core of names, digits and marks only (phone numbers, initials, addresses) is the same in English.
_NO_PROSE = re.compile(r"(?:[\d\s()+./,:;@&*©®–—-]|\b[A-Z][\w.'’]*|\b\w+@[\w.]+|\bwww\.\S+|https?://\S+)*")


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, cut for translation. ``english`` is set where no model is needed; else ``core`` needs one."""

    source: Quote
    before: str
    core: str
    after: str
    english: str | None = None
    case: Case = "sentence"
    prose: bool = True

    def whole(self, core: str) -> str:
        """The English of the sentence, given that of its core."""
        return f"{self.before}{set_in(core, self.case)}{self.after}".strip()


def cut_units(release: Release, sentences: Sequence[Sentence]) -> tuple[Unit, ...]:
    """One unit a sentence, in order."""
    body = "\n".join(release.text[p.start : p.end] for p in release.paragraphs if p.kind in ("body", "item"))
    forms = running_forms(body)
    return tuple(_cut(release, sentence, forms) for sentence in sentences)


def _cut(release: Release, sentence: Sentence, forms: Mapping[str, str]) -> Unit:
    kind = release.paragraphs[sentence.paragraph].kind
    source = release.quote(sentence.start, sentence.end)
    text = source.text.rstrip()
    before, at = "", len(text) - len(text.lstrip())
    dateline = release.dateline
    if dateline is not None and sentence.start <= dateline.quote.start < sentence.end:
        cut = min(dateline.quote.end, sentence.end) - sentence.start
        before, at = english_dateline(dateline) + text[cut : _skip_space(text, cut)], _skip_space(text, cut)
    elif kind == "item" and (marker := _MARKER.match(text, at)):
        before, at = marker.group(), marker.end()
    elif kind in ("masthead", "footer", "caption") and (label := _known_label(text, at)):
        before, at = label
    core, after = _cut_end(_one_line(text[at:]))
    if kind in ("footer", "masthead") and _NO_PROSE.fullmatch(core) and (before or kind == "footer"):
        return Unit(source, before, core, after, english=core)
    if not any(c.isalpha() for c in core):
        return Unit(source, before, core, after, english=_english_values(core))
    case = case_of(core) if kind in ("headline", "subhead", "masthead", "related", "footer") else "sentence"
    if case == "sentence" and core.isupper() and len(core.split()) > 2:
        case = "upper"
    return Unit(
        source,
        before,
        core if case == "sentence" else running(core, forms),
        after,
        case=case,
        prose=kind in ("body", "item"),
    )


# A word broken at the end of a line ("kese-\npakatan"), and a hyphen that only shows where a word may be broken.
_BROKEN = re.compile(r"(?<=[a-z])-[ \t]*\r?\n\s*(?=[a-z])|\u00ad")


def _one_line(text: str) -> str:
    """The text as a model reads it: words whole, white space single."""
    return " ".join(_BROKEN.sub("", text).split())


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _cut_end(core: str) -> tuple[str, str]:
    if closing := _CLOSING.search(core):
        return core[: closing.start()], closing.group().rstrip()
    if end := _ITEM_END.search(core):
        return core[: end.start()], f"{end.group(1)} {_CONJUNCTION[end.group(2)]}"
    return core, ""


def _known_label(text: str, at: int) -> tuple[str, int] | None:
    match = _LABEL.match(text, at)
    if match is None:
        return None
    english = labels().get(match.group(1).casefold())
    if english is None:
        return None
    shown = english.upper() if match.group(1).isupper() else english
    return shown + match.group(2), match.end()


@functools.cache
def labels() -> dict[str, str]:
    """English of the labels in mastheads, captions and footers, by their casefolded Indonesian."""
    return {row["indonesian"].casefold(): row["english"] for row in read_table("labels.tsv")}


def english_dateline(dateline: Dateline) -> str:
    """The dateline with its place and date in English and everything else as it is."""
    text = dateline.quote.text
    base = dateline.quote.start
    edits = [(v.start, v.end, v.english) for v in find_values(text)]
    place = dateline.place
    english = english_place(place.value)
    if english is not None:
        shown = english.upper() if place.quote.text.isupper() else english
        edits.append((place.quote.start - base, place.quote.end - base, shown))
    return _apply(text, edits).rstrip()


def _english_values(text: str) -> str:
    return _apply(text, [(v.start, v.end, v.english) for v in find_values(text)]).strip()


def _apply(text: str, edits: list[tuple[int, int, str]]) -> str:
    """Replace disjoint ranges; an edit that overlaps an earlier one is left out."""
    pieces: list[str] = []
    at = 0
    for start, end, english in sorted(edits):
        if start >= at:
            pieces += [text[at:start], english]
            at = end
    pieces.append(text[at:])
    return "".join(pieces)
