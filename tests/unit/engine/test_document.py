from __future__ import annotations

import pytest
from engine_fakes import (
    CrashingRule,
    ParsedWordRule,
    Parser,
    WordRule,
    chosen,
    parts,
    run,
    variant,
)
from hypothesis import given
from hypothesis import strategies as st

from clauselint.engine.selection import Chosen
from clauselint.errors import ModelError
from clauselint.findings import Candidate, Edit, Suggestion


def spans(report):
    return [(f.code, f.span.start, f.span.end) for f in report.findings]


def test_a_finding_quotes_the_source():
    report = run("# Title\n\n- a **bad** item\n", WordRule())
    assert [f.text for f in report.findings] == ["bad"]
    assert report.document.text[15:18] == "bad"
    assert spans(report) == [("WRD901", 15, 18)]


def test_a_finding_has_its_lines_and_columns():
    (finding,) = run("One.\r\n\r\nA very bad\r\nday.", variant(WordRule, word="bad day")).findings
    place = (finding.line, finding.column, finding.end_line, finding.end_column)
    assert place == (3, 8, 4, 4)
    assert (finding.start, finding.end) == (finding.span.start, finding.span.end) == (15, 23)


@given(st.text(alphabet="ab d*_`\n-#😀\t", max_size=60))
def test_every_finding_slices_the_source_to_its_text(text):
    report = run(text, variant(WordRule, word=r"[ab]+ ?d?"), ParsedWordRule())
    for finding in report.findings:
        assert finding.text
        assert report.document.text[finding.span.start : finding.span.end] == finding.text


def test_findings_come_in_order_of_place_then_code():
    report = run("bad one.\n\nbad two.", WordRule(), ParsedWordRule())
    assert [f.code for f in report.findings] == ["AMB901", "WRD901", "AMB901", "WRD901"]


def test_of_overlapping_candidates_of_one_rule_the_surest_stays():
    class Twice(WordRule):
        def check(self, segment):
            yield Candidate("WRD901", 0, 8, "long", 0.6)
            yield Candidate("WRD901", 4, 8, "sure", 0.9)
            yield Candidate("WRD901", 9, 12, "apart", 0.6)

    assert [f.message for f in run("one two, six", Twice()).findings] == ["sure", "apart"]


def test_overlapping_candidates_of_two_rules_both_stay():
    report = run("a bad day", WordRule(), variant(WordRule, code="WRD902", word="a bad"))
    assert len(report.findings) == 2


def test_a_candidate_below_its_threshold_is_not_shown():
    assert run("bad", variant(WordRule, confidence=0.49)).findings == ()


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 0), (90, 99)])
def test_a_span_of_nothing_is_dropped(start, end):
    class Nowhere(WordRule):
        def check(self, segment):
            yield Candidate("WRD901", start, end, "nothing", 0.9)

    report = run("some text", Nowhere())
    assert report.findings == ()
    assert report.diagnostics == ()


def test_a_crash_is_kept_to_its_rule_and_told_once():
    report = run("A bad day.\n\nA bad night.", CrashingRule(), ParsedWordRule(), WordRule())
    assert [f.code for f in report.findings] == ["AMB901", "WRD901"] * 2
    (problem,) = report.diagnostics
    assert (problem.code, problem.line) == ("E500", 1)
    assert "AMB902" in problem.message
    assert "KeyError: 'anchor'" in problem.message


def test_a_rule_that_crashes_midway_keeps_what_it_found():
    class Midway(WordRule):
        def check(self, segment):
            yield Candidate("WRD901", 0, 3, "first", 0.9)
            raise RecursionError("too deep")

    report = run("bad day", Midway())
    assert [f.message for f in report.findings] == ["first"]
    assert len(report.diagnostics) == 1


def test_a_crash_of_the_parser_leaves_what_needs_no_parse():
    def analyse(document, wanted=None):
        raise RuntimeError("no")

    report = run("a bad day", WordRule(), ParsedWordRule(), stages=parts(analyse=analyse))
    assert [f.code for f in report.findings] == ["WRD901"]
    assert [d.code for d in report.diagnostics] == ["E501"]


def test_a_missing_model_is_no_crash():
    def analyse(document, wanted=None):
        raise ModelError("missing")

    with pytest.raises(ModelError):
        run("a bad day", ParsedWordRule(), stages=parts(analyse=analyse))


def test_without_a_parse_rule_nothing_is_parsed():
    parser = Parser()
    run("a bad day", WordRule(), stages=parts(analyse=parser))
    assert parser.parsed == []


