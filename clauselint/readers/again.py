"""Reading a text again after an edit, where most of it is as it was.

A reader notes its rests, the lines from which on it reads alike whatever stands before. Between the
rests around an edit the text is read anew, with a rest more on both sides; where these come out as
they did before, all beyond them stands as it was read, and is only moved. Else, and where the edit
opens or closes what may reach far, the whole is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from clauselint.findings import Directive, Document, Segment
from clauselint.readers.formats import format_of
from clauselint.readers.outline import Outline, Rest, finished
from clauselint.readers.row import Draft
from clauselint.readers.text import decode
from clauselint.spans import OffsetMap, Span

_FAR = re.compile(
    r"<!--|-->|%%|/\*|\*/|\{>>|<<\}|\{::?|\{%|:{3,}|`{3,}|~{3,}|^(?:import|export)\b", re.M
)
"""What opens or closes a comment, a fence or a module: its other half may stand anywhere."""

_DEFINES = re.compile(r"\[(?!\^)[^\]]*\]:")
_LARGE = 0.5
"""The share of a text from which on a part is not worth its while."""


@dataclass(frozen=True, slots=True)
class Change:
    """Where two texts differ: `[start, end)` of the first, longer by `growth` in the second."""

    start: int
    end: int
    growth: int

    @classmethod
    def between(cls, old: str, new: str) -> Change:
        """The one range outside which both are the same."""
        most = min(len(old), len(new))
        start = greatest(most, lambda n: old[:n] == new[:n])
        end = greatest(most - start, lambda n: old[len(old) - n :] == new[len(new) - n :])
        return cls(start, len(old) - end, len(new) - len(old))


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was read. So many segments at both ends are those of the reading before."""

    document: Document
    segments: tuple[Segment, ...]
    """Those of the document, before what depends on others is marked."""

    directives: tuple[Directive, ...]
    rests: tuple[Rest, ...]
    references: frozenset[str]
    head: int = 0
    tail: int = 0


class Reader:
    """Reads one text again and again. `whole` reads bytes, a path and a format of any kind."""

    def __init__(
        self, whole: Callable[[bytes, str, str | None], Document], path: str, format: str | None
    ) -> None:
        self.path = path
        self._format = format
        self._whole = whole
        row = format_of(path, format)
        self._drafter = None if row is None else row.draft
        self._last: Reading | None = None

    def read(self, text: str) -> Reading:
        """The text as it is now. Raises InputError."""
        data = text.encode("utf-8", "surrogatepass")
        if self._drafter is None:
            document = self._whole(data, self.path, self._format)
            return Reading(document, document.segments, document.directives, (), frozenset())
        text = decode(data, self.path)
        if self._last is None:
            self._last = read_whole(self._drafter, text, self.path)
        else:
            self._last = read_again(self._drafter, self._last, text)
        return self._last


def read_whole(drafter: Draft, text: str, path: str) -> Reading:
    """A text read from its beginning to its end."""
    draft = drafter(text, None)
    segments, directives = tuple(draft.segments), tuple(draft.directives)
    document = finished(path, text, segments, directives)
    return Reading(document, segments, directives, tuple(draft.rests), draft.references)


def read_again(drafter: Draft, before: Reading, text: str) -> Reading:
    """A text of which most was read before; it comes out as if it were read whole."""
    edit = Change.between(before.document.text, text)
    part = _Part.around(edit, before)
    found = part and part.read(drafter, before, text)
    return found or read_whole(drafter, text, before.document.path)


@dataclass(frozen=True, slots=True)
class _Part:
    """The rests, by index, that a part is read between, and those next to its edit.

    The edit lies between `left` and `right`; None is the end of the text.
    """

    first: int
    left: int
    right: int | None
    last: int | None
    edit: Change

    @classmethod
    def around(cls, edit: Change, before: Reading) -> _Part | None:
        offsets = [rest.offset for rest in before.rests]
        left = bisect_left(offsets, edit.start) - 1
        if left < 1:
            return None
        right = bisect_right(offsets, edit.end)
        beyond = len(offsets)
        return cls(
            left - 1, left, right if right < beyond else None,
            right + 1 if right + 1 < beyond else None, edit,
        )  # fmt: skip

    def read(self, drafter: Draft, before: Reading, text: str) -> Reading | None:
        """The text with this part of it read anew; None where that will not do."""
        start = before.rests[self.first]
        stop = self._rest(before, self.last)
        old = before.document.text[start.offset : stop.offset]
        new = text[start.offset : stop.offset + self.edit.growth]
        if len(new) > _LARGE * len(text) or _reaches_far(old, new):
            return None
        draft = drafter(new, before.references)
        found = _Slice.of(draft, len(new))
        known = _Slice.cut(before, start, stop)
        left = before.rests[self.left].offset - start.offset
        right = self._rest(before, self.right).offset - start.offset
        alike = found.upto(left) == known.upto(left)
        if self.right is not None:
            alike &= found.since(right + self.edit.growth) == known.since(right)
        return self._joined(before, text, draft, start, stop) if alike else None

    def _rest(self, before: Reading, at: int | None) -> Rest:
        if at is not None:
            return before.rests[at]
        length = len(before.document.text)
        return Rest(length, len(before.segments), len(before.directives))

    def _joined(
        self, before: Reading, text: str, draft: Outline, start: Rest, stop: Rest
    ) -> Reading:
        """What stood before the part, the part, and what stood behind it."""
        by = _Shift(start.offset, start.segments, start.directives)
        on = _Shift(
            self.edit.growth,
            start.segments + len(draft.segments) - stop.segments,
            start.directives + len(draft.directives) - stop.directives,
        )
        head, tail = before.segments[: start.segments], before.segments[stop.segments :]
        segments = _sectioned(head, [*map(by.segment, draft.segments), *map(on.segment, tail)])
        directives = (
            *before.directives[: start.directives],
            *map(by.directive, draft.directives),
            *map(on.directive, before.directives[stop.directives :]),
        )
        rests = (
            *before.rests[: self.first],
            *map(by.rest, draft.rests),
            *map(on.rest, before.rests[self.last :] if self.last is not None else ()),
        )
        document = finished(before.document.path, text, segments, directives)
        references = before.references
        return Reading(document, segments, directives, rests, references, len(head), len(tail))


