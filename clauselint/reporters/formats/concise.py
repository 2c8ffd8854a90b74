"""One finding a line: `path:line:col: severity: CODE message`, as compilers write them."""

from __future__ import annotations

from clauselint.findings import FileReport
from clauselint.reporters.base import Look, Totals
from clauselint.reporters.cells import printable
from clauselint.reporters.style import Painter


class Format:
    """Findings only, for editors and for grep."""

    suggestions = False

    def __init__(self, look: Look) -> None:
        self._paint = Painter(look.color)

    def begin(self) -> str:
        """Nothing."""
        return ""

    def file(self, report: FileReport) -> str:
        """A line for each finding."""
        rows = []
        for finding in report.findings:
            severity = self._paint.severity(finding.severity, finding.severity)
            place = f"{printable(report.path)}:{finding.line}:{finding.column}"
            message = printable(finding.message)
            rows.append(f"{place}: {severity}: {finding.code} {message}\n")
        return "".join(rows)

    def end(self, totals: Totals) -> str:
        """Nothing."""
        return ""
