"""OpenDocument texts, as LibreOffice writes them."""

from __future__ import annotations

from clauselint.findings import Document
from clauselint.readers.row import Format


def _read(data: bytes, path: str) -> Document:
    from clauselint.readers.formats.odt.text import read_odt

    return read_odt(data, path)


FORMAT = Format("OpenDocument text", (".odt",), _read, "odt", ("lxml",), dashes=False)
