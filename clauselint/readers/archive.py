"""Documents that are zip archives of XML: their parts, within bounds and without entities."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from lxml import etree

from clauselint.errors import InputError

MOST = 64 * 2**20
"""Bytes that the parts which are read may unpack to: a text of some 20,000 pages."""

MOST_COPIED = 512 * 2**20
"""Bytes that all parts, pictures among them, may unpack to where a copy is made."""

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


class Archive:
    """An archive in memory; `title` says what it should be. All methods raise InputError."""

    def __init__(self, data: bytes, path: str, title: str) -> None:
        self._path, self._title, self._left = path, title, MOST
        if data.startswith(_OLD):
            locked = _ENCRYPTED in data
            raise self.error(
                "is protected by a password; save it without one"
                if locked
                else "is of an old or another kind of document; save it in this format"
            )
        try:
            self._zip = ZipFile(BytesIO(data))
        except _BROKEN as error:
            what = "is empty" if not data else f"is no {title}, or is damaged (no zip archive)"
            raise self.error(what) from error
        self.names = frozenset(self._zip.namelist())

    def error(self, message: str) -> InputError:
        """An error about this file."""
        return InputError(message, path=self._path)

    def read(self, name: str) -> bytes:
        """The bytes of a part, which is there."""
        try:
            if self._zip.getinfo(name).flag_bits & 1:
                raise self.error("is protected by a password; save it without one")
            with self._zip.open(name) as stream:
                data = stream.read(self._left + 1)
        except _BROKEN as error:
            raise self.error(f"is damaged: {name} in it cannot be unpacked") from error
        self._left -= len(data)
        if self._left < 0:
            raise self.error("unpacks to far more than a document holds, and was not read")
        return data

    def copy(self, parts: Mapping[str, bytes]) -> bytes:
        """The archive with some parts put in or replaced, and all others as they are."""
        made, self._left = BytesIO(), MOST_COPIED
        with ZipFile(made, "w", ZIP_DEFLATED) as new:
            for info in self._zip.infolist():
                data = parts[info.filename] if info.filename in parts else self.read(info.filename)
                new.writestr(info, data)
            for name in sorted(parts.keys() - self.names):
                new.writestr(name, parts[name])
        return made.getvalue()

    def xml(self, name: str) -> Any:
        """The root element of a part; None where there is no such part."""
        if name not in self.names:
            return None
        data = self.read(name)
        if any(doctype in data for doctype in _DOCTYPES):
            raise self.error(f"declares a document type in {name}, and was not read")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.error(f"is damaged: {name} in it is no XML ({error})") from error

    def needed(self, name: str) -> Any:
        """The root element of a part without which there is no document."""
        root = self.xml(name)
        if root is None:
            raise self.error(f"is no {self._title}: it has no {name}")
        return root
