"""A document in blocks, from its segments and what lies between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from clauselint.findings import Document, Segment, SegmentKind
from clauselint.spans import Span

Cell = Segment | str
"""A cell of a table: a segment, or the source of a cell without prose."""

_TAG = re.compile(r"<[^<>]*>")
_SAYS_SOMETHING = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Block:
    """A segment, a table, or lines that no segment holds (`unread`: code, front matter, figures).

    `span` is its place in the source, `rows` are those of a table, `text` is what is unread.
    """

    kind: SegmentKind | Literal["table", "unread"]
    span: Span
    rows: tuple[tuple[Cell, ...], ...] = ()
    text: str = ""

    @property
    def segments(self) -> Iterator[Segment]:
        """The segments in it."""
        return (cell for row in self.rows for cell in row if isinstance(cell, Segment))


def blocks(document: Document) -> Iterator[Block]:
    """All blocks in order, the cells of a table in one."""
    placed = [s for s in document.segments if s.offsets.pieces]
    cells: list[Segment] = []
    last = 0
    for segment in placed:
        span = segment.source(0, len(segment.text))
        unread = list(_unread(document.text, last, span.start))
        is_cell = segment.kind == "table-cell"
        if cells and (not is_cell or not all("|" in block.text for block in unread)):
            yield _table(document.text, cells)
            cells = []
        if not cells:
            yield from unread
        if is_cell:
            cells.append(segment)
        else:
            yield Block(segment.kind, span, ((segment,),))
        last = max(last, span.end)
    if cells:
        yield _table(document.text, cells)
    yield from _unread(document.text, last, len(document.text))


def _unread(text: str, start: int, end: int) -> Iterator[Block]:
    """The whole lines of a stretch between segments, where they hold more than markup."""
    first = start if start == 0 or text[start - 1] == "\n" else text.find("\n", start, end) + 1
    last = end if end == len(text) else text.rfind("\n", start, end) + 1
    if not 0 < first + 1 <= last:
        return
    stretch = text[first:last]
    if _SAYS_SOMETHING.search(_TAG.sub("", stretch)):
        lead = len(stretch) - len(stretch.lstrip("\r\n"))
        bare = stretch[lead:].rstrip()
        yield Block("unread", Span(first + lead, first + lead + len(bare)), text=bare)


def _table(text: str, cells: Sequence[Segment]) -> Block:
    spans = [cell.source(0, len(cell.text)) for cell in cells]
    begin = text.rfind("\n", 0, spans[0].start) + 1
    end = text.find("\n", spans[-1].end)
    rows: list[tuple[Cell, ...]] = []
    row: list[Cell] = []
    last = begin
    for cell, span in zip(cells, spans, strict=True):
        here, *others = text[last : span.start].split("\n")
        row += _figures(here)
        for line in others:
            rows.append(tuple(row))
            row = list(_figures(line))
        row.append(cell)
        last = max(last, span.end)
    row += _figures(text[last : end if end >= 0 else len(text)])
    rows.append(tuple(row))
    return Block("table", Span(begin, spans[-1].end), tuple(filter(_is_row, rows)))


def _figures(stretch: str) -> Iterable[str]:
    """Cells without prose that stand between two bars of a line."""
    return (part.strip() for part in stretch.split("|")[1:-1])


def _is_row(row: Sequence[Cell]) -> bool:
    return any(isinstance(cell, Segment) or _SAYS_SOMETHING.search(cell) for cell in row)
