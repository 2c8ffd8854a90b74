"""No output, where only the exit code or the fixed text is wanted."""

from __future__ import annotations

from clauselint.findings import FileReport
from clauselint.reporters.base import Totals


class SilentReporter:
    """Nothing."""

    def begin(self) -> str:
        """Nothing."""
        return ""

    def file(self, report: FileReport) -> str:
        """Nothing."""
        return ""

    def end(self, totals: Totals) -> str:
        """Nothing."""
        return ""
