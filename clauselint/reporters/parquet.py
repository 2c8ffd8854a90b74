"""The tables of an archive as Parquet."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from clauselint.findings import FileReport
from clauselint.reporters.tables import FILES, FINDINGS, rows


def parquet(reports: Sequence[FileReport]) -> Mapping[str, bytes]:
    """Each table as a file of its own, with the columns of `tables.json_lines`."""
    return {name: _file([*found], schemas()[name]) for name, found in rows(reports).items()}


def _file(rows: list[dict[str, Any]], schema: Any) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    stream = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema), stream, compression="zstd")
    return stream.getvalue()


@cache
def schemas() -> Mapping[str, Any]:
    """The columns of each table, the same in every file, be it ever so short."""
    import pyarrow as pa

    text, whole, number = pa.string(), pa.int64(), pa.float64()
    place = {"start": whole, "end": whole}

    def many(fields: Mapping[str, Any]) -> Any:
        return pa.list_(pa.struct(list(fields.items())))

    suggestion = {
        "text": text,
        "kind": text,
        "keeps_meaning": pa.bool_(),
        "note": text,
        "reading": whole,
        "edits": many({**place, "replacement": text}),
        "applicability": text,
    }
    finding = {
        **dict.fromkeys(("path", "code", "name", "message", "severity"), text),
        "confidence": number,
        **place,
        **dict.fromkeys(("line", "column", "end_line", "end_column"), whole),
        "place": text,
        "text": text,
        "readings": many({"text": text, "probability": number}),
        "suggestions": many(suggestion),
        "url": text,
    }
    readability = {
        "words": whole,
        "sentences": whole,
        "long_sentence_share": number,
        "flesch_reading_ease": number,
        "flesch_kincaid_grade": number,
    }
    values = pa.map_(text, number)
    score = {
        "kind": text,
        **place,
        **dict.fromkeys(("line", "words", "sentence_count"), whole),
        "effort": number,
        "note": text,
        **dict.fromkeys(("formulas", "measures", "parts"), values),
    }
    section = {**score, "title": text, "trail": pa.list_(text), "level": whole}
    problem = {"path": text, "code": text, "message": text, "line": whole, "column": whole}
    file = {
        "path": text,
        "findings": whole,
        "readability": pa.struct(list(readability.items())),
        "hidden": whole,
        "score": pa.struct([*score.items(), ("sections", many(section))]),
        "problems": many(problem),
        "notes": many(problem),
    }
    return {FINDINGS: pa.schema(list(finding.items())), FILES: pa.schema(list(file.items()))}
