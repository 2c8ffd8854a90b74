"""Plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clauselint.findings import Document
from clauselint.readers.row import Format, of_text

if TYPE_CHECKING:
    from clauselint.readers.outline import Outline


def _read(text: str, path: str) -> Document:
    from clauselint.readers.plain import read_plain

    return read_plain(text, path)


def _draft(text: str, around: frozenset[str] | None) -> Outline:
    from clauselint.readers.plain import draft_plain

    return draft_plain(text, around)


FORMAT = Format("Plain text", (".txt",), of_text(_read), draft=_draft)
