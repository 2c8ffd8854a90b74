from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from reader_documents import checked, opaque, stems, texts
from word_documents import W, docx, item, p, t

from clauselint.errors import InputError
from clauselint.readers import read
from clauselint.spans import Span

pytest.importorskip("lxml", reason="needs clauselint[docx]")


def word(body, **parts):
    return checked(read(docx(body, **parts), "a.docx"))


def table(*rows):
    cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def test_the_text_is_a_line_for_each_paragraph_that_says_something():
    document = word(p("Keys", "H1") + p("") + p("Keep them.") + "<w:p/>" + p("Lock up."))
    assert document.text == "Keys\nKeep them.\nLock up.\n"
    assert [(s.kind, s.level, s.section) for s in document.segments] == [
        ("heading", 1, None),
        ("paragraph", 0, 0),
        ("paragraph", 0, 0),
    ]
    assert (document.packed, document.writable) == (True, False)


def test_a_style_that_is_based_on_a_heading_is_one_and_so_is_an_outline_level():
    document = word(p("One", "H1a") + p("Two", more='<w:outlineLvl w:val="1"/>') + p("Text here."))
    assert [(s.kind, s.level) for s in document.segments] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
    ]


def test_a_line_in_bold_stands_for_a_heading():
    bold = "<w:b/>"
    document = word(
        p(t("Keys and ", bold) + t("locks", bold))
        + p(t("Keep ", bold) + t("them."))
        + p(t("Lock up at night.", bold))
        + p(t("Never", '<w:b w:val="0"/>'))
        + f"<w:tbl><w:tr><w:tc>{p(t('Who', bold))}</w:tc></w:tr></w:tbl>"
    )
    assert [(s.kind, s.level) for s in document.segments] == [
        ("heading", 6),
        ("paragraph", 0),
        ("paragraph", 0),
        ("paragraph", 0),
        ("table-cell", 0),
    ]


def test_a_place_is_a_heading_a_paragraph_and_words():
    document = word(p("Intro.") + p("Keys", "H1") + p("Keep them.") + p("Lock up at night."))
    at = document.text.index("Lock")
    place = document.place(Span(at, at + 7))
    assert (place.heading, place.paragraph, place.words) == ("Keys", 2, "Lock up")
    assert str(place) == "Keys, paragraph 2"
    assert str(document.place(Span(0, 5))) == "paragraph 1"


def test_words_that_runs_cut_apart_are_whole():
    link = f"<w:hyperlink>{t('duty ')}{t('office')}</w:hyperlink>"
    document = word(p(t("Ask the ") + link + t(" in wri") + t("ting", "<w:b/>") + t(".")))
    assert texts(document) == ["Ask the duty office in writing."]


def test_lists_have_the_numbers_that_word_shows():
    document = word(
        p("Staff must:")
        + item("ask;")
        + item("tell:", 1)
        + item("more;", 1)
        + item("most;", 2)
        + item("none;", 3)
        + item("last.")
        + item("five.", 0, 3)
        + item("point.", 0, 2)
    )
    assert [s.marker for s in document.segments] == [
        "", "1.", "(a)", "(b)", "1.i", "0)", "2.", "5.", "•",
    ]  # fmt: skip
    assert [s.level for s in document.segments] == [0, 1, 2, 2, 3, 4, 1, 1, 1]
    assert stems(document)[:4] == [None, "Staff must:", "ask;", "ask;"]


def test_a_paragraph_of_a_list_without_a_number_goes_on_with_its_item():
    document = word(
        item("First.") + p("It goes on.", "LP") + p("It is over.") + p("Not one.", "LP")
    )
    assert [(s.kind, s.marker) for s in document.segments] == [
        ("list-item", "1."),
        ("list-item", ""),
        ("paragraph", ""),
        ("paragraph", ""),
    ]


def test_cells_of_nested_tables_are_cells():
    inner = table([p("Two days")], [p("")])
    document = word(table([p("Who"), p("When")], [p("Staff"), inner + p("at most")]) + p("After."))
    assert [(s.kind, s.text) for s in document.segments] == [
        ("table-cell", "Who"),
        ("table-cell", "When"),
        ("table-cell", "Staff"),
        ("table-cell", "Two days"),
        ("table-cell", "at most"),
        ("paragraph", "After."),
    ]


def test_tracked_changes_are_read_as_accepted():
    gone = "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
    new = f"<w:ins>{t('always ')}</w:ins>"
    moved = f"<w:moveFrom>{t('old ')}</w:moveFrom><w:moveTo>{t('new ')}</w:moveTo>"
    assert texts(word(p(t("Staff ") + gone + new + moved + t("ask.")))) == ["Staff always new ask."]


def test_a_paragraph_whose_end_is_struck_out_goes_on_with_the_next():
    body = p("Staff must ", more="<w:rPr><w:del/></w:rPr>") + p("ask.") + p("Or tell.")
    assert texts(word(body)) == ["Staff must ask.", "Or tell."]


def test_a_row_that_is_struck_out_is_not_read():
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('Gone')}</w:tc></w:tr>"
    assert texts(word(f"<w:tbl>{row}</w:tbl>" + p("Here."))) == ["Here."]


