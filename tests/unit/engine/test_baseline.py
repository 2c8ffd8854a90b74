from __future__ import annotations

import json

import pytest

from clauselint import Linter
from clauselint.engine.baseline import Baseline, at, read_baseline
from clauselint.errors import ConfigError

LINTER = Linter(select=["WRD004"])
OLD = "Keep it in order to answer.\n\n- Help in order to learn;\n- go.\n"


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sifted(root, accepted, text, path="a.md"):
    (root / path).write_text(accepted)
    baseline = Baseline(root / "b.json", {}).with_reports([LINTER.check(accepted, path)])
    (root / "b.json").write_text(baseline.as_json())
    return read_baseline(root / "b.json").sift(LINTER.check(text, path), LINTER.codes)


@pytest.mark.parametrize(
    "text",
    [
        OLD,
        f"# New heading\n\nNew lines.\n\n{OLD}",
        OLD.replace("it in order", "it\nin order"),
        OLD.replace("answer.", "answer. A new sentence."),
        OLD.replace("Keep it", "A new sentence. Keep it"),
    ],
)
def test_what_was_accepted_stays_so_where_it_moves(root, text):
    report = sifted(root, OLD, text)
    assert (report.findings, report.notes, report.hidden) == ((), (), 2)


@pytest.mark.parametrize(
    "text",
    [
        OLD + "\nWrite in order to be read.\n",
        OLD.replace("it in", "all of it in"),
        f"{OLD}\nKeep it in order to answer.\n",
    ],
)
def test_what_is_new_is_told(root, text):
    assert len(sifted(root, OLD, text).findings) == 1


def test_what_is_no_longer_found_is_noted(root):
    report = sifted(root, OLD, OLD.replace("in order to answer", "to answer"))
    assert [(n.path, n.code) for n in report.notes] == [("a.md", "B100")]
    assert "WRD004 “in order to”" in report.notes[0].message


def test_a_rule_that_did_not_run_has_not_expired(root):
    accepted = Baseline(root / "b.json", {}).with_reports([LINTER.check(OLD, "a.md")])
    report = Linter(select=["AMB005"]).check("Go.\n", "a.md")
    assert accepted.sift(report, frozenset(["AMB005"])).notes == ()


def test_other_files_are_kept_and_those_that_are_gone_are_not(root):
    for name in ("a.md", "b.md"):
        (root / name).write_text(OLD)
    reports = [LINTER.check(OLD, name) for name in ("a.md", "b.md", "gone.md")]
    first = Baseline(root / "b.json", {}).with_reports(reports)
    assert [note.path for note in first.gone()] == ["gone.md"]
    again = first.with_reports([LINTER.check("Go.\n", "a.md")])
    assert list(again.files) == ["b.md"]


def test_each_finding_has_a_line_of_its_own(root):
    baseline = Baseline(root / "b.json", {}).with_reports([LINTER.check(OLD, "a.md")])
    assert baseline.as_json().count("\n") == 2 + 1 + 2 + 1
    assert json.loads(baseline.as_json())["files"]["a.md"][0]["text"] == "in order to"


@pytest.mark.parametrize(
    "content",
    [
        *("", "[]", "{}", "[" * 100_000, "\xff"),
        '{"version": 2, "files": {}}',
        '{"version": 1, "files": {"a": [1]}}',
    ],
)
def test_what_is_no_baseline_is_told(root, content):
    (root / "b.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(ConfigError, match="baseline"):
        read_baseline(root / "b.json")


def test_a_baseline_that_is_missing_is_told_where_it_is_to_be_read(root):
    with pytest.raises(ConfigError, match="--write-baseline"):
        read_baseline(root / "b.json")
    assert at(root / "b.json").files == {}