def test_with_suggestions_asked_for_a_text_rule_gets_a_parse():
    suggestion = Suggestion("a good day", "plain-word", True, (Edit(2, 5, "good"),), "safe")
    seen = []

    def suggest(candidate, analysis, verifier):
        seen.append((candidate.code, analysis.doc.text[candidate.start : candidate.end]))
        return (suggestion,)

    stages = parts(suggest=suggest)
    assert run("a bad day", WordRule(), stages=stages).findings[0].suggestions == ()
    report = run("a bad day", WordRule(), stages=stages, suggestions=True)
    assert report.findings[0].suggestions == (suggestion,)
    assert seen == [("WRD901", "bad")]


def test_a_crash_of_the_rewriter_keeps_the_finding():
    def suggest(*_):
        raise ValueError("no")

    report = run("a bad day", ParsedWordRule(), stages=parts(suggest=suggest))
    assert len(report.findings) == 1
    assert [(d.code, d.line) for d in report.diagnostics] == [("E502", 1)]


def test_a_crash_of_the_summary_keeps_the_findings():
    def summary(_):
        raise ZeroDivisionError

    report = run("a bad day", WordRule(), stages=parts(summary=summary))
    assert (len(report.findings), report.readability) == (1, None)
    assert [d.code for d in report.diagnostics] == ["E503"]


def test_the_scores_are_there_where_the_run_parsed():
    assert run("a bad day", WordRule()).score is None
    assert run("one\n\ntwo", ParsedWordRule()).score.words == 2


def test_no_parse_is_kept_when_it_has_served():
    import gc
    import weakref

    alive, most = weakref.WeakSet(), []

    def analyse(document, wanted=None):
        for analysis in Parser()(document):
            gc.collect()
            alive.add(analysis.doc)
            most.append(len(alive))
            yield analysis

    run("bad\n\n" * 9, ParsedWordRule(), WordRule(), stages=parts(analyse=analyse))
    assert max(most) <= 3


def test_a_crash_of_the_scorer_keeps_the_findings():
    class Broken:
        def __init__(self, document):
            pass

        def add(self, analysis):
            raise ValueError("no")

    report = run("bad.\n\nbad.", ParsedWordRule(), stages=parts(scorer=Broken))
    assert len(report.findings) == 2
    assert report.score is None
    assert [d.code for d in report.diagnostics] == ["E503"]


def test_a_candidate_of_the_stem_is_dropped_and_one_across_it_is_cut(monkeypatch):
    import engine_fakes

    def under_a_stem(document, wanted=None):
        from dataclasses import replace

        from clauselint.spans import OffsetMap

        for segment in document.segments:
            text = "Staff must keep bad " + segment.text
            analysis = engine_fakes.parse(replace(segment, text=text))
            pieces = ((0, 500, 20), (20, segment.offsets.pieces[0][1], len(segment.text)))
            yield replace(analysis, segment=segment, offsets=OffsetMap(pieces), own=20)

    rule = variant(ParsedWordRule, word=r"Staff must|bad \w+ \w+")
    report = run("some records", rule, stages=parts(analyse=under_a_stem))
    assert [(f.span.start, f.text) for f in report.findings] == [(0, "some records")]


def test_a_suppression_of_a_finding_that_only_strict_shows_is_used():
    from clauselint.rules.suppression.unused_suppression import UnusedSuppression

    text = "<!-- clauselint-disable-next-line WRD004 -->\na bad day"
    low = variant(WordRule, code="WRD004", confidence=0.3)
    assert run(text, low, UnusedSuppression()).findings == ()
    absent = variant(WordRule, code="WRD004", word="absent")
    assert [f.code for f in run(text, absent, UnusedSuppression()).findings] == ["SUP001"]


def test_severity_is_that_of_the_settings():
    report = run("bad", WordRule(), choose=lambda rule: Chosen(rule, 0.5, 0.25, "error"))
    assert report.findings[0].severity == "error"
    assert run("bad", WordRule(), choose=chosen).findings[0].severity == "warning"


def test_a_label_is_no_sentence_to_a_rule_that_reads_the_parse():
    report = run(
        "# bad\n\n| bad |\n|---|\n| a bad day |\n\nA bad night.\n", ParsedWordRule(), WordRule()
    )
    assert [(f.code, f.line) for f in report.findings] == [
        ("WRD901", 1), ("WRD901", 3), ("WRD901", 5), ("AMB901", 7), ("WRD901", 7),
    ]  # fmt: skip
