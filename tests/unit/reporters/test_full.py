"""The page for people, at the width of a terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.color import Color

from clauselint.findings import Document, Edit, FileReport, Finding, Reading, Suggestion
from clauselint.reporters import Look, Totals, make_reporter
from clauselint.reporters import style as colors
from clauselint.reporters.marked import changes, unlike
from clauselint.spans import LineIndex, Span

LONG = (
    "The officer who keeps the register of the visitors must write the name of each of them, " * 5
)
TEXT = f"Short words here.\n\n{LONG.strip()}\n\nA tail of the document that is quite short.\n"
SGR = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\\\")


def finding(part, code="STR001", readings=(), suggestions=(), url=""):
    start = TEXT.index(part)
    place = LineIndex(TEXT).position(start)
    return Finding(
        code, "some-rule", "What is wrong here is told in a message that is rather long to read.",
        "warning", 0.8, Span(start, start + len(part)), part, readings, suggestions, url,
        place.line, place.column, place.line, place.column + len(part),
    )  # fmt: skip


def shown(*findings, **look):
    report = FileReport("policies/some.md", Document("policies/some.md", TEXT, ()), findings, None)
    reporter, totals = make_reporter("full", Look(**{"width": 80, **look})), Totals()
    totals.add(report)
    return reporter.file(report) + reporter.end(totals)


READINGS = (
    Reading("the register of all who came and was given a key", 0.6),
    Reading("the register of all who came or was given a key", 0.4),
)
EDIT = Suggestion("…", "split", True, (Edit(6, 11, "terms"),), "unsafe", 0)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_rows_fit_the_width_and_cut_no_word(width):
    page = shown(
        finding("words", readings=READINGS, suggestions=(EDIT,)), finding(LONG.strip()), width=width
    )
    assert max(map(len, page.splitlines())) <= width
    known = set(re.findall(r"\w+", f"{TEXT} {READINGS}")) | {"terms"}
    rows = [row for row in page.splitlines() if row.startswith("    ") and "%" not in row]
    words = {w for row in rows for w in re.findall(r"\w+", row) if not w.isdigit()}
    told = set(re.findall(r"\w+", finding("words").message))
    assert words - known - told <= {"suggestion", "for", "reading"}


def test_a_path_is_whole_however_long():
    path = "policies/" + "a-long-name/" * 12 + "some.md"
    report = FileReport(path, Document(path, TEXT, ()), (finding("words"),), None)
    page = make_reporter("full", Look(width=80)).file(report)
    assert page.startswith(f"{path}:1:7 STR001 some-rule")


def test_a_long_span_has_a_bar_in_the_margin_and_no_carets():
    page = shown(finding(LONG.strip()))
    assert "^" not in page
    assert page.count(">|") == 4
    assert "^^^^^" in shown(finding("words"))
    assert ">|" not in shown(finding("words"))


def test_findings_with_two_readings_come_first():
    page = shown(finding("words"), finding("tail", "AMB001", READINGS))
    assert page.index("AMB001") < page.index("STR001")


def test_what_is_merely_noted_comes_last():
    page = shown(replace(finding("words"), severity="info"), finding("tail", "GPA001"))
    assert page.index("GPA001") < page.index("STR001")


def test_a_suggestion_is_shown_once():
    page = shown(finding("Short", suggestions=(EDIT,)), finding("here", suggestions=(EDIT,)))
    assert page.count("{+terms+}") == 1
    assert "= suggestion (for reading 1): as at 1:1\n" in page


def test_readings_stand_under_each_other_with_what_differs_marked():
    rows = [row for row in shown(finding("words", readings=READINGS), width=120).splitlines()
            if "reading " in row]  # fmt: skip
    assert rows == [
        "    = reading 1 (60%): the register of all who came ‹and› was given a key",
        "    = reading 2 (40%): the register of all who came ‹or› was given a key",
    ]


def test_a_suggestion_shows_what_it_changes():
    assert "= suggestion (for reading 1): Short [-words-]{+terms+} here.\n" in shown(
        finding("words", suggestions=(EDIT,))
    )


def test_a_phrase_that_is_merely_noted_is_shown_once():
    first, second = (replace(finding(part), severity="info") for part in ("the register", "the n"))
    again = replace(second, text="The  register", line=9, column=4)
    page = shown(first, again)
    assert page.count("STR001") == 1
    assert "  also at 9:4\n" in page
    assert "2 findings in 1 file" in page
    assert shown(first, replace(again, severity="warning")).count("STR001") == 2


def test_the_sum_is_told_by_family():
    families = {"AMB": "Two readings", "STR": "Structure"}
    page = shown(finding("words"), finding("tail"), finding("Short", "AMB001"), families=families)
    assert page.endswith("\n3 findings in 1 file: two readings 1, structure 2.\n")


def test_a_code_leads_to_its_page_where_links_are_on():
    url = "file:///pages/STR001.md"
    assert url in shown(finding("words", url=url), color=True, links=True)
    assert url not in shown(finding("words", url=url), color=True)


def test_colour_changes_no_word():
    one = shown(finding("words", readings=READINGS, suggestions=(EDIT,)))
    other = shown(finding("words", readings=READINGS, suggestions=(EDIT,)), color=True)
    assert SGR.sub("", other) == one


def luminance(color):
    parts = (part / 255 for part in color)
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", ["RED", "GREEN", "BLUE", "MAGENTA", "GREY"])
def test_colours_can_be_read_on_light_and_on_dark_ground(name):
    own = luminance(Color.from_ansi(getattr(colors, name)).get_truecolor())
    assert 1.05 / (own + 0.05) >= 4.5
    assert (own + 0.05) / 0.05 >= 4.5


@pytest.mark.parametrize(
    ("texts", "marked"),
    [
        (["a b c", "a x c"], [["a", "b", "c"], ["a", "x", "c"]]),
        (["a b", "a b"], [["a b"], ["a b"]]),
        (["a"], [["a"]]),
    ],
)
def test_unlike_words(texts, marked):
    assert [[text for text, _ in pieces] for pieces in unlike(texts)] == marked


def test_changes_of_neighbouring_words_are_one():
    edits = [Edit(0, 5, "Some"), Edit(6, 11, "terms")]
    assert changes("Short words here.", edits)[:3] == [
        ("Short words", "gone"),
        ("Some terms", "new"),
        (" here.", "same"),
    ]


def test_changes_far_apart_are_shown_with_a_gap():
    text = " ".join(f"w{n}" for n in range(30))
    edits = [Edit(text.index("w6"), text.index("w6") + 2, "X"), Edit(len(text), len(text), " Y")]
    assert "".join(piece for piece, _ in changes(text, edits)) == (
        "…w1 w2 w3 w4 w5 w6X w7 w8 w9 w10 w11……w25 w26 w27 w28 w29 Y"
    )
