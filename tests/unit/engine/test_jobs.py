from __future__ import annotations

from pathlib import Path

import pytest

from clauselint.engine import jobs
from clauselint.engine.jobs import Task, do_all
from clauselint.engine.options import Options
from clauselint.engine.run import Run
from clauselint.errors import ModelError

WORDY = "Keep records in order to answer.\n"


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("c.md", "a.md", "b.md"):
        (tmp_path / name).write_text(WORDY)
    (tmp_path / "bad.md").write_bytes(b"\xff")
    run = Run(Options(select=("WRD004",), isolated=True))
    return run, run.discover(["c.md", "gone.md", "a.md", "bad.md", "b.md"])


@pytest.mark.parametrize("number", [1, 3])
def test_results_come_in_order_whatever_the_number_of_processes(files, number):
    run, found = files
    reports = [result.report for result in do_all(run, Task(), found, number)]
    assert [report.path for report in reports] == ["a.md", "b.md", "bad.md", "c.md", "gone.md"]
    assert [len(report.findings) for report in reports] == [1, 1, 0, 1, 0]
    assert [len(report.diagnostics) for report in reports] == [0, 0, 1, 0, 1]


def test_an_error_for_all_files_comes_through_whole():
    import pickle

    error = pickle.loads(pickle.dumps(ModelError("damaged", path="m", line=3)))
    assert str(error) == "m:3: E300 damaged"


def test_processes_are_started_only_where_there_is_work_for_them(files, monkeypatch, tmp_path):
    _, found = files
    asked = []
    shared = jobs._shared

    def spy(run, task, files, heavy, number):
        asked.append((list(heavy), number))
        return shared(run, task, files, heavy, number)

    monkeypatch.setattr(jobs, "_shared", spy)
    monkeypatch.setattr(jobs, "cores", lambda: 2)

    def reports():
        options = Options(select=("WRD004",), isolated=True, cache=True, cache_dir=str(tmp_path))
        return [r.report for r in do_all(Run(options), Task(), found, None)]

    alone = reports()
    assert asked == []
    monkeypatch.setattr(jobs, "WORTH", len(WORDY))
    assert reports() == alone
    assert asked == []
    for path in ("a.md", "b.md"):
        Path(path).write_text(WORDY + "\nNothing here.\n")
    reports()
    assert asked == [(["a.md", "b.md", "bad.md"], 2)]  # a fault is told anew
