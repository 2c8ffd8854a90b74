import re
import shutil
import subprocess
from io import BytesIO
from zipfile import ZipFile

import pytest
from word_documents import W, docx, item, p, t

from clauselint.errors import FixError
from clauselint.findings import Edit
from clauselint.readers import format_of, read
from clauselint.readers.row import Notes, Remark
from clauselint.spans import Span

etree = pytest.importorskip("lxml.etree", reason="needs clauselint[docx]")

DATE = "2026-01-02T03:04:05Z"
SPACE = f"{{{W}}}"


def span(text, words):
    return Span(text.index(words), text.index(words) + len(words))


def copied(data, *, remarks=(), edits=()):
    """The parts of a copy, by name, and how many fixes it has; words say where what goes."""
    text = read(data, "a.docx").text
    told = tuple(Remark(span(text, words), lines) for words, lines in remarks)
    fixes = tuple((_edit(text, *edit),) for edit in edits)
    notes = Notes(text, told, fixes, "clauselint", DATE)
    copy, made = format_of("a.docx").annotate(data, "a.docx", notes)
    with ZipFile(BytesIO(copy)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}, made, copy


def _edit(text, words, replacement):
    place = span(text, words)
    return Edit(place.start, place.end, replacement)


def body(parts):
    return etree.fromstring(parts["word/document.xml"])[0]


def commented(parts):
    """The words that each comment is on, by its number."""
    found, open_comments = {}, set()
    for element in body(parts).iter():
        name, number = element.tag.removeprefix(SPACE), element.get(SPACE + "id")
        if name == "commentRangeStart":
            open_comments.add(number)
            found[number] = ""
        elif name == "commentRangeEnd":
            open_comments.remove(number)
        elif name in ("t", "delText"):
            for number in open_comments:
                found[number] += element.text
    assert not open_comments
    return found


def said(parts, *, accepted=True):
    """What the body says with the changes accepted, or rejected."""
    gone = "del" if accepted else "ins"
    return "".join(
        element.text
        for element in body(parts).iter(SPACE + "t", SPACE + "delText")
        if not any(above.tag == SPACE + gone for above in element.iterancestors())
    )


def test_a_comment_is_on_its_words_and_says_its_lines():
    parts, _, _ = copied(docx(p("Staff may ask now.")), remarks=[("may ask", ("Why?", "a & b"))])
    assert list(commented(parts).values()) == ["may ask"]
    (comment,) = etree.fromstring(parts["word/comments.xml"])
    assert [paragraph[0][0].text for paragraph in comment] == ["Why?", "a & b"]
    assert comment.get(SPACE + "author") == "clauselint"
    assert comment.get(SPACE + "date") == DATE


def test_the_package_knows_its_new_part():
    parts, _, _ = copied(docx(p("Staff may ask.")), remarks=[("may", ("Why?",))])
    assert b'PartName="/word/comments.xml"' in parts["[Content_Types].xml"]
    assert b'Target="comments.xml"' in parts["word/_rels/document.xml.rels"]


def test_words_over_runs_links_and_cells_keep_their_looks():
    link = f"<w:hyperlink>{t('duty off', '<w:i/>')}{t('ice')}</w:hyperlink>"
    inside = t("Ask the ") + link + t(" in wri", "<w:b/>") + t("ting now.")
    data = docx(f"<w:tbl><w:tr><w:tc>{p(inside)}</w:tc></w:tr></w:tbl>")
    parts, _, _ = copied(data, remarks=[("the duty", ("1",)), ("office in writing", ("2",))])
    assert sorted(commented(parts).values()) == ["office in writing", "the duty"]
    looks = [
        (run.find(f".//{SPACE}t").text, [e.tag.removeprefix(SPACE) for e in run[0]])
        for run in body(parts).iter(SPACE + "r")
        if run.find(f".//{SPACE}t") is not None and run[0].tag == SPACE + "rPr"
    ]
    assert looks == [("duty", ["i"]), (" ", ["i"]), ("off", ["i"]), (" in wri", ["b"])]


def test_a_remark_on_a_footnote_is_at_its_sign():
    note = f'<w:footnote w:id="2">{p("Staff may ask.")}</w:footnote>'
    sign = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    parts, _, _ = copied(
        docx(p(t("Text") + sign + t(" goes on.")), footnotes=note), remarks=[("may", ("Why?",))]
    )
    _first, start, run, end, reference, _last = body(parts)[0]
    assert [e.tag.removeprefix(SPACE) for e in (start, run[0], end, reference[0])] == [
        "commentRangeStart", "footnoteReference", "commentRangeEnd", "commentReference",
    ]  # fmt: skip


def test_a_remark_in_a_text_box_is_where_the_box_hangs():
    box = f"<w:r><w:pict><w:txbxContent>{p('In a box here.')}</w:txbxContent></w:pict></w:r>"
    data = docx(p(t("Around it.") + box))
    parts, made, _ = copied(data, remarks=[("box", ("Why?",))], edits=[("here", "there")])
    assert made == 0
    assert [e.tag.removeprefix(SPACE) for e in body(parts)[0]] == [
        "r", "commentRangeStart", "r", "commentRangeEnd", "r",
    ]  # fmt: skip


