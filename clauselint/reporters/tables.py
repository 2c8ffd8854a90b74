"""The two tables of an archive: a row for each finding, and a row for each file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from clauselint.findings import Diagnostic, FileReport, Score
from clauselint.reporters.data import file_data, finding_data
from clauselint.reporters.score_json import score_data

FINDINGS, FILES = "findings", "files"
TABLES = (FINDINGS, FILES)


def json_lines(reports: Sequence[FileReport]) -> Mapping[str, bytes]:
    """Each table with an object on each line, in ASCII."""
    tables = {FINDINGS: finding_rows(reports), FILES: map(file_row, reports)}
    return {name: _lines(rows) for name, rows in tables.items()}


def finding_rows(reports: Iterable[FileReport]) -> Iterator[dict[str, Any]]:
    """A row for each finding: that of the format `json-lines`."""
    for report in reports:
        yield from ({"path": report.path, **finding_data(f)} for f in report.findings)


def file_row(report: FileReport) -> dict[str, Any]:
    """What is to be told of a file beside its findings. Where it was not read it has problems."""
    return {
        **file_data(report),
        "findings": len(report.findings),
        "hidden": report.hidden,
        "score": _score(report.score),
        "problems": [_problem(problem) for problem in report.diagnostics],
        "notes": [_problem(note) for note in report.notes],
    }


def _score(score: Score | None) -> dict[str, Any] | None:
    """The score of a document and its sections, without the sentences that make them hard."""
    if score is None:
        return None
    data = _without(score_data(score), "costly")
    return {**data, "sections": [_without(s, "costly", "sentences") for s in data["sections"]]}


def _without(data: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


def _problem(problem: Diagnostic) -> dict[str, Any]:
    return {
        "path": problem.path,
        "code": problem.code,
        "message": problem.message,
        "line": problem.line,
        "column": problem.column,
    }


def _lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()
