"""What was agreed in a press release: each item with its English, its status and the exact words it rests on.

python examples/first_briefing.py [FILE]
"""

import sys
from pathlib import Path

import asemnews

default = Path(__file__).parent / "releases" / "siaran_pers_energi.txt"
briefing = asemnews.brief(Path(sys.argv[1]) if len(sys.argv) > 1 else default)
text = briefing.release.text

print(briefing.gist.english, "\n")

print("AGREED")
for item in briefing.agreements:
    due = f", due {item.due.value}" if item.due else ""
    amount = f", {item.amount.value.currency} {item.amount.value.amount:,f}" if item.amount else ""
    print(f"- [{item.status}{due}{amount}] {item.action.english}")
    print(f"    {item.quote.start}:{item.quote.end} {text[item.quote.start : item.quote.end]!r}")

print("\nNOT AGREED")
for item in briefing.not_agreed:
    print(f"- [{item.reason}] {item.action.english}")

print("\nPEOPLE")
for person in briefing.people:
    role = f", {person.role.value.english}" if person.role else ""
    print(f"- {person.name.value}{role} ({person.function})")

print("\nNEXT")
for meeting in briefing.next_meetings:
    name = meeting.name.english if meeting.name else "meeting"
    print(f"- {name}: {meeting.when.value if meeting.when else 'date open'}")

# A briefing is stored and loaded as JSON; one whose quotes do not stand where they say cannot be loaded.
again = asemnews.Briefing.model_validate_json(briefing.model_dump_json())
print("\nThe same after JSON:", again == briefing)
