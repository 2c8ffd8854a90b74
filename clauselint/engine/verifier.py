"""What the rewriter asks of the engine: see clauselint.rewrite.verifier."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from clauselint.engine.gather import parse_rules, text_rules
from clauselint.engine.selection import Chosen
from clauselint.findings import Candidate, Document, Segment
from clauselint.spans import OffsetMap

if TYPE_CHECKING:
    from clauselint.nlp.analysis import Analysis


class EngineVerifier:
    """Parses a text as one paragraph, and lints a parse with the chosen rules."""

    def __init__(
        self, chosen: Sequence[Chosen], analyse: Callable[[Document], Iterable[Analysis]]
    ) -> None:
        self._text_rules = text_rules(chosen)
        self._parse_rules = parse_rules(chosen)
        self._analyse = analyse

    def parse(self, text: str) -> Analysis:
        """Parse of a text of one or more whole sentences."""
        segment = Segment(0, "paragraph", text, OffsetMap.identity(len(text)))
        return next(iter(self._analyse(Document("<rewrite>", text, (segment,)))))

    def lint(self, analysis: Analysis) -> tuple[Candidate, ...]:
        """Candidates of the chosen rules at or above their thresholds."""
        found = [
            candidate
            for choice, rule in self._parse_rules
            for candidate in rule.check(analysis)
            if candidate.confidence >= choice.threshold
        ]
        found += [
            candidate
            for choice, rule in self._text_rules
            for candidate in rule.check(analysis.segment)
            if candidate.confidence >= choice.threshold
        ]
        return tuple(found)
