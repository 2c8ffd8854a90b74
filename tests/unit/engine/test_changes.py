"""What is new, in real git repositories."""

from __future__ import annotations

import subprocess

import pytest

from clauselint import Linter
from clauselint.engine.changes import WHOLE, Hunk, carried, only_new, since, staged
from clauselint.errors import InputError


@pytest.fixture
def repo(tmp_path, monkeypatch):
    """A git repository that is the current directory; `repo.write` and `repo.commit` change it."""
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    return Repository(tmp_path)


class Repository:
    def __init__(self, root):
        self.root = root
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "user.name", "A drafter")
        self.git("config", "user.email", "drafter@example.org")

    def git(self, *arguments):
        subprocess.run(["git", *arguments], cwd=self.root, check=True, capture_output=True)

    def write(self, name, *lines):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")

    def commit(self):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Change")


OLD = [f"Line {n}." for n in range(1, 10)]


def test_lines_that_came_in_since_a_commit(repo):
    repo.write("a.md", *OLD)
    repo.commit()
    repo.write("a.md", *OLD[:2], "New.", *OLD[2:8], "Line nine.")
    assert since("HEAD").of("a.md") == (Hunk(3, 1), Hunk(10, 1, "Line 9."))


def test_lines_that_were_only_taken_out_leave_a_gap(repo):
    repo.write("a.md", *OLD)
    repo.commit()
    repo.write("a.md", *OLD[:2], *OLD[4:])
    (hunk,) = since("HEAD").of("a.md")
    assert hunk == Hunk(2, 0, "Line 3. Line 4.")
    assert hunk.touches(2, 3)
    assert not hunk.touches(1, 2)
    assert not hunk.touches(3, 4)


def test_a_file_that_git_does_not_know_is_new(repo):
    repo.write("a.md", "Old.")
    repo.commit()
    repo.write("b.md", "New.")
    assert since("HEAD").of("b.md") == WHOLE
    assert since("HEAD").of("a.md") == ()
    assert staged().files == {}


def test_names_that_need_care(repo):
    names = ["a b.md", 'quo"te.md', "café.md", "[x].md", "tab\there.md", ":top.md"]
    for name in names:
        repo.write(name, "Old.")
    repo.commit()
    for name in names:
        repo.write(name, "Old.", "New.")
    found = since("HEAD")
    assert [found.of(name) for name in names] == [(Hunk(2, 1),)] * len(names)


def test_a_renamed_file_is_not_new(repo):
    repo.write("a.md", *OLD)
    repo.commit()
    repo.git("mv", "a.md", "b.md")
    repo.write("b.md", *OLD, "New.")
    assert since("HEAD").of("b.md") == (Hunk(10, 1),)


def test_staged_lines_are_those_of_the_index(repo):
    repo.write("a.md", *OLD)
    repo.commit()
    repo.write("a.md", "Staged.", *OLD)
    repo.git("add", "a.md")
    repo.write("a.md", "Staged.", *OLD, "Not staged.")
    assert staged().of("a.md") == (Hunk(1, 1),)


def test_the_first_commit_is_all_new(repo):
    repo.write("a.md", "One.", "Two.")
    repo.git("add", "a.md")
    assert staged().of("a.md") == (Hunk(1, 2),)


def test_a_branch_answers_for_what_it_brought_in(repo):
    repo.write("a.md", *OLD)
    repo.commit()
    repo.git("checkout", "--quiet", "-b", "mine")
    repo.write("a.md", *OLD, "Mine.")
    repo.commit()
    repo.git("checkout", "--quiet", "main")
    repo.write("a.md", "Theirs.", *OLD)
    repo.commit()
    repo.git("checkout", "--quiet", "mine")
    assert since("main").of("a.md") == (Hunk(10, 1),)


@pytest.mark.parametrize("revision", ["none", "--output=x", ""])
def test_a_revision_that_git_does_not_know(repo, revision):
    repo.write("a.md", "Old.")
    repo.commit()
    with pytest.raises(InputError, match="git knows no commit"):
        since(revision)


def test_outside_a_repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(InputError, match="in no git repository"):
        staged()


LINTER = Linter(select=["WRD004"])


def new(text, *hunks):
    report = only_new(LINTER.check(text, "a.md"), hunks)
    return [(finding.line, finding.column) for finding in report.findings]


def test_only_findings_on_new_lines_are_new():
    text = "Keep it in order to answer.\n\nHelp in order to learn.\n"
    assert new(text, Hunk(3, 1)) == [(3, 6)]
    assert new(text) == []
    assert new(text, *WHOLE) == [(1, 9), (3, 6)]


def test_a_sentence_that_a_new_line_altered_is_new():
    text = "Keep all of it in order to\nanswer quickly. Help.\n"
    assert new(text, Hunk(2, 1, "answer. Help.")) == [(1, 16)]


def test_a_sentence_that_stood_on_the_line_before_is_not_new():
    before = "Keep it in order to answer. Help."
    text = "Keep it in order to answer. Help in order to learn.\n"
    assert new(text, Hunk(1, 1, before)) == [(1, 34)]


def test_hunks_move_with_what_a_fix_changes():
    before = "one\ntwo\nthree\nfour\nfive\n"
    after = "one\nand a half\ntwo\nthree\n4\nfive\n"
    assert carried((Hunk(3, 1, "3"),), before, after) == (
        Hunk(2, 1),
        Hunk(4, 1, "3"),
        Hunk(5, 1),
    )
