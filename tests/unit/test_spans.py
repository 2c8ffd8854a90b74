import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauselint.spans import LineIndex, OffsetMap, Position, Span

# "see **A** and\nB&amp;": clean "see A and B&"
SOURCE = "see **A** and\nB&amp;"
CLEAN = "see A and B&"
MAP = OffsetMap(((0, 0, 4), (4, 6, 1), (5, 9, 4), (10, 14, 1), (12, 20, 0)))


def quoted(start: int, end: int) -> str:
    span = MAP.to_source(start, end)
    return SOURCE[span.start : span.end]


def test_a_range_inside_one_run_is_its_source():
    assert quoted(0, 3) == "see"


def test_a_range_that_touches_markup_leaves_the_markup_out():
    assert quoted(4, 5) == "A"


def test_a_range_over_markup_covers_it():
    assert quoted(0, 9) == "see **A** and"


def test_a_decoded_entity_alone_is_its_whole_entity():
    assert quoted(11, 12) == "&amp;"


def test_a_word_that_ends_in_an_entity_covers_it_to_its_end():
    assert quoted(10, 12) == "B&amp;"


@pytest.mark.parametrize(
    ("part", "clean"),
    [
        ("see", "see"),
        ("**A**", "A"),
        ("A** and", "A and"),
        ("&amp;", "&"),
        ("amp", "&"),
        ("\nB", " B"),
        ("**", None),
        ("see **A** and\nB&amp;", "see A and B&"),
    ],
)
def test_a_span_of_the_source_has_the_prose_that_stands_in_it(part, clean):
    start = SOURCE.index(part)
    found = MAP.to_clean(Span(start, start + len(part)))
    assert (found and CLEAN[found.start : found.end]) == clean


def test_an_entity_that_opens_the_prose_is_its_whole_entity():
    offsets = OffsetMap(((0, 3, 0), (1, 8, 4)))
    assert offsets.to_source(0, 1) == Span(3, 8)
    assert offsets.to_source(0, 5) == Span(3, 12)
    assert not offsets.is_contiguous(0, 5)
    assert offsets.is_contiguous(1, 5)


def test_an_inserted_space_stands_for_the_line_break():
    assert quoted(9, 10) == "\n"


def test_an_insertion_before_a_word_comes_after_the_opening_markup():
    assert MAP.to_source(4, 4) == Span(6, 6)


def test_an_insertion_at_the_end_of_a_line_comes_before_the_break():
    assert MAP.to_source(9, 9) == Span(13, 13)


def test_an_insertion_at_the_very_end_comes_after_the_last_entity():
    assert MAP.to_source(12, 12) == Span(20, 20)


@pytest.mark.parametrize(
    ("start", "end", "editable"),
    [(0, 3, True), (4, 5, True), (0, 5, False), (8, 11, False), (11, 12, False), (9, 9, True)],
)
def test_only_what_stands_unbroken_in_the_source_is_contiguous(start, end, editable):
    assert MAP.is_contiguous(start, end) is editable


@pytest.mark.parametrize(("offsets", "start", "end"), [(OffsetMap(()), 0, 1), (MAP, 5, 4)])
def test_what_has_no_source_is_an_error(offsets, start, end):
    with pytest.raises(ValueError, match="no source"):
        offsets.to_source(start, end)


def test_a_span_that_ends_before_it_starts_is_an_error():
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)


def test_all_line_endings_count_once():
    index = LineIndex("a\r\nb\rc\n\nd")
    assert [index.position(i) for i in (0, 3, 5, 7, 8)] == [
        Position(line, 1) for line in (1, 2, 3, 4, 5)
    ]
    assert index.line_span(1, 9) == Span(0, 3)
    assert index.line_span(5, 9) == Span(8, 9)


def test_columns_count_code_points():
    assert LineIndex("👩🏽 x").position(3) == Position(1, 4)


@given(st.text(alphabet="a\r\n😀", max_size=30))
def test_lines_are_those_that_a_universal_newline_reader_sees(text):
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert LineIndex(text).position(len(text)) == Position(len(lines), len(lines[-1]) + 1)


def test_a_line_end_does_not_break_a_range_but_markup_does():
    pieces = ((0, 0, 3), (4, 4, 3), (8, 10, 3))
    wrapped = OffsetMap(pieces, (4,))
    assert wrapped.is_contiguous(1, 7)
    assert not wrapped.is_contiguous(5, 9)
    assert not OffsetMap(pieces).is_contiguous(1, 7)
