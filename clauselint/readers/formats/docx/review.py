"""A copy of a Word document with comments and tracked changes, and nothing else changed.

Source: ECMA-376, part 1, sections 17.13.4 (comments) and 17.13.5 (revisions).
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from clauselint.errors import FixError
from clauselint.findings import Edit
from clauselint.readers.formats.docx.text import (
    RELATION,
    Package,
    Piece,
    Story,
    relations_of,
)
from clauselint.readers.row import Notes, Remark
from clauselint.readers.xml import Element, attribute, child, name, number

_TYPES = "[Content_Types].xml"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARENTS = frozenset(("p", "hyperlink", "smartTag", "sdtContent"))
"""What the runs stand in that a change may be made in: not in another's change, nor in a field."""
_NO_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def annotate(data: bytes, path: str, notes: Notes) -> tuple[bytes, int]:
    """A copy with notes, and how many of their fixes it shows. Raises InputError and FixError.

    FixError where the text that the notes are for is not what the file says.
    """
    package = Package(data, path)
    story = Story(package)
    if story.text != notes.text:
        raise FixError("the text that was checked is not what the file says", path=path)
    copy = _Copy(package, story, notes)
    for remark in notes.remarks:
        copy.comment(remark)
    made = sum(copy.change(edits) for edits in notes.fixes)
    return copy.finished(), made


@dataclass(slots=True)
class _Runs:
    """The pieces of a text, whose runs can be cut apart."""

    pieces: list[Piece]

    def over(self, start: int, end: int) -> list[Piece]:
        """The pieces that a range touches."""
        return self.pieces[self._at(start) : self._at(end - 1) + 1]

    def cut(self, offset: int) -> None:
        """Let a run end and another begin at an offset, if it is inside of one."""
        at = self._at(offset)
        piece = self.pieces[at]
        if piece.start < offset < piece.end:
            self._cut_text(at, offset - piece.start)
            at += 1
        elif piece.end == offset and at + 1 < len(self.pieces):
            at += 1
        piece = self.pieces[at]
        if piece.start == offset and piece.element.getprevious() is not None:
            self._cut_run(at)

    def _at(self, offset: int) -> int:
        """The piece at an offset, or the last before it."""
        return max(bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1, 0)

    def _cut_text(self, at: int, length: int) -> None:
        piece = self.pieces[at]
        rest = deepcopy(piece.element)
        said = piece.element.text
        piece.element.text, rest.text = said[:length], said[length:]
        for element in (piece.element, rest):
            element.set(_SPACE, "preserve")
        piece.element.addnext(rest)
        middle = piece.start + length
        self.pieces[at : at + 1] = [
            Piece(piece.start, middle, piece.run, piece.element),
            Piece(middle, piece.end, piece.run, rest),
        ]

    def _cut_run(self, at: int) -> None:
        """Move a piece, and all behind it in its run, to a run of their own."""
        piece = self.pieces[at]
        properties = child(piece.run, "rPr")
        if piece.element.getprevious() is properties:
            return
        run = etree.Element(piece.run.tag)
        if properties is not None:
            run.append(deepcopy(properties))
        run.extend([piece.element, *piece.element.itersiblings()])
        piece.run.addnext(run)
        for later in range(at, len(self.pieces)):
            if self.pieces[later].run is not piece.run:
                break
            other = self.pieces[later]
            self.pieces[later] = Piece(other.start, other.end, run, other.element)


