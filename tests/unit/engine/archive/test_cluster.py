"""A cluster of two worker processes, as a run meets it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from clauselint import schemas
from clauselint.engine.archive import batches as batching
from clauselint.engine.archive import cluster as module
from clauselint.engine.archive.cluster import Work, connected
from clauselint.engine.archive.lint import lint, output_at
from clauselint.engine.archive.sources import find
from clauselint.engine.options import Options
from clauselint.engine.run import Run
from clauselint.errors import ClusterError
from clauselint.reporters.data import finding_data, readability_data
from clauselint.reporters.score_json import score_data
from clauselint.reporters.tables import TABLES, json_lines

distributed = pytest.importorskip("distributed", reason="the extra `dask` is not installed")
WORDY = "Keep records in order to answer.\n"
TEXTS = (
    "# Leave\n\nStaff can and have been asked to book leave early.\n\n## Notice\n\n" + WORDY,
    "The office must tell the owner and the tenant in writing.\n\nIt keeps old files and forms.\n",
    "Staff must:\n\n- lock the store, and\n- return the key that they were given by hand.\n",
)


@pytest.fixture(scope="module")
def cluster():
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as here:
        yield here


@pytest.fixture
def client(cluster):
    cluster.scheduler.allowed_failures = 3
    with connected(cluster.scheduler_address) as found:
        found.wait_for_workers(2, timeout=30)
        yield found


@pytest.fixture
def archive(tmp_path, monkeypatch, client):
    """Has the files of a folder checked, a batch each unless said otherwise."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(batching, "MOST", 1)
    output = output_at("out", TABLES, ".jsonl")

    def check(encode=json_lines, select=("WRD004",), watch=lambda done: None):
        run = Run(Options(select=select))
        items, _ = find(run, ["in"])
        done = []
        for part in lint(run, ["in"], items, client, output, encode):
            done.append(part)
            watch(part)
        return done

    return check


def write(*texts):
    Path("in").mkdir()
    for number, text in enumerate(texts):
        Path(f"in/{number:03}.md").write_text(text)


def read(table):
    """The rows of a table in the order of the manifest."""
    partitions = json.loads(Path("out/manifest.json").read_text())["partitions"]
    files = [Path("out", table, f"{part['key']}.jsonl") for part in partitions]
    assert sorted(files) == sorted(Path("out", table).iterdir())
    return [json.loads(line) for file in files for line in file.read_text().splitlines()]


def test_all_rules_find_on_a_cluster_what_they_find_here(archive):
    write(*TEXTS, "", "\0")
    archive(select=None)
    run = Run(Options())
    reports = [run.check_file(path) for path in run.discover(["in"]).paths]
    alone = [{"path": r.path, **finding_data(f)} for r in reports for f in r.findings]
    assert read("findings") == alone
    assert {finding["code"] for finding in alone} >= {"AMB001", "WRD004"}
    assert any(finding["suggestions"] for finding in alone)
    files = read("files")
    assert [f["path"] for f in files] == [report.path for report in reports]
    assert [f["readability"] for f in files] == [readability_data(r.readability) for r in reports]
    assert [len(f["problems"]) for f in files] == [0, 0, 0, 0, 1]
    for row in files:
        jsonschema.validate(row, schema("archive"))
    for row in read("findings"):
        finding = {name: value for name, value in row.items() if name != "path"}
        jsonschema.validate(
            finding, {"$ref": "#/$defs/finding", "$defs": schema("report")["$defs"]}
        )
    assert [f["score"] for f in files[:3]] == [scored(run, report.path) for report in reports[:3]]


def schema(name):
    return json.loads(schemas.path(name).read_text())


def scored(run, path):
    """What `clauselint score` says, but for the sentences."""
    data = score_data(run.linter_for(path).score_bytes(Path(path).read_bytes(), path))
    for part in (data, *data["sections"]):
        del part["costly"]
    for part in data["sections"]:
        del part["sentences"]
    return json.loads(json.dumps(data))


