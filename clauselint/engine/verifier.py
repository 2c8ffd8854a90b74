"""What the rewriter asks of the engine: see clauselint.rewrite.verifier."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from clauselint.engine.gather import moved, parse_rules, text_rules
from clauselint.engine.selection import Chosen
from clauselint.findings import Candidate, Document, Segment
from clauselint.rules.base import AMBIGUOUS
from clauselint.spans import OffsetMap

if TYPE_CHECKING:
    from clauselint.nlp.analysis import Analysis


REMEMBERED = 32
"""Parses that are kept: what is tried for one sentence is mostly tried for its other findings."""
LONG = 1_000
"""Letters from which on a text is long: its parse holds megabytes, so that the last alone stays."""

REWORDING = "<rewrite>"
"""Path of a document that is a rewording, and none of the user's."""


class EngineVerifier:
    """Parses a text as one paragraph, and lints a parse with the chosen rules.

    The same rewording is tried for one finding after another, so the last answers are kept.
    """

    def __init__(
        self, chosen: Sequence[Chosen], analyse: Callable[[Document], Iterable[Analysis]]
    ) -> None:
        self._chosen = chosen
        self._ambiguous = [c for c in chosen if c.code.startswith(AMBIGUOUS)]
        self._analyse = analyse
        self._parses: dict[str, Analysis] = {}
        self._doubts: dict[int, tuple[Analysis, tuple[Candidate, ...]]] = {}

    def parse(self, text: str) -> Analysis:
        """Parse of a text of one or more whole sentences."""
        if text not in self._parses:
            _make_room(self._parses, [a.segment for a in self._parses.values()], text)
            segment = Segment(0, "paragraph", text, OffsetMap.identity(len(text)))
            document = Document(REWORDING, text, (segment,))
            self._parses[text] = next(iter(self._analyse(document)))
        return self._parses[text]

    def doubts(self, analysis: Analysis) -> tuple[Candidate, ...]:
        """Candidates of the chosen rules about ambiguity, at or above their thresholds."""
        if id(analysis) not in self._doubts:
            self.know(analysis, _sure(analysis, self._ambiguous))
        return self._doubts[id(analysis)][1]

    def know(self, analysis: Analysis, candidates: Iterable[Candidate]) -> None:
        """Take it that these are the sure candidates of the chosen rules in an analysis."""
        held = [known.segment for known, _ in self._doubts.values()]
        _make_room(self._doubts, held, analysis.segment.text)
        found = tuple(c for c in candidates if c.code.startswith(AMBIGUOUS))
        # The analysis is kept beside its answer, so that its identity is not used again.
        self._doubts[id(analysis)] = analysis, found

    def lint(self, analysis: Analysis) -> tuple[Candidate, ...]:
        """Candidates of all chosen rules at or above their thresholds."""
        found = tuple(_sure(analysis, self._chosen))
        self.know(analysis, found)
        return found


def _sure(analysis: Analysis, chosen: Sequence[Chosen]) -> Iterator[Candidate]:
    for choice, rule in () if analysis.segment.label else parse_rules(chosen):
        for candidate in rule.check(analysis):
            if candidate.confidence >= choice.threshold:
                yield candidate
    for choice, plain in text_rules(chosen):
        for candidate in plain.check(analysis.segment):
            if candidate.confidence >= choice.threshold:
                yield moved(candidate, analysis)


def _make_room(memory: dict[Any, Any], segments: Sequence[Segment], text: str) -> None:
    """Let go of the oldest, and of a long text where another one comes."""
    for key, segment in zip([*memory], segments, strict=True):
        if len(memory) >= REMEMBERED or (len(text) > LONG and len(segment.text) > LONG):
            del memory[key]
