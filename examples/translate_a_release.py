"""Translate a press release into English and look at what the checks say of it.

python examples/translate_a_release.py [FILE]
"""

import sys
from pathlib import Path

import asemnews

default = Path(__file__).parent / "releases" / "kerja_sama_pelabuhan.txt"
path = Path(sys.argv[1]) if len(sys.argv) > 1 else default

release = asemnews.read(path)
print("Headline:", release.headline.value.indonesian if release.headline else "none")
print("Dateline:", release.dateline.quote.text if release.dateline else "none")
print()

translation = asemnews.translate(release)
print(translation.english.strip())
print()

# Where does the English of a passage stand? By position, never by searching.
at = release.text.index("US$3,5 juta") if "US$3,5 juta" in release.text else release.paragraphs[-1].start
print("The sentence about the grant:", translation.covering(release.quote(at, at + 1)))
print()

for finding in translation.findings:
    print(f"{finding.severity}: {finding.message}")
print("Made by", translation.signature)
