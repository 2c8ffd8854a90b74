"""A copy of a file for its reviewers: findings as comments, safe fixes as changes to accept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from clauselint.errors import InputError
from clauselint.findings import FileReport, Finding
from clauselint.fixes import choose
from clauselint.readers import format_of
from clauselint.readers.formats import by_suffix
from clauselint.readers.row import Notes, Remark

AUTHOR = "clauselint"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The bytes of a copy, and how many comments and changes it has."""

    data: bytes
    comments: int
    changes: int


def _told(finding: Finding, tell: Callable[[Finding], Iterable[str]]) -> tuple[str, ...]:
    first, *others = tell(finding)
    return (f"{finding.code} {finding.name}: {first}", *others)


def reviewed(data: bytes, report: FileReport, tell: Callable[[Finding], Iterable[str]]) -> Reviewed:
    """A copy of a file, with what was found in it; `tell` puts a finding into lines.

    Raises InputError where its format has no comments, and FixError where the file is another now.
    """
    row = format_of(report.path)
    if row is None or row.annotate is None:
        known = ", ".join(s for s, row in by_suffix().items() if row.annotate is not None)
        raise InputError(f"comments can be put into {known} alone", path=report.path)
    assert report.document is not None
    remarks = tuple(Remark(finding.span, _told(finding, tell)) for finding in report.findings)
    fixes = tuple(fix.suggestion.edits for fix in choose(report))
    date = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    notes = Notes(report.document.text, remarks, fixes, AUTHOR, date)
    copy, changes = row.annotate(data, report.path, notes)
    return Reviewed(copy, len(remarks), changes)
