"""The format for people: source, readings, suggestions, and what there is in all."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from clauselint.findings import Edit, FileReport, Finding, Suggestion
from clauselint.reporters.base import Look, Totals
from clauselint.reporters.cells import printable
from clauselint.reporters.excerpt import CUT, Row, excerpt
from clauselint.reporters.marked import WORD, Piece, block, changes, unlike
from clauselint.reporters.score_words import check_lines, describe
from clauselint.reporters.style import BLUE, GREEN, GREY, RED, SEVERITY_COLORS
from clauselint.reporters.told import remarks, where
from clauselint.reporters.words import count
from clauselint.spans import LineIndex

GUTTER = 5
LEAST_WIDTH = 40
MARKED_ROWS = 2
"""Rows with carets; a longer span is marked by a bar in the margin."""

LONG_LABEL = 24
"""Cells that a label may take for its text to stand beside it in all rows."""

BAR_ROWS = 4
"""Rows of a span with a bar that are shown."""


def _style(color: int, more: str = "") -> Style:
    return Style.parse(f"color({color}) {more}")


BOLD = Style(bold=True)
FAINT = _style(GREY)
LABELS = {"reading": _style(BLUE), "suggestion": _style(GREEN)}
NEW, GONE = _style(GREEN, "bold underline"), _style(RED, "strike")


class Format:
    """Each finding with its source, in the order of `_weight`; then the sum."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._width = max(look.width, LEAST_WIDTH)
        self._explained: set[str] = set()
        self._offered: dict[tuple[str, tuple[Edit, ...]], str] = {}
        self._shown = False
        self._console = Console(
            file=io.StringIO(),
            width=self._width,
            force_terminal=look.color,
            color_system="256" if look.color else None,
            no_color=not look.color,
            legacy_windows=False,
        )

    def begin(self) -> str:
        """Nothing."""
        return ""

    def file(self, report: FileReport) -> str:
        """Findings in order, then the scores of the file; of a clean file only where asked."""
        if report.document is None or not (report.findings or self._look.verbose):
            return ""
        lines = LineIndex(report.document.text)
        groups = sorted(_alike(report.findings), key=_weight)
        self._offered.clear()
        blocks = [self._finding(report, group, lines) for group in groups]
        if not self._look.quiet:
            blocks.append(self._summary(report))
        before, self._shown = self._shown, True
        rendered = "\n".join(map(self._rendered, blocks))
        return f"\n{rendered}" if before else rendered

    def end(self, totals: Totals) -> str:
        """How many findings, of which families, in how many files."""
        read = totals.files - totals.unread
        if not read or self._look.quiet:
            return ""
        known = f" ({count(totals.hidden, 'known one')} left out)" if totals.hidden else ""
        if not totals.count:
            line = f"No findings in {count(read, 'file')}{known}."
        else:
            line = f"{count(totals.count, 'finding')} in {count(read, 'file')}{known}: "
            line += ", ".join(f"{name} {n}" for name, n in self._families(totals)) + "."
        if totals.fixable:
            line += f" `--fix` mends {totals.fixable} of them safely."
        rows = self._rendered(_wrapped("", Text(line), self._width))
        return f"\n{rows}" if self._shown else rows

    def _families(self, totals: Totals) -> Iterator[tuple[str, int]]:
        for prefix, title in self._look.families.items():
            number = sum(n for (code, _), n in totals.findings.items() if code[:3] == prefix)
            if number:
                yield title.lower(), number
        others = sum(n for (c, _), n in totals.findings.items() if c[:3] not in self._look.families)
        if others:
            yield "others", others

    def _rendered(self, rows: Iterable[Text]) -> str:
        stream = io.StringIO()
        self._console.file = stream
        for row in rows:
            row.rstrip()
            self._console.print(row, soft_wrap=True, highlight=False, markup=False, emoji=False)
        return stream.getvalue()

    def _finding(
        self, report: FileReport, alike: Sequence[Finding], lines: LineIndex
    ) -> list[Text]:
        finding, *others = alike
        also = ", ".join(where(other) for other in others)
        return [
            self._header(report, finding),
            *_wrapped("  ", Text(printable(finding.message)), self._width),
            *(_wrapped("  ", Text(f"also at {also}", FAINT), self._width) if also else ()),
            *self._source(report, finding, lines),
            *self._readings(finding),
            *self._suggestions(report, finding),
            *self._explanation(finding),
        ]

    def _header(self, report: FileReport, finding: Finding) -> Text:
        place = where(finding, printable(report.path))
        code = _style(SEVERITY_COLORS[finding.severity], "bold")
        if self._look.links and finding.url:
            code += Style(link=finding.url)
        return Text.assemble(
            (place, BOLD),
            " ",
            (f"{finding.code} {finding.name}", code),
            " ",
            (f"({finding.severity}{_likelihood(finding)})", FAINT),
        )

    def _source(self, report: FileReport, finding: Finding, lines: LineIndex) -> Iterator[Text]:
        assert report.document is not None
        room = max(self._width - GUTTER - 4, 20)
        rows = excerpt(report.document.text, lines, finding.span, room)
        long = sum(bool(row.underline) for row in rows) > MARKED_ROWS
        color = _style(SEVERITY_COLORS[finding.severity], "bold")
        for row in _clipped(rows) if long else rows:
            # What has no lines has no numbers of lines.
            number = "" if row.number is None or report.document.packed else str(row.number)
            bar = (">|", color) if long else (" |", FAINT)
            yield Text.assemble((number.rjust(GUTTER), FAINT), " ", bar, f" {row.text}")
            if row.underline and not long:
                yield Text.assemble(" " * GUTTER, " ", bar, " ", (row.underline, color))

    def _readings(self, finding: Finding) -> Iterator[Text]:
        texts = unlike([reading.text for reading in finding.readings])
        for number, (reading, pieces) in enumerate(
            zip(finding.readings, texts, strict=True), start=1
        ):
            label = f"reading {number} ({reading.probability:.0%}): "
            body = Text(" ").join([_difference(piece) for piece in pieces])
            yield from self._hung("reading", label, body)

    def _suggestions(self, report: FileReport, finding: Finding) -> Iterator[Text]:
        for suggestion in finding.suggestions:
            label = f"suggestion{remarks(suggestion)}: "
            bodies = self._again(finding, suggestion) or _bodies(report, suggestion)
            for number, body in enumerate(bodies):
                yield from self._hung("suggestion", label if number == 0 else "", body)

    def _again(self, finding: Finding, suggestion: Suggestion) -> list[Text]:
        """Where the page has shown a suggestion already, instead of the suggestion; or nothing."""
        place = where(finding)
        shown = self._offered.setdefault((suggestion.text, suggestion.edits), place)
        return [] if shown == place else [Text(f"as at {shown}")]

    def _hung(self, kind: str, label: str, body: Text) -> Iterator[Text]:
        """A label, and its text beside it; after a long label the next rows stand further left."""
        indent = " " * (GUTTER - 1)
        head = Text.assemble(f"{indent}= " if label else f"{indent}    ", (label, LABELS[kind]))
        hang = head.cell_len if label and head.cell_len <= LONG_LABEL else len(indent) + 4
        whole = Text.assemble(head.plain.lstrip(), body)
        whole.stylize(LABELS[kind], 2, len(head.plain.lstrip()))
        yield from _wrapped(" " * hang, whole, self._width, first=indent if label else " " * hang)

    def _explanation(self, finding: Finding) -> Iterator[Text]:
        if not self._look.explain or finding.code in self._explained:
            return
        self._explained.add(finding.code)
        for line in self._look.page(finding.code).why.split("\n\n"):
            yield from _wrapped("      | ", Text(" ".join(line.split())), self._width)

    def _summary(self, report: FileReport) -> list[Text]:
        found = count(len(report.findings), "finding") if report.findings else "no findings"
        text = f"{printable(report.path)}: {found}"
        if report.readability is not None:
            text += f". {describe(report.readability)}"
        packed = report.document is not None and report.document.packed
        unit = "paragraph" if packed else "line"
        lines = [text, *(check_lines(report.score, unit) if report.score is not None else ())]
        rows = (
            _wrapped("  ", Text(line, FAINT), self._width, first="" if n == 0 else "  ")
            for n, line in enumerate(lines)
        )
        return [row for each in rows for row in each]


