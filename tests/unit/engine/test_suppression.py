from __future__ import annotations

import pytest
from engine_fakes import WordRule, run, variant

from clauselint.rules.suppression.unused_suppression import UnusedSuppression

OFF = "<!-- clauselint-disable{} -->\n"


def shown(text, *rules):
    rules = rules or (WORD,)
    return [(f.code, f.span.start) for f in run(text, *rules).findings]


WORD = variant(WordRule, code="WRD004")
OTHER = variant(WordRule, code="AMB001")
UNUSED = UnusedSuppression()


def test_the_next_line_is_covered_and_the_one_after_is_not():
    text = "<!-- clauselint-disable-next-line WRD004 -->\n- bad\n- bad\n"
    assert shown(text) == [("WRD004", text.rindex("bad"))]


def test_blank_lines_before_the_next_line_do_not_count():
    assert shown("<!-- clauselint-disable-next-line -->\n\n\nbad") == []


def test_a_wrapped_paragraph_is_covered_to_its_end():
    text = "<!-- clauselint-disable-next-line WRD004 -->\n\none\ntwo\nbad\n\nbad"
    assert shown(text) == [("WRD004", text.rindex("bad"))]


@pytest.mark.parametrize("bullet", ["", "- ", "> Note: go.\n>\n> "])
def test_a_paragraph_right_behind_the_comment_is_the_one_that_is_covered(bullet):
    text = f"{bullet}<!-- clauselint-disable-next-line WRD004 --> one\nbad\n\nbad"
    assert shown(text) == [("WRD004", text.rindex("bad"))]


def test_a_comment_in_a_row_of_cells_means_the_next_row():
    text = "|a|b|\n|-|-|\n|one <!-- clauselint-disable-next-line -->|bad|\n|one|bad|\n"
    assert shown(text) == [("WRD004", text.index("bad"))]


@pytest.mark.parametrize(
    "text",
    [
        "bad <!-- clauselint-disable-line WRD004 -->\n\nbad",
        "one\nbad <!-- clauselint-disable-line WRD004 -->\nbad\n\nbad",
        "- bad <!-- clauselint-disable-line WRD004 -->\n- bad\n",
        "|a|b|\n|-|-|\n|bad|bad <!-- clauselint-disable-line WRD004 -->|\n|one|bad|\n",
        "# bad <!-- clauselint-disable-line WRD004 -->\n\nbad",
    ],
)
def test_at_the_end_of_a_line_its_paragraph_is_covered(text):
    assert shown(text) == [("WRD004", text.rindex("bad"))]


def test_a_rule_is_known_by_its_name():
    named = variant(WordRule, code="WRD004")
    assert shown("<!-- clauselint-disable-next-line wordy-phrase -->\nbad", named, OTHER) == [
        ("AMB001", 51)
    ]
    assert shown("<!-- clauselint-disable WORDY-PHRASE, AMB -->\nbad", named, OTHER) == []


@pytest.mark.parametrize(
    "comment",
    [
        "clauselint-disable-next-lines",
        "Clauselint-Disable WRD004",
        "clauselint: disable",
        "clauselint off",
        "clauslint-disable",
        "clauselint_disable_next_line WRD004",
        "clauselint-dissable WRD004",
        "clauselint:ignore",
    ],
)
def test_what_is_meant_for_a_directive_but_is_none_is_told(comment):
    report = run(f"<!-- {comment} -->\nbad", WORD, UNUSED)
    assert [f.code for f in report.findings] == ["SUP001", "WRD004"]
    assert "turns nothing off" in report.findings[0].message


@pytest.mark.parametrize(
    "comment",
    ["vale off", "markdownlint-disable", "clauselint was run in May", "see clauselint disable"],
)
def test_other_comments_are_not_for_us(comment):
    assert [f.code for f in run(f"<!-- {comment} -->\nbad", WORD, UNUSED).findings] == ["WRD004"]


def test_a_prefix_stands_for_its_rules():
    text = "<!-- clauselint-disable-next-line WRD -->\nbad"
    assert shown(text, WORD, OTHER) == [("AMB001", text.index("bad"))]


def test_without_a_code_every_rule_is_off():
    assert shown("<!-- clauselint-disable-next-line -->\nbad", WORD, OTHER) == []


def test_a_block_ends_where_it_is_ended():
    text = "bad\n\n<!-- clauselint-disable -->\n\nbad\n\n<!-- clauselint-enable -->\n\nbad"
    assert [at for _, at in shown(text)] == [0, text.rindex("bad")]


def test_enabling_one_code_leaves_the_others_off():
    text = "<!-- clauselint-disable -->\n\n<!-- clauselint-enable WRD004 -->\n\nbad"
    assert [code for code, _ in shown(text, WORD, OTHER)] == ["WRD004"]


def test_enabling_another_code_ends_nothing():
    text = "<!-- clauselint-disable WRD004 -->\n\n<!-- clauselint-enable AMB001 -->\n\nbad"
    assert shown(text) == []


def test_disable_file_covers_what_stands_before_it():
    assert shown("bad\n\n<!-- clauselint-disable-file WRD004 -->\n") == []


@pytest.mark.parametrize("action", ["disable-next-line", "disable", "disable-file"])
def test_an_idle_comment_is_reported_on_its_own_place(action):
    text = f"<!-- clauselint-{action} WRD004: a reason -->\n\ngood"
    (finding,) = run(text, WORD, UNUSED).findings
    assert (finding.code, finding.text) == ("SUP001", text.split("\n")[0])


def test_of_two_codes_the_idle_one_is_named():
    text = "<!-- clauselint-disable-next-line WRD004, WRD007 -->\nbad"
    (finding,) = run(text, WORD, variant(WordRule, code="WRD007", word="x"), UNUSED).findings
    assert "WRD007" in finding.message
    assert "WRD004" not in finding.message


def test_a_code_that_did_not_run_is_left_alone():
    assert shown("<!-- clauselint-disable AMB001 -->\n\ngood", WORD, UNUSED) == []


def test_a_rule_over_targets_has_not_run_where_there_are_none():
    from clauselint.rules.readability.grade_over_target import GradeOverTarget

    text = "<!-- clauselint-disable-file RDB001 -->\n\ngood"
    assert shown(text, GradeOverTarget(), UNUSED) == []


def test_a_comment_about_everything_is_left_alone_unless_everything_ran():
    assert shown("<!-- clauselint-disable -->\n\ngood", WORD, UNUSED) == []


def test_an_unknown_code_is_reported_whatever_ran():
    (finding,) = run("<!-- clauselint-disable WRD999 -->\n\ngood", UNUSED).findings
    assert "WRD999" in finding.message


def test_enable_that_ends_nothing_is_reported():
    (finding,) = run("good\n\n<!-- clauselint-enable WRD004 -->", WORD, UNUSED).findings
    assert "ends no" in finding.message


def test_unused_comments_can_be_turned_off_too():
    text = "<!-- clauselint-disable-file SUP001 -->\n\n<!-- clauselint-disable WRD004 -->\n\ngood"
    assert shown(text, WORD, UNUSED) == []
