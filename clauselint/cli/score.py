"""`clauselint score`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clauselint import __version__
from clauselint.cli import _options, _output
from clauselint.errors import InputError
from clauselint.findings import Diagnostic, Score, ScoredFile

if TYPE_CHECKING:
    from clauselint.engine.run import Run

FAILURE = 2
FORMATS = ("table", "json", "csv", "markdown")


@click.command("score")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--format", type=click.Choice(FORMATS), default="table", help="Form of output.")
@click.option(
    "--compare", metavar="REV", help="Show how each section moved since this git revision."
)
@click.option("--all", "everything", is_flag=True, help="Show and explain every section.")
@click.option("--formulas", is_flag=True, help="Show every formula of textstat beside ours.")
@click.option("--sentences", is_flag=True, help="Show the sentences of each section (table).")
@_options.color
@click.option("--exclude", multiple=True, metavar="GLOB", help="Skip what matches.")
@_options.config
@_options.isolated
@_options.output_file
@_options.stdin_filename
def command(paths: tuple[str, ...], **given: Any) -> int:
    """Score documents, their sections and sentences: how hard, and what makes them so.

    Exits with 0, or with 2 where a file could not be read.
    """
    from clauselint.engine.options import Options
    from clauselint.engine.run import Run

    options = Options(exclude=given["exclude"], config=given["config"], isolated=given["isolated"])
    run = Run(options, stdin=_output.Stdin().read, stdin_name=given["stdin_filename"])
    if given["compare"] is not None:
        _check_revision(given["compare"], paths or (".",))
    if given["formulas"] and given["format"] not in ("table", "json"):
        raise click.UsageError("--formulas is written as a table or as json")
    with _output.opened(given["output_file"]) as stream:
        files, failed = _score(run, paths or (".",), given)
        stream.write(_rendered(files, given, stream))
    return FAILURE if failed else 0


def _score(
    run: Run, paths: tuple[str, ...], given: dict[str, Any]
) -> tuple[list[ScoredFile], bool]:
    found = run.discover(list(paths))
    problems = list(found.problems)
    scored: list[ScoredFile] = []
    progress = _output.Progress(len(found.paths))
    for path in found.paths:
        progress.step(path)
        try:
            file = _file(run, path, given["compare"])
            scored.append(_with_textstat(run, path, file) if given["formulas"] else file)
        except InputError as error:
            problems.append(Diagnostic(path, error.code, error.message, error.line))
    progress.clear()
    for diagnostic in (*found.notes, *problems):
        _output.tell(diagnostic)
    return scored, bool(problems)


def _file(run: Run, path: str, revision: str | None) -> ScoredFile:
    from clauselint.engine.discovery import STDIN
    from clauselint.engine.git import bytes_at
    from clauselint.readability.compare import compare

    name = run.stdin_name or STDIN if path == STDIN else path
    score = _scored(run, run.read_bytes(path), name)
    if revision is None:
        return ScoredFile(name, score)
    before = bytes_at(revision, name)
    old = None if before is None else _scored(run, before, name)
    return ScoredFile(name, score, compare(old, score))


def _with_textstat(run: Run, path: str, file: ScoredFile) -> ScoredFile:
    format = "markdown" if file.path == "-" else None
    found = run.linter_for(file.path).textstat_bytes(run.read_bytes(path), file.path, format)
    return replace(file, textstat=found)


def _scored(run: Run, data: bytes, name: str) -> Score:
    format = "markdown" if name == "-" else None
    return run.linter_for(name).score_bytes(data, name, format)


def _check_revision(revision: str, paths: tuple[str, ...]) -> None:
    from clauselint.engine.git import git, is_commit

    for path in paths:
        here = Path(path).absolute()
        directory = here if here.is_dir() else here.parent
        if git(directory, "--version") is None:
            raise click.UsageError("--compare needs git, which was not found")
        if not is_commit(directory, revision):
            raise click.UsageError(f"git knows no commit {revision!r} at {path}")


def _rendered(files: list[ScoredFile], given: dict[str, Any], stream: Any) -> str:
    from clauselint.reporters import (
        score_csv,
        score_formulas,
        score_json,
        score_markdown,
        score_table,
    )
    from clauselint.reporters.base import Look

    if given["format"] == "json":
        return score_json.render(files, __version__)
    if given["format"] == "csv":
        return score_csv.render(files)
    if given["format"] == "markdown":
        return score_markdown.render(files, everything=given["everything"])
    if given["formulas"]:
        return score_formulas.render(files)
    look = Look(color=_output.use_color(stream, given["color"]), width=_output.width())
    return score_table.render(
        files, look, everything=given["everything"], sentences=given["sentences"]
    )
