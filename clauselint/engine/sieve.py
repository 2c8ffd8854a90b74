"""Which findings of a file are told: grave enough, new, and not accepted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from clauselint.config import FailOn, Settings
from clauselint.engine.baseline import NAME, Baseline, at, read_baseline
from clauselint.engine.changes import carried, only_new
from clauselint.engine.linter import Linter
from clauselint.engine.options import Options
from clauselint.findings import SEVERITIES, Diagnostic, FileReport, Severity


class Sieve:
    """Sifts the reports of a run by its options and the settings of each file."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._baselines: dict[Path, Baseline] = {}

    def sift(self, report: FileReport, linter: Linter, before: str | None = None) -> FileReport:
        """The report without what is not told. Raises ConfigError for a baseline that is none.

        `before` is the text that the changes were told of, where fixes have altered it since.
        """
        if report.document is None:
            return report
        text = report.document.text
        baseline = self.baseline(linter.settings)
        if baseline is not None:
            report = baseline.sift(report, linter.codes)
        if self._options.changes is not None:
            hunks = self._options.changes.of(report.path)
            report = only_new(report, carried(hunks, text if before is None else before, text))
        return at_least(report, self._options.min_severity or linter.settings.min_severity)

    def blocking(self, report: FileReport, settings: Settings) -> int:
        """How many findings of a report make the run fail."""
        fail_on: FailOn = self._options.fail_on or settings.fail_on
        return 0 if fail_on == "never" else len(at_least(report, fail_on).findings)

    def accept(
        self, reports: Iterable[tuple[FileReport, Settings]], here: Settings
    ) -> Sequence[Baseline]:
        """Baselines that accept all that reports have. Raises ConfigError.

        That of the settings `here` is among them even where none of its files is left.
        """
        own = self._path(here)
        parted: dict[Path, list[FileReport]] = {own: []} if own and own.exists() else {}
        for report, settings in reports:
            path = self._path(settings) or Path(settings.root, NAME).absolute()
            parted.setdefault(path, []).append(report)
        return [at(path).with_reports(found) for path, found in parted.items()]

    def gone(self, settings: Settings) -> Sequence[Diagnostic]:
        """A note for each file that a baseline has and that is there no more."""
        baseline = self.baseline(settings)
        return () if baseline is None else baseline.gone()

    def _path(self, settings: Settings) -> Path | None:
        """Where the accepted findings are kept; None where that was not said."""
        if self._options.baseline is not None:
            return Path(self._options.baseline).absolute()
        return Path(settings.root, settings.baseline).absolute() if settings.baseline else None

    def baseline(self, settings: Settings) -> Baseline | None:
        """What is accepted, where something is. Raises ConfigError."""
        path = self._path(settings) if self._options.use_baseline else None
        if path is None:
            return None
        if path not in self._baselines:
            self._baselines[path] = read_baseline(path)
        return self._baselines[path]


def at_least(report: FileReport, severity: Severity) -> FileReport:
    """A report of the findings that are as grave as a severity."""
    grave = as_grave_as(severity)
    return replace(report, findings=tuple(f for f in report.findings if f.severity in grave))


def as_grave_as(severity: Severity) -> tuple[Severity, ...]:
    """A severity and all that are graver."""
    return SEVERITIES[: SEVERITIES.index(severity) + 1]
