"""`clauselint report`."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clauselint import __version__
from clauselint.cli import _options, _output
from clauselint.cli._files import Work
from clauselint.cli.check import rule_page, selection_options
from clauselint.findings import GENERATOR, SEVERITIES
from clauselint.reporters.cells import printable
from clauselint.reporters.words import count

if TYPE_CHECKING:
    from clauselint.engine.discovery import Files
    from clauselint.engine.options import Options
    from clauselint.engine.run import Run
    from clauselint.findings import FileReport

STDOUT = "-"
DONE, FAILURE = 0, 2
HEAD = 200
"""Bytes in which a page says that clauselint made it."""


@click.command("report")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "-o",
    "--output-file",
    type=click.Path(),
    default="report.html",
    show_default=True,
    metavar="FILE",
    help='Write the page there ("-" is standard output).',
)
@selection_options
@click.option("--min-severity", type=click.Choice(SEVERITIES), help="Show nothing less grave.")
@click.option(
    "--baseline",
    type=click.Path(),
    metavar="FILE",
    help="Leave out the findings that this file accepts.",
)
@_options.stdin_filename
@click.option("-q", "--quiet", is_flag=True, help="Tell only of failures.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to share the files among.")
@click.option("--no-cache", is_flag=True, help="Work everything out anew, and keep nothing.")
@click.option("--cache-dir", metavar="DIR", help="Where to keep what was found.")
def command(paths: tuple[str, ...], **given: Any) -> int:
    """Make a page to look at: documents, with findings beside the words that they mark.

    The page is one file that needs no network. An older page is replaced, and no other file is.
    Exits with 0, or with 2 where a file could not be read.
    """
    from clauselint.engine.run import Run

    paths, target = paths or (".",), given["output_file"]
    progress = _output.Progress(on=not given["quiet"])
    run = Run(_wanted(given), stdin=_output.Stdin().read, stdin_name=given["stdin_filename"])
    files = run.discover(paths)
    if target != STDOUT:
        _check_target(target)
        _leave_out(files, target)
    work = Work(run, progress, quiet=given["quiet"])
    reports = _reports(run, work, files, given["jobs"])
    _write(target, _rendered(reports))
    if target != STDOUT and not given["quiet"]:
        found = sum(len(report.findings) for report in reports)
        told = f"{count(found, 'finding')} in {count(len(reports), 'file')}"
        click.echo(f"Wrote {printable(target)}: {told}.", err=True)
    return FAILURE if work.failed else DONE


def _wanted(given: dict[str, Any]) -> Options:
    from clauselint.engine.options import Options

    return Options(
        profile=given["profile"],
        select=given["select"],
        ignore=given["ignore"],
        exclude=given["exclude"],
        config=given["config"],
        isolated=given["isolated"],
        min_severity=given["min_severity"],
        baseline=given["baseline"],
        cache=not given["no_cache"],
        cache_dir=given["cache_dir"],
    )


def _reports(run: Run, work: Work, files: Files, jobs: int | None) -> list[FileReport]:
    from clauselint.engine.jobs import Task

    return [run.draw(result.report) for result in work.results(files, Task(), jobs)]


def _rendered(reports: Sequence[FileReport]) -> str:
    from clauselint.nlp.picture import svg
    from clauselint.reporters.base import Look
    from clauselint.reporters.report import render
    from clauselint.rules.registry import FAMILY_TITLES

    look = Look(version=__version__, page=rule_page, families=FAMILY_TITLES, draw=svg)
    return render(reports, look)


def _check_target(path: str) -> None:
    """Whether a page may be written there: nothing but an older page, or an empty file, goes."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise click.UsageError(f"cannot write {path}: it is no file")
        with open(path, "rb") as stream:
            head = stream.read(HEAD)
    except FileNotFoundError:
        if not Path(path).absolute().parent.is_dir():
            raise click.UsageError(f"cannot write {path}: there is no such folder") from None
        return
    except OSError as error:
        raise click.UsageError(f"cannot write {path}: {error.strerror}") from error
    if head and GENERATOR.encode() not in head:
        raise click.UsageError(f"{path} is no page of clauselint's, and is left as it is")


def _leave_out(files: Files, target: str) -> None:
    """An older page is no document, even where pages are."""
    place = os.path.realpath(target)
    files.paths = [p for p in files.paths if os.path.realpath(p) != place]


def _write(target: str, page: str) -> None:
    from clauselint.fixes import save

    if target == STDOUT:
        sys.stdout.write(page)
        return
    save(target, page.encode("ascii"))
