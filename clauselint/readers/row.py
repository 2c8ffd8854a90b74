"""What a format of files is: one row of what the readers know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from clauselint.errors import InputError
from clauselint.findings import Document, FileReport
from clauselint.readers.text import decode

Read = Callable[[bytes, str], Document]
Annotate = Callable[[bytes, FileReport], tuple[bytes, int, int]]


@dataclass(frozen=True, slots=True)
class Format:
    """How files of some suffixes (in lower case, with their dots) are read.

    `read` makes a document of the bytes and the path of a file, and imports its parser when it is
    called. `needs` are modules that come with the extra `extra` of clauselint. `escape` writes
    words as they stand in the source. `annotate` gives a copy of a file with comments that tell of
    a report's findings and with its safe fixes as tracked changes, and how many there are of each.
    """

    title: str
    suffixes: tuple[str, ...]
    read: Read
    extra: str = ""
    needs: tuple[str, ...] = ()
    escape: Callable[[str], str] | None = None
    annotate: Annotate | None = None

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
