"""Documents of paragraphs that say themselves what they are, as word processors keep them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from clauselint.findings import Document
from clauselint.readers.flow import DEEPEST, Flow
from clauselint.readers.outline import Outline
from clauselint.readers.passage import Passage

LINE_BREAK = "\v"
"""What a line break inside a paragraph is in the text."""


Kind = Literal["text", "heading", "cell", "quote", "label", "note"]

_STYLES = {
    "title": ("title",),
    "quote": ("quote", "intense quote", "block text", "block quotation", "quotations"),
    "label": ("subtitle", "caption", "table caption", "image caption", "author", "date"),
}
_CODE = re.compile(r"\b(?:source code|source text|verbatim|preformatted|html code|code)\b")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The paragraph `[start, end)` of a text.

    `level` is that of a heading or of a list, from 1, and 0 for what is in no list. `list_name`
    tells one list from the next. With a `marker` it begins an item; without one it is in the item
    before. `words` are ranges that stand for a word.
    """

    start: int
    end: int = 0
    kind: Kind = "text"
    level: int = 0
    list_name: str = ""
    marker: str = ""
    words: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Text:
    """A text that grows, a line for each paragraph that says something."""

    length: int = 0
    paragraphs: list[Paragraph] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return "".join(self._parts)

    def since(self, start: int) -> str:
        """What was said of the paragraph from a place on."""
        found, length = [], self.length
        for part in reversed(self._parts):
            if length <= start:
                break
            found.append(part)
            length -= len(part)
        return "".join(reversed(found))[max(start - length, 0) :]

    def say(self, said: str) -> None:
        """Go on with the paragraph. A line feed in XML is white space like any other."""
        said = said.replace("\n", " ").replace("\r", " ")
        self._parts.append(said)
        self.length += len(said)

    def end(self, paragraph: Paragraph) -> None:
        """End the paragraph, which has no end yet, if it says something."""
        if paragraph.start < self.length:
            self.paragraphs.append(replace(paragraph, end=self.length))
            self._parts.append("\n")
            self.length += 1


def style_kind(name: str) -> str:
    """What the English name of a style, in lower case, makes of a text.

    That is `toc`, `title`, `quote`, `label`, `code` or nothing.
    """
    if name.startswith(("toc ", "table of figures", "contents ")):
        return "toc"
    known = next((kind for kind, names in _STYLES.items() if name in names), "")
    return known or ("code" if _CODE.search(name) else "")


Style = TypeVar("Style")


def chain(styles: Mapping[str, Style], name: str, above: Callable[[Style], str]) -> Iterator[Style]:
    """The style of a name, and what it is based on, by `above`; no style comes twice."""
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        yield styles[name]
        name = above(styles[name])


def document(path: str, text: str, paragraphs: Sequence[Paragraph]) -> Document:
    """The document that paragraphs make; it is packed."""
    outline = Outline()
    walk = _Walk(text, outline)
    for paragraph in paragraphs:
        walk.take(paragraph)
    made = outline.document(path, text)
    return Document(path, text, made.segments, made.directives, packed=True)


class _Walk:
    """Opens and closes lists as paragraphs need it."""

    def __init__(self, text: str, outline: Outline) -> None:
        self.text, self.outline = text, outline
        self.flow = Flow(outline)
        self.lists: list[str] = []

    def take(self, paragraph: Paragraph) -> None:
        """Take the next paragraph."""
        passage = Passage(self.text, paragraph.start, paragraph.end, words=[*paragraph.words])
        at = paragraph.start - 1
        while (at := self.text.find(LINE_BREAK, at + 1, paragraph.end)) >= 0:
            after = self.text[at + 1 : at + 2]
            passage.cut(at, at + 1, " ", not (after.islower() or after.isspace()))
        prose = passage.read(self.outline, breaks=paragraph.kind != "heading")
        if paragraph.kind == "heading":
            self._leave_lists()
            self.flow.heading(prose, paragraph.level)
            return
        self._enter(paragraph)
        if paragraph.kind == "cell" and not paragraph.level:
            self.flow.cell(prose)
        elif paragraph.kind == "label":
            self.flow.label(prose)
        elif paragraph.kind == "note":
            self.flow.note(prose, paragraph.marker)
        elif paragraph.kind == "quote":
            self.flow.open_quote()
            self.flow.text(prose)
            self.flow.close()
        else:
            self.flow.lines(prose)

    def _enter(self, paragraph: Paragraph) -> None:
        level = min(paragraph.level, DEEPEST // 2)
        while len(self.lists) > level:
            self._leave_list()
        if (
            paragraph.marker
            and level
            and self.lists[level - 1 :] not in ([], [paragraph.list_name])
        ):
            self._leave_list()
        if paragraph.marker and level and len(self.lists) == level:
            self.flow.close()
            self.flow.open_item(paragraph.marker)
        while len(self.lists) < level:
            self.lists.append(paragraph.list_name)
            self.flow.open_list()
            self.flow.open_item(paragraph.marker if len(self.lists) == level else "")

    def _leave_list(self) -> None:
        self.lists.pop()
        self.flow.close_list()

    def _leave_lists(self) -> None:
        while self.lists:
            self._leave_list()
