"""A rest for the garbage collector."""

from __future__ import annotations

import gc
import threading
from typing import Final


class Rest:
    """Without the garbage collector: what the rules make has no cycles, and in a long text it lives long.

    CPython's collector would walk all of it again each time it has grown by a quarter, for nothing. The rest is the
    whole process's, and lasts as long as any thread is in it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._was_on = False

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._was_on = gc.isenabled()
                gc.disable()
            self._inside += 1

    def __exit__(self, *error: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside and self._was_on:
                gc.enable()


collector_at_rest: Final = Rest()
