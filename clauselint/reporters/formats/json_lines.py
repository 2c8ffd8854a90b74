"""One object a finding, each on a line, for programs that read as it is written."""

from __future__ import annotations

import json

from clauselint.findings import FileReport
from clauselint.reporters.base import Look, Totals
from clauselint.reporters.data import finding_data


class Format:
    """The findings of `json`, each with its `path`."""

    def __init__(self, look: Look) -> None:
        pass

    def begin(self) -> str:
        """Nothing."""
        return ""

    def file(self, report: FileReport) -> str:
        """A line for each finding."""
        rows = ({"path": report.path, **finding_data(f)} for f in report.findings)
        return "".join(json.dumps(row) + "\n" for row in rows)

    def end(self, totals: Totals) -> str:
        """Nothing."""
        return ""
