"""The sentences of a document as a reader meets them, found without a parse.

Headings are signposts and table cells mostly labels: neither makes a sentence, unless the cell
holds one. Nor does a short line without a stop that stands above other prose. Block quotes,
licences and other languages are not the drafter's prose. What introduces a list, and each of its
items, is a sentence of its own, so that no word is counted twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clauselint.findings import Document, Segment
from clauselint.lexicon import counting
from clauselint.lexicon import sentences as splitter
from clauselint.lexicon.language import is_foreign
from clauselint.spans import Span

_STOPPED = re.compile(r"[.!?:;,…][\"'”’)\]]*\s*$")
LEAST_CELL_WORDS = 6
MOST_TITLE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Sentence:
    """`[start, end)` of the text of a segment, and its words without their punctuation.

    `places` are the starts of `words` in that text.
    """

    segment: int
    start: int
    end: int
    words: tuple[str, ...]
    places: tuple[int, ...]


def words_in(segment: Segment, span: Span) -> Iterator[tuple[str, int]]:
    """Words of a range of a segment, and their starts."""
    return counting.words_in(segment.text, span, segment.opaque)


def sentences(document: Document) -> Iterator[Sentence]:
    """Every sentence of a document's prose, in order."""
    stems = {s.stem for s in document.segments}
    for segment in document.segments:
        is_title = segment.index not in stems and _is_title(segment, document)
        if is_title or not _is_prose(segment):
            continue
        for span in splitter.spans(segment.text):
            found = list(words_in(segment, span))
            if found and not is_foreign(segment.text[span.start : span.end]):
                words, places = zip(*found, strict=True)
                yield Sentence(segment.index, span.start, span.end, words, places)


def _is_prose(segment: Segment) -> bool:
    if segment.kind == "heading" or segment.label or segment.is_quoted():
        return False
    if segment.kind != "table-cell":
        return True
    words = [w for w, _ in words_in(segment, Span(0, len(segment.text)))]
    lettered = sum(w.isalpha() for w in words)
    return len(words) >= LEAST_CELL_WORDS and lettered >= 0.7 * len(words)


def _is_title(segment: Segment, document: Document) -> bool:
    # "3 Keys and cards" on a line of its own, with prose to follow: a heading without its marks.
    if segment.kind != "paragraph" or _STOPPED.search(segment.text):
        return False
    following = document.segments[segment.index + 1 : segment.index + 2]
    few = len(segment.text.split()) <= MOST_TITLE_WORDS
    return few and any(after.kind != "heading" for after in following)
