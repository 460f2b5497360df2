"""Engines by name: ``bundled``, ``hf:model``, ``ct2:folder``, and those that other packages register."""

from __future__ import annotations


from asemnews.engines.base import Engine
from asemnews.errors import UnknownEngine

GROUP = "asemnews.engines"
"""Entry-point group of plug-ins; each value is ``module:load`` with the signature ``load(model, *, device)``."""
BUILTIN = {"bundled": "asemnews.engines.bundled", "ct2": "asemnews.engines.ct2", "hf": "asemnews.engines.hf"}


def load_engine(name: str = "bundled", *, device: str = "auto") -> Engine:
    """The engine of that name.

    Args:
        name: ``bundled``, or a scheme and a model: ``hf:Helsinki-NLP/opus-mt-id-en``, ``hf:./folder``, ``ct2:./folder``.
        device: ``auto`` takes the best there is; else ``cpu``, ``cuda`` or, with ``hf``, ``mps``.

    Raises:
        UnknownEngine: if no engine has that name.
    """
    scheme, _, model = name.partition(":")
    if scheme == "bundled":
        from asemnews.engines import bundled

        return bundled.load(device=device)
    if scheme == "ct2":
        from asemnews.engines import ct2

        return ct2.load(model, device=device)
    raise UnknownEngine(f"No engine named {name!r}. Known engines: {', '.join(sorted(BUILTIN))}.")
