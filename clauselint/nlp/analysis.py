"""A parsed segment, and the doubts of the parser about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Doc
from spacy.tokens import Span as SentenceSpan

from clauselint.findings import Segment
from clauselint.nlp.words import word_count
from clauselint.spans import OffsetMap, Span


@dataclass(frozen=True, slots=True)
class Arc:
    """A possible attachment: `head` is a token index in the `Doc` (the token's own for the root).

    `probability` in [0, 1] is calibrated on held-out treebank text (see the model card).
    """

    head: int
    relation: str
    probability: float


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree over `[start, start + len(arcs))` of a `Doc`, one arc a token, and its probability."""

    start: int
    arcs: tuple[Arc, ...]
    probability: float


class Doubt(Protocol):
    """What the parser can tell beside its best tree. Costs are paid on the first question."""

    def alternatives(self, token: int) -> tuple[Arc, ...]:
        """Attachments of a token, most probable first; those under .01 are left out."""

    def prefix_reading(self, token: int) -> Tree:
        """What the parser believes of the sentence when it has read up to `token`, inclusive."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A segment with its parse.

    `doc.text` is the analysed text. It is the segment's own text, or, for a list item whose stem
    is an open sentence ("Staff must:"), the stem without its colon, a space, and the item: then
    `own` is where the item begins, and only what touches `[own, len)` may be reported.
    """

    segment: Segment
    doc: Doc
    doubt: Doubt
    offsets: OffsetMap
    own: int = 0

    def source(self, start: int, end: int) -> Span:
        """Source span of the characters `[start, end)` of `doc.text`."""
        return self.offsets.to_source(start, end)

    def word_count(self, start: int, end: int) -> int:
        """Words in the characters `[start, end)` of `doc.text`."""
        return word_count(self.doc, start, end)

    def sentences(self) -> Iterator[SentenceSpan]:
        """Sentences that have a token in the segment's own text."""
        return (s for s in self.doc.sents if s.end_char > self.own)
