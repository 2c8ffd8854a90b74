"""Open texts follow what is typed."""

from __future__ import annotations

import pytest

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsprotocol.types import (
    Position,
    Range,
    TextDocumentContentChangePartial,
    TextDocumentContentChangeWholeDocument,
)

from clauselint.lsp.texts import Text


def text(content: str, uri: str = "file:///a.md", language: str = "markdown") -> Text:
    return Text(uri, language, 1, content)


def put(line: int, start: int, end: int, words: str) -> TextDocumentContentChangePartial:
    return TextDocumentContentChangePartial(
        Range(Position(line, start), Position(line, end)), words
    )


def test_changes_are_made_one_in_what_the_other_left():
    opened = text("a 🙂 b\r\nform\x0cfeed\r\n")
    opened.change([put(0, 5, 6, "bell"), put(1, 5, 9, "fed"), put(2, 0, 0, "end")], 2, "utf-16")
    assert opened.content == "a 🙂 bell\r\nform\x0cfed\r\nend"
    assert (opened.version, opened.turn) == (2, 1)


def test_a_range_may_run_over_lines():
    opened = text("one\ntwo\nthree\n")
    change = TextDocumentContentChangePartial(Range(Position(0, 3), Position(2, 0)), " ")
    opened.change([change], 2, "utf-8")
    assert opened.content == "one three\n"


def test_the_whole_may_be_replaced():
    opened = text("one")
    opened.change([TextDocumentContentChangeWholeDocument("two")], 2, "utf-16")
    assert opened.content == "two"


@pytest.mark.parametrize(
    ("uri", "language", "suffix"),
    [
        ("file:///a.md", "anything", ".md"),
        ("file:///a.TXT", "anything", ".txt"),
        ("untitled:Untitled-1", "markdown", ".md"),
        ("untitled:Untitled-1", "plaintext", ".txt"),
        ("file:///notes", "text", ".txt"),
        ("untitled:Untitled-1", "python", None),
        ("file:///a.py", "python", None),
    ],
)
def test_how_a_text_is_read(uri, language, suffix):
    assert text("", uri, language).format == suffix


def test_what_is_saved_nowhere_has_no_path():
    assert text("", "untitled:a.md").path is None
    assert text("", "file:///caf%C3%A9.md").path == "/café.md"
