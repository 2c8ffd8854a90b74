"""Scores for a spreadsheet: one row for each document, section and sentence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from clauselint.findings import Score, ScoredFile
from clauselint.reporters.cells import printable

FORMULA_STARTS = ("=", "+", "-", "@")


def render(files: Sequence[ScoredFile]) -> str:
    """A header and the rows; cells are empty where there is not enough prose."""
    scores = [(file.path, score) for file in files for score in _levels(file.score)]
    formulas = _names(score.formulas for _, score in scores)
    measures = _names(score.measures for _, score in scores)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    fixed = ("path", "kind", "line", "start", "end", "section", "words", "sentences", "effort")
    writer.writerow([*fixed, *formulas, *measures, "text"])
    for path, score in scores:
        values = [score.formulas.get(n) for n in formulas]
        values += [score.measures.get(n) for n in measures]
        text = score.text if score.kind == "sentence" else ""
        writer.writerow([*_fixed(path, score), *map(_cell, values), _safe(text)])
    return out.getvalue()


def _levels(score: Score) -> Iterator[Score]:
    yield score
    for section in score.sections:
        yield section
        yield from section.sentences


def _names(mappings: Any) -> list[str]:
    return list(dict.fromkeys(name for mapping in mappings for name in mapping))


def _fixed(path: str, score: Score) -> list[object]:
    section = _safe(" > ".join(score.trail))
    place = [score.line, score.span.start, score.span.end]
    sizes = [score.words, score.sentence_count]
    return [_safe(path), score.kind, *place, section, *sizes, _cell(score.effort)]


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def _safe(text: str) -> str:
    # A spreadsheet runs a cell that begins like this as a formula.
    plain = printable(text)
    return f"'{plain}" if plain.lstrip().startswith(FORMULA_STARTS) else plain
