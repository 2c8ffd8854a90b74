"""The sentences of a document as a reader meets them, found without a parse.

Labels (see `readers.labels`) make no sentence. Block quotes, licences and other languages are not
the drafter's prose. What introduces a list, and each of its
items, is a sentence of its own, so that no word is counted twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clauselint.findings import Document, Segment
from clauselint.lexicon import counting
from clauselint.lexicon import sentences as splitter
from clauselint.lexicon.language import is_foreign
from clauselint.spans import Span


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
    for segment in document.segments:
        yield from sentences_in(segment)


def sentences_in(segment: Segment) -> Iterator[Sentence]:
    """Every sentence of a segment, in order; of one that is no prose there are none."""
    if segment.label or segment.is_quoted():
        return
    for span in splitter.spans(segment.text):
        found = list(words_in(segment, span))
        if found and not is_foreign(segment.text[span.start : span.end]):
            words, places = zip(*found, strict=True)
            yield Sentence(segment.index, span.start, span.end, words, places)
