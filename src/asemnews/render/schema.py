"""The JSON schema of a briefing."""

from __future__ import annotations

from typing import Any

from asemnews.records import SCHEMA_VERSION, Briefing


def briefing_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of what ``Briefing.model_dump_json()`` writes."""
    schema = Briefing.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"version {SCHEMA_VERSION}",
        **schema,
    }
