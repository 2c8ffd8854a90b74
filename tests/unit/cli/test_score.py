"""`clauselint score`, end to end, in a git repository."""

import csv
import io
import json
import math
import subprocess

import pytest
from click.testing import CliRunner

from clauselint import Linter
from clauselint.cli.main import group

EASY = "We lock the door at night. You may go home at six. Ask us if you need a key."
HARD = (
    "Notwithstanding any consideration regarding confidentiality, authorised representatives of "
    "participating organisations must administer the documentation that the secretary requires, "
    "and any exemption that has been granted by the committee shall be reviewed."
)
POLICY = f"# Keys\n\n{EASY}\n\n# Forms\n\n{HARD}\n"


def run(*arguments, text=None):
    return CliRunner().invoke(
        group, ["score", *map(str, arguments)], input=text, standalone_mode=False
    )


def git(directory, *arguments):
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=directory, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "policy.md").write_text(POLICY, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


def test_the_table_names_the_hardest_section_first(repository):
    result = run("policy.md")
    assert (result.return_value, result.exception) == (0, None)
    assert result.output.index("Forms") < result.output.index("Keys")


def test_a_change_is_compared_with_a_revision(repository):
    (repository / "policy.md").write_text(POLICY.replace(HARD, EASY), encoding="utf-8")
    result = run("--compare", "HEAD", "--format", "json", "policy.md")
    changes = json.loads(result.output)["files"][0]["changes"]
    assert [(c["trail"], c["status"]) for c in changes] == [
        ([], "changed"), (["Keys"], "same"), (["Forms"], "changed"),
    ]  # fmt: skip
    before, after = changes[2]["effort"]
    assert after < before


def test_a_file_in_a_folder_is_compared_from_anywhere(repository):
    (repository / "sub").mkdir()
    (repository / "sub" / "new.md").write_text(POLICY, encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "second")
    (repository / "sub" / "new.md").write_text(POLICY.replace(EASY, HARD), encoding="utf-8")
    result = run("--compare", "HEAD", "--format", "markdown", repository / "sub")
    assert "🔺" in result.output


def test_a_file_that_the_revision_lacks_is_new(repository):
    (repository / "new.md").write_text(POLICY, encoding="utf-8")
    result = run("--compare", "HEAD", "--format", "json", "new.md")
    assert {c["status"] for c in json.loads(result.output)["files"][0]["changes"]} == {"added"}


@pytest.mark.parametrize("revision", ["nonsense", "--output=x", ""])
def test_an_unknown_revision_is_bad_usage(repository, revision):
    result = run(f"--compare={revision}", "policy.md")
    assert "git knows no commit" in str(result.exception)


def test_a_missing_file_fails_and_the_others_are_scored(repository):
    result = run("--format", "csv", "policy.md", "gone.md")
    assert result.return_value == 2
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert {row["path"] for row in rows} == {"policy.md"}


def test_standard_input_is_scored(repository):
    result = run("--format", "json", "-", text=POLICY)
    assert [s["title"] for s in json.loads(result.output)["files"][0]["sections"]] == [
        "Keys",
        "Forms",
    ]


def test_a_check_ends_with_two_lines_about_effort(repository):
    result = CliRunner().invoke(group, ["check", "policy.md"], standalone_mode=False)
    assert "hardest section “Forms”" in result.output
    assert "words, costs" in result.output


@pytest.mark.parametrize(("values", "code"), [("{effort: 20}", "RDB005"), ("wcag-aaa", "RDB001")])
def test_targets_are_reported_on_the_section_that_misses_them(repository, values, code):
    (repository / ".clauselint.yaml").write_text(
        f'targets:\n  "*.md": {values}\n', encoding="utf-8"
    )
    result = CliRunner().invoke(
        group, ["check", "--select", "RDB", "policy.md"], standalone_mode=False
    )
    assert result.return_value == 1
    assert f"policy.md:5:3 {code}" in result.output
    assert "over the target of" in result.output


@pytest.mark.parametrize("values", ["{efort: 20}", "plain-martian"])
def test_unknown_targets_and_presets_name_file_and_line(repository, values):
    (repository / ".clauselint.yaml").write_text(
        f'targets:\n  "*.md": {values}\n', encoding="utf-8"
    )
    result = CliRunner().invoke(group, ["check", "policy.md"], standalone_mode=False)
    assert result.return_value == 2
    assert ".clauselint.yaml:2" in result.stderr


@pytest.mark.parametrize(
    ("text", "scored"),
    [
        ("", False),
        ("Word", False),
        ("# Only a heading", False),
        (HARD.upper(), True),
        ("- keys for every door\n- forms of all kinds\n- cards and codes\n", True),
        ("Die Verordnung regelt personenbezogene Datenverarbeitung öffentlicher Stellen.", False),
        ("本政策适用于所有员工。", False),
        ("| 1 | 2 |\n|---|---|\n| 3 | 4 |\n", False),
        ("```\ncode only\n```\n", False),
        ("\n\n".join([EASY, HARD] * 40), True),
    ],
)
def test_odd_input_gives_a_number_or_says_that_there_is_too_little(text, scored):
    found = Linter().score(text, "policy.md")
    assert (found.effort is not None) == scored
    assert bool(found.note) != scored
    assert all(map(math.isfinite, found.formulas.values()))


def test_a_line_of_five_megabytes_is_not_too_long_for_the_parser():
    from clauselint.nlp.model import load_pipeline

    assert load_pipeline().max_length > 5_000_000
