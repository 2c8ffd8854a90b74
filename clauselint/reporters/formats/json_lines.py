"""One object a finding, each on a line, for programs that read as it is written."""

from __future__ import annotations

import json

from clauselint.findings import FileReport
from clauselint.reporters.data import finding_rows
from clauselint.reporters.silent import SilentReporter


class Format(SilentReporter):
    """The findings of `json`, each with its `path`."""

    def file(self, report: FileReport) -> str:
        """A line for each finding."""
        return "".join(json.dumps(row) + "\n" for row in finding_rows(report))
