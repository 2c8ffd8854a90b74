"""Every block of every case file is one test. See docs/adding-a-rule.md."""

from __future__ import annotations

from functools import cache

import pytest
from casefile import Case, all_cases

from clauselint import Linter
from clauselint.config import Settings
from clauselint.config.settings import RuleSettings, Target
from clauselint.findings import FileReport, Finding
from clauselint.rules.base import Rule
from clauselint.rules.registry import all_rules

TARGETS = {
    "grade": 9,
    "ease": 50,
    "sentence-words": 25,
    "average-sentence-words": 20,
    "effort": 50,
}
"""Targets of the case files of `RDB` rules."""


CANDIDATES = "candidates"
"""Shows whatever a rule finds. What is found is the rule's; how likely it hurts is the judgement's,
which is fitted on what readers say and measured by `benchmarks/judgement.py`."""


def is_judged(case: Case) -> bool:
    return rule_class(case.code).judged


@cache
def rule_class(code: str) -> type[Rule]:
    return next(r for r in all_rules() if r.code == code)


@cache
def linter(code: str, profile: str) -> Linter:
    # An unused suppression can only be told where the rule that it names has run.
    select = ["SUP", "WRD003", "WRD004", "WRD007"] if code.startswith("SUP") else [code]
    # Rules over targets are off until there are some.
    targets = (Target("*", TARGETS),) if code.startswith("RDB") else ()
    rules = {code: RuleSettings(threshold=0.0)} if profile == CANDIDATES else {}
    settings = Settings(targets=targets, rules=rules)
    return Linter(None if profile == CANDIDATES else profile, select=select, config=settings)


def report(case: Case, profile: str) -> FileReport:
    suffix = ".md" if case.format == "markdown" else ".txt"
    result = linter(case.code, profile).check(case.text, path=case.path.stem + suffix)
    assert not result.diagnostics, result.diagnostics
    return result


def found(case: Case, profile: str) -> tuple[Finding, ...]:
    return tuple(f for f in report(case, profile).findings if f.code == case.code)


def spans(findings: tuple[Finding, ...]) -> list[tuple[int, int]]:
    return [(f.span.start, f.span.end) for f in findings]


def marked(text: str, places: list[tuple[int, int]]) -> str:
    for start, end in sorted(places, reverse=True):
        text = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
    return text


def parses(case: Case) -> str:
    """A table of every token, for the reader of a failure."""
    from clauselint.nlp.model import analyse
    from clauselint.readers import read

    document = read(case.text.encode(), "case.md" if case.format == "markdown" else "case.txt")
    rows = []
    for analysis in analyse(document):
        rows.append(f"-- {analysis.doc.text}")
        rows += [
            f"{t.i:4} {t.text:18} {t.lemma_:16} {t.pos_:6} {t.tag_:5} {t.dep_:14} {t.head.text}"
            for t in analysis.doc
        ]
    return "\n".join(rows)


def explain(case: Case, profile: str) -> str:
    findings = found(case, profile)
    lines = [
        f"{case.path.name}:{case.line}, profile {profile}",
        f"expected: {marked(case.text, list(case.spans))}",
        f"found:    {marked(case.text, spans(findings))}",
        *(f"  {f.confidence:.2f} {f.message}" for f in findings),
        *(f"  reading {r.probability:.2f}: {r.text}" for f in findings for r in f.readings),
        *(f"  suggestion: {s.text}" for f in findings for s in f.suggestions),
    ]
    if not case.code.startswith(("WRD", "SUP")):
        lines.append(parses(case))
    return "\n".join(lines)


def check_notes(case: Case, finding: Finding, profile: str) -> None:
    readings = [reading.text for reading in finding.readings]
    suggestions = [suggestion.text for suggestion in finding.suggestions]
    for key, value in case.notes:
        if key == "reading":
            assert value in readings, explain(case, profile)
        else:
            assert (value in suggestions) == (key == "suggestion"), explain(case, profile)


def check_flag(case: Case) -> None:
    if is_judged(case):
        by_place = {(f.span.start, f.span.end): f for f in found(case, CANDIDATES)}
        assert set(case.spans) <= set(by_place), explain(case, CANDIDATES)
        check_notes(case, by_place[case.spans[0]], CANDIDATES)
        return
    profile = "strict" if case.strict else "default"
    findings = found(case, profile)
    assert spans(findings) == list(case.spans), explain(case, profile)
    check_notes(case, findings[0], profile)
    if case.strict:
        assert not found(case, "default"), "shown by default too: drop the word `strict`"


def check_ok(case: Case) -> None:
    profile = "strict" if case.strict else "default"
    assert not found(case, profile), explain(case, profile)


def check_miss(case: Case) -> None:
    profile = CANDIDATES if is_judged(case) else "strict"
    hits = set(spans(found(case, profile))) & set(case.spans)
    assert not hits, f"a known miss is found now; make it `flag`\n{explain(case, profile)}"


def check_false(case: Case) -> None:
    profile = "strict" if case.strict else "default"
    silent = set(case.spans) - set(spans(found(case, profile)))
    assert not silent, f"a known false alarm is silent now; make it `ok`\n{explain(case, profile)}"


CHECKS = {"flag": check_flag, "ok": check_ok, "miss": check_miss, "false": check_false}


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.id)
def test_case(case: Case) -> None:
    CHECKS[case.expectation](case)
