"""Which English names stand with "the"."""

from __future__ import annotations

import re

# Quirk et al., A Comprehensive Grammar of the English Language, 5.60-5.72: names built with of, plural and descriptive
# names take the article; acronyms read as words and names of persons, firms and most countries do not.
_ARTICLE = re.compile(
    r"\w of \w|\b(?:Agency|Army|Assembly|Association|Authority|Bank|Board|Bureau|Chamber|Commission|Committee|"
    r"Corporation|Corps|Council|Court|Department|Directorate|Emirates|Force|Fund|Government|House|Institute|Islands|Kingdom|Maldives|"
    r"Ministry|Nations|Navy|Netherlands|Office|Organization|Philippines|Police|Republic|Secretariat|Service|States|Union|"
    r"Caribbean|UN|EU|IMF|OIC|WTO|WHO|ADB|UAE|US|UK)$"
)


def takes_article(english: str) -> bool:
    """True for a name that stands with "the" in running text."""
    return english[:1].isupper() and _ARTICLE.search(english) is not None
