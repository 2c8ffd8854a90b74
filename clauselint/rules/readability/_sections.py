"""What the rules over targets share: the sections that are long enough, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from clauselint.findings import Candidate, Document, Score, Targets
from clauselint.rules.base import DocumentRule
from clauselint.spans import Span

LEAST_WORDS = 30
"""Words from which on a mean over a section says something."""


def missed(
    document: Document,
    targets: Targets,
    name: str,
    measure: str,
    rule: DocumentRule,
    *,
    least: bool = False,
) -> Iterator[Candidate]:
    """A candidate for each section whose figure is over the target (under it, with `least`)."""
    target = targets.values.get(name)
    for section in targets.score.sections if target is not None else ():
        value = figure(section, measure)
        if value is None or target is None or section.words < LEAST_WORDS:
            continue
        if value < target if least else value > target:
            over = "under" if least else "over"
            message = f"{name} {value:.1f}, {over} the target of {target:g}"
            yield candidate(document, section, rule.code, message)


def long_sentences(document: Document, targets: Targets, rule: DocumentRule) -> Iterator[Candidate]:
    """A candidate for each section with sentences longer than the target `sentence-words`."""
    target = targets.values.get("sentence-words")
    for section in targets.score.sections if target is not None else ():
        lengths = [s.words for s in section.sentences]
        over = [n for n in lengths if target is not None and n > target]
        if over:
            have = "sentence has" if len(over) == 1 else "sentences have"
            message = (
                f"{len(over)} of {len(lengths)} {have} more than {target:g} words, "
                f"the longest {max(over)}"
            )
            yield candidate(document, section, rule.code, message)


def figure(section: Score, measure: str) -> float | None:
    """A section's effort, or the formula or measure of that name."""
    if measure == "effort":
        return section.effort
    return section.formulas.get(measure, section.measures.get(measure))


def candidate(document: Document, section: Score, code: str, message: str) -> Candidate:
    """A candidate on a section's heading, or on its first sentence where it has none."""
    place = _place(document, section)
    name = f"section “{section.title}”: " if section.title else ""
    text = f"{name}{message}"
    if section.costly:
        text += f"; line {section.costly[0].line} costs most"
    return Candidate(code, place.start, place.end, text, 1.0)


def _place(document: Document, section: Score) -> Span:
    for segment in document.segments:
        if segment.kind == "heading":
            span = segment.source(0, len(segment.text))
            if section.title and span.start == section.span.start:
                return span
    return section.sentences[0].span if section.sentences else section.span
