"""Scores for programs; docs/readability.md describes the fields."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from clauselint.findings import Costly, Score, ScoredFile, SectionChange


def render(files: Sequence[ScoredFile], version: str) -> str:
    """One object, in ASCII, so that any terminal can carry it."""
    data = {"version": version, "files": [_file(file) for file in files]}
    return json.dumps(data, indent=1, allow_nan=False) + "\n"


def _file(file: ScoredFile) -> dict[str, Any]:
    data = {"path": file.path, **score_data(file.score)}
    if file.textstat is not None:
        data["textstat"] = _numbers(file.textstat)
    if file.changes is not None:
        data["changes"] = [_change(change) for change in file.changes]
    return data


def score_data(score: Score) -> dict[str, Any]:
    """Plain data of a document, a section or a sentence and all below it."""
    data: dict[str, Any] = {
        "kind": score.kind,
        "start": score.span.start,
        "end": score.span.end,
        "line": score.line,
        "words": score.words,
        "sentence_count": score.sentence_count,
        "effort": _number(score.effort),
        "note": score.note,
        "formulas": _numbers(score.formulas),
        "measures": _numbers(score.measures),
        "parts": _numbers(score.parts),
    }
    if score.kind == "sentence":
        return {**data, "text": score.text}
    data["costly"] = [_costly(found) for found in score.costly]
    if score.kind == "document":
        return {**data, "sections": [score_data(section) for section in score.sections]}
    place = {"title": score.title, "trail": list(score.trail), "level": score.level}
    return {**data, **place, "sentences": [score_data(s) for s in score.sentences]}


def _costly(found: Costly) -> dict[str, Any]:
    return {
        "start": found.span.start,
        "end": found.span.end,
        "line": found.line,
        "text": found.text,
        "words": found.words,
        "cost": _number(found.cost),
        "gains": [
            {
                "kind": g.kind,
                "words": list(g.words),
                "plainer": list(g.plainer),
                "points": _number(g.points),
            }
            for g in found.gains
        ],
    }


def _change(change: SectionChange) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "trail": list(change.trail),
        "line": change.line,
        "status": change.status,
        "effort": [_number(value) for value in change.effort],
        "grade": [_number(value) for value in change.grade],
        "words": list(change.words),
    }


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _numbers(values: Mapping[str, float]) -> dict[str, float | None]:
    return {name: _number(value) for name, value in values.items()}
