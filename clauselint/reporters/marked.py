"""What differs between texts, word by word, and what an edit changes, with words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Literal

from clauselint.findings import Document, Edit
from clauselint.fingerprints import plain
from clauselint.reporters.cells import printable
from clauselint.spans import Span

Kind = Literal["same", "gone", "new"]
Piece = tuple[str, Kind]

CONTEXT = 5
"""Words shown on either side of a change."""

WORD = re.compile(r"\S+")
CUT = "…"


def unlike(texts: Sequence[str]) -> list[list[Piece]]:
    """Each text in pieces: `new` is what the first text (or, for it, the second) has not."""
    if len(texts) < 2:
        return [[(printable(text), "same")] for text in texts]
    words = [printable(text).split() for text in texts]
    others = [words[1], *(words[0] for _ in words[1:])]
    return [list(_new(own, other)) for own, other in zip(words, others, strict=True)]


def _new(own: list[str], other: list[str]) -> Iterator[Piece]:
    for kind, _, _, start, end in SequenceMatcher(None, other, own, False).get_opcodes():
        if start < end:
            yield " ".join(own[start:end]), "same" if kind == "equal" else "new"


def block(document: Document, edits: Sequence[Edit]) -> tuple[str, list[Edit]]:
    """The blocks of prose that edits are in, as they stand in the source, with the edits there."""
    start, end = min(edit.start for edit in edits), max(edit.end for edit in edits)
    places = (s.source(0, len(s.text)) for s in document.segments if s.offsets.pieces)
    touched = [place for place in places if place.start <= end and start <= place.end]
    touched = touched or [Span(0, len(document.text))]
    first = min([start, *(place.start for place in touched)])
    last = max([end, *(place.end for place in touched)])
    shifted = (replace(e, start=e.start - first, end=e.end - first) for e in edits)
    return document.text[first:last], list(shifted)


def changes(text: str, edits: Sequence[Edit]) -> list[Piece]:
    """What edits change in a text, in pieces, with a few words on either side."""
    pieces: list[Piece] = []
    last = 0
    for edit in _joined(text, edits):
        pieces += _between(text[last : edit.start], first=not pieces)
        pieces += [(text[edit.start : edit.end], "gone"), (edit.replacement, "new")]
        last = edit.end
    pieces.append((_head(text[last:], CONTEXT), "same"))
    return [(_tidy(piece), kind) for piece, kind in pieces if piece]


def _joined(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits in order, those that replace neighbouring words in one."""
    joined: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        last = joined[-1] if joined else edit
        between = text[last.end : edit.start]
        if joined and between == " " and last.start < last.end and edit.start < edit.end:
            joined[-1] = Edit(last.start, edit.end, last.replacement + between + edit.replacement)
        else:
            joined.append(edit)
    return joined


def _between(text: str, *, first: bool) -> Iterator[Piece]:
    """What stands before an edit: if it is long only its ends, or at the start only its end."""
    words = list(WORD.finditer(text))
    if not first and len(words) <= 2 * CONTEXT:
        yield text, "same"
        return
    if not first:
        yield _head(text, CONTEXT), "same"
    tail = text[words[-CONTEXT].start() :] if len(words) > CONTEXT else text
    blank = re.split(r"\n[ \t\r>]*\n", tail)[-1]
    yield (CUT if blank == tail and len(words) > CONTEXT else "") + blank, "same"


def _head(text: str, most: int) -> str:
    """The first words, up to the end of the paragraph."""
    paragraph = re.split(r"\n[ \t\r>]*\n", text)[0]
    words = list(WORD.finditer(paragraph))
    return paragraph if len(words) <= most else paragraph[: words[most - 1].end()] + CUT


def _tidy(text: str) -> str:
    """One line; a space at either end stays, since it parts the words of two pieces."""
    bare = printable(plain(text))
    if not bare:
        return " "
    before = " " if text[:1].isspace() else ""
    return f"{before}{bare}{' ' if text[-1:].isspace() else ''}"
