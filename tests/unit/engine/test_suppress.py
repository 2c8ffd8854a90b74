from __future__ import annotations

import pytest

from clauselint import Linter
from clauselint.engine.suppress import suppress

LINTER = Linter(select=["AMB005", "WRD004", "SUP001"])
NEXT = "<!-- clauselint-disable-next-line WRD004 -->"


def suppressed(text, path="a.md", reason=""):
    report = LINTER.check(text, path)
    return suppress(report, lambda t: LINTER.read(t.encode(), path), reason)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Act in order to help.\n", f"{NEXT}\nAct in order to help.\n"),
        ("# Title\n\nAct in order to help.\n", f"# Title\n\n{NEXT}\nAct in order to help.\n"),
        ("- go;\n- act in order to help.\n", f"- go; {NEXT}\n- act in order to help.\n"),
        ("- act in order to help.\n- go.\n", f"{NEXT}\n- act in order to help.\n- go.\n"),
        ("Go.\r\n\r\nAct in order to help.\r\n", f"Go.\r\n\r\n{NEXT}\r\nAct in order to help.\r\n"),
        ("> Note: go.\n>\n> Act and/or help.\n", None),
        ("| a | b |\n|---|---|\n| x | do it in order to answer |\n", None),
        ("Go `x\nin order to` act, in order to help.\n", None),
    ],
)  # fmt: skip
def test_a_comment_turns_off_what_was_found(text, after):
    done = suppressed(text)
    assert after is None or done.after == after
    assert done.report.findings == ()
    assert done.changed
    assert LINTER.check(done.after, "a.md").findings == ()
    before = LINTER.read(text.encode(), "a.md").segments
    assert [s.text for s in LINTER.read(done.after.encode(), "a.md").segments] == [
        s.text for s in before
    ]


def test_the_reason_is_one_line_and_cannot_end_the_comment():
    after = suppressed("Act in order to help.\n", reason="the Act\nsays --> so").after
    assert "WRD004: the Act says –> so -->\n" in after


def test_plain_text_has_them_too():
    done = suppressed("Go.\n\nAct in order to help.\n", "a.txt")
    assert LINTER.check(done.after, "a.txt").findings == ()


def test_a_comment_that_hides_nothing_is_left_to_be_taken_out():
    text = "<!-- clauselint-disable-next-line WRD004 -->\nGo.\n"
    done = suppressed(text)
    assert (done.after, len(done.report.findings)) == (text, 1)
