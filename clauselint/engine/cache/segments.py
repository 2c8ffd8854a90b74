"""What is remembered of the segments of one document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from clauselint.engine.cache.memory import Memory
from clauselint.engine.gather import Found
from clauselint.findings import Document, Finding, Reading, Segment, Suggestion
from clauselint.readability.explain import Measured
from clauselint.spans import Span


@dataclass(frozen=True, slots=True)
class Kept:
    """What a rule found in a segment; `start` and `end` count from where the segment begins.

    `suggestions` is None where nobody asked, since the finding was not to be shown.
    """

    code: str
    start: int
    end: int
    message: str
    confidence: float
    readings: tuple[Reading, ...]
    suggestions: tuple[Suggestion, ...] | None

    def place(self, segment: Segment) -> Span:
        """Where it stands now."""
        base = _origin(segment)
        return Span(self.start + base, self.end + base)

    def offered(self, segment: Segment) -> tuple[Suggestion, ...]:
        """The suggestions, with edits where it stands now."""
        return tuple(_shifted(s, _origin(segment)) for s in self.suggestions or ())


@dataclass(frozen=True, slots=True)
class Entry:
    """What the rules found in a segment, and what its sentences came to."""

    found: tuple[Kept, ...]
    measured: tuple[Measured, ...]


class Known(Protocol):
    """What is known of the segments of one document."""

    def get(self, segment: Segment) -> Entry | None:
        """The entry of a segment, or None."""

    def put(self, segment: Segment, entry: Entry) -> object:
        """Keep the entry of a segment."""


def key_of(document: Document, segment: Segment) -> tuple[object, ...] | None:
    """All that the findings in a segment depend on; None where it has no place in the source.

    That is all of it, the segment that introduces it and how far that is away, and the lines of
    source that it stands in, for suggestions are shown with their markup.
    """
    if not segment.offsets.pieces:
        return None
    text, base = document.text, _origin(segment)
    first = text.rfind("\n", 0, base) + 1
    last = text.find("\n", segment.offsets.pieces[-1][1] + segment.offsets.pieces[-1][2])
    lines = text[first : last if last >= 0 else len(text)]
    stem = None if segment.stem is None else document.segments[segment.stem]
    introduced = stem and (segment.index - stem.index, _placeless(stem, base))
    return (_placeless(segment, base), base - first, lines, introduced)


class Segments:
    """Looks up and keeps the segments of a document."""

    def __init__(self, memory: Memory, document: Document) -> None:
        self._memory = memory
        self._document = document

    def get(self, segment: Segment) -> Entry | None:
        """See `Known`."""
        key = key_of(self._document, segment)
        return None if key is None else self._memory.get(Entry, *key)

    def put(self, segment: Segment, entry: Entry) -> None:
        """See `Known`."""
        key = key_of(self._document, segment)
        if key is not None:
            self._memory.put(entry, *key)


def entry_of(
    segment: Segment,
    weighed: Iterable[tuple[Found, Finding | None]],
    measured: tuple[Measured, ...],
) -> Entry:
    """What was found in a segment that has a place in the source: each with what is shown of it."""
    base = _origin(segment)
    return Entry(tuple(_kept(item, finding, base) for item, finding in weighed), measured)


def _kept(item: Found, finding: Finding | None, base: int) -> Kept:
    candidate = item.candidate
    return Kept(
        item.code,
        item.span.start - base,
        item.span.end - base,
        candidate.message,
        candidate.confidence,
        candidate.readings,
        None if finding is None else tuple(_shifted(s, -base) for s in finding.suggestions),
    )


def _origin(segment: Segment) -> int:
    """Where a segment begins in the source."""
    return segment.offsets.pieces[0][1]


def _placeless(segment: Segment, base: int) -> Segment:
    """The segment, however far down in its document it stands."""
    pieces = tuple((clean, at - base, n) for clean, at, n in segment.offsets.pieces)
    offsets = replace(segment.offsets, pieces=pieces)
    return replace(segment, index=0, stem=None, section=None, offsets=offsets)


def _shifted(suggestion: Suggestion, by: int) -> Suggestion:
    """A suggestion whose edits stand so much later."""
    moved = (replace(e, start=e.start + by, end=e.end + by) for e in suggestion.edits)
    return replace(suggestion, edits=tuple(moved))
