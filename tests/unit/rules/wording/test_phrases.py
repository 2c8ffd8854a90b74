from __future__ import annotations

import pytest

from clauselint.findings import Segment
from clauselint.rules.wording.phrases import find, find_in_prose, listed, phrases, substitutes
from clauselint.spans import OffsetMap, Span

LISTS = ("wordy", "legalese", "vague", "double_negative")


@pytest.mark.parametrize("name", LISTS)
def test_every_phrase_finds_itself_where_its_guards_let_it(name: str) -> None:
    for rows in phrases(name).values():
        for row in rows:
            assert row.pattern.flags
            if not row.wanted and row.entry.replace(" ", "").isalpha():
                assert list(find(name, f"Boats {row.entry} wood")), row.entry


@pytest.mark.parametrize("name", ["wordy", "legalese"])
def test_every_phrase_cites_a_source_that_the_file_explains(name: str) -> None:
    known = {"FPLG", "EC", "GOVUK", "S18", "NARA", "M63", "A13", "own"}
    for rows in phrases(name).values():
        for row in rows:
            assert set(row.sources) <= known


def test_the_longest_phrase_wins() -> None:
    text = "pursuant to the provisions of the act"
    assert [text[m.start : m.end] for m in find("wordy", text)] == ["pursuant to the provisions of"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Prior to", "Before"), ("PRIOR TO", "BEFORE"), ("utilise", "use"), ("utilised", "used")],
)
def test_substitutes_keep_the_letter_case(text: str, plain: str) -> None:
    match = listed(text, 0, len(text))
    assert match is not None
    assert substitutes(match, text) == (plain,)


def test_an_unlisted_phrase_is_not_found() -> None:
    assert listed("the door", 0, 8) is None


def test_a_phrase_that_its_guards_hold_back_is_not_found() -> None:
    assert listed("what they need in order to vote", 15, 26) is None


def test_a_phrase_in_an_opaque_range_is_passed_over() -> None:
    text = "Call prior to now."
    segment = Segment(0, "paragraph", text, OffsetMap.identity(len(text)), (Span(5, 13),))
    assert not list(find_in_prose("wordy", segment))
    assert list(find_in_prose("wordy", Segment(0, "paragraph", text, segment.offsets)))
