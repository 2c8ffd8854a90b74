"""Texts that are open in the editor, as they are now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from lsprotocol.types import (
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
    TextDocumentItem,
)
from pygls.uris import to_fs_path

from clauselint.lsp.places import Places
from clauselint.readers.formats import suffixes

LANGUAGES = {
    "markdown": ".md",
    "mdx": ".mdx",
    "quarto": ".qmd",
    "plaintext": ".txt",
    "text": ".txt",
    "html": ".html",
    "restructuredtext": ".rst",
    "rst": ".rst",
    "asciidoc": ".adoc",
    "latex": ".tex",
    "tex": ".tex",
}
"""Suffix of what an editor calls a language. Of these only those with a reader are checked."""

BOM = "\ufeff"


@dataclass
class Text:
    """One open text. `turn` counts its changes."""

    uri: str
    language: str
    version: int
    content: str
    turn: int = field(default=0, init=False)
    _places: Places | None = field(default=None, init=False)

    @classmethod
    def opened(cls, item: TextDocumentItem) -> Text:
        """The text of a document that was opened."""
        return cls(item.uri, item.language_id, item.version, item.text)

    def change(
        self, changes: Sequence[TextDocumentContentChangeEvent], version: int, encoding: str
    ) -> None:
        """Make changes, each in what the one before has left."""
        for change in changes:
            if isinstance(change, TextDocumentContentChangePartial):
                place = self.places(encoding).span(change.range)
                before, after = self.content[: place.start], self.content[place.end :]
                self.content = f"{before}{change.text}{after}"
            else:
                self.content = change.text
            self._places = None
        self.version = version
        self.turn += 1

    @property
    def path(self) -> str | None:
        """Where it is saved, or None."""
        return to_fs_path(self.uri)

    @property
    def format(self) -> str | None:
        """The suffix that says how to read it, or None where there is no reader."""
        path = self.path or ""
        own = PurePath(path).suffix.lower() if path else ""
        named = LANGUAGES.get(self.language.lower(), "")
        return next((s for s in (own, named) if s in suffixes()), None)

    def places(self, encoding: str) -> Places:
        """Places in the text, with its byte order mark if it has one."""
        if self._places is None:
            self._places = Places(self.content, encoding)
        return self._places

    @property
    def lead(self) -> int:
        """How many code points stand before what is read: those of a byte order mark."""
        return len(BOM) if self.content.startswith(BOM) else 0
