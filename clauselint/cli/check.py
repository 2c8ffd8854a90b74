"""`clauselint check`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clauselint import __version__
from clauselint.cli import _output
from clauselint.findings import Diagnostic

if TYPE_CHECKING:
    from clauselint.engine.run import Options, Run
    from clauselint.reporters import Reporter, Totals

CLEAN, FINDINGS, FAILURE = 0, 1, 2


def _codes(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> Any:
    codes = [code.strip() for item in value for code in item.split(",") if code.strip()]
    return tuple(codes) if value else None


def selection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose rules, files and settings."""
    options = (
        click.option("--select", multiple=True, callback=_codes, metavar="CODES",
                     help="Run only these codes or prefixes (comma-separated)."),
        click.option("--ignore", multiple=True, callback=_codes, metavar="CODES",
                     help="Do not run these codes or prefixes."),
        click.option("--profile", type=click.Choice(["default", "strict"]),
                     help="How sure a rule must be before its finding is shown."),
        click.option("--exclude", multiple=True, metavar="GLOB",
                     help="Skip what matches, in .gitignore syntax."),
        click.option("--config", metavar="FILE", help="Read the settings from this file."),
        click.option("--isolated", is_flag=True, help="Look for no settings."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@click.command("check")
@click.argument("paths", nargs=-1)
@selection_options
@click.option("--format", type=click.Choice(["full", "concise", "json"]), help="Form of output.")
@click.option("--output-file", metavar="FILE", help="Write there, not to standard output.")
@click.option("--stdin-filename", metavar="PATH", help="Name of the text on standard input.")
@click.option("--statistics", is_flag=True, help="Show counts by rule, not the findings.")
@click.option("--explain", is_flag=True, help="Say once for each rule why it matters.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even where there are findings.")
def command(paths: tuple[str, ...], **given: Any) -> int:
    """Check files, directories, or standard input ("-").

    Exits with 0 where nothing was found, 1 where something was, 2 on failure.
    """
    from clauselint.engine.run import Run

    if given["statistics"] and given["format"] == "json":
        raise click.UsageError("--statistics cannot be written as json")
    run = Run(_options(given), stdin=_read_stdin, stdin_name=given["stdin_filename"])
    format = given["format"] or run.settings_for(Path.cwd()).format
    with _output.opened(given["output_file"]) as stream:
        reporter = _reporter(format, stream, given)
        return _check(run, paths or (".",), reporter, stream.write, given["exit_zero"])


def _options(given: dict[str, Any]) -> Options:
    from clauselint.engine.run import Options

    return Options(
        profile=given["profile"],
        select=given["select"],
        ignore=given["ignore"],
        exclude=given["exclude"],
        config=given["config"],
        isolated=given["isolated"],
        suggestions=given.get("format") != "concise" and not given.get("statistics"),
    )


def _reporter(format: str, stream: Any, given: dict[str, Any]) -> Reporter:
    from clauselint.reporters import Look, make_reporter

    look = Look(
        color=_output.use_color(stream),
        width=_output.width(),
        explanations=_explanations() if given["explain"] else {},
    )
    return make_reporter(format, look, __version__, statistics=given["statistics"])


def _explanations() -> dict[str, str]:
    from clauselint.rules.page import read_page
    from clauselint.rules.registry import all_rules

    return {r.code: read_page(r).sections.get("Why is this bad?", "") for r in all_rules()}


def _check(
    run: Run,
    paths: Iterable[str],
    reporter: Reporter,
    write: Callable[[str], object],
    exit_zero: bool,
) -> int:
    from clauselint.reporters import Totals

    files, totals = run.discover(list(paths)), Totals()
    told: set[Diagnostic] = set()
    progress = _output.Progress(len(files.paths))
    write(reporter.begin())
    for report in run.check(files, before=progress.step):
        progress.clear()
        for diagnostic in report.diagnostics:
            if diagnostic not in told:
                _output.tell(diagnostic)
                told.add(diagnostic)
        totals.add(report)
        write(reporter.file(report))
    progress.clear()
    write(reporter.end(totals))
    return _exit_code(totals, bool(told), exit_zero)


def _exit_code(totals: Totals, failed: bool, exit_zero: bool) -> int:
    if failed:
        return FAILURE
    return FINDINGS if totals.count and not exit_zero else CLEAN


def _read_stdin() -> bytes:
    return sys.stdin.buffer.read()
