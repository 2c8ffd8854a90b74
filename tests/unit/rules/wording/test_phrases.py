from __future__ import annotations

import pytest

from clauselint.findings import Segment
from clauselint.rules.wording.phrases import find, find_in_prose, phrases, substitutes
from clauselint.spans import OffsetMap, Span

LISTS = ("wordy", "legalese", "vague", "double_negative")


@pytest.mark.parametrize("name", LISTS)
def test_every_phrase_finds_itself_where_its_guards_let_it(name: str) -> None:
    for rows in phrases(name).values():
        for row in rows:
            assert row.pattern.flags
            if not row.wanted and row.pattern.pattern.replace("\\s+", "").isalpha():
                text = "So " + row.pattern.pattern.replace("\\s+", " ")
                assert list(find(name, text)), text


@pytest.mark.parametrize("name", ["wordy", "legalese"])
def test_every_phrase_cites_a_source_that_the_file_explains(name: str) -> None:
    known = {"FPLG", "EC", "GOVUK", "S18", "NARA", "M63", "A13", "own"}
    for rows in phrases(name).values():
        for row in rows:
            assert set(row.sources) <= known


def test_the_longest_phrase_wins() -> None:
    text = "pursuant to the provisions of the act"
    assert [text[m.start : m.end] for m in find("wordy", text)] == ["pursuant to the provisions of"]


def test_substitutes_keep_the_letter_case() -> None:
    assert substitutes("In order to") == ("To",)
    assert substitutes("PRIOR TO") == ("BEFORE",)
    assert substitutes("utilised") == ("used",)


def test_an_unlisted_phrase_has_no_substitutes() -> None:
    assert substitutes("the door") == ()


def test_a_phrase_in_an_opaque_range_is_passed_over() -> None:
    text = "Call prior to now."
    segment = Segment(0, "paragraph", text, OffsetMap.identity(len(text)), (Span(5, 13),))
    assert not list(find_in_prose("wordy", segment))
    assert list(find_in_prose("wordy", Segment(0, "paragraph", text, segment.offsets)))
