"""Tables that are drawn with characters."""

from __future__ import annotations

import pytest

from clauselint.engine.ruled import is_ruled
from clauselint.spans import Span

GRID = "+------+-----+\n| here | too |\n+------+-----+"
SIMPLE = "====  ===\nhere  too\n\nmore  yet\n====  ==="
PANDOC = "  What  Who\n  ----  ---\n  here  too"


def stands(text: str, word: str) -> bool:
    at = text.index(word)
    return is_ruled(text, Span(at, at + len(word)))


@pytest.mark.parametrize("table", [GRID, SIMPLE, PANDOC])
def test_what_stands_between_rules_is_in_a_table(table: str) -> None:
    text = f"Before it.\n\n{table}\n\nAfter it.\n"
    assert stands(text, "here")
    assert not stands(text, "Before")
    assert not stands(text, "After")


@pytest.mark.parametrize("table", [GRID, SIMPLE, PANDOC])
def test_lines_may_end_as_on_windows(table: str) -> None:
    text = f"Before it.\n\n{table}\n\nAfter it.\n".replace("\n", "\r\n")
    assert stands(text, "here")
    assert not stands(text, "Before")
    assert not stands(text, "After")


def test_a_later_row_is_in_the_table_too() -> None:
    assert stands(SIMPLE, "more")


@pytest.mark.parametrize(
    "text",
    [
        "Title\n=====\n\nhere it is.\n\nOther\n=====\n",
        "| a | b |\n|---|---|\n| here | b |\n",
        "---\n\nhere\n\n---\n",
    ],
)
def test_titles_breaks_and_pipes_rule_no_columns(text: str) -> None:
    assert not stands(text, "here")
