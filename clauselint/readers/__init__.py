"""Readers: bytes of a file to a `Document`, one module a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from clauselint.errors import InputError
from clauselint.findings import Document
from clauselint.readers.markdown import read_markdown
from clauselint.readers.plain import read_plain
from clauselint.readers.text import decode, has_bom

__all__ = ["FORMATS", "has_bom", "read"]

Reader = Callable[[str, str], Document]

FORMATS: Mapping[str, Reader] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_plain,
}
"""File suffix to reader; a reader takes the text and the path."""


def read(data: bytes, path: str, *, format: str | None = None) -> Document:
    """Read one file.

    `format` is a suffix from `FORMATS`, with or without its dot; by default it is the path's own,
    and a path with no suffix (standard input) is Markdown. Raises `InputError`, with the line
    where there is one, for another suffix, invalid UTF-8 and binary data.
    """
    suffix = format if format is not None else PurePath(path).suffix or ".md"
    reader = FORMATS.get("." + suffix.lower().lstrip("."))
    if reader is None:
        known = ", ".join(FORMATS)
        raise InputError(f"no reader for {suffix!r} (there is one for {known})", path=path)
    return reader(decode(data, path), path)