@dataclass(frozen=True, slots=True)
class _Shift:
    """Moves what was read so far on: in the source, among the segments, among the directives."""

    offset: int
    segments: int
    directives: int

    def segment(self, found: Segment) -> Segment:
        """A segment; its section is settled later."""
        if not (self.offset or self.segments):
            return found
        pieces = tuple((clean, at + self.offset, n) for clean, at, n in found.offsets.pieces)
        return Segment(
            found.index + self.segments, found.kind, found.text,
            OffsetMap(pieces, found.offsets.breaks), found.opaque,
            None if found.stem is None else found.stem + self.segments, found.section,
            found.level, found.marker, found.label, found.quoted,
        )  # fmt: skip

    def directive(self, found: Directive) -> Directive:
        """A comment."""
        place = Span(found.span.start + self.offset, found.span.end + self.offset)
        return replace(found, span=place)

    def rest(self, found: Rest) -> Rest:
        """A rest."""
        return Rest(
            found.offset + self.offset,
            found.segments + self.segments,
            found.directives + self.directives,
        )


@dataclass(frozen=True, slots=True)
class _Slice:
    """A part of a reading, told from where it begins; sections are left out."""

    segments: list[Segment]
    directives: list[Directive]
    rests: list[Rest]

    @classmethod
    def of(cls, draft: Outline, length: int) -> _Slice:
        end = Rest(length, len(draft.segments), len(draft.directives))
        segments = [replace(s, section=None) for s in draft.segments]
        return cls(segments, draft.directives, [*draft.rests, end])

    @classmethod
    def cut(cls, before: Reading, start: Rest, stop: Rest) -> _Slice:
        back = _Shift(-start.offset, -start.segments, -start.directives)
        inside = before.segments[start.segments : stop.segments]
        said = before.directives[start.directives : stop.directives]
        rests = [back.rest(r) for r in (*before.rests, stop) if start.offset <= r.offset]
        segments = [replace(back.segment(s), section=None) for s in inside]
        rests = [rest for rest in rests if rest.offset <= stop.offset - start.offset]
        return cls(segments, list(map(back.directive, said)), rests)

    def upto(self, offset: int) -> object:
        """What was read before an offset, told so that two can be compared; None if no rest."""
        rest = next((r for r in self.rests if r.offset == offset), None)
        return rest and (self.segments[: rest.segments], self.directives[: rest.directives])

    def since(self, offset: int) -> object:
        """The same for what was read from an offset on."""
        rest = next((r for r in self.rests if r.offset == offset), None)
        if rest is None:
            return None
        back = _Shift(-rest.offset, -rest.segments, -rest.directives)
        segments = [back.segment(s) for s in self.segments[rest.segments :]]
        return segments, [back.directive(d) for d in self.directives[rest.directives :]]


def _sectioned(head: Sequence[Segment], rest: Sequence[Segment]) -> tuple[Segment, ...]:
    """Segments one after another, those of the rest under the headings that are now above them."""
    open_headings: list[Segment] = []
    at = head[-1] if head else None
    if at is not None and at.kind != "heading":
        at = None if at.section is None else head[at.section]
    while at is not None:
        open_headings.insert(0, at)
        at = None if at.section is None else head[at.section]
    found = list(head)
    for segment in rest:
        if segment.kind == "heading":
            while open_headings and open_headings[-1].level >= segment.level:
                open_headings.pop()
        section = open_headings[-1].index if open_headings else None
        if segment.section != section:
            segment = replace(segment, section=section)
        if segment.kind == "heading":
            open_headings.append(segment)
        found.append(segment)
    return tuple(found)


def _reaches_far(old: str, new: str) -> bool:
    return (
        _FAR.findall(old) != _FAR.findall(new)
        or _DEFINES.search(old) is not None
        or _DEFINES.search(new) is not None
    )


def greatest(most: int, holds: Callable[[int], bool]) -> int:
    """The greatest number up to `most` for which something holds that holds for all below it."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low
