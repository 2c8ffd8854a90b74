from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauselint.reporters.cells import lay_out, printable
from clauselint.reporters.excerpt import CUT, MOST_ROWS, excerpt
from clauselint.spans import LineIndex, Span


def rows(text, part, width=80):
    start = text.index(part)
    found = excerpt(text, LineIndex(text), Span(start, start + len(part)), width)
    return [(row.number, row.text, row.underline) for row in found]


def test_a_short_line_is_shown_whole():
    assert rows("one two three\n", "two") == [(1, "one two three", "    ^^^")]


def test_a_span_over_lines_is_underlined_on_each():
    text = "alpha beta\ngamma delta\nrest"
    assert rows(text, "beta\ngamma") == [
        (1, "alpha beta", "      ^^^^"),
        (2, "gamma delta", "^^^^^"),
    ]


def test_line_endings_of_two_characters_are_not_underlined():
    assert rows("ab\r\ncd", "b\r\nc") == [(1, "ab", " ^"), (2, "cd", "^")]


@pytest.mark.parametrize(
    ("text", "part", "underline"),
    [
        ("日本 x", "x", "     ^"),
        ("日本 x", "本", "  ^^"),
        ("e\u0301 x", "x", "  ^"),
        ("👍🏽 x", "x", "   ^"),
        ("👩‍👩‍👧 x", "x", "   ^"),
        ("☂️ x", "x", "   ^"),
        ("a\tx", "x", "    ^"),
        ("abcd\tx", "x", "        ^"),
        ("a\tx", "\t", " ^^^"),
        ("zero\u200bwidth x", "x", "          ^"),
    ],
)
def test_the_underline_stands_under_the_cells_of_the_span(text, part, underline):
    ((_, _, marks),) = rows(text, part)
    assert marks == underline


def test_a_long_line_is_cut_at_words_around_the_span():
    text = "word " * 100 + "target " + "word " * 100
    ((number, shown, marks),) = rows(text, "target", 100)
    assert number == 1
    assert shown.startswith(CUT + "word")
    assert shown.endswith("word" + CUT)
    assert shown[marks.index("^") : len(marks)] == "target"


def test_a_long_span_is_wrapped_at_spaces():
    text = "start " + "abcde " * 40 + "end"
    found = rows(text, text[6:-4], 60)
    assert [row[0] for row in found[:2]] == [1, None]
    assert all(len(row[1]) <= 60 and len(row[2]) <= 60 for row in found)
    assert not any("abcd " in row[1] for row in found)


def test_the_middle_of_a_very_long_span_is_left_out():
    text = "\n".join(f"line {i}" for i in range(100))
    found = rows(text, text)
    assert len(found) == MOST_ROWS + 1
    assert (found[0][1], found[-1][1]) == ("line 0", "line 99")
    assert found[MOST_ROWS // 2][1] == CUT


def test_a_line_of_megabytes_takes_no_time():
    text = "word " * 1_000_000
    began = time.perf_counter()
    lines = LineIndex(text)
    indexed = time.perf_counter() - began
    excerpt(text, lines, Span(0, len(text)), 80)
    excerpt(text, lines, Span(2_500_000, 2_500_004), 80)
    assert time.perf_counter() - began - indexed < 1


@given(st.text(max_size=80), st.data())
def test_no_row_is_wider_than_asked_and_all_are_printable(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for row in excerpt(text, LineIndex(text), Span(start, end), 20):
        assert row.text.isprintable() or all(c.isprintable() or ord(c) > 127 for c in row.text)
        assert "\x1b" not in row.text
        assert sum(taken for _, taken in lay_out(row.text)) <= 20
        assert len(row.underline) <= 20


def test_what_could_move_the_cursor_is_made_visible():
    assert printable("a\x1b[31mb\u202ec\nd\te\x07") == "a\ufffd[31mb\ufffdc d e\ufffd"
