"""The tags of an HTML text with their places, as the standard library's tokeniser finds them."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Protocol

Attributes = dict[str, str | None]

VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param")
) | {"source", "track", "wbr"}
"""Elements that have no end tag."""


class Page(Protocol):
    """Whoever is told of the tags, each with its place `[start, end)`; names are in lower case."""

    def start(self, name: str, attributes: Attributes, start: int, end: int) -> None:
        """A start tag."""

    def end(self, name: str, start: int, end: int) -> None:
        """An end tag; an element that closes itself ends in an empty one."""

    def comment(self, start: int, end: int) -> None:
        """A comment, a declaration or an instruction."""


class Tags(HTMLParser):
    """Tells a page of the tags of a text. Each ends where the next thing begins."""

    def __init__(self, text: str, page: Page) -> None:
        super().__init__(convert_charrefs=False)
        self._text, self._page = text, page
        self._lines = [0, *(end.end() for end in re.finditer("\n", text))]
        self._tell: Callable[[int], None] = lambda _: None

    def run(self) -> None:
        """Read the text. What stands behind the last end of a tag is none, however it looks."""
        self.feed(self._text[: self._text.rfind(">") + 1])
        self.close()
        self._tell(self._text.rfind(">") + 1)

    def _begin(self, tell: Callable[[int, int], None] | None = None) -> None:
        """Something begins here, so what came before it has ended."""
        line, column = self.getpos()
        at = self._lines[line - 1] + column
        self._tell(at)
        self._tell = lambda end: tell(at, end) if tell else None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See HTMLParser."""
        self._begin(lambda start, end: self._page.start(tag, dict(attrs), start, end))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See HTMLParser."""

        def tell(start: int, end: int) -> None:
            self._page.start(tag, dict(attrs), start, end)
            if tag not in VOID:
                self._page.end(tag, end, end)

        self._begin(tell)

    def handle_endtag(self, tag: str) -> None:
        """See HTMLParser."""
        self._begin(lambda start, end: self._page.end(tag, start, end))

    def handle_comment(self, data: str) -> None:
        """See HTMLParser."""
        self._begin(self._page.comment)

    def handle_decl(self, decl: str) -> None:
        """See HTMLParser."""
        self._begin(self._page.comment)

    def handle_pi(self, data: str) -> None:
        """See HTMLParser."""
        self._begin(self._page.comment)

    def unknown_decl(self, data: str) -> None:
        """See HTMLParser."""
        self._begin(self._page.comment)

    def handle_data(self, data: str) -> None:
        """See HTMLParser."""
        self._begin()

    def handle_entityref(self, name: str) -> None:
        """See HTMLParser."""
        self._begin()

    def handle_charref(self, name: str) -> None:
        """See HTMLParser."""
        self._begin()
