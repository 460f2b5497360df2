"""Indonesian press releases into English, and into a structured summary of what was agreed.

>>> from pathlib import Path
>>> import asemnews
>>> print(asemnews.translate(Path("rilis.txt")).english)
>>> for agreement in asemnews.brief(Path("rilis.txt")).agreements:
...     print(agreement.status, agreement.action.english, agreement.quote)
"""

import importlib
import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asemnews.engines import load_engine
    from asemnews.engines.base import Decoding, Engine, Hypothesis
    from asemnews.errors import AsemnewsError
    from asemnews.lexicon.glossary import Glossary
    from asemnews.pipeline import Pipeline, brief, check, read, segment, summarise, translate
    from asemnews.records import Briefing, Finding, Release, Sentence, Summary, Translation

__version__ = "0.1.0"

# Where each public name lives. They are imported on first use, so that `import asemnews` costs next to nothing.
_HOMES = {
    "AsemnewsError": "asemnews.errors",
    "Briefing": "asemnews.records",
    "Decoding": "asemnews.engines.base",
    "Engine": "asemnews.engines.base",
    "Finding": "asemnews.records",
    "Glossary": "asemnews.lexicon.glossary",
    "Hypothesis": "asemnews.engines.base",
    "Pipeline": "asemnews.pipeline",
    "Release": "asemnews.records",
    "Sentence": "asemnews.records",
    "Summary": "asemnews.records",
    "Translation": "asemnews.records",
    "brief": "asemnews.pipeline",
    "check": "asemnews.pipeline",
    "load_engine": "asemnews.engines",
    "read": "asemnews.pipeline",
    "segment": "asemnews.pipeline",
    "summarise": "asemnews.pipeline",
    "translate": "asemnews.pipeline",
}

__all__ = [
    "AsemnewsError",
    "Briefing",
    "Decoding",
    "Engine",
    "Finding",
    "Glossary",
    "Hypothesis",
    "Pipeline",
    "Release",
    "Sentence",
    "Summary",
    "Translation",
    "__version__",
    "brief",
    "check",
    "load_engine",
    "read",
    "segment",
    "summarise",
    "translate",
]

logging.getLogger(__name__).addHandler(logging.NullHandler())


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
