"""Markdown, and what has more in it: MDX, Quarto, R Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clauselint.findings import Document
from clauselint.readers.row import Format, of_text

if TYPE_CHECKING:
    from clauselint.readers.outline import Outline


def _read(text: str, path: str) -> Document:
    from clauselint.readers.markdown import read_markdown

    return read_markdown(text, path)


def _draft(text: str, around: frozenset[str] | None) -> Outline:
    from clauselint.readers.markdown import draft_markdown

    return draft_markdown(text, around)


FORMAT = Format(
    "Markdown", (".md", ".markdown", ".mdx", ".qmd", ".rmd"), of_text(_read), draft=_draft
)
