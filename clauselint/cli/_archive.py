"""`clauselint check --engine dask`: options of a run on a cluster, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from clauselint.cli import _output
from clauselint.findings import Diagnostic
from clauselint.reporters.cells import printable
from clauselint.reporters.words import count

if TYPE_CHECKING:
    from clauselint.engine.archive.output import Done
    from clauselint.engine.archive.work import Encode
    from clauselint.engine.run import Run

LOCAL, DASK = "local", "dask"
PARQUET = "parquet"
ENDINGS = {"json-lines": ".jsonl", PARQUET: ".parquet"}
OWN = ("--scheduler", "--output")
"""Options that only a run on a cluster has."""

OTHERS = (
    "--diff-base", "--staged", "--write-baseline", "--add-suppressions", "--output-file",
    "--stdin-filename", "--statistics", "--explain", "--fix-only", "--fix", "--unsafe-fixes",
    "--show-fixes", "--diff", "--comments", "--show-files", "--show-settings", "--verbose",
    "--jobs", "--cache-dir", "--profile-rules",
)  # fmt: skip
"""Options that it has not."""


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say where the work is done."""
    for option in (
        click.option("--output", metavar="DIR", help="Where a cluster writes what it finds."),
        click.option("--scheduler", metavar="ADDRESS", help="The scheduler of the cluster."),
        click.option(
            "--engine",
            type=click.Choice([LOCAL, DASK]),
            default=LOCAL,
            help="Work here, or on a Dask cluster.",
        ),
    ):
        command = option(command)
    return command


def check_usage(paths: Sequence[str], given: Mapping[str, Any]) -> None:
    """Raises UsageError for options that do not go together."""
    if given["engine"] == LOCAL:
        odd = _named(OWN, given)
        odd += ["--format parquet"] if given["format"] == PARQUET else []
        if odd:
            raise click.UsageError(f"{odd[0]} needs --engine dask")
        return
    odd = _named(OTHERS, given)
    odd += ["standard input"] if "-" in paths else []
    if odd:
        raise click.UsageError(f"{odd[0]} does not go with --engine dask")
    if given["format"] not in (None, *ENDINGS):
        known = " or ".join(ENDINGS)
        raise click.UsageError(f"--engine dask writes {known}, not {given['format']}")
    if not given["output"]:
        raise click.UsageError("--engine dask needs --output DIR")


def _named(options: Iterable[str], given: Mapping[str, Any]) -> list[str]:
    """Those of some options that were given."""
    return [option for option in options if given[option[2:].replace("-", "_")]]


@dataclass
class Sum:
    """What came of the batches of a run."""

    files: int = 0
    failed: int = 0
    words: int = 0
    partitions: int = 0
    fresh: int = 0
    findings: int = 0
    blocking: int = 0

    def add(self, done: Done) -> None:
        """Count one batch."""
        self.files += done.files
        self.failed += done.failed
        self.words += done.words
        self.partitions += 1
        self.fresh += done.fresh
        self.findings += sum(done.findings.values())
        self.blocking += done.blocking

    def told(self) -> str:
        """The sum for people."""
        found = count(self.findings, "finding")
        read = f"{count(self.files, 'file')}, {count(self.words, 'word')}, {found}"
        kept = self.partitions - self.fresh
        parts = count(self.partitions, "partition") + (f", {kept} of them kept" if kept else "")
        return f"{read} in {parts}." + (f" Problems with {self.failed}." if self.failed else "")


def lint(run: Run, paths: Sequence[str], given: Mapping[str, Any]) -> Sum:
    """Have an archive checked, and tell how far it is. Raises ClusterError and ModelError."""
    import logging

    from clauselint.engine.archive.cluster import check_installed, connected
    from clauselint.engine.archive.lint import lint, output_at
    from clauselint.engine.archive.sources import find
    from clauselint.reporters.tables import TABLES

    check_installed()
    form = given["format"] or "json-lines"
    if form == PARQUET:
        check_installed("pyarrow", extra="parquet")
    items, notes = find(run, paths)
    _tell(given, notes, [problem for item in items for problem in item.problems])
    output = output_at(given["output"], TABLES, ENDINGS[form])
    progress, total = _output.Progress(len(items), on=not given["quiet"]), Sum()
    with connected(given["scheduler"]) as client:
        for logger in ("distributed", "distributed.client"):  # what goes wrong is told here
            logging.getLogger(logger).setLevel(logging.CRITICAL)
        for done in lint(run, paths, items, client, output, _encode(form)):
            total.add(done)
            progress.step(done.first, done.files)
    progress.clear()
    if not given["quiet"]:
        click.echo(f"{printable(output.place)}: {total.told()}", err=True)
    return total


def _tell(
    given: Mapping[str, Any], notes: Iterable[Diagnostic], problems: Iterable[Diagnostic]
) -> None:
    """Tell what is known before the work, since it may be long."""
    from clauselint.rules.plugins import plugins

    for diagnostic in (*(() if given["quiet"] else notes), *plugins().faults, *problems):
        _output.tell(diagnostic)


def _encode(form: str) -> Encode:
    if form == PARQUET:
        from clauselint.reporters.parquet import parquet

        return parquet
    from clauselint.reporters.tables import json_lines

    return json_lines
