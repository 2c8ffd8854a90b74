from __future__ import annotations

import os
import sqlite3
import subprocess
import sys

import pytest

from clauselint.engine.cache.store import NAME, Lasting, Passing


def kept(folder, **entries):
    store = Lasting(folder)
    for key, data in entries.items():
        store.put(key, data)
    store.save()
    return folder / NAME


@pytest.fixture(params=["lasting", "passing"])
def store(request, tmp_path):
    return Lasting(tmp_path) if request.param == "lasting" else Passing()


def test_what_is_put_is_got_before_and_after_it_is_saved(store):
    assert store.get("k") is None
    store.put("k", [1, "ä", None, 0.1])
    assert store.get("k") == [1, "ä", None, 0.1]
    store.save()
    assert store.get("k") == [1, "ä", None, 0.1]


def test_another_run_gets_it(tmp_path):
    kept(tmp_path, k=["found"])
    assert Lasting(tmp_path).get("k") == ["found"]


def test_an_entry_whose_data_was_changed_is_not_believed(tmp_path):
    path = kept(tmp_path, k=["found"], other=["too"])
    with sqlite3.connect(path) as base:
        base.execute("UPDATE entry SET data = ? WHERE key = 'k'", (b'["forged"]',))
    assert Lasting(tmp_path).get("k") is None
    assert Lasting(tmp_path).get("other") == ["too"]


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\0" * 300])
def test_a_damaged_file_is_made_anew(tmp_path, content):
    path = kept(tmp_path, k=["found"])
    path.write_bytes(content)
    assert Lasting(tmp_path).get("k") is None
    kept(tmp_path, k=["anew"])
    assert Lasting(tmp_path).get("k") == ["anew"]


def test_a_file_that_is_damaged_in_the_middle_is_made_anew(tmp_path):
    path = kept(tmp_path, **{f"k{n}": ["found" * 50, n] for n in range(500)})
    whole = bytearray(path.read_bytes())
    whole[4096 : len(whole) - 4096] = b"\xff" * (len(whole) - 8192)
    path.write_bytes(whole)
    store = Lasting(tmp_path)
    assert all(store.get(f"k{n}") in (None, ["found" * 50, n]) for n in range(500))
    kept(tmp_path, k0=["anew"])
    kept(tmp_path, k0=["anew"])
    assert Lasting(tmp_path).get("k0") == ["anew"]


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path):
    (tmp_path / "file").write_text("")
    store = Lasting(tmp_path / "file" / "folder")
    store.put("k", 1)
    store.save()
    assert store.get("k") is None


def test_a_file_that_another_run_has_locked_is_left_as_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr("clauselint.engine.cache.store.PATIENCE", 0.0)
    path = kept(tmp_path, k=["found"])
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        kept(tmp_path, k=["lost"])
        other.execute("ROLLBACK")
    assert Lasting(tmp_path).get("k") == ["found"]


def test_it_stays_small_and_keeps_what_was_put_last(tmp_path):
    store = Lasting(tmp_path, most=200_000)
    for n in range(200):
        store.put(f"k{n}", "x" * 5_000)
        store.save()
    assert (tmp_path / NAME).stat().st_size < 400_000
    assert store.get("k199") is not None
    assert store.get("k0") is None


def test_what_was_used_is_kept_longest(tmp_path, monkeypatch):
    kept(tmp_path, used=["x" * 9_000], **{f"old{n}": ["x" * 9_000] for n in range(4)})
    monkeypatch.setattr("clauselint.engine.cache.store._today", lambda: 99_999)
    store = Lasting(tmp_path, most=50_000)
    assert store.get("used") is not None
    store.put("new", "x" * 9_000)
    store.save()
    assert store.get("old0") is None
    assert store.get("used") is not None


def test_clear_removes_all_and_counts(tmp_path):
    kept(tmp_path / "c", a=1, b=2)
    assert Lasting(tmp_path / "c").clear() == 2
    assert not (tmp_path / "c").exists()
    assert Lasting(tmp_path / "c").clear() == 0


def test_clear_leaves_what_is_not_its_own(tmp_path):
    kept(tmp_path, a=1)
    (tmp_path / "mine.txt").write_text("mine")
    Lasting(tmp_path).clear()
    assert (tmp_path / "mine.txt").read_text() == "mine"


WRITER = """
import sys
from pathlib import Path
from clauselint.engine.cache.store import Lasting
store = Lasting(Path(sys.argv[1]))
for n in range(60):
    store.put(f"k{n}", ["x" * 3000, n])
    store.save()
    assert store.get(f"k{n}") in (None, ["x" * 3000, n])
"""


def test_runs_beside_one_another_do_no_harm(tmp_path):
    command = [sys.executable, "-c", WRITER, str(tmp_path / "c")]
    runs = [subprocess.Popen(command, env={**os.environ}) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    store = Lasting(tmp_path / "c")
    assert [store.get(f"k{n}") for n in range(60)] == [["x" * 3000, n] for n in range(60)]


def test_a_run_that_is_killed_leaves_whole_entries_only(tmp_path):
    # It says what it has saved: a look at a store that is being made would keep it from being made.
    endless = WRITER.replace("range(60)", "range(10**9)") + "    print(n, flush=True)\n"
    command = [sys.executable, "-c", endless, str(tmp_path / "c")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        assert [run.stdout.readline() for _ in range(6)][-1] == "5\n"
        run.kill()
    store = Lasting(tmp_path / "c")
    assert store.get("k5") == ["x" * 3000, 5]
    store.put("more", 1)
    store.save()
    assert Lasting(tmp_path / "c").get("more") == 1
