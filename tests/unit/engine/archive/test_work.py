"""What a worker does, here in this process. A rule that needs no parse stands for all of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clauselint.engine.archive import work as module
from clauselint.engine.archive.batches import batches
from clauselint.engine.archive.identity import identity
from clauselint.engine.archive.output import Output
from clauselint.engine.archive.sources import find, sized
from clauselint.engine.archive.work import Job
from clauselint.engine.options import Options
from clauselint.engine.run import Run
from clauselint.errors import ClusterError, ModelError
from clauselint.reporters.data import finding_data, readability_data
from clauselint.reporters.tables import TABLES, json_lines

pytest.importorskip("fsspec", reason="the extra `dask` is not installed")
WORDY = "Keep records in order to answer.\n"


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """Checks paths in an empty folder, as a worker in another folder would."""
    here, elsewhere = tmp_path / "here", tmp_path / "elsewhere"
    elsewhere.mkdir()
    here.mkdir()
    monkeypatch.chdir(here)

    def work(*paths, meanwhile=lambda: None, **options):
        run = Run(Options(**{"select": ("WRD004",), **options}))
        job = Job(Output(str(tmp_path / "out"), TABLES, ".jsonl"), json_lines, identity())
        planned = list(batches(run, sized(find(run, paths)[0])))
        monkeypatch.chdir(elsewhere)
        meanwhile()
        done = [job.do(batch) for batch in planned]
        monkeypatch.chdir(here)
        return done, *(rows(tmp_path / "out" / table, done) for table in TABLES)

    return work


def rows(folder, done):
    lines = "".join((folder / f"{part.key}.jsonl").read_text() for part in done)
    return [json.loads(line) for line in lines.splitlines()]


def expected(*paths, **options):
    run = Run(Options(**{"select": ("WRD004",), **options}))
    reports = [run.check_file(path) for path in run.discover(paths).paths]
    found = [{"path": r.path, **finding_data(f)} for r in reports for f in r.findings]
    return found, [readability_data(report.readability) for report in reports]


def write(name, text=WORDY):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_rows_are_those_of_a_run_in_one_process(archive):
    for name in ("a.md", "x/b.md", "x/c.txt", "legal/d.md"):
        write(name, f"# {name}\n\n{WORDY}")
    write(".clauselint.yaml", "per-file-ignores: {'legal/': [WRD]}\nrules: {WRD: error}\n")
    done, findings, files = archive(".")
    assert [finding["path"] for finding in findings] == ["a.md", "x/b.md", "x/c.txt"]
    assert (findings, [file["readability"] for file in files]) == expected(".")
    assert [(part.files, part.failed, part.findings) for part in done] == [(4, 0, {"error": 3})]
    assert sum(part.blocking for part in done) == 3


def test_severities_and_baselines_are_heeded(archive):
    from clauselint.fixes import save

    write("a.md")
    write("b.md")
    run = Run(Options(select=("WRD004",), use_baseline=False))
    for baseline in run.accept([run.check_file("a.md")]):
        save("known.json", baseline.as_json().encode())
    done, findings, files = archive("a.md", "b.md", baseline="known.json", fail_on="warning")
    assert [finding["path"] for finding in findings] == ["b.md"]
    assert [file["hidden"] for file in files] == [1, 0]
    assert [part.blocking for part in done] == [0]
    assert archive("b.md", min_severity="error")[1] == []


def test_what_cannot_be_read_is_a_row_with_its_problem(archive):
    write("a.md")
    write("bad.md", b"fine\n\xff\n")
    write("b.docx", b"no archive")
    write("c/.clauselint.yaml", "nonsense: 1\n")
    write("c/d.md")
    _, findings, files = archive("a.md", "bad.md", "b.docx", "c", "gone.md")
    assert [finding["path"] for finding in findings] == ["a.md"]
    told = {file["path"]: [(p["code"], p["line"]) for p in file["problems"]] for file in files}
    assert told == {
        "a.md": [],
        "b.docx": [("E100", None)],
        "bad.md": [("E100", 2)],
        "c/d.md": [("E200", 1)],
        "gone.md": [("E100", None)],
    }
    assert [file["path"] for file in files] == sorted(told)


def test_a_file_that_is_gone_since_it_was_found_is_told(archive):
    write("a.md")
    _, _, files = archive("a.md", meanwhile=Path("a.md").absolute().unlink)
    assert files[0]["problems"][0]["message"] == "no such file or directory"


def test_a_crash_is_that_of_its_file(archive, monkeypatch):
    write("a.md")
    write("b.md")
    check = module.Linter.check_bytes

    def crashing(self, data, path, format=None):
        if path.endswith("a.md"):
            raise KeyError("anchor")
        return check(self, data, path, format)

    monkeypatch.setattr(module.Linter, "check_bytes", crashing)
    done, findings, files = archive("a.md", "b.md")
    assert [finding["path"] for finding in findings] == ["b.md"]
    assert [problem["code"] for problem in files[0]["problems"]] == ["E505"]
    assert "the check crashed (KeyError: 'anchor'" in files[0]["problems"][0]["message"]
    assert done[0].failed == 1


def test_a_missing_model_is_no_fault_of_a_file(archive, monkeypatch):
    def broken(*_):
        raise ModelError("damaged")

    write("a.md")
    monkeypatch.setattr(module.Linter, "check_bytes", broken)
    with pytest.raises(ModelError):
        archive("a.md")


def test_what_is_done_is_not_done_again(archive, monkeypatch):
    write("a.md")
    write("x/.clauselint.yaml", "fail-on: never\n")
    write("x/b.md")
    first, *tables = archive(".")
    assert [part.fresh for part in first] == [True, True]
    monkeypatch.setattr(module.Linter, "check_bytes", None)
    again, *same = archive(".")
    assert [part.fresh for part in again] == [False, False]
    assert [part.blocking for part in again] == [1, 0]
    assert same == tables


@pytest.mark.parametrize("change", ["text", "settings", "option"])
def test_what_depends_on_a_change_is_done_anew(archive, change):
    write("a.md")
    write("x/.clauselint.yaml", "{}\n")
    write("x/b.md")
    options = {}
    assert [part.fresh for part in archive(".")[0]] == [True, True]
    if change == "text":
        write("x/b.md", "Keep records.\n")
    elif change == "settings":
        write("x/.clauselint.yaml", "rules: {WRD004: error}\n")
    else:
        options["profile"] = "strict"
    assert [part.fresh for part in archive(".", **options)[0]] == [change == "option", True]


def test_a_worker_that_would_find_something_else_is_told_of(archive, monkeypatch):
    write("a.md")
    other = {**identity(), "spacy": "2.0"}
    run = Run(Options(select=("WRD004",)))
    (batch,) = batches(run, sized(find(run, ["a.md"])[0]))
    here = identity()["spacy"]
    with pytest.raises(ClusterError, match=f"a worker has spacy {here}, and .* has 2.0"):
        Job(Output("out", TABLES, ".jsonl"), json_lines, other).do(batch)
