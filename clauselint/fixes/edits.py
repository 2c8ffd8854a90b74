"""Choosing edits that go together, and applying them to a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clauselint.errors import FixError
from clauselint.findings import Edit, FileReport, Finding, Suggestion
from clauselint.spans import Span


@dataclass(frozen=True, slots=True)
class Fix:
    """A suggestion to apply, the code of its finding, and the place that it claims for itself."""

    code: str
    suggestion: Suggestion
    claim: Span


def choose(report: FileReport, *, unsafe: bool = False) -> list[Fix]:
    """Fixes that can be made at once, in order of their place.

    Safe ones may stand side by side. An unsafe one was verified in its paragraph as it is, so it
    claims the whole of it; what else there is to fix there waits for the next round.
    """
    blocks = _blocks(report) if unsafe else []
    wanted = [fix for f in report.findings if (fix := _first(f, unsafe, blocks)) is not None]
    wanted.sort(key=lambda fix: (fix.suggestion.applicability != "safe", fix.claim))
    chosen: list[Fix] = []
    for fix in wanted:
        if not any(_collide(fix.claim, other.claim) for other in chosen):
            chosen.append(fix)
    return sorted(chosen, key=lambda fix: fix.claim)


def _first(finding: Finding, unsafe: bool, blocks: Sequence[Span]) -> Fix | None:
    allowed = ("safe", "unsafe") if unsafe else ("safe",)
    for suggestion in finding.suggestions:
        if suggestion.edits and suggestion.keeps_meaning and suggestion.applicability in allowed:
            claim = _extent(suggestion.edits)
            if suggestion.applicability != "safe":
                claim = _widen(claim, blocks)
            return Fix(finding.code, suggestion, claim)
    return None


def _extent(edits: Sequence[Edit]) -> Span:
    return Span(min(edit.start for edit in edits), max(edit.end for edit in edits))


def _widen(claim: Span, blocks: Sequence[Span]) -> Span:
    touched = [claim, *(block for block in blocks if _collide(block, claim))]
    return Span(min(span.start for span in touched), max(span.end for span in touched))


def _blocks(report: FileReport) -> list[Span]:
    segments = report.document.segments if report.document else ()
    pieces = (segment.offsets.pieces for segment in segments if segment.offsets.pieces)
    return [Span(p[0][1], p[-1][1] + p[-1][2]) for p in pieces]


def _collide(one: Span, other: Span) -> bool:
    # Touching counts: two insertions at one place have no order.
    return one.start <= other.end and other.start <= one.end


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits. A line break in a replacement becomes one as the text has them.

    Raises FixError where edits overlap or lie outside the text.
    """
    newline = line_ending(text)
    parts, last = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < last or not edit.start <= edit.end <= len(text):
            raise FixError(f"edits overlap or lie outside the text at {edit.start}")
        parts += [text[last : edit.start], edit.replacement.replace("\n", newline)]
        last = edit.end
    return "".join([*parts, text[last:]])


def line_ending(text: str) -> str:
    """The line ending that the text has most often; `\\n` where it has none."""
    crlf = text.count("\r\n")
    counts = {"\n": text.count("\n") - crlf, "\r\n": crlf, "\r": text.count("\r") - crlf}
    return max(counts, key=lambda ending: counts[ending])