def test_nothing_is_lost_or_doubled_where_a_worker_is_killed(archive, tmp_path):
    killed = str(tmp_path / "killed")

    def encode(reports):
        import os
        import signal

        tables = json_lines(reports)
        if reports[0].path.endswith("007.md"):
            try:
                os.close(os.open(killed, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                return tables
            os.kill(os.getpid(), signal.SIGKILL)
        return tables

    write(*[WORDY] * 20)
    done = archive(encode)
    assert Path(killed).exists()
    assert len(done) == 20
    names = [f"in/{number:03}.md" for number in range(20)]
    assert [row["path"] for row in read("findings")] == names
    assert [row["path"] for row in read("files")] == names
    assert not any(row["problems"] for row in read("files"))


def test_a_file_that_ends_its_workers_is_told_and_the_others_are_checked(
    archive, cluster, monkeypatch
):
    def encode(reports):
        import os
        import signal

        if any(r.path.endswith("001.md") and r.document is not None for r in reports):
            os.kill(os.getpid(), signal.SIGKILL)
        return json_lines(reports)

    monkeypatch.setattr(batching, "MOST", 64)
    monkeypatch.setattr(batching, "USUAL", 2**64)
    cluster.scheduler.allowed_failures = 0
    write(WORDY, WORDY, WORDY)
    done = archive(encode)
    assert [part.files for part in done] == [1, 1, 1]
    assert [row["path"] for row in read("findings")] == ["in/000.md", "in/002.md"]
    problems = [[problem["code"] for problem in row["problems"]] for row in read("files")]
    assert problems == [[], ["E505"], []]


def test_a_run_that_is_broken_off_goes_on_where_it_was(archive):
    write(*[f"{WORDY}\nNumber {number}.\n" for number in range(12)])
    seen = []

    def interrupted(done):
        seen.append(done.key)
        if len(seen) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive(watch=interrupted)
    assert not Path("out/manifest.json").exists()
    done = archive()
    assert {part.key for part in done if part.fresh}.isdisjoint(seen)
    assert {part.key for part in done} >= set(seen)
    assert [row["path"] for row in read("findings")] == [f"in/{n:03}.md" for n in range(12)]
    Path("in/005.md").write_text(WORDY)
    Path("in/006.md").unlink()
    assert [part.first for part in archive() if part.fresh] == ["in/005.md"]
    assert len(read("findings")) == 11


def test_a_place_that_workers_cannot_write_ends_the_run_with_its_reason(archive):
    write(WORDY)
    archive()
    for path in Path("out/findings").iterdir():
        path.unlink()
    Path("out/findings").rmdir()
    Path("out/findings").write_text("in the way")
    Path("in/000.md").write_text("Keep records.\n")
    with pytest.raises(ClusterError, match="cannot be written"):
        archive()


def test_workers_that_cannot_run_it_end_the_run(archive):
    def encode(reports):
        raise LookupError("no such codec")

    write(WORDY)
    with pytest.raises(ClusterError, match="cannot do the work: LookupError: no such codec"):
        archive(encode)


def test_only_a_window_of_batches_is_handed_over(client, monkeypatch):
    monkeypatch.setattr(module, "LEAST", 1)
    asked = []

    class Job:
        def do(self, batch):
            return batch

    def numbers():
        for number in range(40):
            asked.append(number)
            yield number

    work, most = Work(client, Job(), numbers()), 0
    for count, _ in enumerate(work.results(), 1):
        most = max(most, len(asked) - count)
    assert len(asked) == 40
    assert most < module.EACH * 2 + 1


def test_a_scheduler_that_is_not_there_is_told(monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.2)
    for address in ("tcp://127.0.0.1:9", "odd://there"):
        message = f"the scheduler at {address} cannot be reached"
        with pytest.raises(ClusterError, match=message), connected(address):
            pass
