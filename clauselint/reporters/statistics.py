"""Counts by rule, instead of the findings."""

from __future__ import annotations

from clauselint.findings import FileReport
from clauselint.reporters.base import Look, Totals
from clauselint.reporters.words import count


class StatisticsReporter:
    """A line for each rule that found something, the most frequent first."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def begin(self) -> str:
        """Nothing."""
        return ""

    def file(self, report: FileReport) -> str:
        """Nothing."""
        return ""

    def end(self, totals: Totals) -> str:
        """The counts."""
        ordered = sorted(totals.findings.items(), key=lambda item: (-item[1], item[0]))
        rows = [f"{number:>7,}  {code}  {name}\n" for (code, name), number in ordered]
        read = count(totals.files - totals.unread, "file")
        return "".join(rows) + f"{totals.count:>7,}  findings in {read}\n"
