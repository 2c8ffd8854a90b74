"""Findings as plain data, for the formats that programs read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from clauselint.findings import FileReport, Finding, Readability, Reading, Suggestion


class Entries:
    """Entries of a JSON array that is written as they come, each on a line of its own."""

    def __init__(self) -> None:
        self._separator = "\n"

    def add(self, entries: Iterable[Any]) -> str:
        """The next entries, behind those before; empty where there are none."""
        return self.add_rows(map(json.dumps, entries))

    def add_rows(self, entries: Iterable[str]) -> str:
        """The next entries, which are JSON already."""
        rows = [*entries]
        before = self._separator if rows else ""
        self._separator = ",\n" if rows else self._separator
        return before + ",\n".join(rows)


def file_json(report: FileReport) -> str:
    """JSON of one file that was read, made a finding at a time: a long text has many."""
    findings = ", ".join(json.dumps(finding_data(finding)) for finding in report.findings)
    path, readability = json.dumps(report.path), json.dumps(readability_data(report.readability))
    return f'{{"path": {path}, "findings": [{findings}], "readability": {readability}}}'


def finding_rows(report: FileReport) -> Iterator[dict[str, Any]]:
    """The findings of a file, each with its path."""
    return ({"path": report.path, **finding_data(finding)} for finding in report.findings)


def finding_data(finding: Finding) -> dict[str, Any]:
    """Plain data of one finding."""
    return {
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "severity": finding.severity,
        "confidence": round(finding.confidence, 4),
        "start": finding.span.start,
        "end": finding.span.end,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        **({"place": finding.place} if finding.place else {}),
        "text": finding.text,
        "readings": [_reading(reading) for reading in finding.readings],
        "suggestions": [suggestion_data(suggestion) for suggestion in finding.suggestions],
        "url": finding.url,
    }


def suggestion_data(suggestion: Suggestion) -> dict[str, Any]:
    """Plain data of one suggestion."""
    return {
        "text": suggestion.text,
        "kind": suggestion.kind,
        "keeps_meaning": suggestion.keeps_meaning,
        "note": suggestion.note,
        "reading": suggestion.reading,
        "edits": [
            {"start": edit.start, "end": edit.end, "replacement": edit.replacement}
            for edit in suggestion.edits
        ],
        "applicability": suggestion.applicability,
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {"text": reading.text, "probability": round(reading.probability, 4)}


def readability_data(readability: Readability | None) -> dict[str, Any] | None:
    """Plain data of how hard a file is to read, where that was measured."""
    if readability is None:
        return None
    return {
        "words": readability.words,
        "sentences": readability.sentences,
        "long_sentence_share": readability.long_sentence_share,
        "flesch_reading_ease": readability.flesch_reading_ease,
        "flesch_kincaid_grade": readability.flesch_kincaid_grade,
    }
