"""What a model's card says about its licence, and whether the user must accept it by name."""

from __future__ import annotations

import logging
import re
from pathlib import Path

from asemnews.errors import LicenceNotAccepted

logger = logging.getLogger(__name__)

KNOWN = (("facebook/nllb-", "cc-by-nc-4.0"), ("csebuetnlp/mt5_multilingual_xlsum", "cc-by-nc-sa-4.0"))
"""Beginnings of hub ids whose licence holds whatever the card beside the weights says (cards of the hub, 2026)."""


def licence_of(name: str, folder: Path) -> str | None:
    """The licence, in the hub's lower-case spelling, by known hub ids, else by the head of ``README.md``."""
    for beginning, licence in KNOWN:
        if name.lower().startswith(beginning):
            return licence
    try:
        card = (folder / "README.md").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    if not card.startswith("---"):
        return None
    head = card[3:].split("\n---", 1)[0]
    found = re.search(r"^license:[ \t]*(?:\n[ \t]*-[ \t]*)?[\"']?([\w.+-]+)", head, re.MULTILINE)
    return found[1].lower() if found else None


def check_licence(name: str, licence: str | None, accepted: str | None) -> None:
    """Tell the licence, and stop where it forbids commercial use and was not accepted.

    Raises:
        LicenceNotAccepted: naming what to pass.
    """
    logger.info("%s: licence %s", name, licence or "not stated")
    if licence and "nc" in licence.split("-") and (accepted or "").lower() != licence:
        raise LicenceNotAccepted(
            f"{name} is under {licence}, which forbids commercial use. "
            f'If you may use it so, pass accept_license="{licence}".'
        )
