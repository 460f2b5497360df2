"""Facts: event, instruments, parties, people, next meetings and figures of a release."""

from asemnews.facts.facts import Facts, find_facts

__all__ = ["Facts", "find_facts"]
