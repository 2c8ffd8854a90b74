from __future__ import annotations

import os
from pathlib import Path

import pytest

from clauselint.engine.discovery import Discovery
from clauselint.engine.globs import Globs


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Makes files, and works in their directory."""
    monkeypatch.chdir(tmp_path)

    def make(*paths):
        for path in paths:
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("x", encoding="utf-8")
        return tmp_path

    return make


def find(*paths, exclude=(), respect=True, include=()):
    globs = (Globs(Path.cwd(), tuple(exclude)),)
    included = Globs(Path.cwd(), tuple(include)) if include else None
    return Discovery(lambda _: globs, lambda _: respect, lambda _: included).find(paths)


def test_inclusions_limit_what_is_found_and_what_is_named(tree):
    tree("a.md", "b/c.md", "b/d.py", "b/e.md")
    assert find(".", include=["b/", "!e.md"]).paths == ["b/c.md"]
    assert find("a.md", "b/d.py", include=["b/"]).paths == ["b/d.py"]


def test_directories_give_their_prose_files_in_order(tree):
    tree("b/z.md", "b/a.txt", "a.markdown", "b/c.py", "README", "b/.github/p.MD")
    assert find(".").paths == ["a.markdown", "b/.github/p.MD", "b/a.txt", "b/z.md"]


def test_a_file_named_twice_is_read_once(tree):
    tree("a/b.md")
    assert find("a/b.md", "a", "./a/../a/b.md").paths == ["a/b.md"]


def test_a_named_file_may_have_any_suffix(tree):
    tree("policy.rst")
    assert find("policy.rst").paths == ["policy.rst"]


def test_gitignore_is_honoured_at_every_level(tree):
    root = tree("a.md", "build/b.md", "sub/c.md", "sub/d.md", "sub/deep/e.md")
    (root / ".git").mkdir()
    (root / ".gitignore").write_text("build/\nd.md\n")
    (root / "sub/.gitignore").write_text("/deep\n!d.md\n")
    assert find(".").paths == ["a.md", "sub/c.md", "sub/d.md"]


def test_gitignore_above_the_directory_that_was_named_counts(tree):
    root = tree("sub/c.md", "sub/d.md")
    (root / ".git").mkdir()
    (root / ".gitignore").write_text("sub/d.md\n")
    assert find("sub").paths == ["sub/c.md"]


def test_the_exclude_file_of_the_repository_counts(tree):
    root = tree("a.md", "b.md", ".git/info/exclude")
    (root / ".git/info/exclude").write_text("b.md\n")
    assert find(".").paths == ["a.md"]


def test_gitignore_of_an_outer_repository_does_not(tree):
    root = tree("inner/a.md", "inner/.git/HEAD")
    (root / ".gitignore").write_text("a.md\n")
    assert find("inner").paths == ["inner/a.md"]


def test_gitignore_can_be_turned_off(tree):
    root = tree("a.md")
    (root / ".gitignore").write_text("*.md\n")
    assert find(".").paths == []
    assert find(".", respect=False).paths == ["a.md"]


def test_a_named_file_is_read_even_where_git_ignores_it(tree):
    root = tree("a.md")
    (root / ".gitignore").write_text("*.md\n")
    assert find("a.md").paths == ["a.md"]


def test_a_named_directory_is_read_even_where_git_ignores_it(tree):
    root = tree("build/a.md", "build/sub/b.md", "build/sub/c.md")
    (root / ".git").mkdir()
    (root / ".gitignore").write_text("build/\n")
    (root / "build/sub/.gitignore").write_text("c.md\n")
    assert find("build").paths == ["build/a.md", "build/sub/b.md"]
    assert find("build/sub").paths == ["build/sub/b.md"]
    assert find(".").paths == []


def test_excluded_files_are_skipped_even_where_they_are_named(tree):
    tree("a.md", "drafts/b.md", "drafts/c/d.md")
    for paths in ((".",), ("a.md", "drafts/b.md", "drafts/c/d.md"), ("a.md", "drafts")):
        found = find(*paths, exclude=("drafts/",))
        assert (found.paths, found.problems) == (["a.md"], [])


def test_version_control_and_dependencies_are_never_entered(tree):
    tree(".git/a.md", "node_modules/p/README.md", ".venv/x.md", "kept.md")
    assert find(".", respect=False).paths == ["kept.md"]


def test_a_missing_path_is_a_problem_and_the_others_go_on(tree):
    tree("a.md")
    found = find("none.md", "a.md")
    assert found.paths == ["a.md"]
    assert [(p.path, p.code) for p in found.problems] == [("none.md", "E100")]
    assert found.everything == ["a.md", "none.md"]
    assert found.problem("none.md").message == "no such file or directory"


def test_a_device_is_a_problem(tree):
    assert [p.message for p in find("/dev/null").problems] == ["is a device, not a file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every directory")
def test_a_directory_without_permission_is_a_problem(tree):
    root = tree("a.md", "closed/b.md")
    (root / "closed").chmod(0)
    try:
        found = find(".")
    finally:
        (root / "closed").chmod(0o700)
    assert found.paths == ["a.md"]
    assert [(p.path, p.message) for p in found.problems] == [("closed", "permission denied")]


def test_a_directory_that_cannot_be_listed_is_a_problem(tree, monkeypatch):
    tree("a.md", "closed/b.md")
    scandir = os.scandir

    def refuse(path):
        if path == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = find(".")
    assert found.paths == ["a.md"]
    assert [(p.path, p.message) for p in found.problems] == [("closed", "permission denied")]


def test_a_link_to_a_file_is_read_and_one_to_a_directory_is_not_entered(tree):
    root = tree("real/a.md")
    (root / "link.md").symlink_to("real/a.md")
    (root / "real/loop").symlink_to(root)
    (root / "dangling.md").symlink_to("nowhere.md")
    assert find(".").paths == ["link.md", "real/a.md"]


def test_a_very_deep_tree_does_not_end_the_run(tree):
    root = tree("a.md")
    here = root
    for _ in range(300):
        here = here / "d"
    here.mkdir(parents=True)
    (here / "deep.md").write_text("x")
    assert len(find(".").paths) == 2
