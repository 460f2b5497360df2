"""What a line is, judged by its own words alone."""

from __future__ import annotations

import re

from asemnews.reading import vocabulary
from asemnews.reading.lines import Line

_CLOSERS = "\"”’'»)]"
# (*), ***, [*], -o0o-, (T.A012/B/PK03), (KR-KHD), (ykb), (nts/iam), (rum/HUMAS MENPANRB), (MC Riau/rat)
_SIGNATURE = re.compile(
    r"\(\*+\)|\*{2,5}|\[\*\]|-{0,2}o0o-{0,2}"
    r"|\((?:[TUL]\.[A-Z]{0,4}[\d-][^()]{0,60}|[A-Z]{1,3}(?:[-/][A-Z\d]{1,5}){1,4})\)"
    r"|\([a-z]{2,5}(?:/[a-z]{2,5}){0,4}(?:/[A-Za-z ]{2,30})?\)|\((?:MC|Humas|Tim|Bagian|Biro)\b[^()]{0,80}\)"
)
_ALWAYS_SIGNATURE = ("(*", "(T.", "(U.", "(L.", "**")
_CONTACT = re.compile(
    r"[\w.+-]{1,40}@[\w-]{1,40}\.|\(0\d{2,3}\)\s?\d|\+62\s?\d|\b0\d{2,3}[- ]\d{5,}|https?://|www\.", re.IGNORECASE
)
_PAGE = re.compile(
    r"[-–—]\s?\d{1,3}\s?[-–—]|(?:halaman|hal\.?)\s\d{1,3}(?:\s(?:dari|/)\s\d{1,3})?|\d{1,2}\s?/\s?\d{1,2}",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"\W{0,3}(?:copyright\b|hak cipta\b|©|\(c\)\s(?:\d{4}|(?-i:[A-Z]{3})))", re.IGNORECASE)
_REGISTRY = re.compile(  # Nomor: 214/HM.02/A/03/2025
    r"(?:siaran pers|nomor|no\.?)?\s?[:.]?\s?[\w.()-]{1,15}(?:/[\w.() -]{1,20}){2,7}", re.IGNORECASE
)
_DEGREES = re.compile(r"(?:,\s{0,2}(?:[A-Z][A-Za-z]{0,5}\.\s?){1,4}){1,5}$")
_LIST_LINE = re.compile(r"\s[-–—]\s")
_NAME_PARTICLES = ("dan", "atau", "untuk", "bidang", "di", "bin", "binti")


def is_signature(text: str) -> bool:
    """A wire's closing mark alone: ``(*)``, ``(T.A012/B/…)``, ``(ykb)``."""
    return len(text) < 120 and _SIGNATURE.fullmatch(text.strip()) is not None


def closing_signature(text: str) -> int | None:
    """Where the closing mark at the very end of a paragraph begins, or null: ``… rencana aksi.(*)``."""
    at = text.rfind("(") if text.endswith(")") else len(text.rstrip("*")) if text.endswith("**") else -1
    if at <= 0 or not is_signature(text[at:]):
        return None
    before = text[:at].rstrip()
    free = text[at:].startswith(_ALWAYS_SIGNATURE) or "/" in text[at:]
    return at if free or (before and before[-1] in ".!?" + _CLOSERS) else None


def is_page_number(line: Line) -> bool:
    """``- 2 -``, ``Halaman 3 dari 4``."""
    return len(line) <= 30 and _PAGE.fullmatch(line.text) is not None


def is_related(line: Line) -> bool:
    """A pointer to another story: ``Baca juga: …``."""
    head = line.head.lstrip("([*•-– ")
    match = vocabulary.starting("related").match(head)
    if match is None or len(line) >= 220:
        return False
    return len(match.group().split()) > 1 or head[match.end() :].lstrip()[:1] in (":", "：")


def is_caption(line: Line) -> bool:
    """Words under a picture: ``Foto: …``, ``ANTARA FOTO/…``."""
    head = line.head.lstrip("([*•-– ")
    match = vocabulary.starting("caption").match(head)
    if match is None:
        return False
    after = head[match.end() :].lstrip()
    if after[:1] in (":", "/", "："):
        return True
    return line.is_short and ("antara" in match.group().lower() or line.head.startswith("("))


