import pytest
from reader_documents import markdown, opaque, plain, stems, texts

from clauselint.readers.outline import LONGEST


def test_hard_wrapped_lines_join_and_blank_lines_part():
    assert texts(plain("One\ntwo.\n\n  Three\n  four.\n")) == ["One two.", "Three four."]


@pytest.mark.parametrize(
    ("source", "heading"),
    [
        ("SCOPE AND PURPOSE\n\nText.", "SCOPE AND PURPOSE"),
        ("SCOPE\nText follows.", "SCOPE"),
        ("Scope\n=====\nText.", "Scope"),
        ("2.1 Scope of work\n\nText.", "Scope of work"),
    ],
)
def test_headings_that_the_layout_shows(source, heading):
    first = plain(source).segments[0]
    assert (first.kind, first.text) == ("heading", heading)


@pytest.mark.parametrize(
    "source",
    [
        "THE SERVICE IS PROVIDED AS IS\nWITHOUT ANY WARRANTY",
        "2. Staff must report it.",
        "Scope of this policy",
        "WARNING: IT IS HOT.",
    ],
)
def test_what_might_be_a_sentence_is_no_heading(source):
    assert [s.kind for s in plain(source).segments if s.kind == "heading"] == []


def test_items_by_marker_and_indent():
    document = plain(
        "Staff must:\n\n - report it; and\n   soon\n - send:\n   (a) a form;\n   (b) a fee.\n\n"
        "   In any case.\n\nThat is all.\n"
    )
    assert [(s.kind, s.level, s.marker, s.text) for s in document.segments] == [
        ("paragraph", 0, "", "Staff must:"),
        ("list-item", 1, "-", "report it; and soon"),
        ("list-item", 1, "-", "send:"),
        ("list-item", 2, "(a)", "a form;"),
        ("list-item", 2, "(b)", "a fee."),
        ("list-item", 1, "", "In any case."),
        ("paragraph", 0, "", "That is all."),
    ]
    assert stems(document)[1:5] == ["Staff must:", "Staff must:", "send:", "send:"]


def test_a_line_wrapped_before_a_marker_stays_in_its_sentence():
    text = "As said in paragraph\n(b) above and clause\n4. of the deed\n- it ends."
    assert texts(plain(text)) == [text.replace("\n", " ")]


def test_markdown_marks_are_text_but_placeholders_are_words():
    segment = plain("Use *this* & [Company Name] at https://x.org/a_b, ____.").segments[0]
    assert segment.text.startswith("Use *this* & [Company")
    assert opaque(segment) == ["[Company Name]", "https://x.org/a_b", "____"]


def test_directives_work_in_plain_text():
    (directive,) = plain("A.\n<!-- clauselint-disable-next-line STR001: why -->\nB.").directives
    assert (directive.action, directive.codes) == ("disable-next-line", ("STR001",))


@pytest.mark.parametrize("read", [plain, markdown])
@pytest.mark.parametrize(
    ("source", "prose", "end"),
    [
        ("Guests pay the fee. ", "Guests pay the fee. ", "."),
        ("Guests pay <b>all</b> of it. ", "Guests pay all of it. ", "."),
        ("fee ", "fee ", "e"),
    ],
)
def test_a_paragraph_too_long_for_one_parse_is_read_in_parts(read, source, prose, end):
    count = 3 * LONGEST // len(prose)
    document = read(source * count)
    assert " ".join(texts(document)) == (prose * count).strip()
    assert len(document.segments) > 2
    for segment in document.segments:
        assert len(segment.text) <= LONGEST
        assert segment.text.endswith(end)
        span = segment.source(0, 3)
        assert document.text[span.start : span.end] == source[:3]


def test_a_long_item_has_its_mark_and_its_stem_once():
    items = plain(
        "Guests must:\n\n- " + "pay the fee and " * (LONGEST // 10) + "\n- leave\n"
    ).segments
    assert [item.marker for item in items] == ["", "-", "", "-"]
    assert [item.stem for item in items] == [None, 0, None, 0]
