"""Places in a source text: spans, line and column numbers, and maps from prose to source."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

_LINE_END = re.compile(r"\r\n|\r|\n")


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
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    @property
    def count(self) -> int:
        """How many lines there are; after a last line end there is one more, which is empty."""
        return len(self._starts)

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
    both. Clean text between runs was put in by the reader: a space for a line break, a character
    for its entity. It stands for what lies between the runs in the source. Runs of length 0 say
    where the original of such text begins and ends, where no other run does.

    `breaks` are the clean offsets of the runs before which nothing but white space with a line end
    in it was passed over.
    """

    pieces: tuple[tuple[int, int, int], ...]
    breaks: tuple[int, ...] = ()

    @classmethod
    def identity(cls, length: int, source: int = 0) -> OffsetMap:
        """A single run of `length` code points that begins at `source`."""
        return cls(((0, source, length),))

    def to_source(self, start: int, end: int) -> Span:
        """Smallest source span that covers the clean range `[start, end)`.

        An empty range is a place to insert: just before the code point at `start`, or, at the end
        of a run that none follows directly, just after the last one. Raises `ValueError` for an
        empty map or a range that ends before it starts.
        """
        if not self.pieces or end < start:
            raise ValueError(f"clean range {start}..{end} has no source")
        first = self._start(start)
        return Span(first, first if start == end else max(first, self._end(end)))

    def to_clean(self, span: Span) -> Span | None:
        """Clean range of the code points whose source the span touches, or None if it has none."""
        found: list[tuple[int, int]] = []
        before: tuple[int, int] | None = None
        for clean, source, length in self.pieces:
            if before is not None and Span(before[1], max(before[1], source)).overlaps(span):
                found.append((before[0], clean))
            first, last = max(source, span.start), min(source + length, span.end)
            if first < last:
                found.append((clean + first - source, clean + last - source))
            before = clean + length, source + length
        shown = [pair for pair in found if pair[0] < pair[1]]
        return Span(shown[0][0], shown[-1][1]) if shown else None

    def is_contiguous(self, start: int, end: int) -> bool:
        """Whether the clean range stands in the source unbroken, so that it can be edited.

        A line end inside it breaks it only where markup stands there too ("> ").
        """
        if start == end:
            at = bisect_right(self.pieces, (start, float("inf"), 0)) - 1
            return at >= 0 and start <= self.pieces[at][0] + self.pieces[at][2]
        touching = self._touching(start, end)
        if not touching:
            return False
        first, last = touching[0], touching[-1]
        return (
            first[0] <= start
            and end <= last[0] + last[2]
            and all(self._is_joined(a, b) for a, b in pairwise(touching))
        )

    def _is_joined(self, left: tuple[int, int, int], right: tuple[int, int, int]) -> bool:
        direct = left[1] + left[2] == right[1] and left[0] + left[2] == right[0]
        return direct or right[0] in self.breaks

    def _start(self, offset: int) -> int:
        """Source offset of the code point at clean `offset`, or of the gap that it stands for."""
        at = bisect_right(self.pieces, (offset, float("inf"), 0)) - 1
        if at < 0:
            return self.pieces[0][1]
        clean, source, length = self.pieces[at]
        return source + min(offset - clean, length)

    def _end(self, offset: int) -> int:
        """Source offset just past the code point before clean `offset`."""
        at = bisect_right(self.pieces, (offset - 1, float("inf"), 0)) - 1
        if at < 0:
            return self.pieces[0][1]
        clean, source, length = self.pieces[at]
        if offset <= clean + length or at + 1 == len(self.pieces):
            return source + min(offset - clean, length)
        return self.pieces[at + 1][1]

    def _touching(self, start: int, end: int) -> list[tuple[int, int, int]]:
        found = []
        first = max(bisect_right(self.pieces, (start, float("inf"), 0)) - 1, 0)
        for at in range(first, len(self.pieces)):
            piece = self.pieces[at]
            if piece[0] >= end:
                break
            if piece[0] + piece[2] > start:
                found.append(piece)
        return found
