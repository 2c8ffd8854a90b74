"""What a client shows of a finding."""

from __future__ import annotations

import pytest

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsprotocol.types import DiagnosticSeverity, Position, Range

from clauselint.findings import Edit, Finding, Reading, Suggestion
from clauselint.fixes import apply
from clauselint.lsp import shown
from clauselint.lsp.places import Places
from clauselint.spans import Span

TEXT = "🙂 Ring *in order to* enter.\r\n"
START = TEXT.index("in order")
FINDING = Finding(
    "WRD004", "wordy-phrase", "say <b>it</b>\x07 _short_", "info", 1.0, Span(START, START + 11),
    "in order to", readings=(Reading("- a *list* | of\nlines", 0.75),), url="file:///a.md",
)  # fmt: skip


def suggestion(*edits: Edit, text: str = "Ring to enter.", **given: object) -> Suggestion:
    settings = {"keeps_meaning": True, "applicability": "safe", **given}
    return Suggestion(text, "wording", edits=edits, **settings)  # type: ignore[arg-type]


def test_a_diagnostic():
    found = shown.diagnostic(FINDING, Places(TEXT, "utf-16"))
    assert found.range == Range(Position(0, 9), Position(0, 20))
    assert (found.code, found.severity) == ("WRD004", DiagnosticSeverity.Information)
    assert found.message == "say <b>it</b>\ufffd _short_"


def test_a_byte_order_mark_moves_it():
    found = shown.diagnostic(FINDING, Places("\ufeff" + TEXT, "utf-32"), lead=1)
    assert found.range.start == Position(0, 9)


def test_a_hover_escapes_what_it_quotes():
    assert shown.markdown(FINDING) == (
        "**WRD004 wordy-phrase** (info)\n\n"
        "say \\<b\\>it\\</b\\>\ufffd \\_short\\_\n\n"
        "- reading 1 (75%): - a \\*list\\* \\| of  \n  lines\n"
        "\n[What WRD004 flags](file:///a.md)"
    )


def test_a_hover_without_markdown():
    assert shown.text(FINDING).splitlines()[:2] == [
        "WRD004 wordy-phrase (info)", "say <b>it</b>\ufffd _short_",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("made", "title"),
    [
        (suggestion(Edit(START, START + 11, "to")), "Replace “in order to” with “to” (safe)"),
        (suggestion(Edit(START, START + 9, "")), "Remove “in order” (safe)"),
        (
            suggestion(Edit(0, 0, "All "), applicability="unsafe", reading=0, text="x" * 90),
            f"Reword: “{'x' * 79}…” (for reading 1)",
        ),
        (
            suggestion(Edit(START, START + 2, "by"), keeps_meaning=False, note="narrows"),
            "Replace “in” with “by” (narrows)",
        ),
    ],
)
def test_titles(made, title):
    assert shown.title(FINDING, made) == title


def test_edits_have_the_line_ends_of_the_text():
    (edit,) = shown.text_edits([Edit(3, 7, "Ring\ntwice")], TEXT, Places(TEXT, "utf-16"))
    assert edit.new_text == "Ring\r\ntwice"
    assert edit.range == Range(Position(0, 4), Position(0, 8))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\nb\nc\n", "a\nB\nc\n"),
        ("a\nb\nc\n", "b\nc\nd"),
        ("", "a"),
        ("one two\r\nthree\r\n", "one to\r\nthree\r\nfour\r\n"),
        ("same", "same"),
    ],
)
def test_the_difference_of_two_texts(old, new):
    changed = old
    for edit in reversed(shown.difference(old, new)):
        changed = changed[: edit.start] + edit.replacement + changed[edit.end :]
    assert changed == new


def test_a_difference_is_narrow():
    old, new = "Ring in order to enter.\nSing.\n", "Ring to enter.\nSing.\n"
    (edit,) = shown.difference(old, new)
    assert apply(old, [edit]) == new
    assert len(edit.replacement) == 0
    assert edit.end - edit.start == 9
