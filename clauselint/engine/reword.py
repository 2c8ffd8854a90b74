"""Rewordings of a document, a sentence at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.engine.crashes import PARSER, REWRITER, Crashes
from clauselint.engine.document import Plan
from clauselint.engine.markup import escaped, marked_up
from clauselint.engine.quoted import is_quoted, lies_in_quotation
from clauselint.findings import Candidate, Diagnostic, Document, Rewording, Suggestion
from clauselint.spans import LineIndex, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence

    from clauselint.nlp.analysis import Analysis


class Rewords:
    """The sentences of one document that can be reworded.

    Without `short` one that is no long sentence has only the suggestions of its findings.
    """

    def __init__(self, plan: Plan, document: Document, *, short: bool = False) -> None:
        self._short = short
        self._plan = plan
        self._document = document
        self._lines = LineIndex(document.text)
        self._crashes = Crashes(document.path)
        self._suppressions = plan.suppressions(document, self._lines)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What crashed so far."""
        return self._crashes.diagnostics

    def __iter__(self) -> Iterator[Rewording]:
        analyses = self._plan.parts.analyse(self._document)
        for analysis in self._crashes.guard(PARSER, "the parser", None, analyses):
            for i, sentence in enumerate(analysis.doc.sents):
                if sentence.end_char > analysis.own:
                    yield from self._sentence(analysis, i, sentence)

    def _sentence(self, analysis: Analysis, i: int, sentence: Sentence) -> Iterator[Rewording]:
        start = max(sentence.start_char, analysis.own)
        try:
            span = analysis.source(start, sentence.end_char)
        except ValueError:
            return
        line = self._lines.position(span.start).line
        found = self._crashes.guard(
            REWRITER, "the rewriter", line, self._suggestions(analysis, i, sentence)
        )
        prose = analysis.segment.text
        shown = [
            marked_up(escaped(s, self._document), self._document.text, span, prose) for s in found
        ]
        suggestions = tuple({s.text: s for s in reversed(shown)}.values())[::-1]
        if suggestions:
            text = self._document.text[span.start : span.end]
            yield Rewording(span, line, text, suggestions)

    def _suggestions(self, analysis: Analysis, i: int, sentence: Sentence) -> Iterator[Suggestion]:
        """Those that repair a finding, then those that restructure."""
        parts, verifier = self._plan.parts, self._plan.verifier
        place = Span(sentence.start_char, sentence.end_char)
        for candidate in verifier.lint(analysis):
            here = candidate.end > analysis.own and place.start <= candidate.start < place.end
            if here and not self._is_accepted(candidate, analysis):
                suggestions = parts.suggest(candidate, analysis, verifier)
                yield from self._plan.sparing(suggestions, analysis, place.start)
        if not analysis.segment.label and not self._is_quoted(analysis, place):
            suggestions = parts.rewrite(analysis, i, verifier, self._short)
            yield from self._plan.sparing(suggestions, analysis, place.start)

    def _is_quoted(self, analysis: Analysis, place: Span) -> bool:
        start = max(place.start - analysis.own, 0)
        spared = not self._plan.settings.lint_quotations and bool(analysis.segment.quoted)
        return spared and is_quoted(analysis.segment, start, place.end - analysis.own)

    def _is_accepted(self, candidate: Candidate, analysis: Analysis) -> bool:
        """Whether a comment in the text turns the finding off, or it is about another's words."""
        quotations = self._plan.settings.lint_quotations
        if not quotations and lies_in_quotation(candidate, analysis.segment, analysis.own):
            return True
        try:
            span = analysis.source(max(candidate.start, analysis.own), candidate.end)
        except ValueError:
            return False
        return self._suppressions.hides(candidate.code, span)
