"""A run over many files, each with the settings nearest to it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from clauselint.config import Settings, find_settings, load_settings
from clauselint.engine.discovery import STDIN, Discovery, Files, Globs
from clauselint.engine.linter import Linter, override
from clauselint.engine.parts import Parts
from clauselint.errors import ConfigError, InputError
from clauselint.findings import Diagnostic, FileReport


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says; None leaves the setting of the configuration."""

    profile: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()
    config: str | None = None
    isolated: bool = False
    suggestions: bool = True


class Run:
    """Finds, reads and checks files. Each linter is made once for each set of settings.

    `stdin` gives the bytes of standard input, `stdin_name` the path that they are reported under.
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
        self._named = load_settings(Path(options.config)) if options.config else None

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
        settings = self.settings_for(Path(path).absolute().parent)
        key = settings.source.path if settings.source else None
        if key not in self._linters:
            options = self.options
            settings = override(settings, options.profile, options.select, options.ignore)
            self._linters[key] = Linter(
                config=settings, suggestions=options.suggestions, parts=self.parts
            )
        return self._linters[key]

    def discover(self, paths: Sequence[str]) -> Files:
        """Files to read, in order."""
        return Discovery(
            self._excludes, lambda directory: self._readable_settings(directory).respect_gitignore
        ).find(paths)

    def check(self, files: Files, before: Callable[[str], object]) -> Iterator[FileReport]:
        """Reports, in order of the path; a file that cannot be read has a diagnostic.

        `before` is told the path of each file that is about to be checked.
        """
        unreached = {problem.path: problem for problem in files.problems}
        for path in sorted([*files.paths, *unreached]):
            if path in unreached:
                yield FileReport(path, None, (), None, (unreached[path],))
            else:
                before(path)
                yield self.check_file(path)

    def check_file(self, path: str) -> FileReport:
        """Report of one file, or of standard input where the path is "-"."""
        name = self.stdin_name or STDIN if path == STDIN else path
        try:
            linter = self.linter_for(name)
            data = self.read_bytes(path)
        except (InputError, ConfigError) as error:
            place = error.path or name
            problem = Diagnostic(place, error.code, error.message, error.line)
            return FileReport(name, None, (), None, (problem,))
        return linter.check_bytes(data, name, "md" if name == STDIN else None)

    def read_bytes(self, path: str) -> bytes:
        """Bytes of a file, or of standard input where the path is "-". Raises InputError."""
        if path == STDIN and self.stdin is not None:
            return self.stdin()
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
