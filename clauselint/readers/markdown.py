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
from itertools import accumulate

from markdown_it.token import Token

from clauselint.findings import Document
from clauselint.readers import labels, markers
from clauselint.readers.blocks import DEEP, FOOTNOTE, parser
from clauselint.readers.elements import Elements, pieces
from clauselint.readers.flow import DEEPEST, LABEL_LEVEL, Flow
from clauselint.readers.inline import Inline
from clauselint.readers.outline import Outline
from clauselint.readers.prose import Prose, Strip
from clauselint.spans import Span

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
    return draft_markdown(text).document(path, text)


def draft_markdown(text: str, around: frozenset[str] | None = None) -> Outline:
    """The segments of a text, or of a part of one that begins at a rest (see `Outline.rests`).

    `around` are the references that the text has around the part.
    """
    outline = Outline()
    lines = _Lines(text, _body_start(text) if around is None else 0)
    environment: dict[str, dict[str, object]] = {}
    tokens = _PARSER.parse(lines.normal, environment)
    outline.references = frozenset(environment.get("references", ()))
    walk = _Walk(text, lines, outline, outline.references | (around or frozenset()))
    for token in tokens:
        walk.take(token)
    return outline


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


class _Walk:
    """Turns block tokens to segments."""

    def __init__(
        self, text: str, lines: _Lines, outline: Outline, references: frozenset[str]
    ) -> None:
        self.text, self.lines, self.outline = text, lines, outline
        self.references = references
        self.flow = Flow(outline)
        self.block: Token | None = None
        self._take = {
            "inline": self._inline, "html_block": self._html,
            "heading_open": self._open_block, "paragraph_open": self._open_block,
            "td_open": self._open_block, "th_open": self._open_block,
            "bullet_list_open": self._open_list, "ordered_list_open": self._open_list,
            "bullet_list_close": self._close, "ordered_list_close": self._close,
            "list_item_open": self._open_item, "list_item_close": self._close,
            "blockquote_open": lambda _: self.flow.open_quote(), "blockquote_close": self._close,
            "code_block": self._interrupt, "fence": self._interrupt, "hr": self._interrupt,
            "table_open": self._interrupt, "comment": self._comment, "title": self._label,
            "body_open": lambda _: self.flow.open_body(), "body_close": self._close,
        }  # fmt: skip

    def take(self, token: Token) -> None:
        """Take the next token of the document."""
        if not token.level and token.map and token.nesting >= 0:
            self._rest(token.map[0])
        handler = self._take.get(token.type)
        if handler:
            handler(token)

    def _rest(self, line: int) -> None:
        """Note that a block begins which has nothing to do with what stands before it."""
        if self.flow.is_at_rest():
            self.outline.rest(self.lines.span(line, line + 1).start)

    def _open_block(self, token: Token) -> None:
        self.block = token

    def _open_list(self, token: Token) -> None:
        self.flow.open_list()

    def _open_item(self, token: Token) -> None:
        self.flow.open_item(token.info + token.markup)

    def _close(self, token: Token) -> None:
        self.flow.close()

    def _interrupt(self, token: Token) -> None:
        self.flow.interrupt()

    def _comment(self, token: Token) -> None:
        start, end = (self.lines.source(*place) for place in token.meta["ends"])
        self.outline.reached = end
        self.outline.tell(self.text[start:end], Span(start, end))

    def _label(self, token: Token) -> None:
        self.flow.label(self._prose(self._strip(token)))

    def _html(self, token: Token) -> None:
        """An HTML block. What its elements open does not outlive it."""
        strip, self.block = self._strip(token), None
        elements = Elements(self.flow)
        for piece in pieces(strip.text):
            if piece.kind == "open":
                elements.open(piece.name)
            elif piece.kind == "close":
                elements.close(piece.name)
            else:
                self._html_text(strip.part(piece.start, piece.end), elements)
        elements.close_all()

    def _html_text(self, strip: Strip, elements: Elements) -> None:
        if elements.is_text():
            for part, bullet in _parts(strip, self.flow.top.kind == "item", html=True):
                self.flow.text(self._prose(part), bullet)
        else:
            elements.put(self._prose(strip, breaks=elements.level() is None))

    def _inline(self, token: Token) -> None:
        tag = self.block.tag if self.block else "p"
        strip = self._strip(token)
        if token.meta.get("terms"):
            for line in _each_line(strip):
                self.flow.label(self._prose(line))
        elif tag in ("td", "th"):
            self.flow.cell(self._prose(strip))
        elif tag != "p":
            self._heading(strip, int(tag[1:]))
        elif self.flow.top.kind == "root" and _STRONG.fullmatch(strip.text.strip()):
            self._heading(strip, LABEL_LEVEL)
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

    def _heading(self, strip: Strip, level: int) -> None:
        if self.block and self.block.markup.startswith("#"):
            hashes = _HASHES.match(strip.text)
            begin = hashes.end() if hashes else 0
            closing = _CLOSING_HASHES.search(strip.text, begin)
            strip = strip.part(begin, closing.start() if closing else len(strip.text))
        self.flow.heading(self._prose(strip, breaks=False), level)

    def _paragraph(self, strip: Strip) -> None:
        note = FOOTNOTE.match(strip.text)
        if note:
            strip = strip.part(note.end(), len(strip.text))
            self.flow.note(self._prose(strip), note.group().rstrip(": \t"))
            return
        deep = DEEP.match(strip.text) if self.block and self.block.level >= DEEPEST else None
        if deep:
            part = strip.part(deep.end(), len(strip.text))
            self.flow.text(self._prose(part), deep.group().split()[-1])
            return
        callout = _CALLOUT.match(strip.text) if self.flow.top.kind == "quote" else None
        if callout:
            self.flow.top.kind = "root"
            self.flow.label(self._prose(strip.part(*callout.span("title"))))
            strip = strip.part(callout.end(), len(strip.text))
        if labels.lines_apart(strip.text.split("\n")):
            for line in _each_line(strip):
                self.flow.text(self._prose(line), label=True)
            return
        for part, bullet in _parts(strip, self.flow.top.kind == "item"):
            self.flow.text(self._prose(part), bullet)


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
