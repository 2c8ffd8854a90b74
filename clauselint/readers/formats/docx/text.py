"""What a Word document says when its tracked changes are accepted, paragraph by paragraph.

Not read: headers and footers, comments, tables of contents, code, hidden and struck-out text.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from clauselint.findings import Document
from clauselint.readers.archive import Archive
from clauselint.readers.flow import LABEL_LEVEL, may_be_title
from clauselint.readers.formats.docx.numbering import Numbering
from clauselint.readers.formats.docx.styles import Styles
from clauselint.readers.paragraphs import LINE_BREAK, Kind, Paragraph, Text, document
from clauselint.readers.xml import (
    Element,
    attribute,
    child,
    children,
    name,
    number,
    value,
)

TITLE = "Word document"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WRAPS = frozenset(
    ("hyperlink", "ins", "moveTo", "smartTag", "customXml", "fldSimple", "dir", "bdo")
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": LINE_BREAK, "cr": LINE_BREAK, "noBreakHyphen": "-"}
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(data: bytes, path: str) -> Document:
    """Read a Word document. Raises InputError for what is none, is locked or is too large."""
    story = Story(Package(data, path))
    return document(path, story.text, story.paragraphs)


def relations_of(part: str) -> str:
    """The name of the part that has the relations of another, or of the whole package."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


class Package:
    """The parts of a Word document."""

    def __init__(self, data: bytes, path: str) -> None:
        self.archive = Archive(data, path, TITLE)
        self.main = self.target("", "officeDocument") or "word/document.xml"
        self.root = self.archive.needed(self.main)
        self.body = child(self.root, "body")
        if self.body is None:
            raise self.archive.error(f"is no {TITLE}: it has no body")

    def part(self, kind: str) -> Element:
        """The root of the part that the document has for a purpose (`styles`); None without."""
        return self.archive.xml(self.target(self.main, kind) or "")

    def target(self, part: str, kind: str) -> str | None:
        """The name of the part that another has for a purpose."""
        folder = posixpath.dirname(part)
        relations = self.archive.xml(relations_of(part))
        for relation in [] if relations is None else relations.iter(RELATION):
            if relation.get("Type", "").endswith(f"/{kind}"):
                target = relation.get("Target", "")
                return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return None

    @cached_property
    def styles(self) -> Styles:
        """Its styles."""
        return Styles.of(self.part("styles"))


@dataclass(frozen=True, slots=True)
class Piece:
    """The text `[start, end)` that one element of a run says."""

    start: int
    end: int
    run: Element
    element: Element


