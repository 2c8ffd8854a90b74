"""What a finding is known by when lines move: its rule, its words and those around it."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator

from clauselint.findings import Document, FileReport, Finding
from clauselint.spans import Span

SENTENCE_END = re.compile(r"[.!?][\"”’')\]*_]*\s+")
NEIGHBOURS = 6
"""Words of the sentence on either side that tell two findings in the same words apart."""


class Passages:
    """Where the sentences of a document begin and end, as far as its punctuation shows.

    A guess that needs no parse: an abbreviation makes a passage shorter than its sentence.
    """

    def __init__(self, document: Document) -> None:
        self._text = document.text
        pieces = (s.offsets.pieces for s in document.segments if s.offsets.pieces)
        blocks = [(p[0][1], p[-1][1] + p[-1][2]) for p in pieces]
        self._blocks = sorted(blocks)

    def around(self, span: Span) -> Span:
        """From the start of the first sentence that a span touches to the end of the last."""
        first, last = self._block(span.start), self._block(max(span.end - 1, span.start))
        start, end = min(first.start, span.start), max(last.end, span.end)
        for found in SENTENCE_END.finditer(self._text, start, end):
            if found.end() <= span.start:
                start = found.end()
            elif found.start() + 1 >= span.end:
                return Span(start, found.start() + 1)
        return Span(start, end)

    def _block(self, offset: int) -> Span:
        at = bisect_right(self._blocks, (offset, float("inf"))) - 1
        if at >= 0 and offset < self._blocks[at][1]:
            return Span(*self._blocks[at])
        return Span(offset, offset)


def plain(text: str) -> str:
    """The text with each run of white space as one space, so that a new line wrap changes nothing.

    The mark of a quotation at the start of its lines is white space too.
    """
    return " ".join(re.sub(r"^[ \t]*>[ \t>]*", "", text, flags=re.MULTILINE).split())


def fingerprints(report: FileReport) -> Iterator[tuple[Finding, str]]:
    """Each finding of a file with its fingerprint: 16 hexadecimal digits.

    It depends on the rule, the words of the finding and up to six words of its sentence on either
    side; not on the path, the line or the message. Two findings can share one.
    """
    if report.document is None:
        return
    passages = Passages(report.document)
    for finding in report.findings:
        yield finding, _fingerprint(report.document.text, passages, finding)


def _fingerprint(text: str, passages: Passages, finding: Finding) -> str:
    around = passages.around(finding.span)
    before = plain(text[around.start : finding.span.start]).split()[-NEIGHBOURS:]
    after = plain(text[finding.span.end : around.end]).split()[:NEIGHBOURS]
    parts = (finding.code, " ".join(before), plain(finding.text), " ".join(after))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
