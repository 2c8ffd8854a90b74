"""A run over many files, each with the settings nearest to it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from clauselint.config import Settings, find_settings, load_settings
from clauselint.engine.baseline import Baseline
from clauselint.engine.cache import Lasting, Passing, Store
from clauselint.engine.cache.places import cache_folder
from clauselint.engine.discovery import STDIN, Discovery, Files
from clauselint.engine.fix import Fixed, fix
from clauselint.engine.git import bytes_at
from clauselint.engine.globs import Globs
from clauselint.engine.linter import MARKDOWN, Linter, override
from clauselint.engine.options import Options
from clauselint.engine.parts import Parts
from clauselint.engine.sieve import Sieve
from clauselint.errors import ClauselintError, ConfigError, FixError, InputError
from clauselint.findings import Diagnostic, FileReport
from clauselint.fixes import encode
from clauselint.fixes import write as save
from clauselint.readers.formats import format_of

if TYPE_CHECKING:
    from clauselint.engine.document import Helped


class Run:
    """Finds, reads and checks files. Each linter is made once for each set of settings.

    `stdin` gives the bytes of standard input, `stdin_name` the path that they are reported under.
    Raises ConfigError for unknown codes in the options, and for a faulty `options.config`.
    """

    def __init__(
        self,
        options: Options,
        *,
        stdin: Callable[[], bytes] | None = None,
        stdin_name: str | None = None,
        parts: Parts | None = None,
    ) -> None:
        self.options = options
        self.stdin = stdin
        self.stdin_name = stdin_name
        self.parts = parts or Parts()
        self._settings: dict[Path, Settings] = {}
        self._linters: dict[str | None, Linter] = {}
        self._stores: dict[Path, Store] = {}
        self.sieve = Sieve(options)
        self._named = load_settings(Path(options.config)) if options.config else None
        # Faults of the command line are told at once, and not for each file.
        here = self._readable_settings(Path.cwd())
        override(here, options.profile, options.select, options.ignore)

    def settings_for(self, directory: Path) -> Settings:
        """Settings for the files of a directory. Raises ConfigError."""
        if self._named is not None:
            return self._named
        if self.options.isolated:
            return Settings()
        if directory not in self._settings:
            self._settings[directory] = find_settings(directory)
        return self._settings[directory]

    def linter_for(self, path: str) -> Linter:
        """The linter for a file. Raises ConfigError."""
        settings = self.settings_of(path)
        key = settings.source.path if settings.source else None
        if key not in self._linters:
            changes = self.options.changes
            # What is not told of need not be helped.
            helped = None if changes is None else changes.news
            self._linters[key] = self._linter(path, self._store_of(path), helped)
        return self._linters[key]

    def _fixing_linter(self, path: str) -> Linter:
        """A linter that helps everywhere, since a fix moves the lines."""
        return self._linter(path, Passing())

    def settings_of(self, path: str) -> Settings:
        """Settings for a file. Raises ConfigError."""
        return self.settings_for(Path(path).absolute().parent)

    def _linter(self, path: str, store: Store | None, helped: Helped | None = None) -> Linter:
        return Linter(
            config=self.overridden(self.settings_of(path)),
            suggestions=self.options.suggestions,
            parts=self.parts,
            store=store,
            helped=helped,
        )

    def overridden(self, settings: Settings) -> Settings:
        """Settings with what the options say in place of their own. Raises ConfigError."""
        options = self.options
        return override(settings, options.profile, options.select, options.ignore)

    def _store_of(self, path: str) -> Store | None:
        if not self.options.cache:
            return None
        folder = cache_folder(self.options, self.settings_of(path))
        return self._stores.setdefault(folder, Lasting(folder))

    def discover(self, paths: Sequence[str]) -> Files:
        """Files to read, in order."""
        files = Discovery(
            self._excludes,
            lambda directory: self._readable_settings(directory).respect_gitignore,
            self._includes,
        ).find(paths)
        changes = self.options.changes
        if changes is not None:
            files.paths = [p for p in files.paths if p == STDIN or changes.of(p)]
        return files

    def check_file(self, path: str) -> FileReport:
        """Report of one file, or of standard input where the path is "-"."""
        return self._report(path, self.linter_for)[0]

    def draw(self, report: FileReport) -> FileReport:
        """A report with its readings drawn as trees. Raises ModelError."""
        return report if report.document is None else self.linter_for(report.path).draw(report)

    def work(self, path: str) -> int:
        """Bytes of a file that have to be worked through: none where its report is known."""
        name = self.name(path)
        try:
            data = self.read_bytes(path)
            known = self.linter_for(name).knows(data, name, MARKDOWN if name == STDIN else None)
        except (InputError, ConfigError):
            return 0
        return 0 if known else len(data)

    def fix_file(
        self, path: str, *, unsafe: bool = False, write: bool = True, roots: Sequence[str] = ()
    ) -> Fixed:
        """Fix one file in place, or only say what would change. Standard input is not written.

        `roots` are real directories, besides its own, into which a link to a file may lead.
        """
        # Versions of one document differ in a few segments.
        kept = self.options.cache and self.options.changes is None
        linter = self.linter_for if kept else cache(self._fixing_linter)
        report, data = self._report(path, linter)
        if report.document is None or not report.document.writable:
            return Fixed.nothing(_unwritten(report, "fix"))
        before, name = report.document.text, report.path

        def check(text: str) -> FileReport:
            return self.sieve.sift(linter(name).check(text, name), linter(name), before)

        fixed = fix(report, check, unsafe=unsafe)
        saved = write and path != STDIN
        return self._saved(path, data, fixed, report, roots) if saved else fixed

    def suppress_file(self, path: str, reason: str, *, roots: Sequence[str] = ()) -> Fixed:
        """Write comments into a file that turn its findings off; its report has what is left."""
        from clauselint.engine.suppress import suppress

        report, data = self._report(path, self.linter_for)
        if report.document is None or not (report.findings and report.document.writable):
            return Fixed.nothing(_unwritten(report, "comment"))
        linter = self.linter_for(report.path)
        fixed = suppress(report, lambda text: linter.read(text.encode(), report.path), reason)
        return self._saved(path, data, fixed, report, roots)

    def _saved(
        self, path: str, data: bytes, fixed: Fixed, report: FileReport, roots: Sequence[str]
    ) -> Fixed:
        if not fixed.changed:
            return fixed
        try:
            save(path, data, encode(data, fixed.before, fixed.after), roots)
        except FixError as error:
            problem = Diagnostic(path, error.code, error.message)
            return Fixed.nothing(replace(report, diagnostics=(*report.diagnostics, problem)))
        return fixed

    def name(self, path: str) -> str:
        """The path that a file is reported under."""
        return self.stdin_name or STDIN if path == STDIN else path

    def _report(self, path: str, linter_for: Callable[[str], Linter]) -> tuple[FileReport, bytes]:
        name = self.name(path)
        format = MARKDOWN if name == STDIN else None
        try:
            linter = linter_for(name)
            data = self.read_bytes(path)
            if path == STDIN and self.is_excluded(name):
                # Its text is given back as it is, since an editor may put it in place of its own.
                return FileReport(name, linter.read(data, name, format), (), None), data
            return self.sieve.sift(linter.check_bytes(data, name, format), linter), data
        except ConfigError as error:
            return FileReport(name, None, (), None, tuple(told(e, name) for e in error.all)), b""
        except InputError as error:
            return FileReport(name, None, (), None, (told(error, name),)), b""

    def blocking(self, report: FileReport) -> int:
        """How many findings of a report make the run fail."""
        try:
            return self.sieve.blocking(report, self.settings_of(report.path))
        except ConfigError:
            return 0

    def gone(self) -> Sequence[Diagnostic]:
        """Notes about files of the baseline that are there no more."""
        try:
            return self.sieve.gone(self.settings_for(Path.cwd()))
        except ConfigError:
            return ()  # Told with the files that it is for.

    def accept(self, reports: Sequence[FileReport]) -> Sequence[Baseline]:
        """Baselines that accept all that reports have. Raises ConfigError."""
        read = ((r, self.settings_of(r.path)) for r in reports)
        return self.sieve.accept(read, self.settings_for(Path.cwd()))

    def is_excluded(self, name: str) -> bool:
        """Whether the settings leave a file out."""
        path = Path(name).absolute()
        included = self._includes(path.parent)
        if included is not None and not included.covers(path):
            return True
        return any(globs.covers(path) for globs in self._excludes(path.parent))

    def read_bytes(self, path: str) -> bytes:
        """Bytes of a file, or of standard input where the path is "-". Raises InputError."""
        if path == STDIN and self.stdin is not None:
            return self.stdin()
        if self.options.staged and (data := bytes_at("", path)) is not None:
            return data
        try:
            return Path(path).read_bytes()
        except OSError as error:
            reason = (error.strerror or "cannot be read").lower()
            raise InputError(reason, path=path) from error

    def _readable_settings(self, directory: Path) -> Settings:
        # A broken file is told of when a file that needs it is checked.
        try:
            return self.settings_for(directory)
        except ConfigError:
            return Settings()

    def _excludes(self, directory: Path) -> tuple[Globs, ...]:
        settings = self._readable_settings(directory)
        return (
            Globs(Path(settings.root).absolute(), settings.exclude),
            Globs(Path(os.getcwd()), self.options.exclude),
        )

    def _includes(self, directory: Path) -> Globs | None:
        settings = self._readable_settings(directory)
        if not settings.include:
            return None
        return Globs(Path(settings.root).absolute(), settings.include)


def _unwritten(report: FileReport, what: str) -> FileReport:
    """A report that says, of a document that cannot be written, why nothing was written."""
    if report.document is None or report.document.writable or not report.findings:
        return report
    message = f"clauselint writes no {what} into such a file"
    row = format_of(report.path)
    if row is not None and row.annotate is not None:
        message += "; `clauselint check --comments NEW` makes a copy with comments and changes"
    note = Diagnostic(report.path, FixError.code, message)
    return replace(report, notes=(*report.notes, note))


def told(error: ClauselintError, path: str) -> Diagnostic:
    """What to say of an error that kept a file from being checked."""
    place = error.path or path
    return Diagnostic(place, error.code, error.message, error.line, error.column)
