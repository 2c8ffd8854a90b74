"""What a format of files is: one row of what the readers know."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from clauselint.errors import InputError
from clauselint.findings import Document, Edit
from clauselint.readers.text import decode
from clauselint.spans import Span

if TYPE_CHECKING:
    from clauselint.readers.outline import Outline

Read = Callable[[bytes, str], Document]
Draft = Callable[[str, frozenset[str] | None], "Outline"]
"""Reads a text, or a part of one with the references around it (see `again.py`)."""

HTML_COMMENT = ("<!-- ", " -->")
Annotate = Callable[[bytes, str, "Notes"], tuple[bytes, int]]


@dataclass(frozen=True, slots=True)
class Remark:
    """What is told of a span of a document's text, a line a paragraph."""

    span: Span
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """What goes into a copy of a file: remarks on its `text`, and changes of it, for review.

    Each of the `fixes` is made as a whole or not at all. `date` is in ISO 8601, in UTC.
    """

    text: str
    remarks: tuple[Remark, ...]
    fixes: tuple[tuple[Edit, ...], ...]
    author: str
    date: str


@dataclass(frozen=True, slots=True)
class Format:
    """How files of some suffixes (in lower case, with their dots) are read.

    `read` makes a document of the bytes and the path of a file, and imports its parser when it is
    called. `needs` are modules that come with the extra `extra` of clauselint. `escape` writes
    words as they stand in the source; `dashes` says whether lines that begin with dashes are a list
    there. `comment` is what opens and closes a comment; one that ends
    with its line has no close, or a line end as its close. `annotate` makes, of the bytes and the
    path of a file, a copy with notes: remarks as comments and fixes as tracked changes, and says
    how many fixes it made. `draft` reads parts of a text.
    """

    title: str
    suffixes: tuple[str, ...]
    read: Read
    extra: str = ""
    needs: tuple[str, ...] = ()
    escape: Callable[[str], str] | None = None
    dashes: bool = True
    comment: tuple[str, str] = HTML_COMMENT
    annotate: Annotate | None = None
    draft: Draft | None = None

    def check_installed(self, path: str) -> None:
        """Raises InputError, with the command that mends it, where something is not installed."""
        if any(find_spec(name) is None for name in self.needs):
            remedy = f"pip install 'clauselint[{self.extra}]'"
            raise InputError(f"{self.title} needs more than is installed: {remedy}", path=path)


def of_text(read: Callable[[str, str], Document]) -> Read:
    """A reader of bytes from a reader of text, which is UTF-8."""

    def reading(data: bytes, path: str) -> Document:
        return read(decode(data, path), path)

    return reading


def backslashed(special: re.Pattern[str]) -> Callable[[str], str]:
    """What puts a backslash before each special character."""
    return partial(special.sub, r"\\\g<0>")
