"""Summaries that say only what their sources say: composed, extracted, or abstractive and attributed."""

from asemnews.summarise.abstractive import abstract
from asemnews.summarise.attribute import Passage, attribute
from asemnews.summarise.compose import Parts, compose, gist_of
from asemnews.summarise.extractive import extract

__all__ = ["Parts", "Passage", "abstract", "attribute", "compose", "extract", "gist_of"]
