"""`clauselint report`, end to end."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from clauselint.cli.main import group

POLICY = "# Keys\n\nStaff must act in order to help.\n"


def run(*arguments, text=None):
    given = ["report", "--no-cache", "--select", "WRD004", *map(str, arguments)]
    return CliRunner().invoke(group, given, input=text, standalone_mode=False)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "policy.md").write_text(POLICY, encoding="utf-8")
    return tmp_path


def test_findings_are_no_failure_and_the_page_is_one_file(folder):
    result = run("policy.md", "-o", "out.html")
    assert (result.return_value, result.exception) == (0, None)
    assert result.stderr == "Wrote out.html: 1 finding in 1 file.\n"
    page = (folder / "out.html").read_text(encoding="ascii")
    assert page.startswith("<!doctype html>")
    assert ">in order to</mark>" in page
    assert sorted(p.name for p in folder.iterdir()) == ["out.html", "policy.md"]


def test_a_dash_stands_for_standard_input_and_output(folder):
    result = run("-", "-o", "-", "--stdin-filename", "memo.txt", text="Act in order to help.")
    assert (result.return_value, result.stderr) == (0, "")
    assert result.stdout.startswith("<!doctype html>")
    assert "memo.txt" in result.stdout


def test_an_older_page_is_replaced(folder):
    run("policy.md")
    before = (folder / "report.html").read_text(encoding="ascii")
    (folder / "policy.md").write_text("# Keys\n\nAct now.\n", encoding="utf-8")
    assert run("policy.md").return_value == 0
    assert (folder / "report.html").read_text(encoding="ascii") != before


@pytest.mark.parametrize("name", ["policy.md", "other.html", "link.html"])
def test_no_other_file_is_overwritten(folder, name):
    (folder / "other.html").write_text("<!doctype html><p>Mine.", encoding="utf-8")
    (folder / "link.html").symlink_to("policy.md")
    before = (folder / name).read_bytes()
    result = run("policy.md", "-o", name)
    assert result.exception.message == f"{name} is no page of clauselint's, and is left as it is"
    assert (folder / name).read_bytes() == before


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (".", "cannot write .: it is no file"),
        ("/dev/null", "cannot write /dev/null: it is no file"),
        ("no/such/page.html", "cannot write no/such/page.html: there is no such folder"),
    ],
)
def test_a_page_goes_nowhere_but_into_a_file(folder, target, message):
    assert run("policy.md", "-o", target).exception.message == message


def test_what_cannot_be_read_fails_and_the_others_are_shown(folder):
    (folder / "bad.md").write_bytes(b"\xff\xfe\x00")
    result = run("policy.md", "bad.md", "gone.md")
    assert result.return_value == 2
    page = (folder / "report.html").read_text(encoding="ascii")
    assert "<b>bad.md: </b>" in page
    assert "<b>gone.md: </b>" in page
    assert ">in order to</mark>" in page


def test_a_page_is_no_document_itself(folder):
    run("policy.md", "-o", "out.html")
    result = run(".", "-o", "again.html")
    assert (result.return_value, result.exception) == (0, None)
    assert (folder / "again.html").read_text(encoding="ascii").count(">in order to</mark>") == 1
