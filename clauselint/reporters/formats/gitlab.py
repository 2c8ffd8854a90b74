"""A Code Quality report, which GitLab shows in merge requests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from clauselint.findings import FileReport, Severity
from clauselint.reporters.base import Look, Totals
from clauselint.reporters.data import Entries
from clauselint.reporters.numbered import numbered

SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


class Format:
    """One array, an entry for each finding."""

    suggestions = False

    def __init__(self, look: Look) -> None:
        self._entries = Entries()

    def begin(self) -> str:
        """The head of the array."""
        return "["

    def file(self, report: FileReport) -> str:
        """The entries of a file."""
        return self._entries.add(_entries(report))

    def end(self, totals: Totals) -> str:
        """The tail of the array."""
        return "\n]\n"


def _entries(report: FileReport) -> Iterator[dict[str, Any]]:
    for finding, fingerprint in numbered(report):
        # GitLab takes a fingerprint to be one of a kind in the whole report.
        whole = f"{report.path}\0{fingerprint}".encode("utf-8", "surrogateescape")
        yield {
            "description": f"{finding.code} {finding.message}",
            "check_name": finding.code,
            "fingerprint": hashlib.sha256(whole).hexdigest()[:32],
            "severity": SEVERITIES[finding.severity],
            "location": {
                "path": report.path,
                "lines": {"begin": finding.line, "end": finding.end_line},
            },
        }
