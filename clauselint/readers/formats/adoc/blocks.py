"""The blocks of AsciiDoc, line by line.

It is our own because no parser of AsciiDoc for Python says where a block stands.
Source: https://docs.asciidoctor.org/asciidoc/latest/blocks/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from clauselint.findings import Document
from clauselint.readers.flow import DEEPEST, Flow
from clauselint.readers.formats.adoc.inline import mark
from clauselint.readers.outline import Outline
from clauselint.readers.passage import Passage
from clauselint.readers.prose import Prose
from clauselint.spans import Span

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_TITLE = re.compile(r"(={1,6}|#{1,6})[ \t]+(?=\S)")
_ATTRIBUTE = re.compile(r":!?[\w-]+!?:(?:[ \t]|\Z)")
_STYLE = re.compile(r"\[(?!\[)([^\]]*)\]\Z|\[\[[^\]]+\]\]\Z")
_BLOCK_TITLE = re.compile(r"\.(?=[^\s.])")
_MACRO = re.compile(r"(?:[a-z][\w-]*)::\S*\[[^\]]*\]\Z")
_RULE = re.compile(r"'{3,}\Z|<{3,}\Z|-{3}\Z|\*{3}\Z")
_UNREAD = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|`{3}|[,:]={3,})")
_COMPOUND = re.compile(r"(={4,}|\*{4,}|--|~{4,})\Z")
_QUOTE = re.compile(r"(_{4,}|\"\")\Z")
_TABLE = re.compile(r"\|={3,}\Z")
_CELL = re.compile(
    r"(?<!\\)(?:(?<=\s)|(?<=\A)|(?<=\|))(?:(?:\d+|\d*\.\d+)[+*])?[<^>]?(?:\.[<^>])?[adehlmsv]?\|"
    r"|(?<!\\)\|"
)
_ITEM = re.compile(
    r"(?P<mark>\*{1,5}|-|\.{1,5}|\d{1,3}\.|[a-zA-Z]\.|[ivxIVX]{1,5}\)|<(?:\d+|\.)>)[ \t]+(?=\S)"
)
_TASK = re.compile(r"\[[ xX*]\][ \t]+")
_TERM = re.compile(r"(?P<term>\S.*?)(?P<sign>:{2,4}|;;)(?:[ \t]+(?=\S)|[ \t]*\Z)")
_NOTE = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_COMMENT = re.compile(r"^//(?!/)[^\r\n]*", re.MULTILINE)
_DIRECTIVE = re.compile(r"//[ \t]*(clauselint-.*)")
_UNREAD_STYLES = frozenset(
    ("source", "listing", "literal", "pass", "stem", "latexmath", "asciimath", "comment")
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its end and the white space there, as a range of the source."""

    start: int
    end: int
    text: str


def read_adoc(text: str, path: str) -> Document:
    """Read AsciiDoc. `text` has no byte order mark; its line endings may be any."""
    outline = Outline()
    _Walk(text, outline).run()
    return outline.document(path, text)


_UNDERLINES = "=-~^+"
"""Characters below a title, by its level."""


def _lines(text: str) -> Iterator[_Line]:
    for found in _LINE.finditer(text):
        said = found[1].rstrip()
        yield _Line(found.start(), found.start() + len(said), said)


