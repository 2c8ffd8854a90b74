"""What an archive costs on a cluster: processor time for each word, and what it comes to.

    python -m benchmarks.archive [PATH ...] [--words 200000000] [--rate 0.05]

The files are checked on a cluster of one worker process. Its processor time, start included, and
that of the scheduler and the client are counted, not the time by the clock, since the machine may
be busy. `--rate` is the price of an hour of one processor.
"""

from __future__ import annotations

import json
import platform
import resource
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from distributed import LocalCluster

from benchmarks.common import parser
from clauselint.cli.main import run

HOUR = 3600


def seconds(who: int) -> float:
    """Processor seconds of this process, or of those that it started and that are done."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def measure(paths: Sequence[str]) -> tuple[int, int, float, float, int]:
    """Files, words, seconds of the worker, seconds of all else, and bytes of output."""
    with tempfile.TemporaryDirectory() as folder:
        before = seconds(resource.RUSAGE_SELF)
        with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
            on = ("--engine", "dask", "--scheduler", cluster.scheduler_address, "--output", folder)
            run(["check", "--isolated", "--quiet", *on, *paths])
        manifest = json.loads(Path(folder, "manifest.json").read_text(encoding="utf-8"))
        parts = manifest["partitions"]
        written = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    here = seconds(resource.RUSAGE_SELF) - before
    files, words = (sum(part[name] for part in parts) for name in ("files", "words"))
    return files, words, seconds(resource.RUSAGE_CHILDREN), here, written


def main() -> None:
    """Measure, and print the arithmetic."""
    options = parser(__doc__)
    options.add_argument("paths", nargs="*", metavar="PATH")
    options.add_argument("--words", type=int, default=200_000_000)
    options.add_argument("--rate", type=float, default=0.05)
    given = options.parse_args()
    paths = given.paths or [str(given.data / "policies")]
    files, words, worker, here, written = measure(paths)
    rate = words / worker
    hours = given.words / rate / HOUR
    size = written / words * given.words / 1e9
    print(f"{date.today():%d %B %Y}, {platform.machine()}, Python {platform.python_version()}")
    print(f"{files:,} files, {words:,} words, {written:,} bytes written")
    print(f"worker {worker:.1f} s, client and scheduler {here:.1f} s")
    print(f"{words:,} / {worker:.1f} s = {rate:,.0f} words a second of one processor")
    print(f"{given.words:,} / {rate:,.0f} / {HOUR:,} s = {hours:.1f} hours of one processor")
    print(f"{hours:.1f} h x {given.rate} = {hours * given.rate:.2f}")
    print(f"{written:,} / {words:,} x {given.words:,} = {size:.1f} GB")


if __name__ == "__main__":
    main()