@pytest.mark.parametrize("properties", ["<w:vanish/>", "<w:strike/>", "<w:dstrike/>"])
def test_hidden_and_struck_out_runs_are_not_read(properties):
    assert texts(word(p(t("Keep ") + t("all ", properties) + t("keys.")))) == ["Keep keys."]


def test_a_switch_that_is_off_hides_nothing():
    assert texts(word(p(t("Keep keys.", '<w:strike w:val="0"/>')))) == ["Keep keys."]


def test_comments_and_tables_of_contents_are_not_read():
    toc = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{p('Keys 3')}</w:sdtContent></w:sdt>"
    )
    comment = f'<w:comment w:id="1">{p("Really?")}</w:comment>'
    body = toc + p("Keys 3", "T1") + p(t("Ask.") + '<w:r><w:commentReference w:id="1"/></w:r>')
    assert texts(word(body, comments=comment)) == ["Ask."]


def test_footnotes_stand_at_the_end_in_the_order_of_their_signs():
    def sign(number):
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    notes = (
        f'<w:footnote w:id="0" w:type="separator">{p("x")}</w:footnote>'
        f'<w:footnote w:id="2">{p("The first note.")}</w:footnote>'
        f'<w:footnote w:id="5">{p("The second note.")}</w:footnote>'
    )
    document = word(p(t("Ask") + sign(2) + t(" now") + sign(5) + t(".")), footnotes=notes)
    assert texts(document) == ["Ask now.", "The first note.", "The second note."]
    assert [s.marker for s in document.segments] == ["", "[^1]", "[^2]"]
    at = document.text.index("second")
    assert str(document.place(Span(at, at + 6))) == "Footnote 2, paragraph 1"


def test_content_controls_text_boxes_and_code():
    control = f"<w:sdt><w:sdtContent>{p('In a control.')}</w:sdtContent></w:sdt>"
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="x"><mc:Choice><w:txbxContent>'
        f"{p('In a box.')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
        f"{p('In a box.')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
    )
    code = p(t("Use ") + t("rm -r", '<w:rStyle w:val="C"/>') + t(" never."))
    document = word(control + p(t("Around.") + box) + code)
    assert texts(document) == ["In a control.", "Around.", "In a box.", "Use rm -r never."]
    assert opaque(document.segments[-1]) == ["rm -r"]


def test_signs_white_space_and_marks_of_direction():
    said = t("Staff\u00a0may\u200f ask") + "<w:r><w:br/></w:r>" + t("the non")
    document = word(p(said + "<w:r><w:noBreakHyphen/></w:r>" + t("executive.")))
    assert texts(document) == ["Staff may ask the non-executive."]


def test_a_quotation_is_not_the_drafters_own():
    assert [s.is_quoted() for s in word(p("They said so.", "Q") + p("We do.")).segments] == [
        True,
        False,
    ]


def fault(data, path="a.docx"):
    with pytest.raises(InputError) as caught:
        read(data, path)
    assert caught.value.path == path
    return caught.value.message


def test_what_is_no_word_document_is_told_so():
    assert "no zip archive" in fault(b"Just text.")
    assert "is empty" in fault(b"")
    empty = BytesIO()
    ZipFile(empty, "w").close()
    assert "it has no word/document.xml" in fault(empty.getvalue())


def test_an_old_or_locked_document_is_told_so():
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    assert "old or another kind" in fault(old)
    assert "protected by a password" in fault(old + "EncryptedPackage".encode("utf-16-le"))


def test_a_truncated_or_spoilt_archive_is_told_so():
    data = docx(p("Text. " * 500))
    assert "no zip archive" in fault(data[: len(data) // 2])
    at = data.index(b"word/document.xml") + 40
    assert "damaged" in fault(data[:at] + bytes(20) + data[at + 20 :])
    assert "is no XML" in fault(docx("<w:p>"))


def test_an_archive_that_unpacks_to_too_much_is_not_read():
    bomb = BytesIO()
    with ZipFile(BytesIO(docx(p("x")))) as old, ZipFile(bomb, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = b" " * (70 * 2**20) if name == "word/document.xml" else old.read(name)
            new.writestr(name, data)
    assert len(bomb.getvalue()) < 10**6
    assert "far more than a document holds" in fault(bomb.getvalue())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_not_expanded_since_nothing_with_a_document_type_is_read(encoding):
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    body = f'<w:document xmlns:w="{W}"><w:body>{p("&e9;")}</w:body></w:document>'
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY e0 "x">{levels}]>{body}'
    )
    spoilt = docx(p("x"), extra={"word/document.xml": text.encode(encoding)})
    assert "document type" in fault(spoilt)


def test_a_file_of_another_entity_is_not_fetched(tmp_path):
    (tmp_path / "secret").write_text("secret")
    text = f'<!DOCTYPE d [<!ENTITY s SYSTEM "{(tmp_path / "secret").as_uri()}">]><d>&s;</d>'
    assert "document type" in fault(docx(p("x"), extra={"word/document.xml": text}))


def test_many_footnotes_are_unpacked_once():
    many = 300
    signs = "".join(f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(many))
    notes = "".join(
        f'<w:footnote w:id="{n}">{p("Note " + "x" * 1000)}</w:footnote>' for n in range(many)
    )
    assert len(word(p(t("Ask") + signs), footnotes=notes).segments) == many + 1
