"""Indonesian verb forms: passive to active, action noun to verb."""

from __future__ import annotations

import functools
import re

from asemnews.lexicon.data_files import read_table

_VOWELS = "aeiou"
# Sounds that the active prefix swallows: di-pakai → me-makai (TBBI 2017, ch. 5: morphophonemics of meng-).
_SWALLOWED = {"p": "mem", "t": "men", "k": "meng", "s": "meny"}
_KEPT = {
    **dict.fromkeys("bfv", "mem"),
    **dict.fromkeys("cdjz", "men"),
    **dict.fromkeys("ghq" + _VOWELS, "meng"),
    **dict.fromkeys("lmnrwy", "me"),
}
# per- is a prefix of its own and stays whole: diperkuat → memperkuat; but in these it belongs to the root.
_PER_IN_ROOT = ("perintah", "periksa", "peras", "percik", "perban", "perankan")


def active(word: str) -> str | None:
    """The active form of a ``di-`` passive, in lower case: ``dibentuk`` → ``membentuk``; ``None`` for other words."""
    lower = word.lower()
    if len(lower) < 5 or not lower.startswith("di") or not lower.isalpha():
        return None
    root = lower[2:]
    first, second = root[0], root[1]
    if root.startswith("per") and not root.startswith(_PER_IN_ROOT):
        return "mem" + root
    if first in _SWALLOWED and second in _VOWELS:
        return _SWALLOWED[first] + root[1:]
    if first in _SWALLOWED:  # loans with a cluster keep their sound: ditransfer → mentransfer
        return {"p": "mem", "t": "men", "k": "meng", "s": "men"}[first] + root
    prefix = _KEPT.get(first)
    return None if prefix is None else prefix + root


@functools.cache
def _nouns() -> dict[str, str]:
    return {row["noun"]: row["verb"] for row in read_table("action_nouns.tsv")}


_NOUN_HEAD = re.compile(r"([A-Za-z]+)(?:\s+(?:bagi|terhadap|atas|mengenai|tentang|dari|kepada)\b)?")


def verbal(clause: str) -> str | None:
    """A clause headed by an action noun as one headed by its verb, or ``None`` where it is not.

    ``pembentukan komite bersama`` → ``membentuk komite bersama``; a preposition that the noun needs and the verb does
    not is dropped (``pelatihan bagi 150 dokter`` → ``melatih 150 dokter``).
    """
    match = _NOUN_HEAD.match(clause)
    if match is None:
        return None
    verb = _nouns().get(match.group(1).lower())
    return None if verb is None else verb + clause[match.end() :]


# What stands before the verb of a clause with its own subject: "kedua negara akan membuka kembali …".
_SUBJECT = re.compile(
    r"^(?P<subject>(?!(?:me|ber|di|ter)\w+\s)[^,;:]{2,90}?)\s+"
    r"(?P<modal>akan(?:\s+(?:segera|terus|juga|saling|tetap))?|wajib|harus|bertugas|bersedia|berhak|siap)\s+"
    r"(?P<verb>[a-z]+)(?P<rest>.*)$",
    re.DOTALL,
)
# The same with no modal, for passives: "pertemuan berikutnya dijadwalkan pada Maret".
_PASSIVE = re.compile(r"^(?P<subject>[^,;:]{2,90}?)\s+(?P<verb>di[a-z]{4,})\b(?P<rest>.*)$", re.DOTALL)
# A passive behind one of these belongs to a clause inside its subject: "pertukaran data sejak kasus dikonfirmasi".
_INNER = re.compile(r"\b(?:yang|sejak|setelah|sesudah|sebelum|jika|apabila|bila|ketika|saat|agar|supaya|karena)\b")
# A clause that begins with one of these has no subject before its verb: "tidak membiarkan paspor ditahan".
_ADVERB = re.compile(r"(?:tidak|tak|saling|akan|ikut|segera|tetap)\s", re.IGNORECASE)
_AGENT = re.compile(r"^\s+oleh\s+[^,]{2,60}?(?=\s+(?:pada|di|dalam|paling|selambat|sebelum|mulai|hingga)\b|$)")


# Meetings that are scheduled to take place: the commitment is to hold them.
_TAKES_PLACE = re.compile(
    r"^(?P<subject>[^,;:]{2,120}?)\s+(?:(?:akan|dijadwalkan|direncanakan|rencananya|segera|kembali)\s+)*"
    r"(?:berlangsung|digelar|diadakan|dilaksanakan|diselenggarakan|dihelat|dilangsungkan)\b(?P<rest>.*)$",
    re.DOTALL,
)


def imperative(clause: str) -> str:
    """A commitment as a bare verb clause: subject and modal go, passives turn active, action nouns become verbs.

    ``kedua negara akan membuka kembali perdagangan`` → ``membuka kembali perdagangan`` · ``komite bersama akan
    dibentuk paling lambat Juni 2025`` → ``membentuk komite bersama paling lambat Juni 2025``. What fits no pattern
    comes back as it is.
    """
    text = re.sub(r"^(?:untuk|agar|akan)\s+", "", clause.strip(), flags=re.IGNORECASE)
    if held := _TAKES_PLACE.match(text):
        return f"mengadakan {held['subject'].strip()}{held['rest']}"
    match = _SUBJECT.match(text) or _passive(text)
    if match is not None:
        verb, rest = match["verb"], match["rest"]
        turned = active(verb)
        if turned is not None:
            return f"{turned} {match['subject'].strip()}{_AGENT.sub('', rest)}"
        if verb.startswith(("me", "ber")):
            return f"{verb}{rest}"
        return text
    return verbal(text) or text


def _passive(clause: str) -> re.Match[str] | None:
    """A clause with a passive as its main verb and no modal; null for others."""
    match = _PASSIVE.match(clause)
    if match is None or _ADVERB.match(clause) or _INNER.search(match["subject"]):
        return None
    first = match["subject"].split(maxsplit=1)[0].lower()
    acts = first.startswith(("me", "ber")) and first in _verb_forms()
    return None if acts or first in _nouns() else match


@functools.cache
def _verb_forms() -> frozenset[str]:
    """Active verbs that the table of action nouns knows."""
    return frozenset(row["verb"].split()[0] for row in read_table("action_nouns.tsv"))
