"""`clauselint check --engine dask`, as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from clauselint.cli.main import run
from clauselint.engine.archive import cluster

WORDY = "Keep records in order to answer.\n"
ON_DASK = ("--engine", "dask", "--output", "out")


@pytest.fixture
def check(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(WORDY)

    def call(*arguments):
        code = run(["check", "--select", "WRD004", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--output", "out"), "--output needs --engine dask"),
        (("--scheduler", "tcp://there:1"), "--scheduler needs --engine dask"),
        (("--format", "parquet"), "--format parquet needs --engine dask"),
        (("--engine", "dask"), "--engine dask needs --output DIR"),
        ((*ON_DASK, "--fix"), "--fix does not go with --engine dask"),
        ((*ON_DASK, "--diff"), "--diff does not go with --engine dask"),
        ((*ON_DASK, "--fix-only"), "--fix-only does not go with --engine dask"),
        ((*ON_DASK, "--jobs", "2"), "--jobs does not go with --engine dask"),
        ((*ON_DASK, "--staged"), "--staged does not go with --engine dask"),
        ((*ON_DASK, "-"), "standard input does not go with --engine dask"),
        (
            (*ON_DASK, "--format", "concise"),
            "--engine dask writes json-lines or parquet, not concise",
        ),
    ],
)
def test_what_does_not_go_together_is_told(check, options, message):
    code, out, err = check("a.md", *options)
    assert (code, out) == (2, "")
    assert message in err
    assert not Path("out").exists()


def test_a_missing_extra_is_named_with_what_installs_it(check, monkeypatch):
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    code, _, err = check("a.md", *ON_DASK)
    assert code == 2
    assert "pip install 'clauselint[dask]'" in err
    monkeypatch.setattr(cluster, "find_spec", lambda name: None if name == "pyarrow" else name)
    assert "'clauselint[parquet]'" in check("a.md", *ON_DASK, "--format", "parquet")[2]


def test_no_other_run_loads_it(tmp_path):
    (tmp_path / "a.md").write_text(WORDY)
    program = (
        "import sys\nfrom clauselint.cli.main import run\n"
        "run(['check', '--isolated', '--no-cache', 'a.md']), run(['check', '--help'])\n"
        "heavy = {'dask', 'distributed', 'fsspec', 'pyarrow'}\n"
        "sys.exit(any(m.partition('.')[0] in heavy for m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True)
    assert done.returncode == 0


def test_a_scheduler_that_is_not_there_exits_with_2(check, monkeypatch):
    pytest.importorskip("distributed", reason="the extra `dask` is not installed")
    monkeypatch.setattr(cluster, "PATIENCE", 0.2)
    code, out, err = check("a.md", *ON_DASK, "--scheduler", "tcp://127.0.0.1:9")
    assert (code, out) == (2, "")
    assert "E600 the scheduler at tcp://127.0.0.1:9 cannot be reached" in err
    assert "Traceback" not in err


@pytest.fixture(scope="module")
def scheduler():
    distributed = pytest.importorskip("distributed", reason="the extra `dask` is not installed")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None
    ) as here:
        yield "--scheduler", here.scheduler_address


def test_findings_go_to_the_folder_and_the_sum_to_the_error_stream(check, scheduler):
    code, out, err = check("*.md", *ON_DASK, *scheduler)
    assert (code, out) == (1, "")
    assert err.endswith("out: 1 file, 6 words, 1 finding in 1 partition.\n")
    (rows,) = Path("out/findings").iterdir()
    alone = check("a.md", "--format", "json-lines", "--no-cache")[1]
    assert rows.read_text() == alone
    assert check("*.md", *ON_DASK, *scheduler)[2].endswith("in 1 partition, 1 of them kept.\n")
    assert check("*.md", *ON_DASK, *scheduler, "--quiet", "--exit-zero") == (0, "", "")


def test_a_file_that_cannot_be_read_exits_with_2(check, scheduler):
    Path("bad.md").write_bytes(b"\xff")
    code, _, err = check("a.md", "bad.md", "gone.md", *ON_DASK, *scheduler)
    assert code == 2
    assert "clauselint: gone.md: E100 no such file or directory\n" in err
    assert "Problems with 2." in err


def test_partitions_can_be_parquet(check, scheduler):
    parquet = pytest.importorskip("pyarrow.parquet", reason="`parquet` is not installed")
    assert check("a.md", *ON_DASK, "--format", "parquet", *scheduler)[0] == 1
    (part,) = json.loads(Path("out/manifest.json").read_text())["partitions"]
    rows = parquet.read_table(f"out/findings/{part['key']}.parquet").to_pylist()
    assert [(row["path"], row["line"], row["code"]) for row in rows] == [("a.md", 1, "WRD004")]
