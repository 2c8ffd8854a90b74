"""Findings as Markdown, for a comment on a change or the summary of a job."""

from __future__ import annotations

from collections.abc import Iterator

from clauselint.findings import FileReport, Finding
from clauselint.reporters.base import Totals
from clauselint.reporters.cells import printable
from clauselint.reporters.markup import plain
from clauselint.reporters.silent import SilentReporter
from clauselint.reporters.told import remarks, where
from clauselint.reporters.words import count


class Format(SilentReporter):
    """A heading for each file with findings, an item for each of them, and the sum."""

    def begin(self) -> str:
        """The heading."""
        return "## clauselint\n\n"

    def file(self, report: FileReport) -> str:
        """The findings of a file; nothing where it has none."""
        if not report.findings:
            return ""
        rows = [row for finding in report.findings for row in _item(finding)]
        return "\n".join([f"### {_one_line(report.path)}", "", *rows, "", ""])

    def end(self, totals: Totals) -> str:
        """The sum."""
        read = count(totals.files - totals.unread, "file")
        found = count(totals.count, "finding") if totals.count else "No findings"
        return f"{found} in {read}.\n"


def _item(finding: Finding) -> Iterator[str]:
    place, message = plain(where(finding)), _one_line(finding.message)
    yield f"- **{place} {finding.code}** ({finding.severity}) {message}"
    for number, reading in enumerate(finding.readings, start=1):
        yield f"  - reading {number} ({reading.probability:.0%}): {_one_line(reading.text)}"
    for suggestion in finding.suggestions:
        yield f"  - suggestion{plain(remarks(suggestion))}: {_one_line(suggestion.text)}"


def _one_line(text: str) -> str:
    return plain(printable(text))
