"""The Reviewdog Diagnostic Format, for comments on a change."""

from __future__ import annotations

from typing import Any

from clauselint.findings import FileReport, Finding, Severity, Suggestion
from clauselint.reporters.base import Look, Totals
from clauselint.reporters.data import Entries
from clauselint.spans import LineIndex

SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


class Format:
    """One object. Columns count bytes of UTF-8 from 1, as the format has it."""

    def __init__(self, look: Look) -> None:
        self._entries = Entries()

    def begin(self) -> str:
        """The head of the object."""
        return '{"source": {"name": "clauselint"}, "diagnostics": ['

    def file(self, report: FileReport) -> str:
        """The diagnostics of a file."""
        if report.document is None or not report.findings:
            return ""
        text = Source(report.document.text)
        return self._entries.add(_diagnostic(report.path, f, text) for f in report.findings)

    def end(self, totals: Totals) -> str:
        """The tail of the object."""
        return "\n]}\n"


class Source:
    """A text, asked for places in bytes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = LineIndex(text)

    def range(self, start: int, end: int) -> dict[str, Any]:
        """A half-open range of code points."""
        return {"start": self._place(start), "end": self._place(end)}

    def _place(self, offset: int) -> dict[str, int]:
        place = self._lines.position(offset)
        before = self.text[offset - place.column + 1 : offset]
        return {"line": place.line, "column": len(before.encode("utf-8", "replace")) + 1}


def _diagnostic(path: str, finding: Finding, text: Source) -> dict[str, Any]:
    code: dict[str, str] = {"value": finding.code}
    if finding.url.startswith("http"):
        code["url"] = finding.url
    # Where a document has no lines, its bytes are no text that could be edited.
    offered = () if finding.place else finding.suggestions
    suggestions = [_replacement(s, text) for s in offered if s.edits]
    return {
        "message": finding.message,
        "location": {"path": path, "range": text.range(finding.span.start, finding.span.end)},
        "severity": SEVERITIES[finding.severity],
        "code": code,
        **({"suggestions": suggestions} if suggestions else {}),
    }


def _replacement(suggestion: Suggestion, text: Source) -> dict[str, Any]:
    """The edits of a suggestion as one."""
    edits = sorted(suggestion.edits, key=lambda e: (e.start, e.end))
    start, end = edits[0].start, max(e.end for e in edits)
    parts, last = [], start
    for edit in edits:
        parts += [text.text[last : edit.start], edit.replacement]
        last = edit.end
    return {"range": text.range(start, end), "text": "".join([*parts, text.text[last:end]])}
