"""A briefing as Markdown for a desk: what was agreed first, the words it rests on beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from asemnews.records import Agreement, Bilingual, Briefing, Grounded, Meeting, Quote

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|!~])")


def to_markdown(briefing: Briefing) -> str:
    """GitHub-flavoured Markdown; all text of the source and the model is escaped, so none of it can act as markup."""
    return "\n".join(_lines(briefing)).rstrip() + "\n"


def _lines(briefing: Briefing) -> Iterator[str]:
    yield from (f"# {_title(briefing)}", "", escape(briefing.gist.english or briefing.gist.indonesian), "")
    yield from _event(briefing)
    yield from _section("Agreements", [_agreement(briefing, a) for a in briefing.agreements], "None stated.")
    yield from _section(
        "Not agreed",
        [f"{_both(n.action)} — *{n.reason.replace('_', ' ')}*{_cite(n.quote)}" for n in briefing.not_agreed],
    )
    yield from _section("Next meetings", [_meeting(m) for m in briefing.next_meetings])
    yield from _section("Documents", [f"{_both(d.name.value)} — {d.status}" for d in briefing.documents])
    yield from _section("Parties", [_both(p.name.value) for p in briefing.parties])
    yield from _section("People", [_person(briefing, i) for i in range(len(briefing.people))])
    yield from _section("Figures", [f"{escape(f.quote.text)} = {f.value:,f}{_unit(f.unit)}" for f in briefing.figures])
    yield from _section(
        "To check", [f"{f.severity}: {escape(f.message)}" for f in briefing.findings if f.severity != "info"]
    )
    if briefing.translation is not None:
        yield from ("## Translation", "", escape(briefing.translation.english.strip()), "")
    yield f"<sub>{escape(briefing.provenance.signature)}</sub>"


def _title(briefing: Briefing) -> str:
    headline = briefing.release.headline
    if headline is not None:
        return escape(headline.value.english or headline.value.indonesian)
    event = briefing.event
    return _both(event.name.value) if event is not None and event.name is not None else "Briefing"


def _event(briefing: Briefing) -> Iterator[str]:
    event = briefing.event
    if event is None:
        return
    parts = [_both(event.name.value)] if event.name else []
    parts += [", ".join(_english(place) for place in event.places)] if event.places else []
    if event.start is not None:
        end = event.end.value if event.end is not None else event.start.value
        parts.append(str(event.start.value) + (f" – {end}" if end != event.start.value else ""))
    if event.edition is not None:
        parts.append(f"edition {event.edition.value}")
    if parts:
        yield from ("**Event:** " + " · ".join(parts), "")


def _section(title: str, items: Sequence[str], otherwise: str = "") -> Iterator[str]:
    if items or otherwise:
        yield from (f"## {title}", "")
        yield from ([f"- {item}" for item in items] or [otherwise])
        yield ""


def _agreement(briefing: Briefing, agreement: Agreement) -> str:
    details: list[str] = [agreement.status]
    if agreement.parties:
        details.append(", ".join(_english(briefing.parties[i].name) for i in agreement.parties))
    if agreement.due is not None:
        details.append(f"due {escape(agreement.due.value)}")
    if agreement.amount is not None:
        details.append(f"{agreement.amount.value.currency} {agreement.amount.value.amount:,f}")
    if agreement.condition is not None:
        details.append(f"condition: “{escape(agreement.condition.text)}”")
    action = escape(agreement.action.english or agreement.action.indonesian)
    return f"**{action}** ({'; '.join(details)}){_cite(agreement.quote)}"


def _meeting(meeting: Meeting) -> str:
    parts = [_both(meeting.name)] if meeting.name is not None else []
    parts += [_english(meeting.where)] if meeting.where is not None else []
    parts += [escape(meeting.when.value)] if meeting.when is not None else []
    parts += [f"open: “{escape(meeting.note.text)}”"] if meeting.note is not None else []
    return (", ".join(parts) or "Meeting") + _cite(meeting.quote)


def _person(briefing: Briefing, index: int) -> str:
    person = briefing.people[index]
    parts = [escape(person.name.value)]
    parts += [_english(person.role)] if person.role is not None else []
    parts += [_english(person.affiliation)] if person.affiliation is not None else []
    return ", ".join(parts) + ("" if person.function == "other" else f" ({person.function})")


def _unit(unit: Bilingual | None) -> str:
    return "" if unit is None else f" {escape(unit.english or unit.indonesian)}"


def _english(value: Grounded[Bilingual]) -> str:
    return escape(value.value.english or value.value.indonesian)


def _both(value: Bilingual) -> str:
    if value.english is None or value.english == value.indonesian:
        return escape(value.indonesian)
    return f"{escape(value.english)} ({escape(value.indonesian)})"


def _cite(quote: Quote) -> str:
    return f" — “{escape(' '.join(quote.text.split()))}” [{quote.start}:{quote.end}]".replace("[", "\\[").replace(
        "]", "\\]"
    )


def escape(text: str) -> str:
    """``text`` with every character that Markdown or HTML could act on made literal."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"(?m)^(\s*)([-+]|\d+[.)])(\s)", _literal_marker, _SPECIAL.sub(r"\\\1", text))


def _literal_marker(match: re.Match[str]) -> str:
    marker = match[2]
    return f"{match[1]}{marker[:-1]}\\{marker[-1]}{match[3]}"