@dataclass(slots=True)
class _Walk:
    """Turns lines to segments."""

    text: str
    outline: Outline
    flow: Flow = field(init=False)
    lines: list[_Line] = field(init=False)
    at: int = 0
    style: str = ""
    """What the line above says that the next block is."""
    marks: list[str] = field(default_factory=list)
    """The signs of the open lists."""
    blocks: list[tuple[str, int]] = field(default_factory=list)
    """The open blocks: the line that closes each, and how many lists were open around it."""

    def __post_init__(self) -> None:
        self.flow = Flow(self.outline)
        self.lines = list(_lines(self.text))

    def run(self) -> None:
        """Read all lines."""
        while self.at < len(self.lines):
            self._block()

    def _block(self) -> None:
        """Read the block that begins at the current line."""
        line = self.lines[self.at]
        said = line.text
        if not said or self._is_told(line) or self._is_about(said):
            self.at += 1
        elif level := self._underlined(said):
            self._leave_lists()
            self._put(lambda prose: self.flow.heading(prose, level), line.start, line.end)
            self.at += 2
        elif self._is_delimiter(said):
            return
        elif found := _TITLE.match(said):
            self._heading(line, found)
        elif said == "+":  # what follows is in the item before
            self.at += 1
            self._block_in_item()
        elif self._is_item(line):
            return
        elif said[0] in " \t" and not self.marks:
            self._skip_paragraph()
        else:
            self._leave_lists()
            self._paragraph(self._run_of_lines())

    def _underlined(self, said: str) -> int:
        """Level of the heading that the next line makes of this one, as long as it; else 0."""
        below = self.lines[self.at + 1].text if self.at + 1 < len(self.lines) else ""
        ruled = len(below) > 1 and len(set(below)) == 1 and abs(len(below) - len(said)) < 2
        return _UNDERLINES.find(below[0]) + 1 if ruled and said[0].isalnum() else 0

    def _is_told(self, line: _Line) -> bool:
        """Whether a line is a comment."""
        if not line.text.startswith("//") or line.text.startswith("///"):
            return False
        if found := _DIRECTIVE.match(line.text):
            self.outline.tell(f"<!-- {found[1]} -->", Span(line.start, line.end))
        return True

    def _is_about(self, said: str) -> bool:
        """Whether a line says something of the document or of the next block."""
        if found := _STYLE.match(said):
            self.style = (found[1] or "").split(",")[0].strip().lower()
            return True
        if _RULE.match(said) or _MACRO.match(said):
            self.flow.interrupt()
            return True
        if _BLOCK_TITLE.match(said) and not _ITEM.match(said):
            line = self.lines[self.at]
            self._put(self.flow.label, line.start + 1, line.end)
            return True
        return bool(_ATTRIBUTE.match(said))

    def _is_delimiter(self, said: str) -> bool:
        """Take a line that opens or closes a block of its own, if it is one."""
        style, closing = self.style, [sign for sign, _ in self.blocks]
        if said in closing:
            while self.blocks:
                sign, _ = self.blocks[-1]
                self._close_block()
                if sign == said:
                    break
            self.at += 1
        elif (found := _UNREAD.match(said)) and (said == found[0] or found[0] == "```"):
            self._skip_to(found[0])
        elif _TABLE.match(said):
            self._table(said)
        elif (compound := _COMPOUND.match(said)) or _QUOTE.match(said):
            self.style = ""
            if style in _UNREAD_STYLES:
                self._skip_to(said)
                return True
            quoted = style in ("quote", "verse") or not compound
            self._open_block(said, quoted=quoted)
            self.at += 1
        else:
            return False
        self.style = ""
        return True

    def _open_block(self, sign: str, *, quoted: bool) -> None:
        if len(self.flow.frames) > DEEPEST:
            return
        self.blocks.append((sign, len(self.marks)))
        (self.flow.open_quote if quoted else self.flow.open_body)()

    def _close_block(self) -> None:
        _, depth = self.blocks.pop()
        while len(self.marks) > depth:
            self._leave_list()
        self.flow.close()

    def _skip_to(self, sign: str) -> None:
        """Go behind the next line that is a sign, or to the end."""
        self.flow.interrupt()
        self.at += 1
        while self.at < len(self.lines) and self.lines[self.at].text != sign:
            self.at += 1
        self.at += 1

    def _heading(self, line: _Line, found: re.Match[str]) -> None:
        self._leave_lists()
        level = found.end(1) - found.start(1)
        closing = re.search(rf"[ \t]+{found[1][0]}{{{level}}}\Z", line.text)
        end = line.start + closing.start() if closing else line.end
        self._put(lambda prose: self.flow.heading(prose, level), line.start + found.end(), end)
        self.at += 1
        if level == 1 and not self.outline.segments[:-1]:
            while self.at < len(self.lines) and self.lines[self.at].text:  # its authors and version
                self._is_told(self.lines[self.at])
                self.at += 1

    def _is_item(self, line: _Line) -> bool:
        """Take an item of a list, or a term and its definition, if a line begins one."""
        start = line.start + len(line.text) - len(line.text.lstrip())
        found = _ITEM.match(self.text, start, line.end)
        term = None if found else _TERM.match(self.text, start, line.end)
        if found:
            self._enter(_sign(found["mark"]))
            self.flow.open_item(found["mark"])
            task = _TASK.match(self.text, found.end(), line.end)
            body = task.end() if task else found.end()
        elif term:
            self._leave_lists()
            self._put(self.flow.label, *term.span("term"))
            body = term.end()
        else:
            return False
        rest = self._run_of_lines(first=False)
        self._put(self.flow.lines, body, rest[-1].end if rest else line.end)
        return True

    def _enter(self, sign: str) -> None:
        """Open or go back to the list of a sign, ready for an item."""
        floor = self.blocks[-1][1] if self.blocks else 0
        if sign in self.marks[floor:]:
            while self.marks[-1] != sign:
                self._leave_list()
            self.flow.close()
        elif len(self.marks) < DEEPEST // 2:
            self.marks.append(sign)
            self.flow.open_list()
        else:
            self.flow.close()

    def _leave_list(self) -> None:
        self.marks.pop()
        self.flow.close_list()

    def _leave_lists(self) -> None:
        floor = self.blocks[-1][1] if self.blocks else 0
        while len(self.marks) > floor:
            self._leave_list()

    def _block_in_item(self) -> None:
        """A block that a list item goes on with."""
        if self.at < len(self.lines) and self.lines[self.at].text:
            said = self.lines[self.at].text
            while self._is_about(said) and self.at + 1 < len(self.lines):
                self.at += 1
                said = self.lines[self.at].text
            if said and not self._is_delimiter(said) and not self._is_item(self.lines[self.at]):
                self._paragraph(self._run_of_lines())

    def _run_of_lines(self, first: bool = True) -> list[_Line]:
        """The lines of the paragraph from here, or those after the line here."""
        start = self.at + (not first)
        self.at += 1
        while self.at < len(self.lines) and self._goes_on(self.lines[self.at], in_item=not first):
            self.at += 1
        for line in self.lines[start : self.at]:
            self._is_told(line)
        return self.lines[start : self.at]

    def _goes_on(self, line: _Line, *, in_item: bool) -> bool:
        said = line.text
        ends = not said or said == "+" or bool(_STYLE.match(said)) or self._opens(said)
        if in_item or self.marks:
            bare = said.lstrip()
            ends = ends or bool(_ITEM.match(bare) or _TERM.match(bare))
        return not ends

    def _opens(self, said: str) -> bool:
        signs = (_UNREAD, _COMPOUND, _QUOTE, _TABLE)
        return any(sign.match(said) for sign in signs) or said in [sign for sign, _ in self.blocks]

    def _skip_paragraph(self) -> None:
        self.flow.interrupt()
        while self.at < len(self.lines) and self.lines[self.at].text:
            self.at += 1

    def _paragraph(self, lines: list[_Line]) -> None:
        style, self.style = self.style, ""
        if not lines or style in _UNREAD_STYLES:
            self.flow.interrupt()
            return
        start = lines[0].start
        if found := _NOTE.match(lines[0].text):
            start += found.end()
        quoted = style in ("quote", "verse")
        if quoted:
            self.flow.open_quote()
        self._put(self.flow.lines, start, lines[-1].end)
        if quoted:
            self.flow.close()

    def _table(self, sign: str) -> None:
        """The cells between two lines of a sign."""
        self.flow.interrupt()
        first = self.at + 1
        self._skip_to(sign)
        inside = self.lines[first : self.at - 1]
        if not inside:
            return
        start, end = inside[0].start, inside[-1].end
        bars = list(_CELL.finditer(self.text, start, end))
        if not bars:
            self._put(self.flow.cell, start, end)
            return
        ends = [*(bar.start() for bar in bars[1:]), end]
        for bar, after in zip(bars, ends, strict=True):
            self._put(self.flow.cell, bar.end(), after)

    def _put(self, put: Callable[[list[Prose]], None], start: int, end: int) -> None:
        """Hand over the prose of a range, and that of its footnotes."""
        passage = Passage(self.text, start, end)
        for found in _COMMENT.finditer(self.text, start, end):
            passage.cut(*found.span())
        notes = mark(passage)
        if not passage.is_blank():
            put(passage.read(self.outline))
        for note in notes:
            self._put(lambda prose: self.flow.note(prose, "[^]"), *note)


def _sign(mark: str) -> str:
    """What marks of one list have in common."""
    kinds = (("1", str.isdigit), ("a", str.islower), ("A", str.isupper))
    return next((f"{kind}{mark[-1]}" for kind, is_so in kinds if is_so(mark[:-1])), mark)
