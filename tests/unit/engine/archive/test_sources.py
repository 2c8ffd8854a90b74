from __future__ import annotations

import zipfile

import pytest

from clauselint.engine.archive.sources import find, sized
from clauselint.engine.options import Options
from clauselint.engine.run import Run

fsspec = pytest.importorskip("fsspec", reason="the extra `dask` is not installed")


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("b/two.md", "b/c/three.txt", "a.md", "b/pixels.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("One.\n")
    return tmp_path


@pytest.fixture
def store():
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    for name in ("/box/x.md", "/box/in/y.md", "/box/in/z.png"):
        memory.pipe_file(name, b"Twenty-one characters")
    yield memory
    memory.store.clear()


def found(*paths, **options):
    items, _ = find(Run(Options(**options)), paths)
    return [item.path for item in items if not item.problems], {
        item.path: item.problems[0].message for item in items if item.problems
    }


def test_folders_globs_and_files_are_found_once_and_in_order(here):
    assert found("b", "**/*.md", "a.md") == (["a.md", "b/c/three.txt", "b/two.md"], {})


def test_a_glob_stands_for_what_can_be_read(here):
    assert found("b/*") == (["b/two.md"], {})
    assert found("*.png") == ([], {"*.png": "matches no file that can be read"})


def test_a_file_named_like_a_glob_is_that_file(here):
    (here / "[a].md").write_text("One.\n")
    assert found("[a].md") == (["[a].md"], {})


def test_addresses_are_files_folders_and_globs(store):
    both = ["memory:///box/in/y.md", "memory:///box/x.md"]
    assert found("memory://box") == (both, {})
    assert found("memory://box/**/*.md") == (both, {})
    assert found("memory://box/x.md") == (both[1:], {})


def test_an_archive_in_a_store_is_looked_through(here):
    with zipfile.ZipFile("all.zip", "w") as packed:
        packed.writestr("in/one.md", "Packed.\n")
    items, _ = find(Run(Options()), [f"zip://**/*.md::file://{here}/all.zip"])
    assert [item.path for item in items] == [f"zip://in/one.md::file://{here}/all.zip"]
    assert items[0].read() == b"Packed.\n"
    assert items[0].name.endswith(".md")


def test_what_leads_nowhere_has_a_problem_each(here, store):
    files, problems = found("gone.md", "memory://box/gone.md", "odd://box", "memory://box/in/*.png")
    assert files == []
    assert problems == {
        "gone.md": "no such file or directory",
        "memory://box/gone.md": "no such file or directory",
        "odd://box": "Protocol not known: odd",
        "memory://box/in/*.png": "has no file that can be read",
    }


def test_settings_leave_out_files_at_addresses(here, store):
    (here / ".clauselint.yaml").write_text("exclude: ['in/']\n")
    assert found("memory://box")[0] == ["memory:///box/x.md"]
    assert found("memory://box", exclude=("x.md",))[0] == []


def test_sizes_are_those_of_the_files(here, store):
    items, _ = find(Run(Options()), ["a.md", "memory://box/x.md", "gone.md"])
    assert [item.size for item in sized(items)] == [5, 0, 21]
