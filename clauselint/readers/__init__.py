"""Readers: bytes of a file to a `Document`, a row a format."""

from __future__ import annotations

from pathlib import PurePath

from clauselint.errors import InputError
from clauselint.findings import Document
from clauselint.readers.formats import DEFAULT, format_of, suffixes
from clauselint.readers.row import Format
from clauselint.readers.text import decode, has_bom

__all__ = ["Format", "decode", "format_of", "has_bom", "read", "suffixes"]


def read(data: bytes, path: str, *, format: str | None = None) -> Document:
    """Read one file.

    `format` is a suffix, with or without its dot; by default it is the path's own, and a path with
    no suffix (standard input) is Markdown. Raises `InputError`, with the line where there is one,
    for another suffix, for what is not as its format has it, and where an extra is not installed.
    """
    row = format_of(path, format)
    if row is None:
        suffix = format if format is not None else PurePath(path).suffix or DEFAULT
        known = ", ".join(suffixes())
        raise InputError(f"no reader for {suffix!r} (there is one for {known})", path=path)
    row.check_installed(path)
    return row.read(data, path)
