from __future__ import annotations

from types import SimpleNamespace

from clauselint.engine.selection import Chosen
from clauselint.engine.verifier import LONG, REMEMBERED, EngineVerifier
from clauselint.findings import Candidate, Segment
from clauselint.rules.base import ParseRule
from clauselint.spans import OffsetMap


def rule(code, confidence, asked):
    class Some(ParseRule):
        name = "some"

        def check(self, analysis):
            asked.append(code)
            yield Candidate(code, 0, 1, "message", confidence)

    Some.code = code
    return Chosen(Some(), 0.5, 0.25, "warning")


def analysis(label=False, text="x"):
    segment = Segment(0, "paragraph", text, OffsetMap.identity(len(text)), label=label)
    return SimpleNamespace(segment=segment, own=0)


def verifier(*chosen):
    return EngineVerifier(chosen, lambda document: iter([analysis()]))


def test_only_rules_about_ambiguity_are_asked_for_doubts_and_only_once():
    asked = []
    check = verifier(rule("AMB001", 0.9, asked), rule("WRD001", 0.9, asked))
    one = analysis()
    assert [c.code for c in check.doubts(one)] == ["AMB001"]
    assert [c.code for c in check.doubts(one)] == ["AMB001"]
    assert asked == ["AMB001"]


def test_doubts_below_the_threshold_are_none():
    assert verifier(rule("GPA001", 0.4, [])).doubts(analysis()) == ()


def test_a_label_has_no_doubts():
    assert verifier(rule("AMB001", 0.9, [])).doubts(analysis(label=True)) == ()


def test_a_text_is_parsed_once_and_few_are_remembered():
    check = verifier()
    first = check.parse("a")
    assert check.parse("a") is first
    for n in range(REMEMBERED):
        check.parse(str(n))
    assert check.parse("a") is not first


def test_of_long_texts_the_last_alone_is_remembered():
    asked = []
    check = verifier(rule("AMB001", 0.9, asked))
    long, other = analysis(text="x" * (LONG + 1)), analysis(text="y" * (LONG + 1))
    for one in (long, analysis(), long):
        check.doubts(one)
    assert len(asked) == 2
    for one in (other, long):
        check.doubts(one)
    assert len(asked) == 4