def _weight(alike: Sequence[Finding]) -> tuple[bool, bool]:
    """Sorts what has two readings first, and what is merely noted last."""
    return not alike[0].readings, alike[0].severity == "info"


def _alike(findings: Iterable[Finding]) -> list[list[Finding]]:
    """The findings, those that merely note the same words in one list."""
    groups: dict[tuple[str, str, int], list[Finding]] = {}
    for finding in findings:
        noted = finding.severity == "info" and not finding.readings
        words = " ".join(finding.text.lower().split()) if noted else ""
        key = (finding.code, words, 0 if noted else finding.span.start)
        groups.setdefault(key, []).append(finding)
    return list(groups.values())


def _clipped(rows: Sequence[Row]) -> list[Row]:
    if len(rows) <= BAR_ROWS:
        return list(rows)
    return [*rows[: BAR_ROWS - 1], Row(None, CUT, "")]


def _wrapped(indent: str, text: Text, width: int, first: str | None = None) -> Iterator[Text]:
    """Rows of a text behind an indent (another for the first row); no word is cut."""
    begin = indent if first is None else first
    least = LEAST_WIDTH // 2
    rooms = max(width - len(begin), least), max(width - len(indent), least)
    for number, row in enumerate(text.divide(_breaks(text.plain, *rooms))):
        row.rstrip()
        yield Text.assemble(begin if number == 0 else indent, row)


def _breaks(text: str, first: int, room: int) -> Iterator[int]:
    """Where rows begin, the first of `first` cells and the others of `room` at most.

    A word that is longer has a row of its own.
    """
    start, here = 0, first
    for word in WORD.finditer(text):
        if word.start() > start and cell_len(text[start : word.end()].rstrip()) > here:
            start, here = word.start(), room
            yield start


def _bodies(report: FileReport, suggestion: Suggestion) -> list[Text]:
    """What a suggestion changes; all of it where it cannot be made by edits, or makes a list."""
    if not suggestion.edits or "\n" in suggestion.text:
        # A suggestion may be a list of several lines.
        return [Text(printable(line)) for line in suggestion.text.split("\n")]
    assert report.document is not None
    pieces = changes(*block(report.document, suggestion.edits))
    return [Text.assemble(*map(_change, pieces))]


def _difference(piece: Piece) -> Text:
    text, kind = piece
    return Text(f"‹{text}›", NEW) if kind == "new" else Text(text)


def _change(piece: Piece) -> Text:
    text, kind = piece
    bare = text.strip()
    if kind == "same" or not bare:
        return Text(text)
    shown = Text(f"[-{bare}-]", GONE) if kind == "gone" else Text(f"{{+{bare}+}}", NEW)
    before, _, after = text.partition(bare)
    return Text.assemble(before, shown, after)


def _likelihood(finding: Finding) -> str:
    return f", {finding.confidence:.0%} likely to leave a reader in doubt" if finding.judged else ""
