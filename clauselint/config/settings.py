"""Typed settings, and the place in a file that each of them came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from clauselint.errors import ConfigError
from clauselint.findings import Profile, Severity

FailOn = Severity | Literal["never"]
Key = tuple[str | int, ...]
"""Place of a value in a configuration: mapping keys and list indices from the top."""


@dataclass(frozen=True, slots=True)
class Source:
    """A configuration file: its path, and the 1-based line of each key in it."""

    path: str
    lines: Mapping[Key, int] = field(default_factory=dict)

    def error(self, key: Key, message: str) -> ConfigError:
        """A ConfigError at the line of a key, or at that of the nearest key around it."""
        while key and key not in self.lines:
            key = key[:-1]
        return ConfigError(message, path=self.path, line=self.lines.get(key))


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """What a configuration changes in one rule; None leaves the rule's own."""

    threshold: float | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Scores that the files of a glob must reach: measure to number, perhaps on top of a preset."""

    paths: str
    values: Mapping[str, float]
    preset: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run. `select` is None where nothing was chosen.

    `include`, `exclude` and the globs of `per_file_ignores` and `targets` are in `.gitignore`
    syntax, relative to `root`, the directory of the configuration file; so is the path `baseline`.
    The keys of `rules` are codes or their beginnings. Findings under `min_severity` are not shown,
    and those under `fail_on` do not make a run fail.
    """

    profile: Profile = Profile.DEFAULT
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    respect_gitignore: bool = True
    lint_quotations: bool = False
    rules: Mapping[str, RuleSettings] = field(default_factory=dict)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    targets: tuple[Target, ...] = ()
    include: tuple[str, ...] = ()
    min_severity: Severity = "info"
    fail_on: FailOn = "info"
    baseline: str | None = None
    format: Literal["full", "concise", "json"] = "full"
    root: str = "."
    source: Source | None = None

    def error(self, key: Key, message: str) -> ConfigError:
        """A ConfigError about a key, with file and line where the settings came from a file."""
        return self.source.error(key, message) if self.source else ConfigError(message)
