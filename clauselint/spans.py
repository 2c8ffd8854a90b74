"""Places in a source text: spans, line and column numbers, and maps from prose to source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `start <= end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Position:
    """A 1-based line and column; the column counts code points."""

    line: int
    column: int


class LineIndex:
    """Line starts of a text; `\\n`, `\\r\\n` and a lone `\\r` end a line."""

    def __init__(self, text: str) -> None:
        starts = [0]
        for i, char in enumerate(text):
            if char == "\n" or (char == "\r" and text[i + 1 : i + 2] != "\n"):
                starts.append(i + 1)
        self._starts = starts

    def position(self, offset: int) -> Position:
        """Position of a code point offset."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line_span(self, line: int, text_length: int) -> Span:
        """Span of a 1-based line, its terminator included."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else text_length
        return Span(start, end)


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Piecewise map from offsets in clean prose to offsets in the source.

    `pieces` holds `(clean, source, length)` runs in order: `length` code points that stand alike in
    both. Clean text between runs was put in by the reader (a space for a line break).
    """

    pieces: tuple[tuple[int, int, int], ...]

    @classmethod
    def identity(cls, length: int, source: int = 0) -> OffsetMap:
        """A single run of `length` code points that begins at `source`."""
        return cls(((0, source, length),))

    def to_source(self, start: int, end: int) -> Span:
        """Smallest source span that covers the clean range `[start, end)`.

        Raises `ValueError` where no code point of the range stands in the source.
        """
        covered = [
            (source + max(start - clean, 0), source + min(end - clean, length))
            for clean, source, length in self._touching(start, end)
        ]
        if not covered:
            raise ValueError(f"clean range {start}..{end} has no source")
        return Span(covered[0][0], covered[-1][1])

    def is_contiguous(self, start: int, end: int) -> bool:
        """Whether the clean range stands in the source unbroken, so that it can be edited."""
        touching = self._touching(start, end)
        if not touching:
            return False
        first, last = touching[0], touching[-1]
        return (
            first[0] <= start
            and end <= last[0] + last[2]
            and all(a[1] + a[2] == b[1] and a[0] + a[2] == b[0] for a, b in pairwise(touching))
        )

    def _touching(self, start: int, end: int) -> list[tuple[int, int, int]]:
        first = max(bisect_right(self.pieces, (start, float("inf"), 0)) - 1, 0)
        found = []
        for piece in self.pieces[first:]:
            if piece[0] >= max(end, start + 1):
                break
            if piece[0] + piece[2] > start:
                found.append(piece)
        return found
