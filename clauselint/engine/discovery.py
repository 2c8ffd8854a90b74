"""Which files a run reads: directories walked, `.gitignore` and exclusions honoured."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from clauselint.engine.globs import Globs, compiled, verdict
from clauselint.errors import InputError
from clauselint.findings import Diagnostic
from clauselint.readers.formats import suffixes

if TYPE_CHECKING:
    import pathspec

NEVER_ENTERED = (".git", ".hg", ".svn", ".venv", "node_modules", "__pycache__")
STDIN = "-"
OUTWARD = "link out of what is checked"
DEAD = "link to no file"


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
    """What a run reads, what it could not reach, and the links that it did not follow."""

    paths: list[str] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    notes: list[Diagnostic] = field(default_factory=list)

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

    In a directory what has a known suffix is read; a file that is named itself may have any. A
    named file is skipped where it is excluded, or where there are inclusions and it is in none,
    and read even where git ignores it.
    """

    excludes: Excludes
    respect_gitignore: Callable[[Path], bool]
    includes: Callable[[Path], Globs | None] = lambda _: None

    @cached_property
    def _gitignore(self) -> GitIgnore:
        return GitIgnore()

    def find(self, paths: Sequence[str]) -> Files:
        """Files in order of their path, each once, and a diagnostic for each dead end.

        Of a file and links to it the file is read.
        """
        files = Files()
        inside = roots(path for path in paths if path != STDIN)
        found: dict[str, str] = {}
        for path in paths:
            for file in self._reach(path, inside, files):
                key = os.path.realpath(file) if file != STDIN else STDIN
                if key not in found or not os.path.islink(file):
                    found[key] = file
        files.paths = sorted(found.values())
        files.notes.sort(key=lambda note: note.path)
        return files

    def _reach(self, path: str, inside: Sequence[str], files: Files) -> Iterator[str]:
        if path == STDIN:
            yield path
            return
        path = os.path.normpath(path)
        try:
            mode = os.stat(path).st_mode
        except OSError as error:
            files.problems.append(_problem(path, error))
            return
        if stat.S_ISDIR(mode):
            yield from self._walk(path, inside, files)
        elif stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            files.problems.append(Diagnostic(path, InputError.code, "is a device, not a file"))
        elif self._is_meant(path):
            yield path

    def _walk(self, directory: str, inside: Sequence[str], files: Files) -> Iterator[str]:
        """The files of a named directory. Where it has none, a diagnostic says what was skipped."""
        # A named directory is read even where git ignores it; what stands in it may say more.
        absolute = Path(directory).absolute()
        ignored = self._gitignore.ignores(absolute, directory=True)
        top = absolute if ignored else None
        skipped, before, empty = Counter[str](), len(files.problems), True
        # A stack, and not recursion, so that a deep tree cannot end the run.
        stack = [directory]
        while stack:
            here = stack.pop()
            try:
                entries = sorted(os.scandir(here), key=lambda entry: entry.name, reverse=True)
            except OSError as error:
                files.problems.append(_problem(here, error))
                continue
            for entry in entries:
                path = os.path.normpath(os.path.join(here, entry.name))
                reason = self._reason(entry, path, top, inside)
                if reason:
                    skipped[reason] += 1
                    if reason in (OUTWARD, DEAD):
                        note = f"a {reason}; it was not followed"
                        files.notes.append(Diagnostic(path, InputError.code, note))
                elif entry.is_dir(follow_symlinks=False):
                    stack.append(path)
                else:
                    empty = False
                    yield path
        if empty and len(files.problems) == before:
            # What the settings leave out is left out on purpose.
            meant = {"excluded", "not included"} & skipped.keys()
            told = files.notes if meant else files.problems
            told.append(Diagnostic(directory, InputError.code, _nothing(skipped)))

    def _reason(
        self, entry: os.DirEntry[str], path: str, top: Path | None, inside: Sequence[str]
    ) -> str:
        """Why an entry of a directory is neither entered nor read; empty where it is."""
        directory = entry.is_dir(follow_symlinks=False)
        if directory:
            if entry.name in NEVER_ENTERED:
                return f"named {entry.name}"
        elif not entry.name.lower().endswith(suffixes()):
            ending = os.path.splitext(entry.name)[1]
            return f"ending in {ending}" if ending else "without an ending"
        elif (reason := _not_a_file(entry, inside)) or not self._included(Path(path).absolute()):
            return reason or "not included"
        return self._unwanted(path, top, directory=directory)

    def _unwanted(self, path: str, top: Path | None, *, directory: bool) -> str:
        absolute = Path(path).absolute()
        if self._excluded(absolute, directory=directory):
            return "excluded"
        if not self.respect_gitignore(absolute.parent):
            return ""
        ignored = self._gitignore.ignores(absolute, directory=directory, top=top)
        return "ignored by git" if ignored else ""

    def _is_meant(self, path: str) -> bool:
        """Whether a file that is named itself is read."""
        absolute = Path(path).absolute()
        return self._included(absolute) and not self._excluded(absolute, directory=False)

    def _included(self, path: Path) -> bool:
        included = self.includes(path.parent)
        return included is None or included.covers(path)

    def _excluded(self, path: Path, *, directory: bool) -> bool:
        return any(globs.covers(path, directory=directory) for globs in self.excludes(path.parent))


def roots(paths: Iterable[str]) -> tuple[str, ...]:
    """The real directories that paths stand for: a directory itself, that of a file."""
    folders = (path if os.path.isdir(path) else os.path.dirname(path) for path in paths)
    return tuple(dict.fromkeys(os.path.realpath(folder) for folder in folders))


def lies_in(path: str, folders: Iterable[str]) -> bool:
    """Whether what a path leads to lies in one of some real directories."""
    target = Path(os.path.realpath(path))
    return any(target.is_relative_to(folder) for folder in folders)


def _not_a_file(entry: os.DirEntry[str], inside: Sequence[str]) -> str:
    try:
        if entry.is_symlink() and not lies_in(entry.path, inside):
            return OUTWARD
        if entry.is_file():
            return ""
        return DEAD if entry.is_symlink() and not entry.is_dir() else "not a file"
    except OSError:
        return DEAD  # a link that leads to itself


def _nothing(skipped: Counter[str]) -> str:
    """What to say of a directory that has nothing to read."""
    nothing = f"has no file to read ({', '.join(suffixes())})"
    told = ", ".join(f"{number} {reason}" for reason, number in sorted(skipped.items()))
    return f"{nothing}; skipped: {told}" if told else nothing


def _problem(path: str, error: OSError) -> Diagnostic:
    return Diagnostic(path, InputError.code, (error.strerror or "cannot be reached").lower())
