"""Any sequence-to-sequence model behind one small interface; the only room with model runtimes."""

from asemnews.engines.base import Decoding, Engine, Hypothesis, slots_of
from asemnews.engines.load import load_engine

__all__ = ["Decoding", "Engine", "Hypothesis", "load_engine", "slots_of"]
