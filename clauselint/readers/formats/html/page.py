"""HTML pages: their blocks, without scripts and styles and what is struck out or hidden.

html5lib and lxml build trees that no longer say where an element stood; the standard library's
tokeniser says it of each tag, and what the tags mean is in `elements`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from clauselint.findings import Document
from clauselint.readers.elements import LISTS, Elements, is_block, is_unread
from clauselint.readers.flow import LABEL_LEVEL, Flow, may_be_title
from clauselint.readers.formats.html.tags import VOID, Attributes, Tags
from clauselint.readers.outline import Outline
from clauselint.readers.passage import Passage, goes_on
from clauselint.readers.prose import Prose
from clauselint.spans import Span

_BOLD = frozenset(("b", "strong"))
_VERBATIM = frozenset(("code", "kbd", "samp", "tt", "var"))
_QUOTES = {"q": ("“", "”")}
_NOTE = re.compile(r"\s*\[?(?:\d{1,3}|[*†‡])\]?\s*")
_NOTE_ROLES = frozenset(("doc-noteref", "doc-backlink"))
_NOTE_CLASSES = frozenset(("footnote-ref", "footnote-back", "footnote-backref", "reference"))
_QUOTING = frozenset(
    ("gmail_quote", "gmail_signature", "moz-cite-prefix", "moz-signature", "yahoo_quoted")
)
"""What programs for mail call a quoted message and a signature."""

_TAG = re.compile(r"<[^<>]*>")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_LETTERS = 26


def read_html(text: str, path: str) -> Document:
    """Read an HTML page, or a part of one. `text` has no byte order mark."""
    outline = Outline()
    page = _Page(text, outline)
    Tags(text, page).run()
    page.finish()
    return outline.document(path, text)


@dataclass(slots=True)
class _Open:
    """An inline element whose end is awaited: where its tag begins, and where it ends."""

    name: str
    start: int
    inside: int
    attributes: Attributes


class _Page:
    """Turns tags to blocks."""

    def __init__(self, text: str, outline: Outline) -> None:
        self.text, self.outline = text, outline
        self.flow = Flow(outline)
        self.elements = Elements(self.flow)
        self.passage = Passage(text, 0)
        self.inline: list[_Open] = []
        self.bold: list[tuple[int, int]] = []
        """What of the passage is in bold."""
        self.unread: list[str] = []
        """The open elements from the first that is not read on."""
        self.unread_from = 0
        self.counts: list[tuple[str, int]] = []
        """For each open numbered list its type and its next number."""

    def start(self, name: str, attributes: Attributes, start: int, end: int) -> None:
        """A start tag."""
        if name == "body" and self.unread[:1] == ["head"]:
            self._read_on(start)
        if self.unread:
            self.unread += [name] if name not in VOID else []
        elif name not in VOID and _is_unread(name, attributes):
            self._leave_unread(name, start)
        elif is_block(name):
            self._flush(start, end)
            self.elements.open(name, self._marker(name, attributes))
        else:
            self._open_inline(_Open(name, start, end, attributes))

    def end(self, name: str, start: int, end: int) -> None:
        """An end tag. What is not read ends with the block that it stands in, if not before."""
        if name in self.unread:
            del self.unread[len(self.unread) - 1 - self.unread[::-1].index(name) :]
            if not self.unread:
                self._read_on(end)
            return
        if self.unread and is_block(name):
            self._read_on(start)
        if self.unread:
            return
        if is_block(name):
            self._flush(start, end)
            self.elements.close(name)
            if name in LISTS and self.counts:
                self.counts.pop()
        else:
            self._close_inline(name, start, end)

    def comment(self, start: int, end: int) -> None:
        """A comment or a declaration."""
        if self.unread:
            return
        self.outline.tell(self.text[start:end], Span(start, end))
        self.passage.cut(start, end)

    def finish(self) -> None:
        """The page is at its end."""
        if self.unread:
            self._read_on(len(self.text))
        self._flush(len(self.text), len(self.text))
        self.elements.close_all()

    def _leave_unread(self, name: str, start: int) -> None:
        if name == "pre" or is_block(name):
            self._flush(start, start)
            self.flow.interrupt()
        self.unread, self.unread_from = [name], start

    def _read_on(self, end: int) -> None:
        self.unread = []
        self.passage.cut(self.unread_from, end)

    def _marker(self, name: str, attributes: Attributes) -> str:
        """The number of an item in a numbered list, which begins to count where it opens."""
        if name == "ol":
            self.counts.append((attributes.get("type") or "1", _number(attributes, "start", 1)))
        elif name in LISTS:
            self.counts.append(("", 0))
        if name != "li" or not self.counts or not self.counts[-1][0]:
            return ""
        kind, number = self.counts[-1]
        number = _number(attributes, "value", number)
        self.counts[-1] = kind, number + 1
        lettered = kind in ("a", "A") and 0 < number <= _LETTERS
        return f"{chr(ord(kind) + number - 1) if lettered else number}."

    def _open_inline(self, tag: _Open) -> None:
        if tag.name == "br":
            self.passage.cut(tag.start, tag.inside, " ", not goes_on(self.text, tag.inside))
            return
        self.passage.cut(tag.start, tag.inside, _QUOTES.get(tag.name, ("", ""))[0])
        if tag.name not in VOID:
            self.inline.append(tag)

    def _close_inline(self, name: str, start: int, end: int) -> None:
        self.passage.cut(start, end, _QUOTES.get(name, ("", ""))[1])
        names = [tag.name for tag in self.inline]
        if name not in names:
            return
        at = len(names) - 1 - names[::-1].index(name)
        tag = self.inline[at]
        del self.inline[at:]
        if name in _BOLD:
            self.bold.append((tag.start, end))
        if name in _VERBATIM and tag.inside < start:
            self.passage.words.append((tag.inside, start))
        elif self._is_note(tag, start):
            self.passage.cut(tag.start, end)

    def _is_note(self, tag: _Open, end: int) -> bool:
        """Whether an element is the mark of a footnote; "10<sup>2</sup>" is none."""
        classes = frozenset((tag.attributes.get("class") or "").split())
        if tag.attributes.get("role") in _NOTE_ROLES or classes & _NOTE_CLASSES:
            return True
        inside = self.text[tag.inside : end]
        if tag.name != "sup" or not _NOTE.fullmatch(_TAG.sub("", inside)):
            return False
        bare = not tag.attributes and "<" not in inside
        return not (bare and self.text[tag.start - 1 : tag.start].isalnum())

    def _flush(self, end: int, after: int) -> None:
        """What stands before a block's tag is a block."""
        passage, self.passage, self.inline = self.passage, Passage(self.text, after), []
        bold, self.bold = self.bold, []
        passage.end = end
        if passage.is_blank():
            return
        prose = passage.read(self.outline, breaks=self.elements.level() is None, entities=True)
        if self.elements.is_text() and self._is_title(passage, bold, prose):
            self.flow.heading(prose, LABEL_LEVEL)
        elif self.elements.is_text():
            self.flow.lines(prose)
        else:
            self.elements.put(prose)

    def _is_title(self, passage: Passage, bold: list[tuple[int, int]], prose: list[Prose]) -> bool:
        """Whether a paragraph, which is in no list, is a line in bold that stands for a heading."""
        if not bold or self.flow.top.kind != "root" or len(prose) != 1:
            return False
        for place in bold:
            passage.cut(*place)
        return passage.is_blank() and may_be_title(prose[0].text)


def _is_unread(name: str, attributes: Attributes) -> bool:
    """Whether nobody reads what an element holds, or a message has it from another."""
    hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    quoted = not _QUOTING.isdisjoint((attributes.get("class") or "").split())
    styled = _HIDDEN.search(attributes.get("style") or "")
    return hidden or quoted or is_unread(name) or bool(styled)


def _number(attributes: Attributes, name: str, default: int) -> int:
    given = attributes.get(name) or ""
    return int(given) if re.fullmatch(r"\d{1,6}", given) else default
