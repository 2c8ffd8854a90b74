"""What the rewriter asks of the engine: to parse a text anew, and for its doubts."""

from __future__ import annotations

from typing import Protocol

from clauselint.findings import Candidate
from clauselint.nlp.analysis import Analysis


class Verifier(Protocol):
    """Given by the engine, so that nothing here imports it."""

    def parse(self, text: str) -> Analysis:
        """Parse of a text of one or more whole sentences, read as one paragraph of clean prose."""

    def doubts(self, analysis: Analysis) -> tuple[Candidate, ...]:
        """Candidates of the enabled rules about ambiguity, at or above the profile's threshold."""
