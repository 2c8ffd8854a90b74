"""A finding in several lines of plain text: message, readings, suggestions."""

from __future__ import annotations

from collections.abc import Iterator

from clauselint.findings import Finding, Suggestion
from clauselint.reporters.cells import printable


def where(finding: Finding, path: str = "") -> str:
    """Where a finding stands, behind the path if that is given."""
    if finding.place:
        return f"{path}: {printable(finding.place)}" if path else printable(finding.place)
    return f"{path}:{finding.line}:{finding.column}".lstrip(":")


def lines(finding: Finding) -> Iterator[str]:
    """The message, then a line for each reading and suggestion."""
    yield printable(finding.message)
    for number, reading in enumerate(finding.readings, start=1):
        yield f"reading {number} ({reading.probability:.0%}): {printable(reading.text)}"
    for suggestion in finding.suggestions:
        yield f"suggestion{remarks(suggestion)}: {printable(suggestion.text)}"


def remarks(suggestion: Suggestion) -> str:
    """In brackets: what a suggestion is for, and what it does to the meaning."""
    found = []
    if suggestion.reading is not None:
        found.append(f"for reading {suggestion.reading + 1}")
    if not suggestion.keeps_meaning:
        found.append(printable(suggestion.note) or "changes the meaning")
    elif suggestion.note or suggestion.applicability == "safe":
        found.append(printable(suggestion.note) or "safe")
    return f" ({'; '.join(found)})" if found else ""
