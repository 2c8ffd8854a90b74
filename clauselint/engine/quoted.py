"""Words that are not the drafter's own: no finding that lies in them, and no rewording of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from clauselint.findings import Candidate, Segment, Suggestion
from clauselint.spans import Span

if TYPE_CHECKING:
    from clauselint.nlp.analysis import Analysis


def is_quoted(segment: Segment, start: int, end: int) -> bool:
    """Whether half of `[start, end)` of a segment's text, or more, is quoted."""
    shared = (min(end, q.end) - max(start, q.start) for q in segment.quoted)
    return 2 * sum(n for n in shared if n > 0) >= max(end - start, 1)


def lies_in_quotation(candidate: Candidate, segment: Segment, own: int) -> bool:
    """Whether a drafter could not act on a finding, since it is about another's words."""
    start = max(candidate.start - own, 0)
    return bool(segment.quoted) and is_quoted(segment, start, max(candidate.end - own, start))


def sparing(
    suggestions: Iterable[Suggestion], analysis: Analysis, place: Span
) -> tuple[Suggestion, ...]:
    """The suggestions for the sentence at `place` of the parse that keep each quotation in it."""
    text = analysis.segment.text
    here = [
        text[q.start : q.end]
        for q in analysis.segment.quoted
        if place.overlaps(Span(q.start + analysis.own, q.end + analysis.own))
    ]
    return tuple(s for s in suggestions if all(quoted in s.text for quoted in here))
