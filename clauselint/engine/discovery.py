"""Which files a run reads: directories walked, `.gitignore` and exclusions honoured."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pathspec

from clauselint.engine.globs import Globs, compiled, verdict
from clauselint.errors import InputError
from clauselint.findings import Diagnostic

SUFFIXES = (".md", ".markdown", ".txt")
"""What is read in a directory. A file that is named itself may have any suffix."""

NEVER_ENTERED = (".git", ".hg", ".svn", ".venv", "node_modules", "__pycache__")
STDIN = "-"


class GitIgnore:
    """The `.gitignore` files from the root of the repository down to a file."""

    def __init__(self) -> None:
        self._specs: dict[Path, pathspec.GitIgnoreSpec | None] = {}
        self._tops: dict[Path, Path] = {}

    def ignores(self, path: Path, *, directory: bool, top: Path | None = None) -> bool:
        """Whether the nearest `.gitignore` that speaks of the path ignores it.

        Directories above the path are taken to be entered already. `top` is the highest one whose
        `.gitignore` counts; without it that is the root of the repository.
        """
        top = top or self._top(path.parent)
        for parent in path.parents:
            spec = self._spec(parent, is_top=parent == top)
            found = None if spec is None else verdict(spec, parent, path, directory=directory)
            if found is not None:
                return found
            if parent == top:
                break
        return False

    def _top(self, directory: Path) -> Path:
        """The repository's root, or the file system's where there is no repository."""
        if directory not in self._tops:
            above = (directory, *directory.parents)
            top = next((d for d in above if (d / ".git").exists()), above[-1])
            self._tops[directory] = top
        return self._tops[directory]

    def _spec(self, directory: Path, *, is_top: bool) -> pathspec.GitIgnoreSpec | None:
        if directory not in self._specs:
            lines = [*_lines(directory / ".git/info/exclude")] if is_top else []
            lines += _lines(directory / ".gitignore")
            spec = compiled(tuple(lines)) if lines else None
            self._specs[directory] = spec
        return self._specs[directory]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


@dataclass(slots=True)
class Files:
    """What a run reads, and what it could not reach."""

    paths: list[str] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def everything(self) -> list[str]:
        """Files and dead ends, in order of their path."""
        return sorted({*self.paths, *(problem.path for problem in self.problems)})

    def problem(self, path: str) -> Diagnostic | None:
        """Why a path cannot be reached; None for a file."""
        return next((p for p in self.problems if p.path == path), None)


Excludes = Callable[[Path], Iterable[Globs]]
"""The exclusions for the files of a directory."""


@dataclass(frozen=True)
class Discovery:
    """Turns the paths of a command into files.

    A named file is skipped where it is excluded, or where there are inclusions and it is in none,
    and read even where git ignores it.
    """

    excludes: Excludes
    respect_gitignore: Callable[[Path], bool]
    includes: Callable[[Path], Globs | None] = lambda _: None

    @cached_property
    def _gitignore(self) -> GitIgnore:
        return GitIgnore()

    def find(self, paths: Sequence[str]) -> Files:
        """Files in order of their path, each once, and a diagnostic for each dead end."""
        files = Files()
        found: dict[str, str] = {}
        for path in paths:
            for file in self._reach(path, files.problems):
                found.setdefault(os.path.abspath(file) if file != STDIN else STDIN, file)
        files.paths = sorted(found.values())
        return files

    def _reach(self, path: str, problems: list[Diagnostic]) -> Iterator[str]:
        if path == STDIN:
            yield path
            return
        path = os.path.normpath(path)
        try:
            mode = os.stat(path).st_mode
        except OSError as error:
            problems.append(_problem(path, error))
            return
        if stat.S_ISDIR(mode):
            yield from self._walk(path, problems)
        elif stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            problems.append(Diagnostic(path, InputError.code, "is a device, not a file"))
        elif self._is_meant(path):
            yield path

    def _walk(self, directory: str, problems: list[Diagnostic]) -> Iterator[str]:
        # A named directory is read even where git ignores it; what stands in it may say more.
        absolute = Path(directory).absolute()
        ignored = self._gitignore.ignores(absolute, directory=True)
        top = absolute if ignored else None
        # A stack, and not recursion, so that a deep tree cannot end the run.
        stack = [directory]
        while stack:
            here = stack.pop()
            try:
                entries = sorted(os.scandir(here), key=lambda entry: entry.name, reverse=True)
            except OSError as error:
                problems.append(_problem(here, error))
                continue
            for entry in entries:
                path = os.path.normpath(os.path.join(here, entry.name))
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in NEVER_ENTERED and self._wanted(path, top, directory=True):
                        stack.append(path)
                elif self._is_prose(entry) and self._wanted(path, top, directory=False):
                    yield path

    def _is_meant(self, path: str) -> bool:
        """Whether a file that is named itself is read."""
        absolute = Path(path).absolute()
        return self._included(absolute) and not self._excluded(absolute, directory=False)

    def _included(self, path: Path) -> bool:
        included = self.includes(path.parent)
        return included is None or included.covers(path)

    def _is_prose(self, entry: os.DirEntry[str]) -> bool:
        if not entry.name.lower().endswith(SUFFIXES) or not entry.is_file():
            return False
        return self._included(Path(entry.path).absolute())

    def _wanted(self, path: str, top: Path | None, *, directory: bool) -> bool:
        absolute = Path(path).absolute()
        if self._excluded(absolute, directory=directory):
            return False
        if not self.respect_gitignore(absolute.parent):
            return True
        return not self._gitignore.ignores(absolute, directory=directory, top=top)

    def _excluded(self, path: Path, *, directory: bool) -> bool:
        return any(globs.covers(path, directory=directory) for globs in self.excludes(path.parent))


def _problem(path: str, error: OSError) -> Diagnostic:
    return Diagnostic(path, InputError.code, (error.strerror or "cannot be reached").lower())
