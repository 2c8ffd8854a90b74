"""Places in a text as code points and as a client counts them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lsprotocol.types import Position, Range

from clauselint.readers.again import greatest
from clauselint.spans import LineIndex, Span

UNITS: Mapping[str, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "utf-32": len,
}
"""How many units a text takes up in each encoding that a client may ask for."""


class Places:
    """Code point offsets of a text, and lines and units of them, both from 0.

    Lines end as the protocol has it: at line feeds, carriage returns, or both together.
    """

    def __init__(self, text: str, encoding: str) -> None:
        self._text = text
        self._lines = LineIndex(text)
        self._units = UNITS[encoding]

    def position(self, offset: int) -> Position:
        """The position of a code point."""
        found = self._lines.position(offset)
        before = self._text[offset - found.column + 1 : offset]
        units = len(before) if before.isascii() else self._units(before)
        return Position(found.line - 1, units)

    def range(self, start: int, end: int) -> Range:
        """The range of the code points `[start, end)`."""
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """The code point at a position; behind the end of a line it is that end."""
        if position.line >= self._lines.count:
            return len(self._text)
        whole = self._lines.line_span(position.line + 1, len(self._text))
        line = self._text[whole.start : whole.end].rstrip("\r\n")
        return whole.start + self._column(line, position.character)

    def span(self, place: Range) -> Span:
        """The code points of a range."""
        start = self.offset(place.start)
        return Span(start, max(start, self.offset(place.end)))

    def _column(self, line: str, units: int) -> int:
        """How many code points of a line stand wholly before so many units."""
        if line.isascii() or self._units is len:
            return min(units, len(line))
        return greatest(min(units, len(line)), lambda n: self._units(line[:n]) <= units)
