"""Segments in the order of the text, each with its section and with what introduces it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from clauselint.findings import Directive, Document, Segment, SegmentKind
from clauselint.lexicon import sentences
from clauselint.readers import labels, markers, quotations, wordlike
from clauselint.readers.prose import Prose
from clauselint.spans import Span

LONGEST = 4_000
"""Code points in a segment: some sixty sentences, several times a long paragraph."""

# "; and" joins an item to the next one.
_NEXT_ITEM = re.compile(r"[;,] (?:and|or|and/or)\Z")
_CLOSED = (".", "!", "?", ";", "…", ".)", ".”", '."', "!)", "?)", ".'", ".’")


def introduces(segment: Segment) -> bool:
    """Whether a list that follows directly completes or illustrates this segment."""
    if segment.kind == "heading":
        return segment.text.endswith(":")
    return not segment.text.endswith(_CLOSED) and not _NEXT_ITEM.search(segment.text)


@dataclass(frozen=True, slots=True)
class Place:
    """Where prose stands: its kind, its list depth or heading level, its marker and its stem.

    `label` says that it names something and is no sentence, `quoted` that others have said it.
    """

    kind: SegmentKind
    level: int = 0
    marker: str = ""
    stem: int | None = None
    label: bool = False
    quoted: bool = False


@dataclass(slots=True)
class _Rung:
    """An open level of hand-marked items: the last marker, its indent, the level's stem."""

    style: str
    marker: str
    indent: int
    stem: int | None
    held: Segment | None = None


class Ladder:
    """Levels of items that only a letter, a bullet or an indent marks, as in plain text."""

    def __init__(self) -> None:
        self._lead: int | None = None
        self._rungs: list[_Rung] = []

    def begin(self, lead: int | None) -> None:
        """Leave all levels; the next item completes the segment `lead`, if any."""
        self._lead = lead
        self._rungs = []

    def climb(self, marker: str, indent: int = 0) -> tuple[int, int | None]:
        """Depth, from 1, and stem of the next item."""
        while self._rungs and indent < self._rungs[-1].indent:
            last = self._rungs.pop()
            if not self._rungs or self._rungs[-1].indent < indent:
                self._rungs.append(_Rung("", "", indent, last.stem))
                break
        self._settle(marker, indent)
        return len(self._rungs), self._rungs[-1].stem

    def is_open(self) -> bool:
        """Whether an item came since the last `begin`."""
        return bool(self._rungs)

    def is_at_rest(self) -> bool:
        """Whether what comes next has nothing to do with what came before."""
        return self._lead is None and not self._rungs

    def hold(self, segment: Segment) -> None:
        """Remember the segment that the last item became."""
        if self._rungs:
            self._rungs[-1].held = segment

    def depth(self, indent: int) -> int:
        """How many levels a text with this indent, and no marker, is inside."""
        return sum(1 for rung in self._rungs if rung.indent < indent)

    def _settle(self, marker: str, indent: int) -> None:
        styles = [markers.style(marker, rung.marker) for rung in self._rungs]
        for depth in range(len(self._rungs) - 1, -1, -1):
            rung = self._rungs[depth]
            if rung.indent == indent and rung.style in ("", styles[depth]):
                del self._rungs[depth + 1 :]
                rung.style, rung.marker = styles[depth], marker
                return
        self._rungs.append(_Rung(markers.style(marker), marker, indent, self._below(indent)))

    def _below(self, indent: int) -> int | None:
        """The stem of a new level: the item it is nested in, or what introduced the whole list."""
        if not self._rungs:
            return self._lead
        top = self._rungs[-1]
        if indent > top.indent or (top.held and introduces(top.held)):
            return top.held.index if top.held else None
        return self._rungs.pop().stem


@dataclass(frozen=True, slots=True)
class Rest:
    """A line of the source, by where it begins, with all that was read before it.

    What comes from there on is read alike whatever stands before, but for its section.
    """

    offset: int
    segments: int
    directives: int


class Outline:
    """Collects the segments of one document.

    `references` are the names of the links that it defines, `reached` is where reading has come to.
    """

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.directives: list[Directive] = []
        self.rests: list[Rest] = []
        self.references: frozenset[str] = frozenset()
        self.reached = 0
        self._headings: list[Segment] = []

    def rest(self, offset: int) -> None:
        """Note a rest, unless the line has been read in part."""
        if offset >= self.reached:
            self.rests.append(Rest(offset, len(self.segments), len(self.directives)))

    def add(self, prose: Prose, place: Place) -> Segment | None:
        """Add prose at a place; nothing is added where there is no prose but opaque words.

        A number or letter at its start goes to the marker. A heading is kept whatever it holds.
        What is longer than a parse can hold in little memory becomes several segments, and the last
        is returned.
        """
        number = _number(prose.text, place)
        rest = prose.text[number:]
        body = prose.without_prefix(number + len(rest) - len(rest.lstrip())) if number else prose
        if not (body.has_words() or (place.kind == "heading" and body.text)):
            return None
        marker = _joined(place.marker, prose.text[:number])
        if place.kind == "heading":
            self._leave_sections(place.level)
        first, *others = _pieces(body)
        segment = self._append(first, replace(place, marker=marker))
        for piece in others:
            segment = self._append(piece, replace(place, marker="", stem=None))
        if place.kind == "heading":
            self._headings.append(segment)
        return segment

    def _append(self, body: Prose, place: Place) -> Segment:
        segment = Segment(
            len(self.segments), place.kind, body.text, body.offsets, body.opaque,
            place.stem, self._headings[-1].index if self._headings else None, place.level,
            place.marker, place.label, (Span(0, len(body.text)),) if place.quoted else (),
        )  # fmt: skip
        self.segments.append(segment)
        return segment

    def tell(self, comment: str, span: Span) -> None:
        """Keep what a comment, in HTML's delimiters, turns off or on, if it does."""
        found = wordlike.directive(comment, span)
        if found:
            self.directives.append(found)

    def document(self, path: str, text: str) -> Document:
        """The finished document."""
        return finished(path, text, self.segments, self.directives)

    def _leave_sections(self, level: int) -> None:
        while self._headings and self._headings[-1].level >= level:
            self._headings.pop()


def finished(
    path: str, text: str, segments: Sequence[Segment], directives: Iterable[Directive]
) -> Document:
    """A document of segments, with what depends on those around them marked."""
    ordered = sorted(directives, key=lambda d: d.span)
    return Document(path, text, quotations.marked(labels.marked(segments)), tuple(ordered))


def _pieces(prose: Prose) -> Iterator[Prose]:
    """The prose, cut between sentences if it can be where it is too long."""
    while len(prose.text) > LONGEST and (at := _cut(prose)):
        yield prose.up_to(at)
        prose = prose.without_prefix(at)
    yield prose


def _cut(prose: Prose) -> int:
    window = prose.text[:LONGEST]
    *_, last = sentences.spans(window)
    at = last.start or window.rfind(" ") + 1 or prose.text.find(" ") + 1
    return min([at, *(o.start for o in prose.opaque if o.start < at < o.end)])


def _number(text: str, place: Place) -> int:
    if place.kind == "heading":
        return markers.before_heading(text)
    if place.kind == "list-item":
        return markers.before_item(text)
    return 0 if place.kind == "table-cell" else markers.before_paragraph(text)


def _joined(marker: str, number: str) -> str:
    """A bullet says less than the letter after it: "- (a)" is "(a)", but "1. (a)" stays."""
    bare = not any(char.isalnum() for char in marker)
    return number or marker if bare or not number else f"{marker} {number}"