@dataclass(frozen=True, slots=True)
class Note:
    """The text `[start, end)` of a note or a text box, and the run that it belongs to."""

    start: int
    end: int
    run: Element


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read."""

    start: int
    style: str = ""
    bold: bool = True
    words: list[tuple[int, int]] = field(default_factory=list)
    boxes: list[tuple[Element, Element]] = field(default_factory=list)
    """Text boxes, each with the run that it hangs on."""


@dataclass(slots=True)
class Story:
    """The text of a document, a line for each paragraph that says something.

    `pieces` are in order and tell what in the document says which part of it.
    """

    package: Package
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    _told: Text = field(default_factory=Text)
    _references: list[tuple[str, Element]] = field(default_factory=list)
    _open: _Open | None = None
    _cells: int = 0
    _depth: int = 0
    _numbering: Numbering = field(default_factory=Numbering)

    def __post_init__(self) -> None:
        self._numbering = Numbering.of(self.package.part("numbering"))
        self._blocks(self.package.body)
        self._read_notes()
        self.text = str(self._told)

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs of the text."""
        return self._told.paragraphs

    def _blocks(self, parent: Element) -> None:
        for element in parent:
            kind = name(element)
            if kind == "p":
                self._paragraph(element)
            elif kind == "tbl":
                self._table(element)
            elif kind == "sdt":
                content = child(element, "sdtContent")
                gallery = value(element, "sdtPr", "docPartObj", "docPartGallery")
                if content is not None and gallery != "Table of Contents":
                    self._blocks(content)
            elif kind in _WRAPS:
                self._blocks(element)

    def _table(self, table: Element) -> None:
        self._cells += 1
        for row in _within(table, "tr"):
            if child(row, "trPr", "del") is None:
                for cell in _within(row, "tc"):
                    self._blocks(cell)
        self._cells -= 1

    def _paragraph(self, element: Element) -> None:
        style = value(element, "pPr", "pStyle")
        here, self._open = self._open or _Open(self._told.length), None
        here.style = style
        kind = self.package.styles.kind(style)
        level, list_id, marker = self._listed(element, style)
        if kind not in ("toc", "code"):
            self._runs(element, here)
        if child(element, "pPr", "rPr", "del") is not None:
            self._open = here  # its end is struck out: the next paragraph goes on with it
            return
        heading = self.package.styles.level(style, value(element, "pPr", "outlineLvl"))
        if not (heading or level or kind) and self._is_title(here):
            heading = LABEL_LEVEL
        told = self._kind(kind, heading)
        self._told.end(
            Paragraph(
                here.start,
                kind=told,
                level=heading if told == "heading" else level,
                list_name=list_id,
                marker=marker,
                words=(*here.words,),
            )
        )
        for box, run in here.boxes:
            start = self._told.length
            self._blocks(box)
            self.notes.append(Note(start, self._told.length, run))

    def _kind(self, kind: str, heading: int) -> Kind:
        if self._cells:
            return "cell"
        if heading:
            return "heading"
        return "quote" if kind == "quote" else "label" if kind == "label" else "text"

    def _is_title(self, here: _Open) -> bool:
        return here.bold and may_be_title(self._told.since(here.start))

    def _listed(self, element: Element, style: str) -> tuple[int, str, str]:
        """Level from 1, list and marker of a paragraph; a level of 0 where it is in no list."""
        own = child(element, "pPr", "numPr")
        list_id, level = self.package.styles.numbering(style)
        if own is not None:
            list_id, level = value(own, "numId") or list_id, value(own, "ilvl") or level
        depth = number(level) or 0
        if not self._numbering.template(list_id):
            if not self.package.styles.continues(style):
                self._depth = 0
            return self._depth, "", ""
        self._depth = depth + 1
        marker = self._numbering.next(list_id, depth)
        return depth + 1, self._numbering.template(list_id), marker

    def _runs(self, parent: Element, here: _Open) -> None:
        for element in parent:
            kind = name(element)
            if kind == "r":
                if not self.package.styles.hides(element):
                    self._run(element, here)
            elif kind in _WRAPS:
                self._runs(element, here)
            elif kind == "sdt":
                content = child(element, "sdtContent")
                if content is not None:
                    self._runs(content, here)
            elif kind in ("oMath", "oMathPara"):
                self._formula(element, here)

    def _run(self, run: Element, here: _Open) -> None:
        start = self._told.length
        for element in run:
            kind = name(element)
            if kind == "t":
                self._piece(element.text or "", run, element)
            elif kind in _SIGNS:
                self._piece(_SIGNS[kind], run, element)
            elif kind in ("footnoteReference", "endnoteReference"):
                self._references.append((kind, element))
            elif kind in ("drawing", "pict", "object", "AlternateContent"):
                here.boxes += [(box, run) for box in _boxes(element)]
        if not self._told.since(start).strip():
            return
        here.bold = here.bold and self.package.styles.is_bold(run, here.style)
        if self.package.styles.is_code(run):
            here.words.append((start, self._told.length))

    def _formula(self, element: Element, here: _Open) -> None:
        said = "".join(e.text or "" for e in element.iter() if name(e) == "t")
        if said:
            here.words.append((self._told.length, self._told.length + len(said)))
            self._told.say(said)

    def _piece(self, said: str, run: Element, element: Element) -> None:
        if said:
            self.pieces.append(
                Piece(self._told.length, self._told.length + len(said), run, element)
            )
            self._told.say(said)

    def _read_notes(self) -> None:
        known = {kind: self._notes(kind) for kind in {kind for kind, _ in self._references}}
        for count, (kind, reference) in enumerate(self._references, 1):
            note = known[kind].get(attribute(reference, "id"))
            start = self._told.length
            for element in () if note is None else children(note, "p"):
                here = _Open(self._told.length)
                self._runs(element, here)
                told = Paragraph(
                    here.start, kind="note", marker=f"[^{count}]", words=(*here.words,)
                )
                self._told.end(told)
            self.notes.append(Note(start, self._told.length, reference.getparent()))

    def _notes(self, kind: str) -> dict[str, Element]:
        kind = kind.removesuffix("Reference")
        root = self.package.part(f"{kind}s")
        found = [] if root is None else children(root, kind)
        return {attribute(e, "id"): e for e in found if attribute(e, "type") not in _SEPARATORS}


def _within(parent: Element, kind: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also where content controls are around them."""
    for element in parent:
        if name(element) == kind:
            yield element
        elif name(element) in _WRAPS | {"sdt", "sdtContent"}:
            yield from _within(element, kind)


def _boxes(element: Element) -> Iterator[Element]:
    """The contents of text boxes; what stands there a second time for old programs is left out."""
    for inner in element:
        if name(inner) == "txbxContent":
            yield inner
        elif name(inner) != "Fallback":
            yield from _boxes(inner)
