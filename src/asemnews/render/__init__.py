"""A briefing for people: Markdown; for programs: its JSON schema."""

from asemnews.render.markdown import to_markdown
from asemnews.render.schema import briefing_schema

__all__ = ["briefing_schema", "to_markdown"]
