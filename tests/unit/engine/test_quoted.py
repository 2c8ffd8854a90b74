"""What is found and reworded of words that are not the drafter's own."""

import pytest

from clauselint import Linter
from clauselint.config import Settings

OURS = "Staff must ask in order to leave."
QUOTED = "The Act says “no one may stay in order to sleep” to all."
BLOCK = "> Staff must ask in order to leave."


def findings(text, **settings):
    return [
        f.text for f in Linter(select=["WRD004"], config=Settings(**settings)).check(text).findings
    ]


@pytest.mark.parametrize(("text", "count"), [(OURS, 1), (QUOTED, 0), (BLOCK, 0)])
def test_nothing_is_found_in_a_quotation(text, count):
    assert len(findings(text)) == count


@pytest.mark.parametrize("text", [OURS, QUOTED, BLOCK])
def test_the_setting_has_quotations_linted(text):
    assert len(findings(text, lint_quotations=True)) == 1


def test_a_suggestion_that_would_cut_through_markup_says_so():
    linter = Linter(select=["WRD004"], suggestions=True)
    (finding,) = linter.check("Staff sign in **order** to leave.\n").findings
    (suggestion,) = finding.suggestions
    assert (suggestion.edits, suggestion.applicability) == ((), "display")
    assert suggestion.note == "to be made by hand, since there is markup in the words"


def test_what_is_mostly_ours_is_found():
    (finding,) = Linter(select=["AMB005"]).check("Staff “must” warn and/or tell them.\n").findings
    assert finding.text == "and/or"


def test_no_suggestion_changes_a_quotation():
    text = "In order to leave, staff must say “I leave in order to rest”."
    (finding,) = Linter(select=["WRD004"], suggestions=True).check(text).findings
    assert [s.text for s in finding.suggestions] == [
        "To leave, staff must say “I leave in order to rest”."
    ]
    assert Linter(select=["WRD004"]).rewrite(f"“{OURS}”") == ()
