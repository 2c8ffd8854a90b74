"""Comments that turn findings off, put into a text where they change nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from clauselint.engine.fix import Fixed
from clauselint.engine.suppression import Suppressions
from clauselint.findings import Document, Edit, FileReport, Finding, Segment
from clauselint.fixes import apply
from clauselint.readers import format_of
from clauselint.readers.row import HTML_COMMENT
from clauselint.spans import LineIndex, Span

Signs = tuple[str, str]
"""What opens and what closes a comment."""

UNUSED = "SUP001"
BLANK = re.compile(r"[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """Findings in one block of prose, and where it stands in the source."""

    place: Span
    segment: Segment
    findings: tuple[Finding, ...]

    @property
    def codes(self) -> str:
        """The codes, each once."""
        return ", ".join(sorted({finding.code for finding in self.findings}))


def suppress(report: FileReport, read: Callable[[str], Document], reason: str = "") -> Fixed:
    """The text with comments that turn off what was found, and a report of what they cannot.

    A comment goes on a line of its own, or where that would cut a list or a table in two, at the
    end of the line before, or around the whole of it. It stays only if the text then reads as it
    did and the findings are off. `read` reads a version of the text.
    """
    document = report.document
    assert document is not None
    text, done, left = document.text, Counter[str](), set(report.findings)
    # From the end, so that the places before it stay as they are.
    for block in reversed(list(_blocks(report))):
        changed = _with_comment(text, block, document, read, reason)
        if changed is not None:
            text = changed
            done.update(finding.code for finding in block.findings)
            left -= set(block.findings)
    rest = tuple(f for f in report.findings if f in left)
    return Fixed(document.text, text, done, replace(report, findings=rest))


def _blocks(report: FileReport) -> Iterator[Block]:
    assert report.document is not None
    for segment in report.document.segments:
        pieces = segment.offsets.pieces
        if pieces:
            place = Span(pieces[0][1], pieces[-1][1] + pieces[-1][2])
            inside = (f for f in report.findings if place.contains(f.span) and f.code != UNUSED)
            findings = tuple(inside)
            if findings:
                yield Block(place, segment, findings)


def _with_comment(
    text: str, block: Block, document: Document, read: Callable[[str], Document], reason: str
) -> str | None:
    row = format_of(document.path)
    for edits in _ways(text, block, reason, row.comment if row else HTML_COMMENT):
        changed = apply(text, edits)
        if _serves(read(changed), document, block, edits):
            return changed
    return None


def _ways(text: str, block: Block, reason: str, signs: Signs) -> Iterator[list[Edit]]:
    lines = LineIndex(text)
    number = lines.position(block.place.start).line
    start = lines.line_span(number, len(text)).start
    indent = text[start : block.place.start]
    indent = indent if BLANK.match(indent) else ""
    comment = _comment("disable-next-line", block, reason, signs)
    apart = "\n" if signs[1] == "\n" and text[:start].rstrip(" ")[-2:-1] not in ("", "\n") else ""
    alone = [Edit(start, start, f"{apart}{indent}{comment}\n")]
    before = len(text[:start].rstrip())
    whole = bool(signs[1].strip())  # it ends before its line does
    behind = [[Edit(before, before, f" {comment}")]] if before and whole else []
    inside = block.segment.kind in ("list-item", "table-cell", "block-quote")
    yield from [*behind, alone] if inside else [alone, *behind]
    yield _around(text, block, reason, signs)


def _around(text: str, block: Block, reason: str, signs: Signs) -> list[Edit]:
    """A pair of comments around the lines up to the next blank one on either side."""
    above = [m.end() for m in re.finditer(r"(?:\A|\n)[ \t\r]*\n", text[: block.place.start])]
    start = above[-1] if above else 0
    below = re.search(r"\n[ \t\r]*\n", text[block.place.end :])
    end = block.place.end + below.start() + 1 if below else len(text)
    line_end = "" if not below and not text.endswith("\n") else "\n"
    closing = f"{'' if line_end else chr(10)}\n{_comment('enable', block, '', signs)}\n"
    return [
        Edit(start, start, f"{_comment('disable', block, reason, signs)}\n\n"),
        Edit(end, end, closing),
    ]


def _comment(action: str, block: Block, reason: str, signs: Signs) -> str:
    words = " ".join(reason.replace("--", "–").split())
    opening, closing = signs
    return f"{opening}clauselint-{action} {block.codes}{': ' + words if words else ''}{closing}"


def _serves(changed: Document, document: Document, block: Block, edits: Sequence[Edit]) -> bool:
    """Whether the text reads as before, and the findings of the block are off."""
    same = [_gist(s) for s in changed.segments] == [_gist(s) for s in document.segments]
    if not same:
        return False
    suppressions = Suppressions(changed, LineIndex(changed.text))
    by = len(edits[0].replacement)
    return all(
        suppressions.hides(f.code, Span(f.span.start + by, f.span.end + by)) for f in block.findings
    )


def _gist(segment: Segment) -> tuple[object, ...]:
    return segment.kind, segment.text, segment.marker, segment.stem, segment.section, segment.level
