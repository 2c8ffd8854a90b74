"""Typed settings, and the place in a file that each of them came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from clauselint.errors import ConfigError
from clauselint.findings import Profile, Severity
from clauselint.spans import Position

FailOn = Severity | Literal["never"]
Key = tuple[str | int, ...]
"""Place of a value in a configuration: mapping keys and list indices from the top."""


@dataclass(frozen=True, slots=True)
class Source:
    """A configuration file: its path, and the place of each key in it."""

    path: str
    places: Mapping[Key, Position] = field(default_factory=dict)

    def line(self, key: Key) -> int | None:
        """The line of a key, if it is known."""
        return self.places[key].line if key in self.places else None

    def error(self, key: Key, message: str) -> ConfigError:
        """A ConfigError at the place of a key, or at that of the nearest key around it."""
        while key and key not in self.places:
            key = key[:-1]
        place = self.places.get(key)
        if place is None:
            return ConfigError(message, path=self.path)
        return ConfigError(message, path=self.path, line=place.line, column=place.column)


@dataclass(frozen=True, slots=True)
class TeamRule:
    """A rule in a team's words: phrases, spaCy token patterns or dependency patterns.

    `flag` and `ok` are sentences that it must and must not find something in.
    """

    code: str
    name: str
    message: str
    severity: Severity = "warning"
    phrases: tuple[str, ...] = ()
    tokens: tuple[tuple[Mapping[str, Any], ...], ...] = ()
    dependencies: tuple[tuple[Mapping[str, Any], ...], ...] = ()
    flag: tuple[str, ...] = ()
    ok: tuple[str, ...] = ()


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


HOUSE, BANNED = "OWN001", "OWN002"
"""The rules that tell of a team's house words and of its banned words."""


@dataclass(frozen=True, slots=True)
class Words:
    """A team's own words.

    A finding inside one of `accept` (any case) or `terms` (as they are written) is not told.
    `substitutions` has the house word for another, `banned` the reason that a word is not used; no
    other rule tells of them.
    """

    accept: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    substitutions: Mapping[str, str] = field(default_factory=dict)
    banned: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run. `select` is None where nothing was chosen.

    `include`, `exclude` and the globs of `per_file_ignores` and `targets` are in `.gitignore`
    syntax, relative to `root`, the directory of the configuration file; so is the path `baseline`.
    The keys of `rules` are codes or their beginnings. Findings under `min_severity` are not shown,
    and those under `fail_on` do not make a run fail. `format` is for the command line to judge.
    `rule_pages` is the address under which the pages of the rules are found.
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
    format: str = "full"
    rule_pages: str | None = None
    extends: tuple[str, ...] = ()
    words: Words = Words()
    team_rules: tuple[TeamRule, ...] = ()
    root: str = "."
    source: Source | None = None

    def error(self, key: Key, message: str) -> ConfigError:
        """A ConfigError about a key, with file and line where the settings came from a file."""
        return self.source.error(key, message) if self.source else ConfigError(message)
