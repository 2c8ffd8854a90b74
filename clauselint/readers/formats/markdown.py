"""Markdown, and what has more in it: MDX, Quarto, R Markdown."""

from __future__ import annotations

from clauselint.findings import Document
from clauselint.readers.row import Format, of_text


def _read(text: str, path: str) -> Document:
    from clauselint.readers.markdown import read_markdown

    return read_markdown(text, path)


FORMAT = Format("Markdown", (".md", ".markdown", ".mdx", ".qmd", ".rmd"), of_text(_read))
