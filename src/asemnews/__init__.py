"""Indonesian press releases into English, and into a structured summary of what was agreed.

>>> import asemnews
>>> translation = asemnews.translate(Path("rilis.txt"))
>>> briefing = asemnews.brief(Path("rilis.txt"))
"""

import logging

logging.getLogger(__name__).addHandler(logging.NullHandler())

__version__ = "0.1.0"
