"""Runs rules over a document and gives what they find its place in the source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from clauselint.engine.clock import PARSING, Clock
from clauselint.engine.crashes import PARSER, RULE, Crashes
from clauselint.engine.selection import Chosen
from clauselint.findings import Candidate, Document, Segment, Targets
from clauselint.nlp.words import text_of
from clauselint.rules.base import DocumentRule, ParseRule, TextRule
from clauselint.spans import LineIndex, Span

if TYPE_CHECKING:
    from clauselint.engine.parts import Analyse
    from clauselint.nlp.analysis import Analysis

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate with its rule and its place in the source.

    `analysis` is that of a parse rule, `segment` that of a text rule or a parse rule.
    """

    candidate: Candidate
    chosen: Chosen
    span: Span
    segment: Segment | None = None
    analysis: Analysis | None = None

    @property
    def code(self) -> str:
        """Code of the rule."""
        return self.chosen.code

    @property
    def is_shown(self) -> bool:
        """Whether the profile shows it."""
        return self.candidate.confidence >= self.chosen.threshold

    @property
    def place(self) -> str:
        """Name under which overlapping findings count as one."""
        return self.chosen.rule.shares or self.code

    def sentence(self) -> Span | None:
        """Source span of the sentence that it begins in, without a list item's stem."""
        if self.analysis is None:
            return None
        for found in self.analysis.doc.sents:
            if found.start_char <= self.candidate.start < found.end_char:
                start = max(found.start_char, self.analysis.own)
                end = found.start_char + len(found.text.rstrip())
                return self.analysis.source(start, end) if start < end else None
        return None


@dataclass(frozen=True, slots=True)
class Subject:
    """A document under check, who takes note of crashes and of time, and who may have it end."""

    document: Document
    lines: LineIndex
    crashes: Crashes
    clock: Clock | None = None
    ask: Callable[[], object] = tuple

    def timed(self, what: str, items: Iterator[T]) -> Iterator[T]:
        """The items, with the time that they take written down, if it is to be."""
        return items if self.clock is None else self.clock.timed(what, items)

    def line(self, segment: Segment) -> int | None:
        """Line on which a segment begins."""
        pieces = segment.offsets.pieces
        return self.lines.position(pieces[0][1]).line if pieces else None


def text_rules(chosen: Iterable[Chosen]) -> list[tuple[Chosen, TextRule]]:
    """The chosen rules that need no parse."""
    return [(c, c.rule) for c in chosen if isinstance(c.rule, TextRule)]


def parse_rules(chosen: Iterable[Chosen]) -> list[tuple[Chosen, ParseRule]]:
    """The chosen rules that read the parse."""
    return [(c, c.rule) for c in chosen if isinstance(c.rule, ParseRule)]


def document_rules(chosen: Iterable[Chosen]) -> list[tuple[Chosen, DocumentRule]]:
    """The chosen rules over whole documents."""
    return [(c, c.rule) for c in chosen if isinstance(c.rule, DocumentRule)]


def from_text(
    subject: Subject, chosen: Sequence[Chosen], without: Container[int] = ()
) -> Iterator[Found]:
    """What the text rules find, but for the segments of some indices."""
    rules = text_rules(chosen)
    segments = subject.document.segments if rules else ()
    for segment in (s for s in segments if s.index not in without):
        subject.ask()
        for choice, rule in rules:
            for candidate in _guarded(subject, choice, segment, rule.check, segment):
                span = _source(segment.source, candidate, 0)
                if span is not None:
                    yield Found(candidate, choice, span, segment)


def from_parse(subject: Subject, chosen: Sequence[Chosen], analysis: Analysis) -> Iterator[Found]:
    """What the parse rules find in one segment; a label is no sentence to them."""
    segment = analysis.segment
    if segment.label:
        return
    for choice, rule in parse_rules(chosen):
        for candidate in _guarded(subject, choice, segment, rule.check, analysis):
            span = _source(analysis.source, candidate, analysis.own)
            if span is not None:
                yield Found(candidate, choice, span, segment, analysis)


def parsed(subject: Subject, analyse: Analyse, without: Container[int] = ()) -> Iterator[Analysis]:
    """Parses of the document, one by one, up to a crash of the parser.

    Segments of some indices are left out; where none is left the parser is not loaded.
    """
    wanted = frozenset(s.index for s in subject.document.segments if s.index not in without)
    analyses = _late(analyse, subject.document, wanted) if wanted else iter(())
    return subject.crashes.guard(PARSER, "the parser", None, subject.timed(PARSING, analyses))


def with_parse(found: Found, analysis: Analysis) -> Found:
    """A finding of a text rule, moved to the parse of its segment."""
    if not text_of(analysis.doc).endswith(analysis.segment.text):
        return found
    return replace(found, candidate=moved(found.candidate, analysis), analysis=analysis)


def moved(candidate: Candidate, analysis: Analysis) -> Candidate:
    """A text rule's candidate with offsets in the analysed text, where the stem may stand first."""
    own = analysis.own
    return replace(candidate, start=candidate.start + own, end=candidate.end + own)


def from_document(subject: Subject, chosen: Sequence[Chosen], targets: Targets) -> Iterator[Found]:
    """What the document rules find."""
    for choice, rule in document_rules(chosen):
        check = _late(rule.check_document, subject.document, targets)
        what = f"rule {choice.code}"
        for candidate in subject.crashes.guard(RULE, what, None, check):
            if 0 <= candidate.start < candidate.end <= len(subject.document.text):
                yield Found(candidate, choice, Span(candidate.start, candidate.end))


def without_overlaps(found: Iterable[Found]) -> list[Found]:
    """The surest of overlapping candidates of one rule, or of rules that share their places.

    None that is shown makes room for one that is not. Of equals the longer stays, then the earlier.
    """
    best_first = sorted(
        found,
        key=lambda f: (
            not f.is_shown, -f.candidate.confidence, -len(f.span), f.span.start, f.code,
        ),
    )  # fmt: skip
    taken: dict[str, list[Span]] = {}
    kept = [f for f in best_first if _claim(f.span, taken.setdefault(f.place, []))]
    return sorted(kept, key=lambda f: (f.span, f.code))


def _claim(span: Span, taken: list[Span]) -> bool:
    """Put a span among disjoint ones, in order, unless it overlaps one of them."""
    at = bisect_left(taken, span)
    if any(span.overlaps(other) for other in taken[max(at - 1, 0) : at + 1]):
        return False
    taken.insert(at, span)
    return True


def _guarded(
    subject: Subject,
    choice: Chosen,
    segment: Segment,
    check: Callable[[T], Iterable[Candidate]],
    argument: T,
) -> Iterator[Candidate]:
    line = subject.line(segment)
    items = subject.timed(choice.code, _late(check, argument))
    found = subject.crashes.guard(RULE, f"rule {choice.code}", line, items)
    return (replace(c, confidence=min(max(c.confidence, 0.0), 1.0)) for c in found)


def _late(make: Callable[..., Iterable[T]], *arguments: object) -> Iterator[T]:
    # The call itself may crash where a rule is no generator, so it is put off to the first step.
    yield from make(*arguments)


def _source(locate: Callable[[int, int], Span], candidate: Candidate, own: int) -> Span | None:
    """Source span, or None where the candidate is empty, belongs to the stem or stands nowhere."""
    start = max(candidate.start, own)
    if not 0 <= start < candidate.end:
        return None
    try:
        span = locate(start, candidate.end)
    except ValueError:
        return None
    return span if len(span) else None
