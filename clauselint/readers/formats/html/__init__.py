"""HTML pages."""

from __future__ import annotations

from clauselint.findings import Document
from clauselint.readers.row import Format, of_text


def _read(text: str, path: str) -> Document:
    from clauselint.readers.formats.html.page import read_html

    return read_html(text, path)


def _escape(words: str) -> str:
    from html import escape

    return escape(words, quote=False)


FORMAT = Format("HTML", (".html", ".htm", ".xhtml"), of_text(_read), escape=_escape)
