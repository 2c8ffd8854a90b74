"""No output, where only the exit code or the fixed text is wanted; other formats build on it."""

from __future__ import annotations

from clauselint.findings import FileReport
from clauselint.reporters.base import Look, Totals


class SilentReporter:
    """Nothing; a format that is built on it says only what it adds."""

    def __init__(self, look: Look | None = None) -> None:
        pass

    def begin(self) -> str:
        """Nothing."""
        return ""

    def file(self, report: FileReport) -> str:
        """Nothing."""
        return ""

    def end(self, totals: Totals) -> str:
        """Nothing."""
        return ""
