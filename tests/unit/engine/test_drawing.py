"""Readings of a report drawn as trees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clauselint import Linter
from clauselint.rules.base import ParseRule
from clauselint.rules.registry import family_rules

TEXT = "# Flats\n\nAct now.\n\nThe *tenants* and the owners of the house must pay.\n"
HANGING = "Staff may use any device that has or will be enrolled.\n"


@pytest.fixture(scope="module")
def linter():
    return Linter(profile="strict", select=["AMB"])


def different(reading):
    words = reading.tree.words
    return [(words[t.word], words[t.head]) for t in reading.tree.ties if t.differs]


def test_each_reading_has_the_tie_that_makes_it(linter):
    report = linter.draw(linter.check(TEXT))
    (found,) = [f for f in report.findings if f.code == "AMB002"]
    assert [different(r) for r in found.readings] == [
        [("of the house", "The tenants"), ("of the house", "and the owners")],
        [("of the house", "and the owners")],
    ]  # fmt: skip


def test_a_verb_that_stands_alone_has_no_tie_in_that_reading(linter):
    report = linter.draw(linter.check(HANGING))
    assert [different(r) for r in report.findings[0].readings] == [[("be enrolled", "has")], []]


def test_nothing_else_of_a_report_changes_and_a_check_draws_nothing(linter):
    before = linter.check(TEXT + HANGING)
    assert not [r for f in before.findings for r in f.readings if r.tree]
    after = linter.draw(before)
    bare = [
        replace(f, readings=tuple(replace(r, tree=None) for r in f.readings))
        for f in after.findings
    ]
    assert replace(after, findings=tuple(bare)) == before


def test_a_report_without_readings_needs_no_parse():
    linter = Linter(select=["WRD004"])
    report = linter.check("Staff must act in order to help.\n")
    assert linter.draw(report) is report


DRAWN = [r for r in family_rules("AMB") if issubclass(r, ParseRule) and r.ties is not None]


@pytest.mark.parametrize("rule", DRAWN, ids=lambda rule: rule.code)
def test_a_rule_that_is_drawn_says_how_for_each_of_two_readings(rule):
    assert [bool(pairs) for pairs in rule.ties.readings] == [True, True]
