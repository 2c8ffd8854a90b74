"""Word documents."""

from __future__ import annotations

from clauselint.findings import Document
from clauselint.readers.row import Format, Notes


def _read(data: bytes, path: str) -> Document:
    from clauselint.readers.formats.docx.text import read_docx

    return read_docx(data, path)


def _annotate(data: bytes, path: str, notes: Notes) -> tuple[bytes, int]:
    from clauselint.readers.formats.docx.review import annotate

    return annotate(data, path, notes)


FORMAT = Format(
    "Word document",
    (".docx",),
    _read,
    extra="docx",
    needs=("lxml",),
    dashes=False,
    annotate=_annotate,
)
