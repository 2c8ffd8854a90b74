"""AsciiDoc."""

from __future__ import annotations

from clauselint.findings import Document
from clauselint.readers.row import Format, of_text


def _read(text: str, path: str) -> Document:
    from clauselint.readers.formats.adoc.blocks import read_adoc

    return read_adoc(text, path)


FORMAT = Format("AsciiDoc", (".adoc", ".asciidoc"), of_text(_read), comment=("// ", ""))
