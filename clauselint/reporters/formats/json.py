"""One object for programs; docs/json-schema.md and schemas/report.schema.json describe it."""

from __future__ import annotations

import json

from clauselint.findings import FileReport
from clauselint.reporters.base import Look, Totals
from clauselint.reporters.data import Entries, file_json


class Format:
    """One object, written file by file, in ASCII, so that any terminal can carry it."""

    def __init__(self, look: Look) -> None:
        self._version = look.version
        self._entries = Entries()

    def begin(self) -> str:
        """The head of the object."""
        return f'{{"version": {json.dumps(self._version)}, "files": ['

    def file(self, report: FileReport) -> str:
        """One entry of `files`; a file that could not be read has none."""
        if report.document is None:
            return ""
        return self._entries.add_rows([file_json(report)])

    def end(self, totals: Totals) -> str:
        """The tail of the object."""
        return "\n]}\n"
