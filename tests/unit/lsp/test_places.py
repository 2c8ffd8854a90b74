"""Columns are counted as the client counts them."""

from __future__ import annotations

import pytest

pytest.importorskip("lsprotocol", reason="the extra `lsp` is not installed")

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from clauselint.lsp.places import UNITS, Places

TEXT = "Ring.\r\n🙂 café 👩‍👧 x\ra\u2028b\x0cc\n"
"""A lone carriage return ends a line; a line separator and a form feed do not."""


@pytest.mark.parametrize(
    ("encoding", "column"), [("utf-8", 4 + 1 + 5 + 1), ("utf-16", 2 + 1 + 4 + 1), ("utf-32", 7)]
)
def test_units_before_an_emoji(encoding, column):
    places = Places(TEXT, encoding)
    at = TEXT.index("👩")
    assert places.position(at) == Position(1, column)
    assert places.offset(Position(1, column)) == at


def test_combining_characters_are_units_of_their_own():
    places = Places("cafe\u0301 x", "utf-16")
    assert places.position(6) == Position(0, 6)


def test_lines_end_where_the_protocol_says():
    places = Places(TEXT, "utf-16")
    assert [places.position(TEXT.index(c)).line for c in ("R", "🙂", "a\u2028", "c\n")] == [
        0, 1, 2, 2,
    ]  # fmt: skip


def test_what_lies_outside_is_at_the_nearest_end():
    places = Places("ab\r\nc", "utf-16")
    assert places.offset(Position(0, 99)) == 2
    assert places.offset(Position(1, 99)) == 5
    assert places.offset(Position(9, 0)) == 5
    assert places.span(Range(Position(1, 1), Position(0, 0))).start == 5


def test_a_position_inside_a_pair_is_before_it():
    assert Places("a🙂b", "utf-16").offset(Position(0, 2)) == 1


@given(st.text(), st.sampled_from(sorted(UNITS)))
def test_there_and_back(text, encoding):
    places = Places(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":
            assert places.offset(places.position(offset)) == offset
