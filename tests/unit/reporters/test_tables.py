from __future__ import annotations

import io
import json

import pytest

from clauselint.findings import (
    Diagnostic,
    Document,
    Edit,
    FileReport,
    Finding,
    Readability,
    Reading,
    Score,
    Suggestion,
)
from clauselint.reporters.tables import json_lines
from clauselint.spans import Span

EDITS = (Edit(0, 11, "To"),)
FINDING = Finding(
    code="WRD004",
    name="wordy-phrase",
    message="“in order to” is long",
    severity="info",
    confidence=0.75,
    span=Span(0, 11),
    text="In order to",
    readings=(Reading("one", 0.7), Reading("other", 0.3)),
    suggestions=(Suggestion("To enter.", "plain", True, EDITS, "safe"),),
    url="u",
)
PART = {"effort": None, "formulas": {"smog": 3.0}, "measures": {}, "parts": {"words": 1.0}}
SECTION = Score("section", Span(0, 5), 1, "", 2, 1, title="T", trail=("T",), level=1, **PART)
REPORTS = (
    FileReport(
        "a.md",
        Document("a.md", "In order to enter, ring.", ()),
        (FINDING, FINDING),
        Readability(5, 1, None, 80.5, 2.0),
        score=Score("document", Span(0, 5), 1, "", 2, 1, sections=(SECTION,), **PART),
        hidden=3,
    ),
    FileReport("b.md", None, (), None, (Diagnostic("b.md", "E100", "not valid UTF-8", 2),)),
)


def lines(data):
    return [json.loads(line) for line in data.decode().splitlines()]


def test_a_line_for_each_finding_and_each_file():
    tables = json_lines(REPORTS)
    findings, files = lines(tables["findings"]), lines(tables["files"])
    assert [(row["path"], row["code"]) for row in findings] == [("a.md", "WRD004")] * 2
    assert [(row["path"], row["findings"], row["hidden"]) for row in files] == [
        ("a.md", 2, 3),
        ("b.md", 0, 0),
    ]
    assert files[0]["score"]["sections"][0]["trail"] == ["T"]
    assert "costly" not in files[0]["score"]
    assert files[1]["problems"] == [
        {"path": "b.md", "code": "E100", "message": "not valid UTF-8", "line": 2, "column": None}
    ]
    assert json_lines(()) == {"findings": b"", "files": b""}


def test_parquet_has_what_the_lines_have_and_one_schema():
    pytest.importorskip("pyarrow", reason="the extra `parquet` is not installed")
    import pyarrow.parquet as pq

    from clauselint.reporters.parquet import parquet

    def read(reports):
        return {name: pq.read_table(io.BytesIO(data)) for name, data in parquet(reports).items()}

    tables = read(REPORTS)
    for name, data in json_lines(REPORTS).items():
        rows = tables[name].to_pylist(maps_as_pydicts="strict")
        assert _present(rows) == _present(lines(data))
    for name, empty in read(()).items():
        assert empty.schema.equals(tables[name].schema)


def _present(rows):
    """Without what is None: a column that has no value and one that is not there are the same."""

    def plain(row):
        return {name: value for name, value in row.items() if value is not None}

    return json.loads(json.dumps(rows), object_hook=plain)
