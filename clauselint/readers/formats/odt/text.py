"""What an OpenDocument text says when its tracked changes are accepted, paragraph by paragraph.

Not read: headers and footers, comments, indexes, code, hidden and struck-out text.
Source: OASIS, OpenDocument 1.3, part 3, sections 5 and 6.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from clauselint.findings import Document
from clauselint.readers.archive import Archive
from clauselint.readers.flow import LABEL_LEVEL, may_be_title
from clauselint.readers.formats.odt.styles import Styles
from clauselint.readers.paragraphs import LINE_BREAK, Kind, Paragraph, Text, document
from clauselint.readers.xml import Element, attribute, child, children, name, number

TITLE = "OpenDocument text"
_UNREAD = frozenset((
    "tracked-changes", "annotation", "annotation-end", "table-of-content", "illustration-index",
    "table-index", "object-index", "user-index", "alphabetical-index", "bibliography", "forms",
    "hidden-text", "hidden-paragraph", "script", "ruby-text", "covered-table-cell",
))  # fmt: skip
_SIGNS = {"tab": "\t", "line-break": LINE_BREAK}


def read_odt(data: bytes, path: str) -> Document:
    """Read an OpenDocument text. Raises InputError for what is none, is locked or is too large."""
    archive = Archive(data, path, TITLE)
    manifest = "META-INF/manifest.xml"
    if manifest in archive.names and b"encryption-data" in archive.read(manifest):
        raise archive.error("is protected by a password; save it without one")
    content = archive.needed("content.xml")
    body = child(content, "body", "text")
    if body is None:
        raise archive.error(f"is no {TITLE}: it has no text")
    shared = archive.xml("styles.xml")
    reading = _Reading(Styles([content, *([] if shared is None else [shared])]))
    reading.blocks(body)
    reading.read_notes()
    return document(path, str(reading.text), reading.text.paragraphs)


@dataclass(slots=True)
class _List:
    """An open list: its style, its own name, and the number of its last item."""

    style: str
    name: str
    count: int
    marker: str = ""


@dataclass(slots=True)
class _Reading:
    """Goes through the elements of a text."""

    styles: Styles
    text: Text = field(default_factory=Text)
    _lists: list[_List] = field(default_factory=list)
    _last: dict[tuple[str, int], int] = field(default_factory=dict)
    """The number of the last item of each style and level."""
    _names: int = 0
    _cells: int = 0
    _notes: list[Element] = field(default_factory=list)
    _boxes: list[Element] = field(default_factory=list)
    _words: list[tuple[int, int]] = field(default_factory=list)
    _bold: bool = True
    """Whether all of the paragraph so far is in bold."""

    def blocks(self, parent: Element) -> None:
        """Read what stands in a body, a section, a cell or an item."""
        for element in parent:
            kind = name(element)
            if kind in ("p", "h"):
                self._paragraph(element, kind == "h")
            elif kind == "list":
                self._list(element)
            elif kind == "table-cell":
                self._cells += 1
                self.blocks(element)
                self._cells -= 1
            elif kind and kind not in _UNREAD and attribute(element, "display") != "none":
                self.blocks(element)

    def _list(self, element: Element) -> None:
        style = attribute(element, "style-name") or (self._lists[-1].style if self._lists else "")
        level = len(self._lists) + 1
        goes_on = attribute(element, "continue-numbering") == "true"
        definition = self.styles.level(style, level)
        start = (number(attribute(definition, "start-value")) or 1) - 1
        self._names += 1
        here = _List(
            style, str(self._names), self._last.get((style, level), 0) if goes_on else start
        )
        self._lists.append(here)
        for item in element:
            if name(item) == "list-item":
                given = number(attribute(item, "start-value"))
                here.count = here.count + 1 if given is None else given
                self._last[style, level] = here.count
                here.marker = self.styles.marker(style, [one.count for one in self._lists])
            if name(item) in ("list-item", "list-header"):
                self.blocks(item)
        self._lists.pop()

    def _paragraph(self, element: Element, is_heading: bool) -> None:
        style = attribute(element, "style-name")
        kind = self.styles.kind(style)
        start, self._words, self._bold = self.text.length, [], True
        if kind not in ("toc", "code") and not self.styles.hides(style):
            self._inline(element, self.styles.is_bold(style))
        title = not kind and self._bold and may_be_title(self.text.since(start))
        told = self._kind(kind, is_heading or title)
        level = number(attribute(element, "outline-level")) or (LABEL_LEVEL if title else 1)
        here = self._lists[-1] if self._lists else None
        said = self.text.length > start
        self.text.end(
            Paragraph(
                start,
                kind=told,
                level=level if told == "heading" else len(self._lists),
                list_name=here.name if here else "",
                marker=here.marker if here else "",
                words=(*self._words,),
            )
        )
        if here and said:
            here.marker = ""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _kind(self, kind: str, is_heading: bool) -> Kind:
        if self._cells or self._lists:
            return "cell" if self._cells else "text"
        if is_heading or kind == "title":
            return "heading"
        return "quote" if kind == "quote" else "label" if kind == "label" else "text"

    def _inline(self, parent: Element, bold: bool) -> None:
        self._say(parent.text or "", bold)
        for element in parent:
            self._element(element, name(element), bold)
            self._say(element.tail or "", bold)

    def _say(self, said: str, bold: bool) -> None:
        self._bold = self._bold and (bold or not said.strip())
        self.text.say(said)

    def _element(self, element: Element, kind: str, bold: bool) -> None:
        start = self.text.length
        style = attribute(element, "style-name") if kind == "span" else ""
        if kind == "s":
            self.text.say(" " * min(number(attribute(element, "c")) or 1, 99))
        elif kind in _SIGNS:
            self.text.say(_SIGNS[kind])
        elif kind == "note":
            self._notes.append(element)
        elif kind in ("frame", "custom-shape", "text-box"):
            self._boxes.append(element)
        elif kind and kind not in _UNREAD and not self.styles.hides(style):
            self._inline(element, self.styles.is_bold(style, bold))
            if self.styles.kind(style) == "code" and start < self.text.length:
                self._words.append((start, self.text.length))

    def read_notes(self) -> None:
        """Read the notes, which stand behind the text in the order of their signs."""
        for count, note in enumerate(self._notes, 1):
            body = child(note, "note-body")
            for element in () if body is None else children(body, "p"):
                start, self._words = self.text.length, []
                self._inline(element, False)
                words = (*self._words,)
                marker = f"[^{count}]"
                self.text.end(Paragraph(start, kind="note", marker=marker, words=words))
