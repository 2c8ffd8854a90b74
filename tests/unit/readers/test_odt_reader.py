from io import BytesIO
from zipfile import ZipFile

import pytest
from reader_documents import checked, opaque, stems, texts

from clauselint.errors import InputError
from clauselint.readers import read

pytest.importorskip("lxml", reason="needs clauselint[odt]")

SPACES = (
    " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style", "draw")
    )
    + ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
STYLES = """
<style:style style:name="P1" style:parent-style-name="Quotations"/>
<style:style style:name="P2" style:parent-style-name="Preformatted_20_Text"/>
<style:style style:name="Gone"><style:text-properties style:text-line-through-style="solid"/>
</style:style>
<style:style style:name="Bold"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Hidden"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="L1">
 <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
 <text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="("
  style:num-suffix=")"/>
 <text:list-level-style-number text:level="3" style:num-format="i" text:display-levels="2"/>
</text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>
"""


def odt(body, manifest="<m/>"):
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr(
            "content.xml",
            f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
    return made.getvalue()


def text(body):
    return checked(read(odt(body), "a.odt"))


def p(inside, style=""):
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def lists(*items, style="L1", more=""):
    inside = "".join(f"<text:list-item>{one}</text:list-item>" for one in items)
    named = f'text:style-name="{style}"' if style else ""
    return f"<text:list {named} {more}>{inside}</text:list>"


def test_headings_paragraphs_and_words_in_spans():
    document = text(
        '<text:h text:outline-level="2">Keys</text:h>'
        + p('Staff<text:s text:c="2"/>may <text:span>ke</text:span>ep\n them<text:tab/>all.')
    )
    assert document.packed
    assert [(s.kind, s.level, s.text) for s in document.segments] == [
        ("heading", 2, "Keys"),
        ("paragraph", 0, "Staff may keep them all."),
    ]


def test_lists_have_their_numbers_and_complete_what_stands_before():
    inner = p("tell:") + lists(p("more;"), p("most:") + lists(p("all."), style=""), style="")
    document = text(
        p("Staff must:") + lists(p("ask;") + p("It goes on."), inner) + lists(p("x."), style="L2")
    )
    assert [s.marker for s in document.segments] == ["", "1.", "", "2.", "(a)", "(b)", "b.i", "•"]
    assert [s.level for s in document.segments] == [0, 1, 1, 1, 2, 2, 3, 1]
    assert stems(document)[:5] == [None, "Staff must:", None, "Staff must:", "tell:"]


def test_a_list_goes_on_counting_where_it_says_so():
    document = text(
        lists(p("One thing.")) + p("Between.")
        + lists(p("Two things."), more='text:continue-numbering="true"') + lists(p("Anew."))
    )  # fmt: skip
    assert [s.marker for s in document.segments] == ["1.", "", "2.", "1."]


def test_cells_quotations_notes_and_code():
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('A note.')}"
    document = text(
        p(f"Ask{note}</text:note-body></text:note> now.")
        + f"<table:table><table:table-row><table:table-cell>{p('Who')}</table:table-cell>"
        "</table:table-row></table:table>"
        + p("They said.", "P1") + p("x = 1", "P2")
        + p('Run <text:span text:style-name="Source_20_Text">rm x</text:span> never.')
    )  # fmt: skip
    assert [(s.kind, s.text) for s in document.segments] == [
        ("paragraph", "Ask now."),
        ("table-cell", "Who"),
        ("block-quote", "They said."),
        ("paragraph", "Run rm x never."),
        ("paragraph", "A note."),
    ]
    assert opaque(document.segments[3]) == ["rm x"]
    assert document.segments[4].marker == "[^1]"


def test_a_line_in_bold_stands_for_a_heading():
    bold = '<text:span text:style-name="Bold">{}</text:span>'
    document = text(
        p(bold.format("Keys")) + p(bold.format("Keep") + " them") + p("Locks", "Bold")
        + p(bold.format("Lock up.")) + lists(p("Item", "Bold"))
    )  # fmt: skip
    assert [(s.kind, s.level) for s in document.segments] == [
        ("heading", 6),
        ("paragraph", 0),
        ("heading", 6),
        ("paragraph", 0),
        ("list-item", 1),
    ]


@pytest.mark.parametrize(
    "unread",
    [
        "<office:annotation><text:p>Really?</text:p></office:annotation>",
        '<text:span text:style-name="Gone">all </text:span>',
        '<text:span text:style-name="Hidden">all </text:span>',
        "<text:change-start/><text:change-end/>",
    ],
)
def test_what_no_reader_sees_is_left_out(unread):
    assert texts(text(p(f"Keep {unread}keys."))) == ["Keep keys."]


def test_deleted_text_hidden_sections_and_indexes_are_not_read():
    gone = (
        f"<text:tracked-changes><text:deletion>{p('Gone.')}</text:deletion></text:tracked-changes>"
    )
    index = f"<text:table-of-content><text:index-body>{p('Keys 3')}</text:index-body>"
    hidden = f'<text:section text:display="none">{p("Hidden.")}</text:section>'
    assert texts(text(gone + index + "</text:table-of-content>" + hidden + p("Here."))) == ["Here."]


def test_a_locked_text_and_another_archive_are_told_so():
    with pytest.raises(InputError, match="protected by a password"):
        read(odt(p("x"), "<m:encryption-data/>"), "a.odt")
    other = BytesIO()
    with ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "<d/>")
    with pytest.raises(InputError, match=r"it has no content\.xml"):
        read(other.getvalue(), "a.odt")
