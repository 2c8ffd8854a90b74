"""Patterns of `.gitignore` syntax, and the paths that they match."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from clauselint.config import Settings

if TYPE_CHECKING:
    import pathspec


@dataclass(frozen=True, slots=True)
class Globs:
    """Patterns relative to a directory, which is absolute."""

    root: Path
    patterns: tuple[str, ...]

    def covers(self, path: Path, *, directory: bool = False) -> bool:
        """Whether the absolute path, or a directory above it, is matched."""
        if not self.patterns:
            return False
        return verdict(compiled(self.patterns), self.root, path, directory=directory) is True


@cache
def compiled(patterns: tuple[str, ...]) -> pathspec.GitIgnoreSpec:
    """Patterns ready for use."""
    import pathspec  # here, since most runs have no pattern

    return pathspec.GitIgnoreSpec.from_lines(patterns)


def verdict(
    spec: pathspec.GitIgnoreSpec, root: Path, path: Path, *, directory: bool
) -> bool | None:
    """True where the path is matched, False where it is re-included, None where not spoken of."""
    try:
        relative = path.relative_to(root).as_posix()
    except ValueError:
        return None
    return spec.check_file(relative + "/" if directory else relative).include


def in_glob(glob: str, path: str, root: str) -> bool:
    """Whether a path (from the current directory, or absolute) is in a glob that begins at root."""
    return Globs(Path(root).absolute(), (glob,)).covers(Path(path).absolute())


def share(settings: Settings, path: str) -> tuple[str, ...]:
    """The globs of the settings that a path is in."""
    globs = (*settings.per_file_ignores, *(target.paths for target in settings.targets))
    return tuple(glob for glob in globs if in_glob(glob, path, settings.root))