def test_a_change_can_be_accepted_or_rejected():
    data = docx(p(t("Meet in or") + t("der to", "<w:b/>") + t(" plan.")) + item("Ask me."))
    parts, made, _ = copied(data, edits=[("in order to", "to")])
    assert made == 1
    assert said(parts) == "Meet to plan.Ask me."
    assert said(parts, accepted=False) == "Meet in order to plan.Ask me."
    inserted = body(parts).find(f".//{SPACE}ins")
    assert (inserted.get(SPACE + "author"), inserted.get(SPACE + "date")) == ("clauselint", DATE)


def test_words_are_put_in_behind_the_letter_before_them():
    data = docx(p(t("If staff post", "<w:b/>") + t(" the agency may answer")))
    text = read(data, "a.docx").text
    at, end = text.index(" the agency"), len("If staff post the agency may answer")
    notes = Notes(text, (), ((Edit(at, at, ","), Edit(end, end, ".")),), "clauselint", DATE)
    copy, made = format_of("a.docx").annotate(data, "a.docx", notes)
    with ZipFile(BytesIO(copy)) as archive:
        parts = {"word/document.xml": archive.read("word/document.xml")}
    assert made == 1
    assert said(parts) == "If staff post, the agency may answer."
    assert body(parts).find(f".//{SPACE}ins/{SPACE}r/{SPACE}rPr/{SPACE}b") is not None


@pytest.mark.parametrize(
    "inside",
    [
        f"<w:ins>{t('Meet in order to plan.')}</w:ins>",
        f"<w:fldSimple>{t('Meet in order to plan.')}</w:fldSimple>",
    ],
)
def test_no_change_is_made_inside_of_anothers_change_or_in_a_field(inside):
    parts, made, _ = copied(docx(p(inside)), edits=[("in order to", "to")])
    assert made == 0
    assert said(parts) == "Meet in order to plan."


def test_the_comments_and_changes_of_others_survive():
    theirs = f'<w:comment w:id="7" w:author="Ann">{p("Really?")}</w:comment>'
    mark = '<w:commentRange{} w:id="7"/>'
    inside = (
        t("Staff ")
        + mark.format("Start")
        + '<w:ins w:id="8" w:author="Ann">' + t("may") + "</w:ins>"
        + '<w:del w:id="9" w:author="Ann"><w:r><w:delText>must</w:delText></w:r></w:del>'
        + mark.format("End")
        + '<w:r><w:commentReference w:id="7"/></w:r>'
        + t(" meet in order to plan.")
    )  # fmt: skip
    parts, made, _ = copied(
        docx(p(inside), comments=theirs),
        remarks=[("Staff may meet", ("Who?",))],
        edits=[("in order to", "to")],
    )
    assert made == 1
    assert commented(parts) == {"7": "maymust", "10": "Staff maymust meet"}
    authors = [c.get(SPACE + "author") for c in etree.fromstring(parts["word/comments.xml"])]
    assert authors == ["Ann", "clauselint"]
    assert parts["word/document.xml"].count(b"Ann") == 2
    numbers = re.findall(
        rb'<w:(?:ins|del|comment\w+Start) w:id="(\d+)"', parts["word/document.xml"]
    )
    assert len(set(numbers)) == len(numbers)


def test_all_other_parts_stay_as_they_are():
    data = docx(p("Staff may ask."), extra={"word/media/a.png": b"\x89PNG" + bytes(99)})
    parts, _, _ = copied(data, remarks=[("may", ("Why?",))])
    with ZipFile(BytesIO(data)) as archive:
        for name in ("word/styles.xml", "word/numbering.xml", "word/media/a.png"):
            assert parts[name] == archive.read(name)


def test_characters_that_xml_cannot_hold_are_replaced():
    parts, _, _ = copied(docx(p("Staff may ask.")), remarks=[("may", ("a\0b\x1b",))])
    assert "a\ufffdb\ufffd" in parts["word/comments.xml"].decode()


def test_a_file_that_says_something_else_now_is_left_alone():
    notes = Notes("Other text.\n", (), (), "clauselint", DATE)
    with pytest.raises(FixError, match="not what the file says"):
        format_of("a.docx").annotate(docx(p("Text.")), "a.docx", notes)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy_with_its_comments_and_changes(tmp_path):
    link = f"<w:hyperlink>{t('duty office')}</w:hyperlink>"
    data = docx(
        p("Rules", "H1") + p(t("Ask the ") + link + t(" in wri") + t("ting in order to plan."))
        + item("One.") + f"<w:tbl><w:tr><w:tc>{p('Cell text here.')}</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    remarks = [("duty office in writing", ("Which?",)), ("Cell text", ("What?",))]
    _, made, copy = copied(data, remarks=remarks, edits=[("in order to", "to")])
    assert made == 1
    (tmp_path / "copy.docx").write_bytes(copy)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    convert = [*command, "--convert-to", "fodt", "--outdir", tmp_path, tmp_path / "copy.docx"]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    opened = etree.parse(tmp_path / "copy.fodt", etree.XMLParser(huge_tree=True))
    office = {"o": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
              "t": "urn:oasis:names:tc:opendocument:xmlns:text:1.0"}  # fmt: skip
    comments = opened.xpath("//o:annotation", namespaces=office)
    assert ["".join(c.xpath("t:p//text()", namespaces=office)) for c in comments] == [
        "Which?",
        "What?",
    ]
    assert len(opened.xpath("//t:insertion", namespaces=office)) == 1
    assert len(opened.xpath("//t:deletion", namespaces=office)) == 1
