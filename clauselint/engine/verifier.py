"""What the rewriter asks of the engine: see clauselint.rewrite.verifier."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from clauselint.engine.gather import moved, parse_rules, text_rules
from clauselint.engine.selection import Chosen
from clauselint.findings import Candidate, Document, Segment
from clauselint.spans import OffsetMap

if TYPE_CHECKING:
    from clauselint.nlp.analysis import Analysis


REMEMBERED = 256
REWORDING = "<rewrite>"
"""Path of a document that is a rewording, and none of the user's."""


class EngineVerifier:
    """Parses a text as one paragraph, and lints a parse with the chosen rules.

    The same rewording is tried for one finding after another, so the last answers are kept.
    """

    def __init__(
        self, chosen: Sequence[Chosen], analyse: Callable[[Document], Iterable[Analysis]]
    ) -> None:
        self._text_rules = text_rules(chosen)
        self._parse_rules = parse_rules(chosen)
        self._analyse = analyse
        self._parses: dict[str, Analysis] = {}
        self._lints: dict[int, tuple[Analysis, tuple[Candidate, ...]]] = {}

    def parse(self, text: str) -> Analysis:
        """Parse of a text of one or more whole sentences."""
        if text not in self._parses:
            _make_room(self._parses)
            segment = Segment(0, "paragraph", text, OffsetMap.identity(len(text)))
            document = Document(REWORDING, text, (segment,))
            self._parses[text] = next(iter(self._analyse(document)))
        return self._parses[text]

    def lint(self, analysis: Analysis) -> tuple[Candidate, ...]:
        """Candidates of the chosen rules at or above their thresholds."""
        # The analysis is kept beside its answer, so that its identity is not used again.
        if id(analysis) not in self._lints:
            _make_room(self._lints)
            self._lints[id(analysis)] = analysis, tuple(self._lint(analysis))
        return self._lints[id(analysis)][1]

    def _lint(self, analysis: Analysis) -> Iterator[Candidate]:
        for choice, rule in () if analysis.segment.label else self._parse_rules:
            for candidate in rule.check(analysis):
                if candidate.confidence >= choice.threshold:
                    yield candidate
        for choice, plain in self._text_rules:
            for candidate in plain.check(analysis.segment):
                if candidate.confidence >= choice.threshold:
                    yield moved(candidate, analysis)


def _make_room(memory: dict[Any, Any]) -> None:
    if len(memory) >= REMEMBERED:
        memory.pop(next(iter(memory)))
