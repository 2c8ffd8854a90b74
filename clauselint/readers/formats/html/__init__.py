"""HTML pages."""

from __future__ import annotations

from clauselint.findings import GENERATOR, Document
from clauselint.readers.row import Format, of_text

HEAD = 200
"""Code points in which a page says who made it."""


def _read(text: str, path: str) -> Document:
    if GENERATOR in text[:HEAD]:
        return Document(path, text, ())  # a report on documents, and none itself
    from clauselint.readers.formats.html.page import read_html

    return read_html(text, path)


def _escape(words: str) -> str:
    from html import escape

    return escape(words, quote=False)


FORMAT = Format("HTML", (".html", ".htm", ".xhtml"), of_text(_read), escape=_escape, dashes=False)
