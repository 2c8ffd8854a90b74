"""Readings of findings drawn as trees, when somebody wants to see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from clauselint.engine.crashes import Crashes
from clauselint.engine.gather import Found, Subject, from_parse
from clauselint.engine.parts import Parts
from clauselint.engine.selection import Chosen
from clauselint.findings import Document, FileReport, Finding, WordTree
from clauselint.rules.base import ParseRule
from clauselint.spans import LineIndex, Span

Key = tuple[str, Span]


def drawn(report: FileReport, chosen: Iterable[Chosen], parts: Parts) -> FileReport:
    """The report with a tree in each reading that has one; the segments of these are parsed again.

    Raises ModelError where a parse is needed and cannot be had.
    """
    rules = {c.code: c for c in chosen if isinstance(c.rule, ParseRule) and c.rule.ties}
    wanted = [f for f in report.findings if f.readings and f.code in rules]
    if report.document is None or not wanted:
        return report
    used = [rules[code] for code in sorted({f.code for f in wanted})]
    trees = dict(_trees(report.document, wanted, used, parts))
    findings = (_with(f, trees.get((f.code, f.span), ())) for f in report.findings)
    return replace(report, findings=tuple(findings))


def _trees(
    document: Document, wanted: Iterable[Finding], used: list[Chosen], parts: Parts
) -> Iterator[tuple[Key, list[WordTree]]]:
    subject = Subject(document, LineIndex(document.text), Crashes(document.path))
    places = [f.span for f in wanted]
    whole = ((s.index, s.source(0, len(s.text))) for s in document.segments if s.offsets.pieces)
    segments = {index for index, span in whole if any(span.overlaps(p) for p in places)}
    for analysis in parts.analyse(document, segments):
        for found in from_parse(subject, used, analysis):
            yield (found.code, found.span), _of(found)


def _of(found: Found) -> list[WordTree]:
    from clauselint.nlp.drawing import word_trees

    rule = found.chosen.rule
    if found.analysis is None or not isinstance(rule, ParseRule) or rule.ties is None:
        return []
    pairs = rule.ties.among(found.candidate.anchors)
    return word_trees(found.analysis, pairs, rule.ties.name)


def _with(finding: Finding, trees: Iterable[WordTree]) -> Finding:
    given = tuple(trees)
    if len(given) != len(finding.readings):
        return finding
    readings = (replace(r, tree=t) for r, t in zip(finding.readings, given, strict=True))
    return replace(finding, readings=tuple(readings))
