"""Any sequence-to-sequence model behind one small interface; the only room with model runtimes."""

from asemnews.engines.base import Decoding, Engine, Hypothesis, reads_english, slots_of, words_of
from asemnews.engines.cached import CachedEngine, SqliteMemory
from asemnews.engines.load import load_engine
from asemnews.engines.scripted import ScriptedEngine

__all__ = [
    "CachedEngine",
    "Decoding",
    "Engine",
    "Hypothesis",
    "ScriptedEngine",
    "SqliteMemory",
    "load_engine",
    "reads_english",
    "slots_of",
    "words_of",
]
