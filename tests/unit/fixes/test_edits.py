from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauselint.errors import FixError
from clauselint.findings import Document, Edit, FileReport, Finding, Segment, Suggestion
from clauselint.fixes import apply, choose, line_ending, unified
from clauselint.spans import OffsetMap, Span

TEXT = "one two three.\n\nfour five six."


def suggestion(*edits, applicability="safe", keeps=True):
    return Suggestion("…", "kind", keeps, tuple(Edit(*edit) for edit in edits), applicability)


def report(*suggestions):
    segments = (
        Segment(0, "paragraph", TEXT[:14], OffsetMap.identity(14)),
        Segment(1, "paragraph", TEXT[16:], OffsetMap.identity(14, 16)),
    )
    findings = tuple(
        Finding("WRD001", "name", "", "info", 1.0, Span(0, 3), "one", (), tuple(several))
        for several in suggestions
    )
    return FileReport("a.md", Document("a.md", TEXT, segments), findings, None)


def places(found):
    return [fix.suggestion.edits[0].start for fix in found]


def test_safe_fixes_stand_side_by_side_in_order():
    found = choose(report([suggestion((8, 13, "3"))], [suggestion((0, 3, "1"))]))
    assert places(found) == [0, 8]


def test_fixes_that_overlap_wait_for_the_next_round():
    found = choose(report([suggestion((0, 7, "x"))], [suggestion((4, 7, "y"))]))
    assert places(found) == [0]


def test_two_insertions_at_one_place_are_not_made_at_once():
    assert len(choose(report([suggestion((4, 4, "a "))], [suggestion((4, 4, "b "))]))) == 1


@pytest.mark.parametrize("applicability", ["unsafe", "display"])
def test_only_safe_fixes_are_made_unless_asked(applicability):
    assert choose(report([suggestion((0, 3, "1"), applicability=applicability)])) == []


def test_display_suggestions_are_never_made():
    given = report([suggestion((0, 3, "1"), applicability="display")])
    assert choose(given, unsafe=True) == []


def test_a_change_of_meaning_is_never_made():
    given = report([suggestion((0, 3, "1"), applicability="unsafe", keeps=False)])
    assert choose(given, unsafe=True) == []


def test_a_suggestion_without_edits_is_passed_over_for_the_next():
    given = report([suggestion(), suggestion((0, 3, "1"))])
    assert places(choose(given)) == [0]


def test_an_unsafe_fix_has_its_paragraph_to_itself():
    given = report(
        [suggestion((0, 3, "1"), applicability="unsafe")],
        [suggestion((8, 13, "3"), applicability="unsafe")],
        [suggestion((16, 20, "4"), applicability="unsafe")],
    )
    assert places(choose(given, unsafe=True)) == [0, 16]


def test_a_safe_fix_goes_before_an_unsafe_one():
    given = report([suggestion((0, 3, "1"), applicability="unsafe")], [suggestion((8, 13, "3"))])
    assert places(choose(given, unsafe=True)) == [8]


def test_edits_are_applied_from_any_order():
    assert apply("abc", [Edit(2, 3, "C"), Edit(0, 1, "A"), Edit(1, 1, "-")]) == "A-bC"


@pytest.mark.parametrize(
    "edits", [[Edit(0, 2, ""), Edit(1, 3, "")], [Edit(2, 9, "")], [Edit(2, 1, "")]]
)
def test_edits_that_overlap_or_lie_outside_are_refused(edits):
    with pytest.raises(FixError):
        apply("abc", edits)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_new_lines_are_those_of_the_text(ending):
    text = f"a{ending}b{ending}c"
    assert line_ending(text) == ending
    assert apply(text, [Edit(0, 1, "x\n\ny")]) == f"x{ending}{ending}y{ending}b{ending}c"


@given(st.text(), st.data())
def test_what_is_outside_the_edits_is_kept(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    changed = apply(text, [Edit(start, end, "é")])
    assert changed == text[:start] + "é" + text[end:]


def test_a_diff_can_be_applied_by_patch(tmp_path):
    import shutil
    import subprocess

    if shutil.which("patch") is None:
        pytest.skip("no patch command")
    before, after = "a\r\nb\u2028c\nlast", "a\r\nB\u2028c\nlast!"
    target = tmp_path / "a.md"
    target.write_text(before, encoding="utf-8", newline="")
    subprocess.run(
        ["patch", "--binary", "-p0", str(target)],
        input=unified("a.md", before, after).encode(),
        check=True,
        capture_output=True,
    )
    assert target.read_bytes().decode() == after


def test_no_change_has_no_diff():
    assert unified("a.md", "same\n", "same\n") == ""


def test_a_diff_says_where_the_last_line_has_no_end():
    assert unified("a.md", "x\nlast", "y\nlast").endswith("last\n\\ No newline at end of file\n")
