"""One object a finding, each on a line, for programs that read as it is written."""

from __future__ import annotations

import json

from clauselint.findings import FileReport
from clauselint.reporters.data import finding_data
from clauselint.reporters.silent import SilentReporter


class Format(SilentReporter):
    """The findings of `json`, each with its `path`."""

    def file(self, report: FileReport) -> str:
        """A line for each finding."""
        rows = ({"path": report.path, **finding_data(f)} for f in report.findings)
        return "".join(json.dumps(row) + "\n" for row in rows)
