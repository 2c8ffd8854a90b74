"""A suggestion as it would stand in the source, with its links and its emphasis."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from clauselint.engine.ruled import is_ruled
from clauselint.engine.spelling import spelt
from clauselint.findings import Document, Suggestion
from clauselint.readers.formats import format_of
from clauselint.spans import Span

EMPHASIS = "*_~"
_MARKS = re.compile(r"\*+|_+|~+")
_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_QUOTED_BREAK = re.compile(r"[ \t]*\n[ \t>]*")


def escape_of(document: Document) -> Callable[[str], str]:
    """What writes words as they stand in the source of a document."""
    row = format_of(document.path)
    return (row and row.escape) or (lambda words: words)


def escaped(suggestion: Suggestion, document: Document) -> Suggestion:
    """The suggestion with edits that put in words as they stand in the source of a document.

    A list in dashes can only be shown where that is no list, and a change that would shift the
    columns of a table too.
    """
    row = format_of(document.path)
    listed = row is not None and not row.dashes and "\n" in suggestion.text
    if listed or any(
        is_ruled(document.text, Span(edit.start, edit.end)) for edit in suggestion.edits
    ):
        return replace(suggestion, edits=(), applicability="display")
    escape = escape_of(document)
    edits = tuple(replace(edit, replacement=escape(edit.replacement)) for edit in suggestion.edits)
    return replace(suggestion, edits=edits)


def marked_up(suggestion: Suggestion, text: str, span: Span, prose: str) -> Suggestion:
    """The suggestion with its edits made in `text[span.start:span.end]`, the sentence's source.

    `prose` is what the sentence's segment reads. Line breaks of the source become spaces. A
    suggestion without edits stays as it is.
    """
    suggestion = spelt(suggestion, text)
    if not suggestion.edits:
        return suggestion
    if "\n" in suggestion.text and _around(text, span) != (span.start, span.end):
        # Emphasis cannot run over the items of a list.
        return replace(suggestion, edits=(), applicability="display")
    return replace(suggestion, text="".join(_pieces(suggestion, text, span, prose)).strip())


def _around(text: str, span: Span) -> tuple[int, int]:
    """The span with the emphasis that opens right before it or closes right behind it."""
    start, end = span.start, span.end
    while start and text[start - 1] in EMPHASIS:
        start -= 1
    while end < len(text) and text[end] in EMPHASIS:
        end += 1
    return start, end


def _closed(text: str, span: Span) -> tuple[int, int]:
    """The same, but without marks whose other half stands in another sentence."""
    start, end = _around(text, span)
    choices = ((start, end), (start, span.end), (span.start, end), (span.start, span.end))
    return next((c for c in choices if _is_even(text[slice(*c)])), choices[0])


def _is_even(text: str) -> bool:
    runs = [run[0] for run in _MARKS.findall(text)]
    return all(runs.count(mark) % 2 == 0 for mark in EMPHASIS)


def _pieces(suggestion: Suggestion, text: str, span: Span, prose: str) -> Iterator[str]:
    place, end = _closed(text, span)
    # In plain text a ">" before a line is read as it stands.
    between = _BREAK if re.search(r"(?:\A| )>", prose) else _QUOTED_BREAK
    for edit in sorted(suggestion.edits, key=lambda e: (e.start, e.end)):
        yield between.sub(" ", text[place : edit.start])
        yield edit.replacement
        place = edit.end
    yield between.sub(" ", text[place:end])
