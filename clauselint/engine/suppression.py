"""Comments in the text that turn rules off, and which of them turned off nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from clauselint.engine.selection import codes_of, is_known, matches, unknown_code
from clauselint.findings import Directive, Document
from clauselint.rules.base import Rule
from clauselint.spans import LineIndex, Span

MISSPELT = (
    "this comment turns nothing off or on; write `clauselint-disable-next-line`, `-disable-line`, "
    "`-disable-file`, `-disable` or `-enable`"
)
VISIBLE = re.compile(r"\S")
Use = tuple[int, str]
"""Index of a directive, and the code in it (empty where it names none) that hid a finding."""


class Suppressions:
    """The directives of one document. Asked finding by finding, it remembers which served.

    `guests` are rules that are not clauselint's own.
    """

    def __init__(self, document: Document, lines: LineIndex, guests: Sequence[Rule] = ()) -> None:
        self._guests = [rule.code for rule in guests]
        self._directives = [
            replace(d, codes=codes_of(d.codes, guests)) for d in document.directives
        ]
        scopes = {"disable-next-line": _next_line, "disable-line": _own_line}
        self._scopes = {
            i: scopes[directive.action](document, lines, directive)
            for i, directive in enumerate(document.directives)
            if directive.action in scopes
        }
        self._used: set[Use] = set()

    def hides(self, code: str, span: Span) -> bool:
        """Whether a finding is turned off; notes the comment that did it."""
        if not self._directives:
            return False
        uses = list(self._hiding(code, span))
        self._used.update(uses)
        return bool(uses)

    def _hiding(self, code: str, span: Span) -> Iterator[Use]:
        blocks: list[Use] = []
        for i, directive in enumerate(self._directives):
            selector = _selector(directive, code)
            if selector is None:
                continue
            if directive.action == "disable-file":
                yield i, selector
            elif directive.action == "misspelt":
                continue
            elif i in self._scopes:
                if self._scopes[i].overlaps(span):
                    yield i, selector
            elif directive.span.end <= span.start:
                blocks = self._step(blocks, i, selector, directive.action == "disable")
        yield from blocks

    def _step(self, blocks: list[Use], i: int, selector: str, begins: bool) -> list[Use]:
        if begins:
            return [*blocks, (i, selector)]
        return []

    def unused(self, ran: Callable[[str], bool]) -> Iterator[tuple[Span, str]]:
        """Place and message of each directive, or code in one, that served nothing.

        `ran` tells whether all the rules of a selector (empty for every rule) took part.
        """
        for i, directive in enumerate(self._directives):
            for code in directive.codes or ("",):
                if code and not is_known(code, self._guests):
                    yield directive.span, unknown_code(code)
                    continue
                message = self._fault(i, directive, code, ran)
                if message:
                    yield directive.span, message

    def _fault(
        self, i: int, directive: Directive, code: str, ran: Callable[[str], bool]
    ) -> str | None:
        if directive.action == "misspelt":
            return MISSPELT
        if directive.action == "enable":
            return None if self._ends_a_block(i, code) else "this comment ends no `disable` comment"
        if (i, code) in self._used or not ran(code):
            return None
        return f"no finding of {code} is hidden here" if code else "no finding is hidden here"

    def _ends_a_block(self, i: int, code: str) -> bool:
        return any(
            directive.action == "disable"
            and (not code or not directive.codes or _selector(directive, code) is not None)
            for directive in self._directives[:i]
        )


def _selector(directive: Directive, code: str) -> str | None:
    if not directive.codes:
        return ""
    return next((c for c in directive.codes if matches(c, code)), None)


def _next_line(document: Document, lines: LineIndex, directive: Directive) -> Span:
    """The next line that has text and, where a paragraph begins on it, the whole paragraph.

    A line break inside a paragraph means nothing to its reader, so it must not mean anything here.
    A paragraph that begins right behind the comment is the one that is meant.
    """
    text = document.text
    here = lines.position(max(directive.span.end - 1, 0)).line
    own = lines.line_span(here, len(text))
    before, rest = _around(directive.span, own)
    if _begins(document, rest) and not _begins(document, before):
        return _whole(document, rest)
    visible = VISIBLE.search(text, own.end)
    if visible is None:
        return Span(len(text), len(text))
    return _whole(document, lines.line_span(lines.position(visible.start()).line, len(text)))


def _own_line(document: Document, lines: LineIndex, directive: Directive) -> Span:
    """The line that a comment ends on, with the whole of the paragraphs that stand on it."""
    line = lines.line_span(lines.position(directive.span.start).line, len(document.text))
    segments = (s.offsets.pieces for s in document.segments if s.offsets.pieces)
    places = (Span(pieces[0][1], pieces[-1][1] + pieces[-1][2]) for pieces in segments)
    here = [line, *(place for place in places if place.overlaps(line))]
    return Span(min(place.start for place in here), max(place.end for place in here))


def _around(comment: Span, line: Span) -> tuple[Span, Span]:
    """What stands before a comment and behind it on a line."""
    before = Span(min(line.start, comment.start), comment.start)
    return before, Span(comment.end, max(line.end, comment.end))


def _begins(document: Document, place: Span) -> bool:
    """Whether a paragraph begins in a place."""
    return any(_begins_in(s.offsets.pieces, place) for s in document.segments)


def _whole(document: Document, line: Span) -> Span:
    """A line with the whole of the paragraphs that begin on it."""
    ends = [s.offsets.pieces[-1] for s in document.segments if _begins_in(s.offsets.pieces, line)]
    return Span(line.start, max([line.end, *(source + length for _, source, length in ends)]))


def _begins_in(pieces: tuple[tuple[int, int, int], ...], line: Span) -> bool:
    return bool(pieces) and line.start <= pieces[0][1] < line.end
