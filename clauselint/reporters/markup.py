"""Text that stands in Markdown as it is."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#@&])")


def plain(text: str) -> str:
    """The text with what Markdown would take for markup escaped."""
    return _SPECIAL.sub(r"\\\1", text)
