"""The base of every record."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Frozen, closed to unknown fields, compared by value."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)
