"""Bytes to text, and the errors that a file which is not text gets."""

from __future__ import annotations

import codecs

from clauselint.errors import InputError


def has_bom(data: bytes) -> bool:
    """Whether a UTF-8 byte order mark opens the file; whoever writes the file back keeps it."""
    return data.startswith(codecs.BOM_UTF8)


def decode(data: bytes, path: str) -> str:
    """The text of a UTF-8 file, its line endings untouched, without a byte order mark.

    Raises `InputError`, with the line, where the bytes are not UTF-8 or are binary data.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        remedy = "save it as UTF-8, or `iconv -f UTF-16 -t UTF-8` it"
        raise InputError(f"the file is UTF-16; {remedy}", path=path, line=1)
    nul = data.find(b"\0")
    if nul >= 0:
        raise InputError("binary data (a NUL byte)", path=path, line=_line(data, nul))
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + (len(codecs.BOM_UTF8) if has_bom(data) else 0)
        remedy = "save it as UTF-8, or if it is Windows text `iconv -f WINDOWS-1252 -t UTF-8` it"
        message = f"not UTF-8: byte 0x{data[at]:02x} at offset {at}; {remedy}"
        raise InputError(message, path=path, line=_line(data, at)) from error


def _line(data: bytes, at: int) -> int:
    before = data[:at]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")
