import pytest
from reader_documents import checked, opaque, stems, texts

from clauselint.fixes import apply
from clauselint.readers import read


def html(text):
    return checked(read(text.encode(), "a.html"))


def kinds(document):
    return [(s.kind, s.text) for s in document.segments]


def test_blocks_are_paragraphs_headings_items_cells_and_quotations():
    document = html(
        "<h2>Keys</h2><p>Keep them.</p><ul><li>First</ul><table><tr><td>Yes</table>"
        "<blockquote><p>They said so.</p></blockquote>"
    )
    assert kinds(document) == [
        ("heading", "Keys"),
        ("paragraph", "Keep them."),
        ("list-item", "First"),
        ("table-cell", "Yes"),
        ("block-quote", "They said so."),
    ]
    assert document.segments[0].level == 2


def test_words_keep_their_places_among_tags_and_entities():
    source = "<p>Staff&nbsp;may <b class='a>b'>keep</b>\r\n  R&amp;D keys.</p>"
    document = html(source)
    (segment,) = document.segments
    assert segment.text == "Staff may keep R&D keys."
    for word in ("Staff", "keep", "keys"):
        at = segment.text.index(word)
        span = segment.source(at, at + len(word))
        assert source[span.start : span.end] == word
        assert span.start == source.index(word)
    at = segment.text.index("R&D")
    assert source[slice(*_ends(segment.source(at, at + 3)))] == "R&amp;D"


def _ends(span):
    return span.start, span.end


@pytest.mark.parametrize(
    "unread",
    [
        "<script>if (a < b) { '<p>Staff must.</p>' }</script>",
        "<style>p > a { color: red }</style>",
        "<head><title>Title</title></head>",
        "<pre>code stands here</pre>",
        "<p hidden>Nobody sees this.</p>",
        "<div style='display: none'>Nobody <p>sees</p> this.</div>",
        "<span aria-hidden='true'>x</span>",
        "<!-- a comment -->",
        "<svg><text>drawn</text></svg>",
        "<del>gone</del>",
    ],
)
def test_what_no_reader_sees_is_left_out(unread):
    assert texts(html(f"<p>Before.</p>{unread}<p>After.</p>")) == ["Before.", "After."]


def test_what_is_struck_out_ends_with_its_block_at_the_latest():
    assert texts(html("<div>Keep <del>all of</div><p>After.</p>")) == ["Keep", "After."]


def test_a_head_without_an_end_tag_ends_at_the_body():
    assert texts(html("<head><meta charset=utf-8><title>x</title><body><p>Text.")) == ["Text."]


def test_end_tags_may_be_left_out():
    document = html("<p>One.<p>Staff must:<ul><li>ask;<li>tell.</ul><table><tr><td>A<td>B</table>")
    assert texts(document) == ["One.", "Staff must:", "ask;", "tell.", "A", "B"]
    assert stems(document)[2:4] == ["Staff must:", "Staff must:"]


def test_a_list_in_a_wrapper_completes_the_words_before_it():
    document = html("<p>Staff must:</p><div><ol type=a start=3><li>ask;<li>tell.</ol></div>")
    assert stems(document) == [None, "Staff must:", "Staff must:"]
    assert [s.marker for s in document.segments] == ["", "c.", "d."]


def test_paragraphs_of_a_cell_are_cells():
    cells = html("<table><tr><th><p>Who</p><td><p>One.</p><p>Two.</p></table><p>After.")
    assert [s.kind for s in cells.segments] == ["table-cell"] * 3 + ["paragraph"]


def test_menus_and_captions_are_labels():
    document = html("<nav><ul><li><a href=/>Home page of the agency</a></ul></nav>"
                    "<figure><figcaption>The harbour</figcaption></figure><p>Text.")  # fmt: skip
    assert [s.label for s in document.segments] == [True, True, False]


def test_code_is_one_word_and_marks_of_notes_are_none():
    document = html("<p>Use <code>a <b>b</b></code> twice.<sup><a href='#1'>1</a></sup> "
                    "Or 10<sup>2</sup> times.</p>")  # fmt: skip
    assert texts(document) == ["Use a b twice. Or 102 times."]
    assert opaque(document.segments[0]) == ["a b"]


def test_a_line_break_ends_a_segment_where_a_new_line_begins():
    assert texts(html("<p>First line<br>Second line<br>goes on.")) == [
        "First line",
        "Second line goes on.",
    ]


def test_bullets_that_are_only_text_make_items():
    document = html("<p>Staff must:</p><p>• ask;<br>• tell.</p>")
    assert [(s.kind, s.text) for s in document.segments][1:] == [
        ("list-item", "ask;"),
        ("list-item", "tell."),
    ]


def test_a_line_in_bold_stands_for_a_heading():
    document = html(
        "<p><strong>Keys <em>and</em> locks</strong></p><p><b>Keep</b> them</p>"
        "<p><b>Lock up at night.</b></p><ul><li><b>Item</b></ul><table><td><b>Cell</b></table>"
    )
    assert [(s.kind, s.level) for s in document.segments] == [
        ("heading", 6),
        ("paragraph", 0),
        ("paragraph", 0),
        ("list-item", 1),
        ("table-cell", 0),
    ]


def test_placeholders_in_angles_stand_for_a_word():
    (segment,) = html("<p>The &lt;name of agency&gt; may ask if 1 &lt; 2.</p>").segments
    assert segment.text == "The name of agency may ask if 1 < 2."
    assert opaque(segment) == ["name of agency"]


def test_marks_of_direction_are_no_part_of_the_prose():
    assert texts(html("<p dir=rtl>&rlm;Staff\u200f must\u00a0ask.</p>")) == ["Staff must ask."]


def test_comments_turn_rules_off():
    (directive,) = html("<p>A.</p><!-- clauselint-disable AMB001: why --><p>B.").directives
    assert (directive.action, directive.codes) == ("disable", ("AMB001",))


def test_fixes_are_written_into_the_source():
    from clauselint import Linter

    source = "<p>The <b>R&amp;D</b> team\n  may meet in order to plan.</p>"
    report = Linter(select=["WRD004"], suggestions=True).check(source, "a.html")
    (suggestion,) = report.findings[0].suggestions
    assert apply(source, suggestion.edits) == "<p>The <b>R&amp;D</b> team\n  may meet to plan.</p>"


def test_a_list_in_dashes_is_only_shown():
    from clauselint.engine.markup import escaped
    from clauselint.findings import Document, Edit, Suggestion

    suggestion = Suggestion("Do:\n\n- a;\n- b.", "", True, (Edit(0, 1, "Do:\n\n- a"),), "unsafe")
    shown = escaped(suggestion, Document("a.html", "x", ()))
    assert (shown.text, shown.edits, shown.applicability) == (suggestion.text, (), "display")
    assert escaped(suggestion, Document("a.rst", "x", ())) == suggestion


def test_what_a_fix_puts_in_is_written_as_html():
    from clauselint.engine.markup import escaped
    from clauselint.findings import Document, Edit, Suggestion

    suggestion = Suggestion("", "", True, (Edit(0, 1, "R&D <5"),), "safe")
    (edit,) = escaped(suggestion, Document("a.html", "x", ())).edits
    assert edit.replacement == "R&amp;D &lt;5"
