"""Plain text: paragraphs between blank lines, their hard-wrapped lines joined.

Headings and items are taken only where the layout leaves little doubt; all else is a paragraph.
A marker opens an item at the start of a block, after another item of its list, or after a line
that ends in punctuation; so a sentence wrapped before the "(b)" of "paragraph (b)" stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clauselint.findings import Document, Segment
from clauselint.readers import labels, markers
from clauselint.readers.inline import Inline
from clauselint.readers.outline import Ladder, Outline, Place, introduces
from clauselint.readers.prose import Prose, Strip

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_TAB = 8
_MARK = re.compile(
    r"(?:[•◦▪‣●○■·*+–—-]|\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)|\([A-Z]\)|(?:[a-z]|\d{1,2})\.)"
    r"[ \t]+(?=\S)"
)
_RULE = re.compile(r"([-=_*~#+])\1{2,}")
_NUMBER_FIRST = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.):]?\s+[A-Z]")
_ITEM_ENDS = (*":;.,!?", " and", " or", " and/or", " must", " shall")
_HEADING_LENGTH = 80
_HEADING_WORDS = 10


@dataclass(frozen=True, slots=True)
class _Line:
    """A line's content without indent and trailing white space, as a range of the source."""

    start: int
    end: int
    indent: int
    text: str


def read_plain(text: str, path: str) -> Document:
    """Read plain text. `text` has no byte order mark; its line endings may be any."""
    return draft_plain(text).document(path, text)


def draft_plain(text: str, around: frozenset[str] | None = None) -> Outline:
    """The segments of a text, or of a part of one that begins at a rest (see `Outline.rests`)."""
    outline = Outline()
    walk = _Walk(text, outline)
    for block in _blocks(text):
        walk.take(block)
    return outline


def _lines(text: str) -> Iterator[_Line]:
    for found in _LINE.finditer(text):
        raw = found[1]
        content = raw.strip()
        start = found.start() + len(raw) - len(raw.lstrip())
        indent = len(raw[: start - found.start()].expandtabs(_TAB))
        yield _Line(start, start + len(content), indent, content)


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Runs of lines that are not blank."""
    block: list[_Line] = []
    for line in _lines(text):
        if line.text:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


class _Walk:
    """Turns blocks of lines to segments."""

    def __init__(self, text: str, outline: Outline) -> None:
        self.text, self.outline = text, outline
        self.ladder = Ladder()

    def take(self, block: list[_Line]) -> None:
        """Take the next block."""
        if self.ladder.is_at_rest():
            self.outline.rest(_line_start(self.text, block[0].start))
        level, used = _heading(block)
        if level:
            self._heading(block[0], level)
        block = block[used:]
        if labels.lines_apart([line.text for line in block]):
            for line in block:
                self._paragraph([line], label=True)
            return
        block = [line for line in block if not _RULE.fullmatch(line.text)]
        for lines, marked in _parts(block):
            if marked:
                self._item(lines)
            else:
                self._paragraph(lines)

    def _prose(self, lines: list[_Line], skip: int = 0) -> list[Prose]:
        places = [(line.start, line.end) for line in lines]
        places[0] = (places[0][0] + skip, places[0][1])
        inline = Inline(Strip.of(self.text, places), markdown=False)
        found = inline.scan()
        self.outline.directives.extend(inline.directives)
        return found

    def _heading(self, line: _Line, level: int) -> None:
        segment = self._add(self._prose([line]), Place("heading", level))
        self.ladder.begin(segment.index if segment and introduces(segment) else None)

    def _add(self, prose: list[Prose], place: Place) -> Segment | None:
        return self.outline.add(prose[0], place) if prose else None

    def _item(self, lines: list[_Line]) -> None:
        mark = _MARK.match(lines[0].text)
        marker = mark.group().strip() if mark else ""
        depth, stem = self.ladder.climb(marker, lines[0].indent)
        prose = self._prose(lines, mark.end() if mark else 0)
        segment = self._add(prose, Place("list-item", depth, marker, stem))
        if segment:
            self.ladder.hold(segment)

    def _paragraph(self, lines: list[_Line], label: bool = False) -> None:
        depth = self.ladder.depth(lines[0].indent)
        if depth:
            self._add(self._prose(lines), Place("list-item", depth, label=label))
            return
        segment = self._add(self._prose(lines), Place("paragraph", label=label))
        if segment:
            self.ladder.begin(segment.index if introduces(segment) else None)


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _parts(block: list[_Line]) -> Iterator[tuple[list[_Line], bool]]:
    """A block cut at its items; the flag says that a part is an item."""
    part: list[_Line] = []
    marked, styles = False, set[str]()
    texts = [line.text for line in block]
    lettered, clauses = set(markers.sequence(texts)), set(markers.clauses(texts))
    for number, line in enumerate(block):
        mark = None if number in clauses else _MARK.match(line.text)
        style = markers.style(mark.group().strip()) if mark else ""
        expected = number in lettered or (marked and style in styles)
        if mark and (not part or expected or _may_end(part[-1].text)):
            if part:
                yield part, marked
            part, marked = [], True
            styles.add(style)
        elif number in clauses and part:
            yield part, marked
            part, marked = [], False
        part.append(line)
    if part:
        yield part, marked


def _may_end(text: str) -> bool:
    """Whether a new item may follow this line, rather than the rest of its sentence."""
    return text.endswith(_ITEM_ENDS)


def _heading(block: list[_Line]) -> tuple[int, int]:
    """Level of the heading that opens a block, 0 for none, and how many lines it takes up."""
    first = block[0].text
    if len(first) > _HEADING_LENGTH or labels.is_address(first):
        return 0, 0
    if len(block) > 1 and _RULE.fullmatch(block[1].text) and block[1].text[0] in "-=":
        return (1 if block[1].text[0] == "=" else 2), 2
    if first.endswith((".", ";", ",", ":", "?", "!")):
        return 0, 0
    if _is_capitals(first) and (len(block) == 1 or not _is_capitals(block[1].text)):
        return 1, 1
    number = _NUMBER_FIRST.match(first)
    if len(block) == 1 and number and len(first.split()) <= _HEADING_WORDS:
        return 1 + number[1].count("."), 1
    return 0, 0


def _is_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and all(char.isupper() for char in letters) and not _MARK.match(text)
