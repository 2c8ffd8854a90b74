"""A few of the kills of `make kills`, and the other ways in which a run can be disturbed."""

from __future__ import annotations

import random
import resource
import subprocess
import sys

import pytest

from clauselint.cli.main import run
from kills.trial import COMMAND, Folder, fixing, killed_run, killed_writer


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "policies").mkdir()
    return Folder(tmp_path / "policies")


def test_a_killed_run_leaves_each_file_old_or_new(folder, tmp_path):
    rng = random.Random(1)
    cache = ("--cache-dir", str(tmp_path / "cache"))
    for options in (cache, ("--no-cache",), cache):
        killed_run(folder, rng, *options)
        assert folder.faults() == []
    folder.fill()
    assert fixing(folder.path, *cache).wait() == 0
    assert folder.faults(done=True) == []


def test_a_writer_that_is_killed_leaves_nothing_over(folder):
    rng = random.Random(2)
    for _ in range(20):
        assert killed_writer(folder, rng) == []


def test_two_runs_at_once_lose_nothing(folder):
    folder.fill()
    runs = [fixing(folder.path, "--no-cache") for _ in range(2)]
    # One that finds a file changed under its hands leaves it alone and fails.
    assert {run.wait() for run in runs} <= {0, 2}
    assert folder.faults(done=True) == []


def test_a_full_disk_leaves_the_old_file(folder, tmp_path):
    folder.fill()
    name, (old, _) = next(iter(folder.texts.items()))
    long = old + "Guests lock the hut.\n\n" * 1000
    (folder.path / name).write_text(long)

    def fill_the_disk():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = subprocess.run(
        [sys.executable, "-c", COMMAND, "check", "--fix", "--cache-dir", "../cache", "."],
        cwd=folder.path,
        preexec_fn=fill_the_disk,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert f"{name}: E400 cannot be written: file too large" in done.stderr
    assert (folder.path / name).read_text() == long
    folder.texts[name] = (long, long)
    assert folder.faults(done=True) == []


@pytest.mark.parametrize("reason", [(13, "permission denied"), (30, "read-only file system")])
def test_a_folder_that_takes_no_files_is_told(folder, monkeypatch, capsys, reason):
    import os

    folder.fill()
    real = os.open

    def refuse(path, flags, *rest, **named):
        if flags & (os.O_RDWR | os.O_WRONLY) and str(path).startswith(str(folder.path)):
            raise OSError(reason[0], reason[1])
        return real(path, flags, *rest, **named)

    monkeypatch.setattr(os, "open", refuse)
    assert run(["check", "--fix", "--no-cache", str(folder.path)]) == 2
    assert f"hut-0.md: E400 cannot be written: {reason[1]}" in capsys.readouterr().err
    monkeypatch.undo()
    assert not folder.is_begun
    assert folder.faults() == []


def test_a_file_that_is_edited_meanwhile_keeps_the_edit(folder, monkeypatch, capsys):
    from clauselint.engine import run as engine

    folder.fill()
    name = next(iter(folder.texts))
    real = engine.fix

    def edited(report, check, **named):
        if report.path.endswith(name):
            (folder.path / name).write_text("Edited by hand.\n")
        return real(report, check, **named)

    monkeypatch.setattr(engine, "fix", edited)
    assert run(["check", "--fix", "--no-cache", str(folder.path)]) == 2
    assert f"{name}: E400 changed while it was checked" in capsys.readouterr().err
    folder.texts[name] = ("", "Edited by hand.\n")
    assert folder.faults(done=True) == []
