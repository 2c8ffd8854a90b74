"""The source lines of a finding, with its span underlined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clauselint.reporters.cells import lay_out
from clauselint.spans import LineIndex, Span

CONTEXT = 32
"""Characters shown at least on each side of a span in a line that is too long to show whole."""

MOST_ROWS = 8
CUT = "…"
Cell = tuple[str, int, bool]
"""What a character prints as, the cells that it takes, whether it is underlined."""


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row: the source line number (None in a continuation), its text, its underline."""

    number: int | None
    text: str
    underline: str


def excerpt(text: str, lines: LineIndex, span: Span, width: int) -> list[Row]:
    """Rows of at most `width` cells that show a span; the middle of a very long one is left out."""
    first, last = (
        lines.position(span.start).line,
        lines.position(max(span.end - 1, span.start)).line,
    )
    rows: list[Row] = []
    for number in range(first, last + 1):
        rows += _line_rows(text, lines.line_span(number, len(text)), span, number, width)
        if len(rows) > 3 * MOST_ROWS and number < last:
            ending = lines.line_span(last, len(text))
            rows += _line_rows(text, ending, span, last, width)
            break
    if len(rows) <= MOST_ROWS:
        return rows
    half = MOST_ROWS // 2
    return [*rows[:half], Row(None, CUT, ""), *rows[-half:]]


def _line_rows(text: str, line: Span, span: Span, number: int, width: int) -> Iterator[Row]:
    content = text[line.start : line.end].rstrip("\r\n")
    start = min(max(span.start - line.start, 0), len(content))
    marked = Span(start, max(min(span.end - line.start, len(content)), start))
    rows = [
        row
        for window in _windows(content, marked, width)
        for row in _trimmed(list(_wrap(_cells(content, window, marked), width)), width)
    ]
    for i, row in enumerate(rows):
        yield Row(None if i else number, _text(row), _underline(row))


def _windows(content: str, marked: Span, width: int) -> list[Span]:
    """The parts of a line that are laid out: all of it, the span with its context, or its ends."""
    whole = Span(0, len(content))
    if len(content) <= 2 * width and sum(cell[1] for cell in lay_out(content)) <= width:
        return [whole]
    window = _window(content, marked, width)
    edge = MOST_ROWS * width
    if len(window) <= 2 * edge:
        return [window]
    return [Span(window.start, window.start + edge), Span(window.end - edge, window.end)]


def _window(content: str, marked: Span, width: int) -> Span:
    """The marked part and its context, to the next word boundary: one row, if that is enough."""
    context = max(CONTEXT, (width - len(marked)) // 2 - len(CUT))
    start, end = max(marked.start - context, 0), min(marked.end + context, len(content))
    if start:
        start = content.find(" ", start, marked.start) + 1 or start
    if end < len(content):
        space = content.rfind(" ", marked.end, end)
        end = space if space > 0 else end
    return Span(start, end)


def _cells(content: str, window: Span, marked: Span) -> list[Cell]:
    shown = lay_out(content[window.start : window.end])
    cells = [
        (char, taken, marked.start <= window.start + i < marked.end)
        for i, (char, taken) in enumerate(shown)
    ]
    before = [(CUT, 1, False)] if window.start else []
    after = [(CUT, 1, False)] if window.end < len(content) else []
    return [*before, *cells, *after]


def _wrap(cells: list[Cell], width: int) -> Iterator[list[Cell]]:
    """Cut into rows, after a space where there is one."""
    start = 0
    while start < len(cells) or start == 0:
        end, used = start, 0
        while end < len(cells) and (used + cells[end][1] <= width or end == start):
            used += cells[end][1]
            end += 1
        if end < len(cells):
            spaces = (i + 1 for i in range(end - 1, start, -1) if cells[i][0] == " ")
            end = next(spaces, end)
        yield cells[start:end]
        start = max(end, start + 1)


def _trimmed(rows: list[list[Cell]], width: int) -> list[list[Cell]]:
    """Without the last row where it holds nothing but what follows the span."""
    if len(rows) < 2 or any(under for _, _, under in rows[-1]):
        return rows
    last = rows[-2]
    while last and (last[-1][0] == " " or sum(taken for _, taken, _ in last) >= width):
        last = last[:-1]
    return [*rows[:-2], [*last, (CUT, 1, False)]]


def _text(row: list[Cell]) -> str:
    return "".join(shown for shown, _, _ in row).rstrip()


def _underline(row: list[Cell]) -> str:
    marks = "".join(("^" if under else " ") * taken for _, taken, under in row)
    return marks.rstrip()
