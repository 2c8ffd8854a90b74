from __future__ import annotations

import os
from pathlib import Path

import pytest

from clauselint.engine.discovery import Discovery, lies_in, roots
from clauselint.engine.globs import Globs
from clauselint.readers import suffixes

NOTHING = f"has no file to read ({', '.join(suffixes())})"


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
    assert find(".").paths == ["real/a.md"]
    assert find("link.md").paths == ["link.md"]


def test_a_very_deep_tree_does_not_end_the_run(tree):
    root = tree("a.md")
    here = root
    for _ in range(300):
        here = here / "d"
    here.mkdir(parents=True)
    (here / "deep.md").write_text("x")
    assert len(find(".").paths) == 2


def test_links_that_lead_to_themselves_or_nowhere_end_nothing(tree):
    root = tree("d/a.md", "d/sub/c.md")
    (root / "d/loop.md").symlink_to("pool.md")
    (root / "d/pool.md").symlink_to("loop.md")
    (root / "d/gone.md").symlink_to("nowhere.md")
    (root / "d/sub/up").symlink_to("..")
    found = find("d")
    assert (found.paths, found.problems) == (["d/a.md", "d/sub/c.md"], [])
    assert [note.path for note in found.notes] == ["d/gone.md", "d/loop.md", "d/pool.md"]
    assert {n.message for n in found.notes} == {"a link to no file; it was not followed"}


def test_a_named_link_that_leads_to_itself_is_a_dead_end(tree):
    root = tree("a.md")
    (root / "loop.md").symlink_to("loop.md")
    found = find("a.md", "loop.md")
    assert found.paths == ["a.md"]
    assert [problem.path for problem in found.problems] == ["loop.md"]


def test_a_link_out_of_the_named_folders_is_not_followed(tree):
    root = tree("in/a.md", "out/b.md")
    (root / "in/b.md").symlink_to("../out/b.md")
    found = find("in")
    assert found.paths == ["in/a.md"]
    (note,) = found.notes
    assert (note.path, note.message) == (
        "in/b.md",
        "a link out of what is checked; it was not followed",
    )
    assert find("in", "out").paths == ["in/a.md", "out/b.md"]
    assert find("in/b.md").paths == ["in/b.md"]


def test_of_a_file_and_links_to_it_the_file_is_read(tree):
    root = tree("m.md")
    (root / "a.md").symlink_to("m.md")
    (root / "z.md").symlink_to("m.md")
    assert find(".").paths == find("a.md", "m.md", "z.md").paths == ["m.md"]


def test_a_folder_with_nothing_to_read_says_what_it_has(tree):
    root = tree("d/a.xlsx", "d/b.xlsx", "d/README", "d/y.md", "d/.venv/z.md")
    (root / "d/l.md").symlink_to("../e.md")
    (root / ".git").mkdir()
    (root / ".gitignore").write_text("y.md\n")
    (problem,) = find("d").problems
    assert (problem.path, problem.message) == (
        "d",
        f"{NOTHING}; skipped: 2 ending in .xlsx, "
        "1 ignored by git, 1 link out of what is checked, 1 named .venv, 1 without an ending",
    )


def test_a_folder_that_is_excluded_is_no_fault(tree):
    tree("d/a.md")
    found = find("d", exclude=["a.md"])
    assert found.problems == []
    assert [(n.path, n.message) for n in found.notes] == [("d", f"{NOTHING}; skipped: 1 excluded")]


def test_an_empty_folder_beside_a_full_one_is_told(tree):
    root = tree("full/a.md")
    (root / "empty").mkdir()
    found = find("empty", "full")
    assert found.paths == ["full/a.md"]
    assert [(p.path, p.message) for p in found.problems] == [("empty", NOTHING)]


def test_roots_are_folders_without_links(tree):
    root = tree("real/a.md", "other/b.md")
    (root / "link").symlink_to("real")
    assert roots(["link", "link/a.md", "real"]) == (str(root.resolve() / "real"),)
    assert lies_in("link/a.md", roots(["real"]))
    assert not lies_in("other/b.md", roots(["real"]))
    assert not lies_in("real", [str(root / "re")])
