"""Plain text."""

from __future__ import annotations

from clauselint.findings import Document
from clauselint.readers.row import Format, of_text


def _read(text: str, path: str) -> Document:
    from clauselint.readers.plain import read_plain

    return read_plain(text, path)


FORMAT = Format("Plain text", (".txt",), of_text(_read))
