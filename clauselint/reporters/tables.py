"""The two tables of an archive: a row for each finding, and a row for each file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from clauselint.findings import Diagnostic, FileReport, Score
from clauselint.reporters.data import finding_rows, readability_data
from clauselint.reporters.score_json import score_data

FINDINGS, FILES = "findings", "files"
TABLES = (FINDINGS, FILES)


def json_lines(reports: Sequence[FileReport]) -> Mapping[str, bytes]:
    """Each table with an object on each line, in ASCII."""
    return {name: _lines(found) for name, found in rows(reports).items()}


def rows(reports: Sequence[FileReport]) -> Mapping[str, Iterable[dict[str, Any]]]:
    """The rows of each table; those of the findings are of the format `json-lines`."""
    findings = chain.from_iterable(map(finding_rows, reports))
    return {FINDINGS: findings, FILES: map(_file_row, reports)}


def _file_row(report: FileReport) -> dict[str, Any]:
    """What is to be told of a file beside its findings. Where it was not read it has problems."""
    return {
        "path": report.path,
        "findings": len(report.findings),
        "readability": readability_data(report.readability),
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
