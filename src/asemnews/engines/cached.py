"""An engine that remembers: any engine, with any mapping as its memory."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from asemnews.engines.base import Decoding, Engine, Hypothesis, reads_english, slots_of, words_of
from asemnews.engines.words import WordLinks
from asemnews.errors import EngineError


class CachedEngine:
    """Asks ``engine`` only what ``memory`` does not hold, and each text once.

    ``memory`` maps keys (hexadecimal digests of signature, decoding and text) to JSON. It takes the engine's own
    signature, since its answers are the engine's.
    """

    def __init__(self, engine: Engine, memory: MutableMapping[str, str]) -> None:
        self.engine = engine
        self.memory = memory

    @property
    def signature(self) -> str:
        """The wrapped engine's."""
        return self.engine.signature

    @property
    def slots(self) -> tuple[str, ...]:
        """The wrapped engine's."""
        return slots_of(self.engine)

    @property
    def reads_english(self) -> bool:
        """Whether the wrapped engine does."""
        return reads_english(self.engine)

    @property
    def words(self) -> WordLinks | None:
        """The wrapped engine's."""
        return words_of(self.engine)

    def generate(self, texts: Sequence[str], decoding: Decoding = Decoding()) -> list[Hypothesis]:  # noqa: B008 (frozen)
        """One hypothesis a text, in input order, remembered ones without asking the engine.

        Raises:
            EngineError: if the model cannot run.
        """
        keys = [self.key(text, decoding) for text in texts]
        known: dict[str, Hypothesis] = {}
        for key in dict.fromkeys(keys):
            if (value := self.memory.get(key)) is not None:
                known[key] = _read(value)
        wanted = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        answers = self.engine.generate(list(wanted.values()), decoding) if wanted else []
        for key, hypothesis in zip(wanted, answers, strict=True):
            known[key] = hypothesis
            self.memory[key] = json.dumps(asdict(hypothesis), ensure_ascii=False)
        return [known[key] for key in keys]

    def key(self, text: str, decoding: Decoding) -> str:
        """What an answer depends on: model, every decoding setting, text."""
        whole = json.dumps([self.signature, asdict(decoding), text])
        return hashlib.sha256(whole.encode()).hexdigest()


class SqliteMemory(MutableMapping[str, str]):
    """A mapping of strings in one SQLite file; safe for several threads and processes at once.

    Raises:
        EngineError: if the file is no database or cannot be written.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._lock = threading.Lock()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(self.path, timeout=30, check_same_thread=False, isolation_level=None)
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.execute("CREATE TABLE IF NOT EXISTS memory (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        except (sqlite3.Error, OSError) as error:
            raise EngineError(f"{self.path} cannot be used as a memory: {error}. Choose another file.") from error

    def __reduce__(self) -> tuple[type[SqliteMemory], tuple[Path]]:
        """Opened again in the other process."""
        return SqliteMemory, (self.path,)

    def __getitem__(self, key: str) -> str:
        rows = self._run("SELECT value FROM memory WHERE key = ?", key)
        if not rows:
            raise KeyError(key)
        return str(rows[0][0])

    def __setitem__(self, key: str, value: str) -> None:
        self._run("INSERT OR REPLACE INTO memory VALUES (?, ?)", key, value)

    def __delitem__(self, key: str) -> None:
        if not self._run("DELETE FROM memory WHERE key = ? RETURNING key", key):
            raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter([str(key) for (key,) in self._run("SELECT key FROM memory ORDER BY key")])

    def __len__(self) -> int:
        return int(self._run("SELECT count(*) FROM memory")[0][0])

    def close(self) -> None:
        """Close the file; the memory cannot be used after."""
        with self._lock:
            self._database.close()

    def _run(self, statement: str, *values: str) -> list[Any]:
        with self._lock:
            return self._database.execute(statement, values).fetchall()


def _read(value: str) -> Hypothesis:
    return _hypothesis(json.loads(value))


def _hypothesis(fields: dict[str, Any]) -> Hypothesis:
    return Hypothesis(**{**fields, "alternatives": tuple(map(_hypothesis, fields["alternatives"]))})
