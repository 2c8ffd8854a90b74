"""Values in the words of YAML."""

from __future__ import annotations

from typing import Any


def said(value: Any) -> str:
    """A value in the words of YAML."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "a mapping"
    return f"“{value}”" if isinstance(value, str) else str(value)
