"""The format of Checkstyle, which many build servers read."""

from __future__ import annotations

from clauselint.findings import FileReport, Finding
from clauselint.reporters.base import Totals
from clauselint.reporters.silent import SilentReporter
from clauselint.reporters.xml import attribute


class Format(SilentReporter):
    """`<checkstyle>`, with a `<file>` for each file that was read."""

    suggestions = False

    def begin(self) -> str:
        """The head."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'

    def file(self, report: FileReport) -> str:
        """The file and its findings."""
        if report.document is None:
            return ""
        rows = "".join(_error(finding) for finding in report.findings)
        return f"  <file name={attribute(report.path)}>\n{rows}  </file>\n"

    def end(self, totals: Totals) -> str:
        """The tail."""
        return "</checkstyle>\n"


def _error(finding: Finding) -> str:
    return (
        f'    <error line="{finding.line}" column="{finding.column}" '
        f'severity="{finding.severity}" message={attribute(finding.message)} '
        f'source="clauselint.{finding.code}"/>\n'
    )
