"""What a line is, judged by its own words alone."""

from __future__ import annotations

import re

from asemnews.read import vocabulary
from asemnews.read.lines import Line

_CLOSERS = "\"”’'»)]"
_SIGNATURE = re.compile(
    r"\(\*+\)|\*{2,5}|\[\*\]|-{0,2}o0o-{0,2}|\((?:[TUL]\.[A-Z]{0,4}[\d-][^()]{0,60}|[A-Z]{1,3}(?:[-/][A-Z\d]{1,5}){1,4})\)"
    r"|\([a-z]{2,5}(?:/[a-z]{2,5}){0,4}(?:/[A-Za-z ]{2,30})?\)|\((?:MC|Humas|Tim|Bagian|Biro)\b[^()]{0,80}\)"
)
_CONTACT = re.compile(
    r"[\w.+-]{1,40}@[\w-]{1,40}\.|\(0\d{2,3}\)\s?\d|\+62\s?\d|\b0\d{2,3}[- ]\d{5,}|https?://|www\.", re.I
)
_PAGE = re.compile(
    r"[-–—]\s?\d{1,3}\s?[-–—]|(?:halaman|hal\.?)\s\d{1,3}(?:\s(?:dari|/)\s\d{1,3})?|\d{1,2}\s?/\s?\d{1,2}", re.I
)
_COPYRIGHT = re.compile(r"\W{0,3}(?:copyright|hak cipta|©|\(c\)\s)", re.IGNORECASE)
_BULLET = re.compile(r"(?:[•▪●◦‣∙·■□►➢✓*]|[-–—])[ \t\xa0]{1,8}(?=\S)|[•▪●◦‣■►➢✓](?=\w)")
_NUMBER = re.compile(
    r"\(?(?:(?P<digit>\d{1,2})|(?P<roman>[ivx]{1,5}|[IVX]{1,5})|(?P<letter>[a-zA-Z]))[.)]\)?[ \t\xa0]{1,8}(?=\S)"
)
_ARTICLE = re.compile(r"(?:Pasal|Butir|Poin)\s(?P<digit>\d{1,2})\s?[:.–-]\s")
_NUMBER_LINE = re.compile(
    r"(?:siaran pers|nomor|no\.?)?\s?[:.]?\s?[\w.()-]{1,15}(?:/[\w.() -]{1,20}){2,7}", re.IGNORECASE
)
_DAY_LINE = re.compile(r"\d{1,2}[.:]\d{2}\s?(?:wib|wita|wit)?", re.IGNORECASE)


def is_signature(text: str) -> bool:
    """A wire's closing mark alone: ``(*)``, ``(T.A012/B/…)``, ``(ykb)``."""
    return _SIGNATURE.fullmatch(text.strip()) is not None


def closing_signature(text: str) -> int | None:
    """Where the closing mark at the very end of a paragraph begins, or null: ``… rencana aksi.(*)``."""
    at = text.rfind("(") if text.endswith(")") else len(text.rstrip("*")) if text.endswith("**") else -1
    if at <= 0 or not is_signature(text[at:]):
        return None
    before = text[:at].rstrip()
    free = text[at:].startswith(("(*", "(T.", "(U.", "(L.", "**")) or "/" in text[at:]
    return at if free or (before and before[-1] in ".!?" + _CLOSERS) else None


def is_page_number(line: Line) -> bool:
    """``- 2 -``, ``Halaman 3 dari 4``."""
    return len(line) <= 30 and _PAGE.fullmatch(line.text) is not None


def is_related(line: Line) -> bool:
    """A pointer to another story: ``Baca juga: …``."""
    head = line.head.lstrip("([*•-– ")
    match = vocabulary.starting("related").match(head)
    return (
        match is not None
        and (len(match.group().split()) > 1 or head[match.end() :].lstrip()[:1] in (":", "："))
        and len(line) < 220
    )


def is_caption(line: Line) -> bool:
    """Words under a picture: ``Foto: …``, ``ANTARA FOTO/…``."""
    head = line.head.lstrip("([*•-– ")
    match = vocabulary.starting("caption").match(head)
    if match is None or (not line.is_short and not head[match.end() :].lstrip().startswith(":")):
        return False
    after = head[match.end() :].lstrip()
    return after[:1] in (":", "/", "：") or "antara" in match.group().lower() or line.head.startswith("(")


def is_copyright(line: Line) -> bool:
    """``Copyright © ANTARA 2007``."""
    return line.is_short and _COPYRIGHT.match(line.head) is not None


