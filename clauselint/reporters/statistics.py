"""Counts by rule, instead of the findings."""

from __future__ import annotations

import json
from collections.abc import Iterator

from clauselint.reporters.base import Look, Totals
from clauselint.reporters.silent import SilentReporter
from clauselint.reporters.words import count


class Statistics(SilentReporter):
    """A line for each rule that found something, the most frequent first."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def end(self, totals: Totals) -> str:
        """The counts."""
        rows = [f"{number:>7,}  {code}  {name}\n" for code, name, number in ordered(totals)]
        read = count(totals.files - totals.unread, "file")
        return "".join(rows) + f"{totals.count:>7,}  findings in {read}\n"


class JsonStatistics(Statistics):
    """The same as one object."""

    def end(self, totals: Totals) -> str:
        """The counts."""
        rules = [{"code": c, "name": n, "findings": number} for c, n, number in ordered(totals)]
        read = totals.files - totals.unread
        whole = {"version": self._look.version, "files": read, "findings": totals.count}
        return json.dumps({**whole, "rules": rules}, indent=1) + "\n"


def ordered(totals: Totals) -> Iterator[tuple[str, str, int]]:
    """Code, name and number of findings of each rule that has some, the most first."""
    for (code, name), number in sorted(totals.findings.items(), key=lambda i: (-i[1], i[0])):
        yield code, name, number
