"""The blocks that HTML elements make of a text, and the text in them that is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from clauselint import lexicon
from clauselint.readers.flow import DEEPEST, Flow
from clauselint.readers.prose import Prose

TAG = re.compile(
    r"<(/?)([A-Za-z][A-Za-z0-9-]*)(?![A-Za-z0-9-])((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>"
)
_MARK = re.compile(rf"<!--|<[!?][^<>]*>|{TAG.pattern}")
LABELS = frozenset(("summary", "button", "caption", "figcaption", "legend", "dt", "option"))
"""Elements that name something and make no sentence."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CELLS = ("td", "th")
LISTS = ("ul", "ol", "menu")
_SAYS = frozenset((*_HEADINGS, *_CELLS, *LISTS, *LABELS, "li", "dd", "blockquote", "table"))
"""Elements that say what the text in them is; the others only part it."""

_PARTS = frozenset(("p", "div", "center"))
"""Elements that may stand between a list and what introduces it."""

_BY_OPENING = {"li": LISTS, "dt": ("dl",), "dd": ("dl",), "tr": ("table",)}
_BY_OPENING |= dict.fromkeys(_CELLS, ("tr", "table"))
"""Elements that end where the next of their kind opens, unless one of these is nearer.

A paragraph ends where any block opens.

Source: https://html.spec.whatwg.org/multipage/syntax.html#optional-tags
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block's tag, or a text `[start, end)` that stands between two of them."""

    kind: Literal["open", "close", "text"]
    name: str
    start: int
    end: int


def is_block(name: str) -> bool:
    """Whether an element begins a block; `name` is in lower case."""
    return name in lexicon.words("html-blocks")


def is_unread(name: str) -> bool:
    """Whether what an element holds is not prose; `name` is in lower case."""
    return name in lexicon.words("html-unread")


def pieces(text: str) -> Iterator[Piece]:
    """The blocks of an HTML source, in order. Tags inside a text, and comments, stay in it."""
    begun = at = 0
    while found := _MARK.search(text, at):
        name = (found[2] or "").lower()
        at = found.end()
        if found.group() == "<!--":
            at = _after(text, "-->", at)
        elif is_unread(name) and not found[1]:
            at = _after(text, f"</{found[2]}", at)
        elif is_block(name):
            yield from _text(text, begun, found.start())
            yield Piece("close" if found[1] else "open", name, found.start(), found.end())
            begun = at
    yield from _text(text, begun, len(text))


def _after(text: str, needle: str, at: int) -> int:
    """The end of the next `needle`, or of the text."""
    found = text.find(needle, at)
    return len(text) if found < 0 else found + len(needle)


def _text(text: str, start: int, end: int) -> Iterator[Piece]:
    if text[start:end].strip():
        yield Piece("text", "", start, end)


class Elements:
    """The open elements of HTML, and the containers that they make in a flow."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._depth = len(flow.frames)
        self._opened: list[tuple[str, int]] = []

    def open(self, name: str, marker: str = "") -> None:
        """A block element begins; `marker` stands before an item."""
        self._end_before(name)
        if name == "li" and self._flow.top.kind != "list":
            self._flow.open_list()
        self._opened.append((name, len(self._flow.frames)))
        if len(self._flow.frames) > DEEPEST:
            return
        if name in LISTS:
            self._flow.open_list()
        elif name == "li":
            self._flow.open_item(marker)
        elif name == "blockquote":
            self._flow.open_quote()
        elif name not in _PARTS:
            self._flow.interrupt()

    def _end_before(self, name: str) -> None:
        """What ends without an end tag where this one opens."""
        if self._opened and self._opened[-1][0] == "p":
            self.close("p")
        for other in ("dt", "dd") if name in ("dt", "dd") else (name,):
            if other in _BY_OPENING:
                self.close(other, within=_BY_OPENING[other])

    def close(self, name: str, within: tuple[str, ...] = ()) -> None:
        """Close the last open `name` and all in it, unless an element of `within` is nearer."""
        for at in range(len(self._opened) - 1, -1, -1):
            if self._opened[at][0] in within:
                return
            if self._opened[at][0] == name:
                self._flow.close_to(self._opened[at][1])
                del self._opened[at:]
                return

    def close_all(self) -> None:
        """Close whatever is open."""
        self._flow.close_to(self._depth)

    def put(self, prose: Sequence[Prose]) -> None:
        """A heading, a cell or a label: what is no text."""
        name = self._context()
        if name in _HEADINGS:
            self._flow.heading(prose, _HEADINGS[name])
        elif name in _CELLS:
            self._flow.cell(prose)
        else:
            self._flow.label(prose)

    def level(self) -> int | None:
        """The level of the heading that is open, if one is."""
        return _HEADINGS.get(self._context())

    def is_text(self) -> bool:
        """Whether what stands here is a paragraph or an item, and not what `put` is for."""
        name = self._context()
        in_menu = any(opened == "nav" for opened, _ in self._opened)
        return not (in_menu or name in _HEADINGS or name in _CELLS or name in LABELS)

    def _context(self) -> str:
        """The innermost open element that says what the text in it is."""
        return next((name for name, _ in reversed(self._opened) if name in _SAYS), "")
