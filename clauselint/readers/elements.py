"""The blocks that HTML elements make of a text, and the text in them that is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from clauselint import lexicon

TAG = re.compile(
    r"<(/?)([A-Za-z][A-Za-z0-9-]*)(?![A-Za-z0-9-])((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>"
)
_MARK = re.compile(rf"<!--|<[!?][^<>]*>|{TAG.pattern}")
LABELS = frozenset(("summary", "button", "caption", "figcaption", "legend", "dt", "option"))
"""Elements that name something and make no sentence."""


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
