"""Markdown: CommonMark with tables, footnotes, front matter and what policy authors add to it.

Block structure comes from markdown-it-py, whose block rules know, for each line, where its
container's markers end; `blocks.py` takes that down beside each token, so that places in the source
are exact by construction. Inline structure is read by `inline.py`. tree-sitter-markdown was tried
instead: it gives byte ranges and is as fast, but reports errors on real policies (templates in
them), is said by its authors not to be for uses where correctness matters, keeps its container
stack in a buffer of fixed size, and reads a second grammar for the inline part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate

from markdown_it.token import Token

from clauselint.findings import Document, Segment
from clauselint.readers import elements, labels, markers, quotations, wordlike
from clauselint.readers.blocks import DEEP, DEEPEST, FOOTNOTE, parser
from clauselint.readers.inline import Inline
from clauselint.readers.outline import Ladder, Outline, Place, introduces
from clauselint.readers.prose import Prose, Strip
from clauselint.spans import Span

_LABEL_LEVEL = 6

_EOL = r"[ \t]*(?:\r\n?|\n)"
_FRONT_MATTER = re.compile(
    rf"-{{3}}{_EOL}(?=[^\r\n]*[:#]|-{{3}})(?:[^\r\n]*(?:\r\n?|\n))*?(?:-{{3}}|\.{{3}})(?={_EOL}|\s*\Z)"
    rf"|\+{{3}}{_EOL}(?:[^\r\n]*(?:\r\n?|\n))*?\+{{3}}(?={_EOL}|\s*\Z)"
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_HASHES = re.compile(r"#{1,6}[ \t]*")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t]+)#+[ \t]*\Z")
_ADMONITION = re.compile(r":{3,}.*|\{[:#.][^{}]*\}[ \t]*")
_CALLOUT = re.compile(r"\[![\w-]+\][+-]?[ \t]*(?P<title>[^\n]*)(?:\n|\Z)")
_STRONG = re.compile(r"(\*\*|__)(?!\s)[^*_\n]{1,80}(?<![\s.,:;?!])\1")


def read_markdown(text: str, path: str) -> Document:
    """Read Markdown. `text` has no byte order mark; its line endings may be any."""
    outline = Outline()
    body = _body_start(text)
    lines = _Lines(text, body)
    environment: dict[str, dict[str, object]] = {}
    tokens = _PARSER.parse(lines.normal, environment)
    walk = _Walk(text, lines, outline, frozenset(environment.get("references", ())))
    for token in tokens:
        walk.take(token)
    return outline.document(path, text)


def _body_start(text: str) -> int:
    """Where the front matter, YAML or TOML, ends."""
    if not text.startswith(("---", "+++")):
        return 0
    found = _FRONT_MATTER.match(text)
    return found.end() if found else 0


class _Lines:
    """The text from `body` on with line feeds only, and the way back to the source."""

    def __init__(self, text: str, body: int) -> None:
        self.normal = _LINE_END.sub("\n", text[body:]) if "\r" in text else text[body:]
        self._source = [body, *(end.end() for end in _LINE_END.finditer(text, body))]
        self._normal = [0, *(end.end() for end in _LINE_END.finditer(self.normal))]

        self._end = len(text)

    def source(self, line: int, offset: int) -> int:
        """Source offset of an offset in `normal`, which stands in `line` (0-based)."""
        return self._source[line] + offset - self._normal[line]

    def span(self, first: int, last: int) -> Span:
        """Source span of the lines `[first, last)`."""
        ends = [*self._source[last : last + 1], self._end]
        return Span(self._source[first], ends[0])


_PARSER = parser()


@dataclass(slots=True)
class _Frame:
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


class _Walk:
    """Turns block tokens to segments."""

    def __init__(
        self, text: str, lines: _Lines, outline: Outline, references: frozenset[str]
    ) -> None:
        self.text, self.lines, self.outline = text, lines, outline
        self.references = references
        self.frames = [_Frame("root")]
        self.block: Token | None = None
        self._take = {
            "inline": self._inline, "html_block": self._html,
            "heading_open": self._open_block, "paragraph_open": self._open_block,
            "td_open": self._open_block, "th_open": self._open_block,
            "bullet_list_open": self._open_list, "ordered_list_open": self._open_list,
            "bullet_list_close": self._close_list, "ordered_list_close": self._close_list,
            "list_item_open": self._open_item, "list_item_close": self._close,
            "blockquote_open": self._open_quote, "blockquote_close": self._close_quote,
            "code_block": self._interrupt, "fence": self._interrupt, "hr": self._interrupt,
            "table_open": self._interrupt, "comment": self._comment, "title": self._label,
            "body_open": self._open_body, "body_close": self._close_quote,
        }  # fmt: skip

    def take(self, token: Token) -> None:
        """Take the next token of the document."""
        handler = self._take.get(token.type)
        if handler:
            handler(token)

    def _open_block(self, token: Token) -> None:
        self.block = token

    def _open_quote(self, token: Token) -> None:
        self.frames.append(_Frame("quote"))

    def _open_body(self, token: Token) -> None:
        self.frames.append(_Frame("root"))

    def _open_list(self, token: Token | None = None) -> None:
        self.frames.append(_Frame("list", self.frames[-1].lead))

    def _open_item(self, token: Token) -> None:
        self.frames.append(_Frame("item", self.frames[-1].stem, None, token.info + token.markup))

    def _close(self, token: Token) -> None:
        self.frames.pop()

    def _close_list(self, token: Token | None = None) -> None:
        """A list right after a list (another bullet, a comment between) completes the same stem."""
        closed = self.frames.pop()
        self.frames[-1].lead = closed.stem

    def _close_quote(self, token: Token) -> None:
        self.frames.pop()
        self.frames[-1].leave()

    def _interrupt(self, token: Token) -> None:
        self.frames[-1].leave()

    def _comment(self, token: Token) -> None:
        start, end = (self.lines.source(*place) for place in token.meta["ends"])
        found = wordlike.directive(self.text[start:end], Span(start, end))
        if found:
            self.outline.directives.append(found)

    def _label(self, token: Token) -> None:
        self._add(self._prose(self._strip(token)), Place("paragraph", label=True))

    def _html(self, token: Token) -> None:
        """An HTML block. What its elements open does not outlive it."""
        strip, depth, self.block = self._strip(token), len(self.frames), None
        opened: list[tuple[str, int]] = []
        for piece in elements.pieces(strip.text):
            if piece.kind == "open":
                self._open_element(piece.name, opened)
            elif piece.kind == "close":
                self._close_element(piece.name, opened)
            else:
                name = opened[-1][0] if opened else ""
                self._html_text(strip.part(piece.start, piece.end), name)
        self._leave_elements(depth)

    def _open_element(self, name: str, opened: list[tuple[str, int]]) -> None:
        if name == "li":
            self._close_element(name, opened, within=("ul", "ol"))
            if self.frames[-1].kind != "list":
                self._open_list()
        opened.append((name, len(self.frames)))
        if len(self.frames) > DEEPEST:
            return
        if name in ("ul", "ol"):
            self._open_list()
        elif name == "li":
            self.frames.append(_Frame("item", self.frames[-1].stem))
        elif name == "blockquote":
            self.frames.append(_Frame("quote"))
        else:
            self.frames[-1].leave()

    def _close_element(
        self, name: str, opened: list[tuple[str, int]], within: tuple[str, ...] = ()
    ) -> None:
        """Close the last open `name` and all in it, unless an element of `within` is nearer."""
        for at in range(len(opened) - 1, -1, -1):
            if opened[at][0] in within:
                return
            if opened[at][0] == name:
                self._leave_elements(opened[at][1])
                del opened[at:]
                return

    def _leave_elements(self, depth: int) -> None:
        while len(self.frames) > depth:
            if self.frames[-1].kind == "list":
                self._close_list()
            else:
                self.frames.pop()

    def _html_text(self, strip: Strip, name: str) -> None:
        if name[:1] == "h" and name[1:].isdigit():
            self._heading(strip, int(name[1:]))
        elif name in ("td", "th"):
            self._add(self._prose(strip), Place("table-cell"))
        elif name in elements.LABELS:
            self._add(self._prose(strip), Place("paragraph", label=True))
        else:
            for part, bullet in _parts(strip, self.frames[-1].kind == "item", html=True):
                self._text(self._prose(part), bullet)

    def _inline(self, token: Token) -> None:
        tag = self.block.tag if self.block else "p"
        strip = self._strip(token)
        if token.meta.get("terms"):
            for line in _each_line(strip):
                self._add(self._prose(line), Place("paragraph", label=True))
        elif tag in ("td", "th"):
            self._add(self._prose(strip), Place("table-cell"))
        elif tag != "p":
            self._heading(strip, int(tag[1:]))
        elif self.frames[-1].kind == "root" and _STRONG.fullmatch(strip.text.strip()):
            self._heading(strip, _LABEL_LEVEL)
        else:
            self._paragraph(strip)

    def _strip(self, token: Token) -> Strip:
        places = [
            (self.lines.source(line, start), self.lines.source(line, end))
            for line, start, end in token.meta.get("lines", ())
        ]
        kept = [(a, b) for a, b in places if not _ADMONITION.fullmatch(self.text, a, b)]
        return Strip.of(self.text, kept)

    def _prose(self, strip: Strip, breaks: bool = True) -> list[Prose]:
        inline = Inline(strip, self.references, breaks=breaks)
        found = inline.scan()
        self.outline.directives.extend(inline.directives)
        return found

    def _add(self, prose: list[Prose], place: Place) -> Segment | None:
        """Add what one block says; what follows a hard break has no marker and no stem."""
        first = None
        place = replace(place, quoted=self._is_quoted())
        for part in prose:
            segment = self.outline.add(part, place)
            place = replace(place, marker="", stem=None)
            first = first or segment
        return first

    def _heading(self, strip: Strip, level: int) -> None:
        if self.block and self.block.markup.startswith("#"):
            hashes = _HASHES.match(strip.text)
            begin = hashes.end() if hashes else 0
            closing = _CLOSING_HASHES.search(strip.text, begin)
            strip = strip.part(begin, closing.start() if closing else len(strip.text))
        segment = self._add(self._prose(strip, breaks=False), Place("heading", level))
        self.frames[-1].leave()
        if segment and introduces(segment):
            self._lead(segment)

    def _paragraph(self, strip: Strip) -> None:
        note = FOOTNOTE.match(strip.text)
        if note:
            strip = strip.part(note.end(), len(strip.text))
            self._add(self._prose(strip), Place("paragraph", marker=note.group().rstrip(": \t")))
            return
        deep = DEEP.match(strip.text) if self.block and self.block.level >= DEEPEST else None
        if deep:
            part = strip.part(deep.end(), len(strip.text))
            self._text(self._prose(part), deep.group().split()[-1])
            return
        callout = _CALLOUT.match(strip.text) if self.frames[-1].kind == "quote" else None
        if callout:
            self.frames[-1].kind = "root"
            title = strip.part(*callout.span("title"))
            self._add(self._prose(title), Place("paragraph", label=True))
            strip = strip.part(callout.end(), len(strip.text))
        if labels.lines_apart(strip.text.split("\n")):
            for line in _each_line(strip):
                self._text(self._prose(line), None, label=True)
            return
        for part, bullet in _parts(strip, self.frames[-1].kind == "item"):
            self._text(self._prose(part), bullet)

    def _text(self, prose: list[Prose], bullet: str | None, label: bool = False) -> None:
        """Add a paragraph, or, with a bullet or letter that is only text, an item."""
        if not prose:
            return
        frame = self.frames[-1]
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
        place = replace(self._place(frame, depth, own), label=label)
        segment = self._add(prose, place)
        if segment:
            self._lead(segment)

    def _place(self, frame: _Frame, depth: int, own: bool) -> Place:
        if frame.kind == "item" and own:
            return Place("list-item", depth, frame.marker, frame.stem)
        if frame.kind == "item":
            return Place("list-item", depth)
        return Place("block-quote" if self._is_quoted() else "paragraph")

    def _is_quoted(self) -> bool:
        return any(open_frame.kind == "quote" for open_frame in self.frames)

    def _lead(self, segment: Segment) -> None:
        """Let a list that follows complete `segment`; an item leads a nested list in any case."""
        frame = self.frames[-1]
        leads = frame.kind == "item" or introduces(segment)
        frame.lead = segment.index if leads else None
        frame.ladder.begin(frame.lead)


def _each_line(strip: Strip) -> Iterator[Strip]:
    at = 0
    for line in strip.text.split("\n"):
        yield strip.part(at, at + len(line))
        at += len(line) + 1


def _parts(strip: Strip, item: bool, *, html: bool = False) -> list[tuple[Strip, str | None]]:
    """A paragraph cut at the lines that their author marked as items, each with its bullet.

    The bullet is "" for an item with a letter, which still stands in its text, and None for what
    is no item.
    """
    lines = strip.text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    dashes = markers.dashes(lines) if html else {}
    lines = [line.lstrip() for line in lines] if html else lines
    bullets = dashes | {i: mark for i, line in enumerate(lines) if (mark := markers.bullet(line))}
    lettered = set(markers.sequence(lines)) - ({0} if item else set())
    cuts = sorted({0, *bullets, *lettered, *markers.clauses(lines)})
    found: list[tuple[Strip, str | None]] = []
    for first, last in zip(cuts, [*cuts[1:], len(lines)], strict=True):
        mark = bullets.get(first, "")
        part = strip.part(starts[first] + len(mark), starts[last] - 1)
        found.append((part, mark.strip() or ("" if first in lettered else None)))
    return found
