"""`clauselint check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from clauselint import __version__
from clauselint.cli import _archive, _options, _output
from clauselint.cli._files import Work
from clauselint.findings import SEVERITIES
from clauselint.reporters.cells import printable
from clauselint.reporters.formats import FORMATS, shows_suggestions
from clauselint.reporters.words import count

if TYPE_CHECKING:
    from clauselint.engine.changes import Changes
    from clauselint.engine.fix import Fixed
    from clauselint.engine.jobs import Task
    from clauselint.engine.options import Options
    from clauselint.engine.run import Run
    from clauselint.reporters import Page, Reporter

STDIN = "-"
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
        _options.config,
        _options.isolated,
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path())
@selection_options
@click.option("--min-severity", type=click.Choice(SEVERITIES), help="Show nothing less grave.")
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    help="The least grave finding that makes the run fail.",
)
@click.option("--diff-base", metavar="REV", help="Only what came in since this git revision.")
@click.option("--staged", is_flag=True, help="Only what is staged, as it is staged.")
@click.option(
    "--baseline",
    type=click.Path(),
    metavar="FILE",
    help="Leave out the findings that this file accepts.",
)
@click.option("--write-baseline", is_flag=True, help="Accept all that is found now.")
@click.option(
    "--add-suppressions",
    is_flag=True,
    help="Put comments into the files that turn off what is found.",
)
@click.option("--reason", default="", metavar="TEXT", help="The reason in those comments.")
@click.option("--format", type=click.Choice([*FORMATS, _archive.PARQUET]), help="Form of output.")
@_options.output_file
@_options.stdin_filename
@click.option("--statistics", is_flag=True, help="Show counts by rule, not the findings.")
@click.option("--explain", is_flag=True, help="Say once for each rule why it matters.")
@click.option("--fix", is_flag=True, help="Mend what can be mended without changing the meaning.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: restructure too.")
@click.option("--fix-only", is_flag=True, help="Fix, and tell nothing of what is left; exit 0.")
@click.option("--show-fixes", is_flag=True, help="Tell on standard error what was fixed.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--comments",
    type=click.Path(),
    metavar="NEW",
    help="Write a copy of a Word document, with findings as comments and safe fixes as changes.",
)
@click.option("--show-files", is_flag=True, help="List the files that would be checked.")
@click.option("--show-settings", is_flag=True, help="Print the settings of the first path.")
@_options.color
@click.option("-v", "--verbose", is_flag=True, help="Show also files without findings.")
@click.option("-q", "--quiet", is_flag=True, help="Findings only: no scores, sums or progress.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Processes to share the files among; all processors, where that pays, unless given.",
)
@_archive.options
@click.option("--no-cache", is_flag=True, help="Work everything out anew, and keep nothing.")
@click.option("--cache-dir", metavar="DIR", help="Where to keep what was found.")
@click.option("--profile-rules", is_flag=True, help="Tell on standard error what takes how long.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even where there are findings.")
def command(paths: tuple[str, ...], **given: Any) -> int:
    """Check files, directories, or standard input ("-").

    With "-" and --fix the fixed text, and nothing else, goes to standard output. Exits with 0 where
    nothing was found (or is left), 1 where something was, 2 on failure.
    """
    from clauselint.engine.clock import Clock
    from clauselint.engine.parts import Parts
    from clauselint.engine.run import Run

    given["fix"] = given["fix"] or given["fix_only"]
    clock = None
    if given["profile_rules"]:
        clock = Clock()
        given.update(jobs=1, no_cache=True)
    _check_usage(paths, given)
    if given["engine"] == _archive.DASK:
        return _on_cluster(paths or (".",), given)
    progress = _output.Progress(on=not given["quiet"])
    stdin = _output.Stdin()
    run = Run(
        _wanted(given),
        stdin=stdin.read,
        stdin_name=given["stdin_filename"],
        parts=Parts(analyse=progress.watched(Parts().analyse), clock=clock),
    )
    if given["show_files"] or given["show_settings"]:
        return _show(run, paths or (".",), given)
    with _output.opened(given["output_file"]) as stream:
        session = Session(run, given, stream, progress)
        if given["diff"]:
            return session.diff(paths)
        if given["write_baseline"]:
            return session.accept(paths)
        if given["add_suppressions"]:
            return session.suppress(paths)
        if given["comments"]:
            return session.review(paths[0], given["comments"])
        done = session.filter(stdin) if given["fix"] and STDIN in paths else session.check(paths)
    if clock is not None:
        _output.tell_times(clock)
    return done


def _on_cluster(paths: Sequence[str], given: dict[str, Any]) -> int:
    from clauselint.engine.run import Run

    total = _archive.lint(Run(_wanted(given)), paths, given)
    return FAILURE if total.failed else _ended(total.blocking, given)


def _ended(found: int, given: dict[str, Any]) -> int:
    lenient = given["exit_zero"] or given["fix_only"]
    return FINDINGS if found and not lenient else CLEAN


def _show(run: Run, paths: Sequence[str], given: dict[str, Any]) -> int:
    if given["show_settings"]:
        from clauselint.config.show import as_yaml

        first = Path(paths[0])
        settings = run.settings_for(first.absolute() if first.is_dir() else first.absolute().parent)
        click.echo(as_yaml(run.overridden(settings)), nl=False)
        return CLEAN
    files = run.discover(paths)
    for diagnostic in (*files.notes, *files.problems):
        _output.tell(diagnostic)
    click.echo("".join(f"{printable(path)}\n" for path in files.paths), nl=False)
    return FAILURE if files.problems else CLEAN


def _check_usage(paths: tuple[str, ...], given: dict[str, Any]) -> None:
    _archive.check_usage(paths, given)
    if given["statistics"] and given["format"] not in (None, "full", "json"):
        raise click.UsageError(f"--statistics cannot be written as {given['format']}")
    if given["unsafe_fixes"] and not (given["fix"] or given["diff"]):
        raise click.UsageError("--unsafe-fixes needs --fix or --diff")
    deeds = ("fix", "diff", "write_baseline", "add_suppressions", "comments")
    done = [f"--{deed.replace('_', '-')}" for deed in deeds if given[deed]]
    if len(done) > 1 and done != ["--fix", "--diff"]:
        raise click.UsageError(f"{' and '.join(done)} exclude one another")
    if given["fix_only"] and given["diff"]:
        raise click.UsageError("--fix-only and --diff exclude one another")
    if given["staged"] and given["diff_base"]:
        raise click.UsageError("--staged and --diff-base exclude one another")
    if STDIN in paths and (given["add_suppressions"] or given["write_baseline"]):
        raise click.UsageError(f"{done[0]} needs files, not standard input")
    if given["comments"]:
        _check_copy(paths, given["comments"])
    if given["reason"] and not given["add_suppressions"]:
        raise click.UsageError("--reason needs --add-suppressions")
    if given["fix"] and STDIN in paths and len(set(paths)) > 1:
        raise click.UsageError("--fix takes either files or standard input")


def _check_copy(paths: tuple[str, ...], new: str) -> None:
    if len(paths) != 1 or paths[0] == STDIN or os.path.isdir(paths[0]):
        raise click.UsageError("--comments needs one file")
    if os.path.lexists(new):
        raise click.UsageError(f"--comments writes a new file, and {new} is there already")
    if Path(new).suffix.lower() != Path(paths[0]).suffix.lower():
        raise click.UsageError("--comments writes a copy, so it needs a name with the same ending")


def _wanted(given: dict[str, Any]) -> Options:
    from clauselint.engine.options import Options

    return Options(
        profile=given["profile"],
        select=given["select"],
        ignore=given["ignore"],
        exclude=given["exclude"],
        config=given["config"],
        isolated=given["isolated"],
        suggestions=_suggestions(given),
        min_severity=given["min_severity"],
        fail_on=given["fail_on"],
        baseline=given["baseline"],
        use_baseline=not given["write_baseline"],
        changes=_changes(given),
        staged=given["staged"],
        cache=not given["no_cache"] and given["engine"] != _archive.DASK,
        cache_dir=given["cache_dir"],
    )


def _changes(given: dict[str, Any]) -> Changes | None:
    """What a run is limited to.

    pre-commit says in its environment where it runs over a range of commits, and it stages nothing
    where it runs over all files.
    """
    from clauselint.engine import changes

    if given["diff_base"]:
        return changes.since(given["diff_base"])
    if not given["staged"]:
        return None
    start = os.environ.get("PRE_COMMIT_FROM_REF")
    found = changes.since(start) if start else changes.staged()
    return None if not found.files and os.environ.get("PRE_COMMIT") else found


def _suggestions(given: dict[str, Any]) -> bool | None:
    """Always for fixes, never where they are not shown, else where they cost no extra parse."""
    if given["fix"] or given["diff"] or given["comments"]:
        return True
    unseen = given["statistics"] or given["write_baseline"] or given["add_suppressions"]
    hidden = given["format"] in FORMATS and not shows_suggestions(given["format"])
    return False if unseen or hidden else None


def _reporter(format: str, stream: IO[str], given: dict[str, Any]) -> Reporter:
    from clauselint.reporters import Look, make_reporter
    from clauselint.reporters.statistics import JsonStatistics, Statistics
    from clauselint.rules.registry import FAMILY_TITLES

    look = Look(
        color=_output.use_color(stream, given["color"]),
        width=_output.width(),
        quiet=given["quiet"],
        verbose=given["verbose"],
        links=_output.moves(stream),
        explain=given["explain"],
        version=__version__,
        page=rule_page,
        families=FAMILY_TITLES,
    )
    if given["statistics"]:
        return JsonStatistics(look) if given["format"] == "json" else Statistics(look)
    return make_reporter(format, look)


def rule_page(code: str) -> Page:
    """What the page of a rule says; nothing where there is no such rule."""
    from clauselint.reporters import Page
    from clauselint.rules.page import markdown, read_page
    from clauselint.rules.registry import find_rule

    rule = find_rule(code)
    if rule is None:
        return Page()
    page = read_page(rule)
    title = " ".join(page.title.split())
    return Page(title, page.sections.get("Why is this bad?", ""), markdown(rule))


class Session:
    """One run of the command: what it has told of, counted and written."""

    def __init__(
        self, run: Run, given: dict[str, Any], stream: IO[str], progress: _output.Progress
    ) -> None:
        from clauselint.reporters import Totals

        self._run = run
        self._given = given
        self._stream = stream
        self._work = Work(run, progress, quiet=given["quiet"])
        self._totals = Totals()
        self._blocking = 0

    def check(self, paths: Sequence[str]) -> int:
        """Report on files, fixing them first where that is asked for."""
        reporter = _silent() if self._given["fix_only"] else self._reporter(self._stream)
        fixed = self._report(self._results(paths), reporter, self._stream)
        if fixed and not self._given["quiet"]:
            click.echo(f"Fixed {count(fixed, 'finding')}.", err=True)
        return self._exit_code(self._blocking)

    def filter(self, stdin: _output.Stdin) -> int:
        """Fix standard input on its way to standard output.

        An editor puts what comes out in place of its text, so nothing else may come out, and a text
        that cannot be fixed comes out as it went in.
        """
        stream = sys.stderr if self._stream is sys.stdout else self._stream
        asked = self._given["format"] or self._given["statistics"] or stream is not sys.stderr
        reporter = self._reporter(stream) if asked else _silent()
        results: list[Fixed] = []
        try:
            results += self._results([STDIN])
        finally:
            stdin.give_back(results[0] if results else None)
        self._report(results, reporter, stream)
        return self._exit_code(self._blocking)

    def accept(self, paths: Sequence[str]) -> int:
        """Write baselines that accept what is found."""
        from clauselint.engine.baseline import NAME
        from clauselint.fixes import save

        reports = [result.report for result in self._results(paths)]
        for baseline in self._run.accept(reports):
            name = os.path.relpath(baseline.path)
            save(name, baseline.as_json().encode("utf-8", "backslashreplace"))
            accepted = sum(k.count for known in baseline.files.values() for k in known)
            told = f"{name} accepts {count(accepted, 'finding')}"
            click.echo(f"{told} in {count(len(baseline.files), 'file')}.", err=True)
        if not self._given["baseline"] and not self._run.settings_for(Path.cwd()).baseline:
            click.echo(f"Put `baseline: {NAME}` into the settings.", err=True)
        return self._exit_code(0)

    def suppress(self, paths: Sequence[str]) -> int:
        """Put comments into files that turn off what is found, and report what they cannot."""
        reporter = self._reporter(self._stream)
        done = self._report(self._results(paths), reporter, self._stream)
        click.echo(f"Suppressed {count(done, 'finding')}.", err=True)
        return self._exit_code(self._blocking)

    def review(self, path: str, new: str) -> int:
        """Report on a file, and write a copy with what was found."""
        from clauselint.engine.review import reviewed
        from clauselint.fixes import save
        from clauselint.reporters.told import lines

        results = list(self._results([path]))
        self._report(results, self._reporter(self._stream), self._stream)
        for result in results:
            if result.report.document is not None:
                copy = reviewed(self._run.read_bytes(path), result.report, lines)
                save(new, copy.data)
                changes = f" and {count(copy.changes, 'change')}" if copy.changes else ""
                told = f"{printable(new)} has {count(copy.comments, 'comment')}{changes}."
                click.echo(told, err=True)
        return self._exit_code(self._blocking)

    def _reporter(self, stream: IO[str]) -> Reporter:
        settings = self._run.settings_for(Path.cwd())
        if settings.format not in FORMATS:
            message = f"`format` must be one of {', '.join(FORMATS)}, not {settings.format!r}"
            raise settings.error(("format",), message)
        return _reporter(self._given["format"] or settings.format, stream, self._given)

    def _report(self, results: Iterable[Fixed], reporter: Reporter, stream: IO[str]) -> int:
        """Write what was found, and return how much was fixed."""
        fixed = 0
        stream.write(reporter.begin())
        for result in results:
            fixed += result.applied.total()
            if self._given["show_fixes"]:
                _tell_fixes(result)
            self._totals.add(result.report)
            self._blocking += self._run.blocking(result.report)
            stream.write(reporter.file(result.report))
        stream.write(reporter.end(self._totals))
        for note in self._run.gone():
            self._work.note(note)
        return fixed

    def diff(self, paths: Sequence[str]) -> int:
        """Show what would be fixed."""
        from clauselint.fixes import unified

        changed = 0
        for result in self._results(paths):
            changed += result.changed
            change = unified(result.report.path, result.before, result.after)
            self._stream.write(_output.shown(change, self._stream))
        return self._exit_code(changed)

    def _results(self, paths: Sequence[str]) -> Iterator[Fixed]:
        paths = paths or (".",)
        files = self._run.discover(paths)
        return self._work.results(files, self._task(paths), self._given["jobs"])

    def _task(self, paths: Sequence[str]) -> Task:
        from clauselint.engine.discovery import roots
        from clauselint.engine.jobs import Task

        given = self._given
        fixing = given["fix"] or given["diff"]
        return Task(
            fixing,
            unsafe=given["unsafe_fixes"],
            write=not given["diff"],
            suppress=given["reason"] if given["add_suppressions"] else None,
            roots=roots(paths),
        )

    def _exit_code(self, found: int) -> int:
        return FAILURE if self._work.failed else _ended(found, self._given)


def _tell_fixes(result: Fixed) -> None:
    for code, number in sorted(result.applied.items()):
        path = printable(result.report.path)
        click.echo(f"{path}: {code} fixed {count(number, 'time')}", err=True)


def _silent() -> Reporter:
    from clauselint.reporters.silent import SilentReporter

    return SilentReporter()
