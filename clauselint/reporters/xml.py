"""Text that may stand in XML."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from clauselint.reporters.cells import printable

NO_CHARACTERS = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}


def attribute(text: str) -> str:
    """A quoted attribute value."""
    return quoteattr(printable(text).translate(NO_CHARACTERS))


def content(text: str) -> str:
    """Text between tags; its line breaks stay."""
    return "\n".join(escape(printable(line).translate(NO_CHARACTERS)) for line in text.split("\n"))
