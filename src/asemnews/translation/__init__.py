"""Indonesian sentences into English ones, with everything that must not change behind slots."""

from asemnews.translation.candidates import Checker, Problem
from asemnews.translation.fields import known_english, put_into_english
from asemnews.translation.sentences import Manner, OnProblem, translate_release, translate_texts

__all__ = [
    "Checker",
    "Manner",
    "OnProblem",
    "Problem",
    "known_english",
    "put_into_english",
    "translate_release",
    "translate_texts",
]
