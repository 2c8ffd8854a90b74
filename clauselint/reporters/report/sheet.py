"""One document of the page: its figures, its text, and notes beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from clauselint.findings import Document, Score, Segment
from clauselint.reporters.report.blocks import Block, Cell, blocks
from clauselint.reporters.report.elements import Children, el
from clauselint.reporters.report.heat import profile, strip
from clauselint.reporters.report.notes import note
from clauselint.reporters.report.overview import Sheet, section_row, section_table
from clauselint.reporters.report.prose import Marked, Numbered, placed, prose
from clauselint.reporters.report.trees import Draw, trees
from clauselint.reporters.score_words import check_lines, describe
from clauselint.reporters.words import count
from clauselint.spans import Span

DEEPEST, BELOW_TITLE = 6, 2
"""The lowest level of a heading, and that of a document's name, under which its own stand."""

LONG = 12
"""Lines of what is unread that are not folded away."""


def sheet(given: Sheet, first: int, draw: Draw | None = None) -> Element:
    """A document whose findings are numbered from `first` on, its trees drawn by `draw`."""
    return el(
        "section",
        el("h2", given.report.path, id=f"{given.address}-name"),
        [el("p", line, class_="sum") for line in _figures(given)],
        _profile(given),
        _Text(given, first, draw).rows(),
        id=given.address,
        class_="sheet",
        aria_labelledby=f"{given.address}-name",
    )


def _figures(given: Sheet) -> Iterator[str]:
    report = given.report
    found = count(len(report.findings), "finding") if report.findings else "No findings"
    yield f"{found}. {describe(report.readability)}" if report.readability else found
    if report.hidden:
        yield f"{count(report.hidden, 'known finding')} left out"
    for line in check_lines(report.score) if report.score else ():
        yield line[:1].upper() + line[1:]


def _profile(given: Sheet) -> Element | None:
    score = given.report.score
    if score is None or not score.sections:
        return None
    rows = [section_row(given, section) for section in score.sections]
    title = el("summary", f"All {count(len(rows), 'section')} as a table")
    table = section_table(f"Sections of {given.report.path}", rows)
    return el(
        "figure",
        profile(score, given.place),
        el("figcaption", "Effort by section, as wide as each is long; below, by sentence."),
        el("details", title, table) if len(rows) > 1 else None,
        class_="effort",
    )


class _Text:
    """The rows of a document: a block each, with the notes on it."""

    def __init__(self, given: Sheet, first: int, draw: Draw | None) -> None:
        self._draw = draw
        assert given.report.document is not None
        self._address = given.address
        self._document = given.report.document
        self._blocks = list(blocks(self._document)) or [_whole(self._document)]
        self._sentences = _by_segment(given.report.score, self._blocks)
        items = (Numbered(n, f) for n, f in enumerate(given.report.findings, start=first))
        self._notes: dict[int, list[Numbered]] = {}
        self._marks: dict[int, list[Marked]] = {}
        for item in items:
            self._place(item)

    def rows(self) -> Iterator[Element]:
        """All of them; those of a list stand in one."""
        numbered = enumerate(self._blocks)
        for is_list, group in groupby(numbered, lambda pair: pair[1].kind == "list-item"):
            tag = "li" if is_list else "div"
            rows = [self._row(tag, number, block) for number, block in group]
            yield el("ul", rows, class_="rows") if is_list else el("div", rows, class_="rows")

    def _place(self, item: Numbered) -> None:
        """Mark a finding's words, and put its note beside the block that they begin in."""
        span = item.finding.span
        at = bisect_right(self._blocks, span.start, key=lambda b: b.span.start) - 1
        self._notes.setdefault(max(at, 0), []).append(item)
        told = False
        for block in self._blocks[max(at, 0) :]:
            if block.span.start >= span.end:
                break
            for segment in block.segments:
                clean = segment.offsets.to_clean(span)
                if clean is not None:
                    mark = Marked(clean, item, not told)
                    self._marks.setdefault(segment.index, []).append(mark)
                    told = True

    def _row(self, tag: str, number: int, block: Block) -> Element:
        notes = self._notes.get(number, ())
        scores = [s for segment in block.segments for _, s in self._sentences[segment.index]]
        beside = [note(item, self._document) for item in notes]
        level = min(max(s.level for s in block.segments), DEEPEST) if block.rows else 0
        return el(
            tag,
            el("div", self._body(block), strip(scores), class_="text"),
            el("div", beside, class_="notes") if beside else None,
            [trees(item, self._draw) for item in notes] if self._draw else None,
            class_=f"row {block.kind} l{level}",
            id=f"{self._address}-{block.span.start}",
        )  # fmt: skip

    def _body(self, block: Block) -> Children:
        if block.kind == "unread":
            return _unread(block.text)
        if block.kind == "table":
            return self._table(block.rows)
        (segment,) = block.segments
        if block.kind == "heading":
            level = min(segment.level + BELOW_TITLE, DEEPEST)
            return el(f"h{level}", self._line(segment))
        return el("blockquote" if block.kind == "block-quote" else "p", self._line(segment))

    def _line(self, segment: Segment) -> Children:
        bullet = segment.marker if any(map(str.isalnum, segment.marker)) else "•"
        marker = el("span", bullet, class_="marker") if segment.marker else None
        marks = self._marks.get(segment.index, ())
        return (marker, " " if marker is not None else None,
                prose(segment, marks, self._sentences[segment.index]))  # fmt: skip

    def _table(self, rows: Sequence[Sequence[Cell]]) -> Element:
        head, *body = rows
        top = el("thead", el("tr", [el("th", self._cell(c), scope="col") for c in head]))
        rest = [el("tr", [el("td", self._cell(c)) for c in row]) for row in body]
        table = el("table", top, el("tbody", rest) if rest else None)
        label = "Table of the document"
        return el("div", table, class_="table", role="region", aria_label=label, tabindex="0")

    def _cell(self, cell: Cell) -> Children:
        return self._line(cell) if isinstance(cell, Segment) else cell


def _whole(document: Document) -> Block:
    """A document of nothing but markup, in which a finding may stand all the same."""
    return Block("unread", Span(0, len(document.text)), text=document.text)


def _unread(text: str) -> Element:
    """What no segment holds, as it stands in the source."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    shown = el("pre", "\n".join(lines))
    if len(lines) <= LONG:
        return shown
    return el("details", el("summary", f"{count(len(lines), 'line')} that are no prose"), shown)


def _by_segment(score: Score | None, found: Iterable[Block]) -> dict[int, list[tuple[Span, Score]]]:
    """The measured sentences of each segment."""
    sentences = [s for section in score.sections for s in section.sentences] if score else []
    sentences.sort(key=lambda s: s.span)
    placed_in = {}
    for segment in (s for block in found for s in block.segments):
        whole = segment.source(0, len(segment.text))
        first = bisect_right(sentences, whole.start, key=lambda s: s.span.end)
        last = bisect_left(sentences, whole.end, key=lambda s: s.span.start)
        placed_in[segment.index] = placed(segment, sentences[first:last])
    return placed_in
