"""What a text or a file's name holds cannot steer a terminal, whatever the form of output."""

from __future__ import annotations

import unicodedata

import pytest

from clauselint.cli.main import run
from clauselint.reporters.formats import FORMATS

NAME = "a\x1b[31m\x07\x9b\u202eb.md"
TEXT = (
    "# Keys\x1b]0;x\x07\n\nStaff\x1b[2J keep\x9b1m records\x07 in order to answer"
    " \u202equestions\x7f.\n\n<!-- clauselint-disable-next-line FOO\x1b: y\x1b -->\n"
    "Staff\u2028sign.\n"
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_text(TEXT, encoding="utf-8")
    return tmp_path


def raw(text: str) -> set[str]:
    """Characters that move the cursor, or turn the line round."""
    turning = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    steering = (c for c in text if unicodedata.category(c) in ("Cc", "Zl", "Zp") or c in turning)
    return set(steering) - {"\n", "\t"}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "arguments",
    [
        *(("check", "--format", form, NAME) for form in FORMATS),
        *(("score", "--format", form, NAME) for form in ("table", "json", "csv", "markdown")),
        ("score", "--formulas", NAME),
        ("score", "--all", "--sentences", NAME),
        ("check", "--statistics", "."),
        ("check", "--verbose", "--explain", "."),
        ("check", "--show-files", "."),
        ("check", "--show-settings", NAME),
        ("check", "--fix", "--show-fixes", NAME),
        ("check", "--select", "X\x1b", NAME),
        ("check", "--config", "x\x1b", NAME),
        ("check", "--output-file", "/none\x1b/x", NAME),
        ("check", "gone\x1b.md"),
        ("cache", "clear", "--cache-dir", "x\x1b"),
        ("rewrite", "--format", "json", NAME),
        ("rewrite", NAME),
        ("rule", "x\x1b"),
        ("no\x1b",),
    ],
    ids=" ".join,
)
def test_nothing_steers_the_terminal(arguments, capsys):
    run(list(arguments))
    out, err = capsys.readouterr()
    assert out + err
    assert raw(out + err) == set()


def test_what_a_configuration_says_is_printed_harmlessly(folder, capsys):
    (folder / ".clauselint.yaml").write_text('"key\\e[1m": 1\nselect: ["AMB\\e[1m"]\n')
    assert run(["check", NAME]) == 2
    assert raw("".join(capsys.readouterr())) == set()
    (folder / ".clauselint.yaml").write_text(
        'words: {banned: {records: "no\\e[31m"}}\nteam-rules:\n'
        '- {code: ACM001, name: no-keep, message: "m\\e[31m", phrases: [keep]}\n'
    )
    assert run(["check", "--format", "concise", NAME]) == 1
    out, err = capsys.readouterr()
    assert "OWN002" in out
    assert raw(out + err) == set()


def test_a_diff_can_be_applied_so_its_bytes_are_those_of_the_file(folder, capsys):
    (folder / NAME).write_text("Staff keep\x07 records in order to answer.\n")
    assert run(["check", "--diff", NAME]) == 1
    assert "keep\x07" in capsys.readouterr().out
