"""The blocks of a document as they come: which list, item or quotation each stands in.

A reader opens and closes containers and hands over the prose of its blocks. What introduces a list,
how deep an item lies and what only a letter marks as an item is decided here, for every format.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from clauselint.findings import Segment
from clauselint.readers import markers, quotations
from clauselint.readers.outline import Ladder, Outline, Place, introduces
from clauselint.readers.prose import Prose

DEEPEST = 60
"""Levels of containers that are told apart."""

LABEL_LEVEL = 6
"""The level of a line in bold that stands for a heading."""

_TITLE = re.compile(r"\S[^\r\n]{0,78}(?<![\s.,:;?!])")


def may_be_title(text: str) -> bool:
    """Whether a text, which is all in bold, stands for a heading."""
    return bool(_TITLE.fullmatch(text.strip()))


@dataclass(slots=True)
class Frame:
    """An open container. `lead` is the segment that a list opened next would complete."""

    kind: str
    stem: int | None = None
    lead: int | None = None
    marker: str = ""
    fresh: bool = True
    """Whether a list item has no text of its own yet."""
    ladder: Ladder = field(default_factory=Ladder)
    """Items that their authors lettered by hand."""

    def leave(self) -> None:
        """Something came that no list continues."""
        self.lead = None
        self.ladder.begin(None)


class Flow:
    """Puts prose into an outline, at the place where it stands."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.frames = [Frame("root")]

    @property
    def top(self) -> Frame:
        """The innermost open container."""
        return self.frames[-1]

    def is_at_rest(self) -> bool:
        """Whether what comes next has nothing to do with what came before, but for its section."""
        only = self.frames[0] if len(self.frames) == 1 else None
        return only is not None and only.lead is None and only.ladder.is_at_rest()

    def open_body(self) -> None:
        """A block whose lists are its own."""
        self.frames.append(Frame("root"))

    def open_quote(self) -> None:
        """What stands in it is said by others, unless it opens like a note."""
        self.frames.append(Frame("quote"))

    def open_list(self) -> None:
        """A list, which completes what leads to it."""
        self.frames.append(Frame("list", self.top.lead))

    def open_item(self, marker: str = "") -> None:
        """An item of the list that was opened last."""
        self.frames.append(Frame("item", self.top.stem, None, marker))

    def close_list(self) -> None:
        """Close the innermost item and its list."""
        self.close()
        self.close()

    def close(self) -> None:
        """Close the innermost container.

        A list right after a list (another bullet, a comment between) completes the same stem.
        """
        closed = self.frames.pop()
        if closed.kind == "list":
            self.top.lead = closed.stem
        elif closed.kind != "item":
            self.interrupt()

    def close_to(self, depth: int) -> None:
        """Close containers until so many are open."""
        while len(self.frames) > depth:
            self.close()

    def interrupt(self) -> None:
        """Something came that no list continues."""
        self.top.leave()

    def heading(self, prose: Sequence[Prose], level: int) -> None:
        """A heading, which leads a list if it ends so."""
        segment = self._add(prose, Place("heading", level))
        self.interrupt()
        if segment and introduces(segment):
            self._lead(segment)

    def cell(self, prose: Sequence[Prose]) -> None:
        """A cell of a table."""
        self._add(prose, Place("table-cell"))

    def label(self, prose: Sequence[Prose]) -> None:
        """What names something and is no sentence."""
        self._add(prose, Place("paragraph", label=True))

    def note(self, prose: Sequence[Prose], marker: str) -> None:
        """A footnote."""
        self._add(prose, Place("paragraph", marker=marker))

    def text(self, prose: Sequence[Prose], bullet: str | None = None, label: bool = False) -> None:
        """A paragraph, or, with a bullet or letter that is only text, an item."""
        if not prose:
            return
        frame = self.top
        if frame.kind == "quote" and frame.fresh and quotations.is_note(prose[0].text):
            frame.kind = "root"
        depth = sum(1 for open_frame in self.frames if open_frame.kind == "list")
        own = frame.kind == "item" and frame.fresh
        listed = bullet == "" or frame.lead is not None or frame.ladder.is_open()
        letter = markers.item(prose[0].text) if listed else markers.letter(prose[0].text)
        frame.fresh = False
        if (bullet or letter) and not own:
            rung, stem = frame.ladder.climb(bullet or letter)
            segment = self._add(prose, Place("list-item", depth + rung, bullet or "", stem))
            if segment:
                frame.ladder.hold(segment)
                frame.lead = segment.index if introduces(segment) else None
            return
        segment = self._add(prose, replace(self._place(frame, depth, own), label=label))
        if segment:
            self._lead(segment)

    def lines(self, prose: Sequence[Prose]) -> None:
        """A block of lines, each of which may open with a bullet that is only text."""
        texts = [part.text for part in prose]
        marks = markers.dashes(texts)
        marks |= {i: mark for i, text in enumerate(texts) if (mark := markers.bullet(text))}
        if not marks:
            self.text(prose)
            return
        for number, part in enumerate(prose):
            mark = marks.get(number, "")
            self.text([part.without_prefix(len(mark))], mark.strip() or None)

    def _add(self, prose: Sequence[Prose], place: Place) -> Segment | None:
        """Add what one block says; what follows a hard break has no marker and no stem."""
        first = None
        place = replace(place, quoted=self._is_quoted())
        for part in prose:
            segment = self.outline.add(part, place)
            place = replace(place, marker="", stem=None)
            first = first or segment
        return first

    def _place(self, frame: Frame, depth: int, own: bool) -> Place:
        if frame.kind == "item" and own:
            return Place("list-item", depth, frame.marker, frame.stem)
        if frame.kind == "item":
            return Place("list-item", depth)
        return Place("block-quote" if self._is_quoted() else "paragraph")

    def _is_quoted(self) -> bool:
        return any(open_frame.kind == "quote" for open_frame in self.frames)

    def _lead(self, segment: Segment) -> None:
        """Let a list that follows complete `segment`; an item leads a nested list in any case."""
        frame = self.top
        leads = frame.kind == "item" or introduces(segment)
        frame.lead = segment.index if leads else None
        frame.ladder.begin(frame.lead)