def is_byline(line: Line) -> bool:
    """Who wrote, edited or uploaded it."""
    return line.is_short and (
        vocabulary.labelled("byline").match(line.head) is not None
        or (line.words <= 6 and line.head[:5].lower() == "oleh " and not ends_sentence(line))
    )


def is_footer(line: Line) -> bool:
    """Surely a footer, wherever it stands near the end."""
    if len(line) > 400:
        return False
    if is_byline(line) or is_copyright(line) or is_signature(line.text) or is_page_number(line):
        return True
    if vocabulary.labelled("label").match(line.head) or vocabulary.starting("signoff").match(line.head):
        return not _is_prose(line)
    if line.words <= 16 and not ends_sentence(line):
        if vocabulary.starting("office").match(line.head) or _CONTACT.search(line.head):
            return True
        return vocabulary.labelled("byline").match(line.head) is not None
    return line.words <= 30 and _CONTACT.search(line.head) is not None and not _is_prose(line)


def _is_prose(line: Line) -> bool:
    return line.words > 12 and ends_sentence(line) and not _CONTACT.search(line.head)


def is_masthead(line: Line) -> bool:
    """Surely a letterhead, wherever it stands near the beginning: ``SIARAN PERS``, its number, a by-line."""
    if len(line) > 160:
        return False
    if is_byline(line) or is_page_number(line) or _NUMBER_LINE.fullmatch(line.text):
        return True
    match = vocabulary.starting("masthead").match(line.head)
    if match is None:
        return line.head.lower().startswith("http") or ("siaran pers" in line.head.lower() and line.text.isupper())
    rest = line.head[match.end() :].strip(" :.-–—")
    return (
        not rest
        or any(c.isdigit() for c in rest.split()[-1])
        or is_organisation(rest)
        or vocabulary.starting("masthead").match(rest) is not None
        or rest.lower() in ("bersama", "hari ini")
        or line.head.lower().startswith(("tanggal", "perihal", "nomor", "lampiran", "sifat"))
    )


def is_organisation(text: str) -> bool:
    """A body's name and nothing else, as a letterhead or a signature gives it."""
    match = vocabulary.starting("organisation").match(text)
    if match is None or len(text) > 130 or (text[-1:] in ".!?:;" and not text.lower().endswith(("tbk.", "ltd."))):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    if not text.isupper() and not all(w[0].isupper() or w in ("dan", "atau", "untuk", "bidang", "di") for w in words):
        return False
    return not any(is_verb(w) for w in words)


def is_verb(word: str) -> bool:
    """A word that a headline is made with: listed, or with a verb's ending."""
    low = word.lower()
    return low in vocabulary.phrases("headline_verb") or (
        len(low) > 6
        and low.endswith("kan")
        and not low.startswith(("pe", "ke"))
        and low not in ("perikanan", "kebijakan")
    )


def is_named(line: Line) -> bool:
    """Nearly every word capitalised and no closing stop: a name, a body, an office."""
    words = re.findall(r"[^\W\d_]+", line.head)
    capital = sum(1 for w in words if w[0].isupper() or w in ("dan", "bin", "binti", "di"))
    return bool(words) and line.words <= 14 and line.is_short and not ends_sentence(line) and capital >= len(words)


def ends_sentence(line: Line) -> bool:
    """Its last visible character closes a sentence or opens a list."""
    tail = line.tail.rstrip(_CLOSERS + " \t\xa0\u200b")
    return tail[-1:] in (".", "!", "?", ":", ";", "…")


def marker(line: Line) -> tuple[str, int] | None:
    """A list marker's style and number: ``("•", 0)``, ``("1.", 3)``, ``("(a)", 2)``; null where the line has none."""
    head = line.head
    match = _BULLET.match(head)
    if match:
        return head[0], 0
    match = _ARTICLE.match(head)
    if match:
        return head.split()[0].lower(), int(match.group("digit"))
    match = _NUMBER.match(head)
    if match is None:
        return None
    mark = match.group().strip()
    if match.group("digit"):
        return mark.replace(match.group("digit"), "1"), int(match.group("digit"))
    name = match.group("roman") or match.group("letter")
    style = mark.replace(name, "a" if name.islower() else "A")
    return style, 0 if match.group("roman") else ord(name.lower()) - 96


def roman(line: Line) -> int | None:
    """The value of a Roman list number, or null."""
    match = _NUMBER.match(line.head)
    if match is None or not match.group("roman"):
        return None
    values = {"i": 1, "v": 5, "x": 10}
    digits = [values[c] for c in match.group("roman").lower()]
    return sum(-d if any(later > d for later in digits[i + 1 :]) else d for i, d in enumerate(digits))
