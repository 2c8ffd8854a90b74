"""Fingerprints that are one of a kind, for programs that follow a finding from run to run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from clauselint.findings import FileReport, Finding
from clauselint.fingerprints import fingerprints


def numbered(report: FileReport) -> Iterator[tuple[Finding, str]]:
    """Each finding with its fingerprint and its number among those that share it (`…:1`)."""
    seen: Counter[str] = Counter()
    for finding, fingerprint in fingerprints(report):
        seen[fingerprint] += 1
        yield finding, f"{fingerprint}:{seen[fingerprint]}"