def is_copyright(line: Line) -> bool:
    """``Copyright © ANTARA 2007``."""
    return line.is_short and _COPYRIGHT.match(line.head) is not None


def is_byline(line: Line) -> bool:
    """Who wrote, edited or uploaded it."""
    if not line.is_short:
        return False
    by = line.head[:5].lower() == "oleh " and line.words <= 6 and not ends_sentence(line)
    return by or vocabulary.labelled("byline").match(line.head) is not None


def is_contact(line: Line) -> bool:
    """A labelled or bare telephone, address or web site, and no sentence."""
    return line.words <= 30 and _CONTACT.search(line.head) is not None and not _is_prose(line)


def is_footer(line: Line) -> bool:
    """Surely a footer, wherever it stands near the end."""
    if len(line) > 400:
        return False
    if is_byline(line) or is_copyright(line) or is_signature(line.text) or is_page_number(line) or is_contact(line):
        return True
    if vocabulary.labelled("label").match(line.head) or vocabulary.starting("signoff").match(line.head):
        return not _is_prose(line)
    return line.words <= 16 and not ends_sentence(line) and vocabulary.starting("office").match(line.head) is not None


def _is_prose(line: Line) -> bool:
    return line.words > 12 and ends_sentence(line) and not _CONTACT.search(line.head)


def is_masthead(line: Line) -> bool:
    """Surely a letterhead, wherever it stands near the beginning: ``SIARAN PERS``, its number, a by-line."""
    if len(line) > 160:
        return False
    if is_byline(line) or is_page_number(line) or _REGISTRY.fullmatch(line.text):
        return True
    match = vocabulary.starting("masthead").match(line.head)
    if match is None:
        return line.head.lower().startswith("http") or ("siaran pers" in line.head.lower() and line.text.isupper())
    rest = line.head[match.end() :].strip(" :.-–—")
    if not rest or rest.lower() in vocabulary.phrases("masthead_rest"):
        return True
    return (
        any(c.isdigit() for c in rest.split()[-1])
        or is_organisation(rest)
        or vocabulary.starting("masthead").match(rest) is not None
        or vocabulary.starting("masthead_field").match(line.head) is not None
    )


def is_organisation(text: str) -> bool:
    """A body's name, or several with dashes between, and nothing else, as a letterhead or a signature gives it."""
    if len(text) > 160 or (text[-1:] in ".!?:;" and not text.lower().endswith(("tbk.", "ltd."))):
        return False
    start = vocabulary.starting("organisation")
    if not any(start.match(part) for part in _LIST_LINE.split(text)):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    if not text.isupper() and not all(w[0].isupper() or w in _NAME_PARTICLES for w in words):
        return False
    return not any(is_verb(w) for w in words)


def is_verb(word: str) -> bool:
    """A word that a headline is made with: listed, or with a verb's ending."""
    low = word.lower()
    if low in vocabulary.phrases("headline_verb"):
        return True
    noun = low.startswith(("pe", "ke")) or low in vocabulary.phrases("kan_noun")
    return len(low) > 6 and low.endswith("kan") and not noun


def is_named(line: Line) -> bool:
    """Every word capitalised but for particles, and no closing stop: a name, a body, an office."""
    words = re.findall(r"[^\W\d_]+", line.head)
    if not words or line.words > 14 or not line.is_short or ends_sentence(line):
        return False
    return all(w[0].isupper() or w in _NAME_PARTICLES for w in words)


def is_person(line: Line) -> bool:
    """A name with its degrees: ``Drs. Budi Santoso, M.Si.``."""
    name = _DEGREES.sub("", line.head)
    words = name.split()
    return (
        len(line) <= 80 and 2 <= len(words) <= 6 and len(name) < len(line.head) and all(w[0].isupper() for w in words)
    )


def ends_sentence(line: Line) -> bool:
    """Its last visible character closes a sentence or opens a list."""
    tail = line.tail.rstrip(_CLOSERS + " \t\xa0\u200b")
    return tail[-1:] in (".", "!", "?", ":", ";", "…")
