"""`clauselint check` on documents that are no texts."""

import json
from zipfile import ZipFile

import pytest
from word_documents import docx, p, t

from clauselint.cli.main import run

pytest.importorskip("lxml", reason="needs clauselint[docx]")

WORDY = docx(p("Records", "H1") + p(t("Keep records in or") + t("der to answer.")))


@pytest.fixture
def check(tmp_path, monkeypatch, capsys):
    """Runs the command in a directory with a Word document: code, output, errors."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.docx").write_bytes(WORDY)

    def call(*arguments):
        code = run(["check", "--select", "WRD004", "--isolated", *arguments])
        return code, *capsys.readouterr()

    call.root = tmp_path
    return call


def test_a_document_in_a_folder_is_read_and_its_findings_have_a_place(check):
    code, out, err = check("--quiet")
    assert (code, err) == (1, "")
    assert out == (
        "a.docx: Records, paragraph 1 WRD004 wordy-phrase (info)\n"
        "  “in order to” is a long way to say “to”.\n"
        "       | Keep records in order to answer.\n"
        "       |              ^^^^^^^^^^^\n"
    )


@pytest.mark.parametrize("option", ["--fix", "--diff", "--add-suppressions"])
def test_what_cannot_be_written_is_left_alone_and_points_to_comments(check, option):
    code, _, err = check("a.docx", option)
    assert code == (0 if option == "--diff" else 1)
    assert "writes no " in err
    assert "--comments NEW" in err
    assert (check.root / "a.docx").read_bytes() == WORDY


def test_comments_are_written_into_a_copy(check):
    code, out, err = check("a.docx", "--comments", "b.docx")
    assert code == 1
    assert "1 finding in 1 file" in out
    assert err == "b.docx has 1 comment and 1 change.\n"
    assert (check.root / "a.docx").read_bytes() == WORDY
    with ZipFile(check.root / "b.docx") as archive:
        comments = archive.read("word/comments.xml").decode()
    assert "WRD004 wordy-phrase: “in order to” is a long way to say “to”." in comments
    assert "suggestion (safe): Keep records to answer." in comments


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a.docx", "--comments", "a.docx"), "there already"),
        (("a.docx", "--comments", "./link.docx"), "there already"),
        (("a.docx", "--comments", "b.md"), "same ending"),
        ((".", "--comments", "b.docx"), "needs one file"),
        (("-", "--comments", "b.docx"), "needs one file"),
        (("a.docx", "a.docx", "--comments", "b.docx"), "needs one file"),
        (("a.docx", "--comments", "b.docx", "--fix"), "exclude one another"),
        (("a.md", "--comments", "b.md"), "comments can be put into .docx alone"),
    ],
)
def test_comments_need_one_file_and_a_new_name(check, arguments, message):
    (check.root / "link.docx").symlink_to("a.docx")
    (check.root / "a.md").write_text("Keep records in order to answer.\n")
    code, _, err = check(*arguments)
    assert code == 2
    assert message in err
    assert not (check.root / "b.docx").exists()
    assert (check.root / "a.docx").read_bytes() == WORDY


def test_interactive_rewording_is_for_texts(check, capsys):
    code = run(["rewrite", "--interactive", "--isolated", "a.docx"])
    assert (code, "texts alone" in capsys.readouterr().err) == (2, True)


def test_programs_get_a_place_and_no_edits(check):
    _, out, _ = check("a.docx", "--format", "sarif")
    (result,) = json.loads(out)["runs"][0]["results"]
    (location,) = result["locations"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "Records, paragraph 1"}]
    assert "region" not in location["physicalLocation"]
    _, out, _ = check("a.docx", "--format", "json")
    (finding,) = json.loads(out)["files"][0]["findings"]
    assert (finding["place"], finding["line"]) == ("Records, paragraph 1", 2)


def test_a_broken_document_is_named_and_the_others_are_read(check):
    (check.root / "b.docx").write_bytes(b"nothing of the kind")
    (check.root / "c.md").write_text("Keep records in order to answer.\n")
    code, out, err = check("--quiet", "--format", "concise")
    assert code == 2
    assert err == ("clauselint: b.docx: E100 is no Word document, or is damaged (no zip archive)\n")
    assert [line.split(":")[0] for line in out.splitlines()] == ["a.docx", "c.md"]


def test_a_broken_document_has_no_copy(check):
    (check.root / "b.docx").write_bytes(b"nothing of the kind")
    assert check("b.docx", "--comments", "c.docx")[0] == 2
    assert not (check.root / "c.docx").exists()
