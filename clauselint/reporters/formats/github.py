"""Workflow commands, which GitHub Actions shows beside the lines of a pull request."""

from __future__ import annotations

from clauselint.findings import FileReport, Finding, Severity
from clauselint.reporters.cells import printable
from clauselint.reporters.silent import SilentReporter
from clauselint.reporters.told import lines

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
IN_TEXT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTY = {**IN_TEXT, ":": "%3A", ",": "%2C"}


class Format(SilentReporter):
    """`::warning file=…,line=…::message`, a line for each finding."""

    def file(self, report: FileReport) -> str:
        """A line for each finding."""
        return "".join(_command(report.path, finding) for finding in report.findings)


def _command(path: str, finding: Finding) -> str:
    place = {"file": printable(path), "line": finding.line, "endLine": finding.end_line}
    if finding.line == finding.end_line:  # Columns count only within a line.
        place |= {"col": finding.column, "endColumn": finding.end_column}
    place["title"] = f"{finding.code} {finding.name}"
    properties = ",".join(f"{k}={_escaped(str(v), IN_PROPERTY)}" for k, v in place.items())
    message = _escaped("\n".join(lines(finding)), IN_TEXT)
    return f"::{LEVELS[finding.severity]} {properties}::{message}\n"


def _escaped(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(char, char) for char in text)
