"""Summaries that say only what their sources say: composed, extracted, or abstractive and attributed."""

from asemnews.summaries.abstractive import abstract
from asemnews.summaries.attribute import Passage, attribute
from asemnews.summaries.compose import Parts, compose, gist_of
from asemnews.summaries.extractive import extract

__all__ = ["Parts", "Passage", "abstract", "attribute", "compose", "extract", "gist_of"]
