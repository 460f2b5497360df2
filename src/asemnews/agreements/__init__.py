"""Commitments in a release: what was agreed, by whom, by when; and what only looks like it."""

from asemnews.agreements.find import Found, find_agreements

__all__ = ["Found", "find_agreements"]