class _Copy:
    """The parts that change."""

    def __init__(self, package: Package, story: Story, notes: Notes) -> None:
        self._package, self._notes = package, notes
        self._runs = _Runs(list(story.pieces))
        self._footnotes = story.notes
        self._space = package.root.tag.rpartition("}")[0] + "}"
        self._comments = package.part("comments")
        if self._comments is None:
            space = self._space.strip("{}")
            self._comments = etree.Element(self._space + "comments", nsmap={"w": space})
        self._number = max(
            (number(attribute(e, "id")) or 0 for root in (package.root, self._comments)
             for e in root.iter(etree.Element) if isinstance(e.tag, str)), default=0
        )  # fmt: skip

    def comment(self, remark: Remark) -> None:
        """Put a comment on the words that a remark is about."""
        first, last = self._ends(remark)
        if first is None:
            return
        here = {"id": self._next()}
        first.addprevious(self._new("commentRangeStart", here))
        reference = self._new("r")
        reference.append(self._new("commentReference", here))
        last.addnext(reference)
        last.addnext(self._new("commentRangeEnd", here))
        comment = self._new("comment", {**here, **self._by(), "initials": self._notes.author[:2]})
        for line in remark.lines:
            paragraph = self._new("p")
            paragraph.append(self._run(line))
            comment.append(paragraph)
        self._comments.append(comment)

    def _ends(self, remark: Remark) -> tuple[Element, Element]:
        """The first and the last run of a remark; Word has none inside of notes and text boxes."""
        span = remark.span
        note = next((n for n in self._footnotes if n.start <= span.start < n.end), None)
        if note is not None:
            return note.run, note.run
        said = self._notes.text[span.start : span.end]
        start = span.start + len(said) - len(said.lstrip())
        end = max(span.end - len(said) + len(said.rstrip()), start + 1)
        if not self._runs.pieces:
            return None, None
        for offset in (start, end):
            self._runs.cut(offset)
        pieces = self._runs.over(start, end)
        return pieces[0].run, pieces[-1].run

    def change(self, edits: tuple[Edit, ...]) -> bool:
        """Make the edits of one fix, if all of them can be made."""
        if not all(map(self._can_change, edits)):
            return False
        for edit in edits:
            self._change(edit)
        return True

    def _can_change(self, edit: Edit) -> bool:
        # What is put in goes behind the letter before it.
        start, end = (edit.start, edit.end) if edit.start < edit.end else (edit.end - 1, edit.end)
        said = self._notes.text[edit.start : edit.end]
        pieces = self._runs.over(start, end)
        known = sum(min(p.end, end) - max(p.start, start) for p in pieces)
        in_note = any(n.start <= edit.start < n.end for n in self._footnotes)
        return (
            not in_note
            and start >= 0
            and known == end - start
            and "\n" not in said + edit.replacement
            and all(name(p.run.getparent()) in _PARENTS for p in pieces)
        )

    def _change(self, edit: Edit) -> None:
        for offset in (edit.start, edit.end):
            self._runs.cut(offset)
        if edit.start < edit.end:
            runs = dict.fromkeys(p.run for p in self._runs.over(edit.start, edit.end))
            for run in runs:
                last = self._delete(run)
            model = run
        else:
            last = model = self._runs.over(max(edit.start - 1, 0), edit.start)[-1].run
        if edit.replacement:
            new = self._run(edit.replacement)
            if child(model, "rPr") is not None:
                properties = deepcopy(child(model, "rPr"))
                for change in [e for e in properties if name(e) == "rPrChange"]:
                    properties.remove(change)
                new.insert(0, properties)
            inserted = self._new("ins", {"id": self._next(), **self._by()})
            inserted.append(new)
            last.addnext(inserted)

    def _delete(self, run: Element) -> Element:
        deleted = self._new("del", {"id": self._next(), **self._by()})
        run.addprevious(deleted)
        deleted.append(run)
        for text in run:
            if name(text) == "t":
                text.tag = self._space + "delText"
        return deleted

    def _new(self, local: str, attributes: dict[str, str] | None = None) -> Element:
        named = {self._space + key: value for key, value in (attributes or {}).items()}
        return etree.Element(self._space + local, named)

    def _run(self, said: str) -> Element:
        run, text = self._new("r"), self._new("t")
        text.text = _NO_XML.sub("\ufffd", said)
        text.set(_SPACE, "preserve")
        run.append(text)
        return run

    def _next(self) -> str:
        self._number += 1
        return str(self._number)

    def _by(self) -> dict[str, str]:
        return {"author": self._notes.author, "date": self._notes.date}

    def finished(self) -> bytes:
        """The bytes of the copy."""
        package = self._package
        parts = {package.main: _bytes(package.root)}
        target = package.target(package.main, "comments")
        if target is None:
            target = posixpath.join(posixpath.dirname(package.main), "comments.xml")
            parts |= self._registered(target)
        return package.archive.copy({**parts, target: _bytes(self._comments)})

    def _registered(self, target: str) -> dict[str, bytes]:
        """The parts that tell of a new one."""
        types = self._package.archive.needed(_TYPES)
        etree.SubElement(types, _OVERRIDE, PartName=f"/{target}", ContentType=_COMMENTS)
        relations_name = relations_of(self._package.main)
        relations = self._package.archive.xml(relations_name)
        if relations is None:
            relations = etree.Element(RELATION + "s", nsmap={None: RELATION[1:].partition("}")[0]})
        strict = "purl.oclc.org" in self._space
        base = "purl.oclc.org/ooxml" if strict else "schemas.openxmlformats.org"
        year = "" if strict else "/2006"
        kind = f"http://{base}/officeDocument{year}/relationships/comments"
        taken = {relation.get("Id") for relation in relations}
        free = next(f"rIdComments{n}" for n in range(len(taken) + 1)
                    if f"rIdComments{n}" not in taken)  # fmt: skip
        etree.SubElement(relations, RELATION, Id=free, Type=kind, Target=posixpath.basename(target))
        return {_TYPES: _bytes(types), relations_name: _bytes(relations)}


def _bytes(root: Any) -> bytes:
    made: bytes = etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return made
