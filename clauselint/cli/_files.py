"""Work on the files of a command line, with what goes wrong told on standard error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.cli import _output
from clauselint.findings import Diagnostic

if TYPE_CHECKING:
    from clauselint.engine.discovery import Files
    from clauselint.engine.fix import Fixed
    from clauselint.engine.jobs import Task
    from clauselint.engine.run import Run


class Work:
    """Does a task to one file after another. `failed` says whether anything went wrong."""

    def __init__(self, run: Run, progress: _output.Progress, *, quiet: bool) -> None:
        self._run = run
        self._progress = progress
        self._quiet = quiet
        self._told: set[Diagnostic] = set()

    @property
    def failed(self) -> bool:
        """Whether a failure was told of."""
        return bool(self._told)

    def results(self, files: Files, task: Task, jobs: int | None) -> Iterator[Fixed]:
        """What came of each file, in order."""
        from clauselint.engine.jobs import do_all
        from clauselint.rules.plugins import plugins

        for note in files.notes:
            self.note(note)
        self._progress.expect(len(files.everything))
        results = do_all(self._run, task, files, jobs)
        for fault in plugins().faults:
            self.tell(fault)
        for path in files.everything:
            self._progress.step(self._run.name(path))
            result = next(results)
            self._progress.clear()
            for diagnostic in result.report.diagnostics:
                self.tell(diagnostic)
            for note in result.report.notes:
                self.note(note)
            yield result

    def note(self, note: Diagnostic) -> None:
        """Tell what is worth knowing."""
        if not self._quiet:
            _output.tell(note)

    def tell(self, diagnostic: Diagnostic) -> None:
        """Tell of a failure, once."""
        # A broken configuration comes up with every file that it is for.
        if diagnostic not in self._told:
            _output.tell(diagnostic)
            self._told.add(diagnostic)
