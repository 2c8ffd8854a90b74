"""SARIF 2.1.0, the format of code scanning (OASIS standard, 2020)."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from clauselint.findings import Edit, FileReport, Finding, Severity, Suggestion
from clauselint.reporters.base import Look, Totals
from clauselint.reporters.data import Entries
from clauselint.reporters.numbered import numbered
from clauselint.reporters.told import lines
from clauselint.spans import LineIndex

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class Format:
    """One log with one run; the rules that found something come last."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._rules: dict[str, dict[str, Any]] = {}
        self._entries = Entries()

    def begin(self) -> str:
        """The head, up to the first result."""
        return (
            f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [\n'
            '{"columnKind": "unicodeCodePoints", "results": ['
        )

    def file(self, report: FileReport) -> str:
        """The results of a file."""
        if report.document is None or not report.findings:
            return ""
        where = Where(report.path, report.document.text)
        return self._entries.add(self._result(f, key, where) for f, key in numbered(report))

    def end(self, totals: Totals) -> str:
        """The tail, with the tool and its rules."""
        rules = [self._rules[code] for code in sorted(self._rules)]
        driver = {"name": "clauselint", "version": self._look.version, "rules": rules}
        return f'\n], "tool": {json.dumps({"driver": driver})}}}\n]}}\n'

    def _result(self, finding: Finding, fingerprint: str, where: Where) -> dict[str, Any]:
        self._rules.setdefault(finding.code, self._rule(finding))
        # Where a document has no lines, its bytes are no text that could be edited.
        fixes = [_fix(s, where) for s in finding.suggestions if s.edits and not finding.place]
        return {
            "ruleId": finding.code,
            "level": LEVELS[finding.severity],
            "rank": round(100 * finding.confidence, 1),
            "message": {"text": "\n".join(lines(finding))},
            "locations": [where.location(finding)],
            "partialFingerprints": {"clauselint/v1": fingerprint},
            **({"fixes": fixes} if fixes else {}),
        }

    def _rule(self, finding: Finding) -> dict[str, Any]:
        page = self._look.page(finding.code)
        return {
            "id": finding.code,
            "name": finding.name,
            "shortDescription": {"text": page.title or finding.name},
            "fullDescription": {"text": page.why or page.title or finding.name},
            "help": {"text": page.markdown or finding.name, "markdown": page.markdown},
            **({"helpUri": finding.url} if "://" in finding.url else {}),
        }


class Where:
    """A file, and places in it."""

    def __init__(self, path: str, text: str) -> None:
        self._text = text
        self._lines = LineIndex(text)
        self.artifact = {"uri": _uri(path)}

    def location(self, finding: Finding) -> dict[str, Any]:
        """Where a finding stands, with its text."""
        if finding.place:
            return {
                "physicalLocation": {"artifactLocation": self.artifact},
                "logicalLocations": [{"fullyQualifiedName": finding.place}],
            }
        region = self.region(finding.span.start, finding.span.end)
        place = {
            "artifactLocation": self.artifact,
            "region": {**region, "snippet": {"text": finding.text}},
        }
        return {"physicalLocation": place}

    def region(self, start: int, end: int) -> dict[str, Any]:
        """A half-open range of code points as lines and columns, which count from 1."""
        first, last = self._lines.position(start), self._lines.position(end)
        return {
            "startLine": first.line,
            "startColumn": first.column,
            "endLine": last.line,
            "endColumn": last.column,
        }


def _uri(path: str) -> str:
    pure = PurePath(path)
    if pure.is_absolute():
        return pure.as_uri()
    return quote(pure.as_posix(), errors="surrogateescape")


def _fix(suggestion: Suggestion, where: Where) -> dict[str, Any]:
    edits = sorted(suggestion.edits, key=lambda e: (e.start, e.end))
    change = {
        "artifactLocation": where.artifact,
        "replacements": [_replacement(edit, where) for edit in edits],
    }
    return {"description": {"text": suggestion.text}, "artifactChanges": [change]}


def _replacement(edit: Edit, where: Where) -> dict[str, Any]:
    return {
        "deletedRegion": where.region(edit.start, edit.end),
        "insertedContent": {"text": edit.replacement},
    }
