"""One finding a line: `path:line:col: severity: CODE message`, as compilers write them."""

from __future__ import annotations

from clauselint.findings import FileReport
from clauselint.reporters.base import Look
from clauselint.reporters.cells import printable
from clauselint.reporters.silent import SilentReporter
from clauselint.reporters.style import Painter


class Format(SilentReporter):
    """Findings only, for editors and for grep."""

    suggestions = False

    def __init__(self, look: Look) -> None:
        self._paint = Painter(look.color)

    def file(self, report: FileReport) -> str:
        """A line for each finding."""
        rows = []
        for finding in report.findings:
            severity = self._paint.severity(finding.severity, finding.severity)
            place = f"{printable(report.path)}:{finding.line}:{finding.column}"
            message = printable(finding.message)
            rows.append(f"{place}: {severity}: {finding.code} {message}\n")
        return "".join(rows)
