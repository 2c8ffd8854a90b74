"""The format for people: source, underline, readings, suggestions, readability."""

from __future__ import annotations

from collections.abc import Iterator

from clauselint.findings import FileReport, Finding, Readability, Suggestion
from clauselint.reporters.base import Look, Totals
from clauselint.reporters.cells import printable
from clauselint.reporters.excerpt import excerpt
from clauselint.reporters.score_words import check_lines
from clauselint.reporters.style import Painter
from clauselint.reporters.words import count
from clauselint.spans import LineIndex

GUTTER = 6


class FullReporter:
    """Each finding with its source; after each file its readability."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._paint = Painter(look.color)
        self._explained: set[str] = set()

    def begin(self) -> str:
        """Nothing."""
        return ""

    def file(self, report: FileReport) -> str:
        """Findings in order, then the readability of the file."""
        if report.document is None:
            return ""
        lines = LineIndex(report.document.text)
        blocks = [self._finding(report, finding, lines) for finding in report.findings]
        return "\n".join(blocks if self._look.quiet else [*blocks, self._summary(report)])

    def end(self, totals: Totals) -> str:
        """How many findings, in how many files."""
        read = totals.files - totals.unread
        if not read or self._look.quiet:
            return ""
        if not totals.count:
            return f"\nNo findings in {count(read, 'file')}.\n"
        line = f"\n{count(totals.count, 'finding')} in {count(read, 'file')}."
        if totals.fixable:
            line += f" `--fix` mends {totals.fixable} of them safely."
        return line + "\n"

    def _finding(self, report: FileReport, finding: Finding, lines: LineIndex) -> str:
        rows = [
            self._header(report, finding),
            *self._source(report, finding, lines),
            *self._readings(finding),
            *self._suggestions(finding),
            *self._explanation(finding),
        ]
        return "\n".join(rows) + "\n"

    def _header(self, report: FileReport, finding: Finding) -> str:
        paint = self._paint
        place = paint.bold(f"{printable(report.path)}:{finding.line}:{finding.column}")
        code = paint.severity(finding.severity, f"{finding.code} {finding.name}")
        sure = paint.dim(f"({finding.severity}{_likelihood(finding)})")
        return f"{place} {code} {sure}\n  {printable(finding.message)}"

    def _source(self, report: FileReport, finding: Finding, lines: LineIndex) -> Iterator[str]:
        assert report.document is not None
        room = max(self._look.width - GUTTER - 3, 20)
        bar = self._paint.dim("|")
        for row in excerpt(report.document.text, lines, finding.span, room):
            number = "" if row.number is None else str(row.number)
            yield f"{self._paint.dim(number.rjust(GUTTER))} {bar} {row.text}".rstrip()
            if row.underline:
                marks = self._paint.severity(finding.severity, row.underline)
                yield f"{' ' * GUTTER} {bar} {marks}"

    def _readings(self, finding: Finding) -> Iterator[str]:
        for i, reading in enumerate(finding.readings, start=1):
            label = self._paint.cyan(f"reading {i}")
            yield f"{' ' * GUTTER} = {label} ({reading.probability:.0%}): {printable(reading.text)}"

    def _suggestions(self, finding: Finding) -> Iterator[str]:
        for suggestion in finding.suggestions:
            label = self._paint.green("suggestion")
            yield f"{' ' * GUTTER} = {label}{_remarks(suggestion)}: {_shown(suggestion)}"

    def _explanation(self, finding: Finding) -> Iterator[str]:
        page = self._look.explanations.get(finding.code)
        if page is None or finding.code in self._explained:
            return
        self._explained.add(finding.code)
        for line in page.splitlines():
            yield f"{' ' * GUTTER} {self._paint.dim('|')} {line}".rstrip()

    def _summary(self, report: FileReport) -> str:
        found = count(len(report.findings), "finding") if report.findings else "no findings"
        text = f"{printable(report.path)}: {found}"
        if report.readability is not None:
            text += f". {describe(report.readability)}"
        lines = [text, *(check_lines(report.score) if report.score is not None else ())]
        return "\n  ".join(map(self._paint.dim, lines)) + "\n"


def describe(readability: Readability) -> str:
    """Summary figures in words."""
    parts = [f"{count(readability.words, 'word')} in {count(readability.sentences, 'sentence')}"]
    if readability.long_sentence_share is not None:
        parts.append(f"{readability.long_sentence_share:.0%} of them over 25 words")
    if readability.flesch_reading_ease is not None:
        parts.append(f"Flesch reading ease {readability.flesch_reading_ease:.1f}")
    if readability.flesch_kincaid_grade is not None:
        parts.append(f"Flesch-Kincaid grade {readability.flesch_kincaid_grade:.1f}")
    return ", ".join(parts)


def _shown(suggestion: Suggestion) -> str:
    # A suggestion may be a list of several lines.
    lines = [printable(line).rstrip() for line in suggestion.text.split("\n")]
    return f"\n{' ' * (GUTTER + 4)}".join(lines)


def _remarks(suggestion: Suggestion) -> str:
    remarks = []
    if suggestion.reading is not None:
        remarks.append(f"for reading {suggestion.reading + 1}")
    if not suggestion.keeps_meaning:
        remarks.append(printable(suggestion.note) or "changes the meaning")
    elif suggestion.note or suggestion.applicability == "safe":
        remarks.append(printable(suggestion.note) or "safe")
    return f" ({'; '.join(remarks)})" if remarks else ""


def _likelihood(finding: Finding) -> str:
    return f", {finding.confidence:.0%} likely to leave a reader in doubt" if finding.judged else ""
