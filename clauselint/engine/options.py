"""What a command line says about a run."""

from __future__ import annotations

from dataclasses import dataclass

from clauselint.config import FailOn
from clauselint.engine.changes import Changes
from clauselint.findings import Severity


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says; None leaves the setting of the configuration.

    With `changes` only what they brought in is told; with `staged` files are read as they are
    staged. `cache` says that findings are kept from run to run, `cache_dir` where.
    """

    profile: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()
    config: str | None = None
    isolated: bool = False
    suggestions: bool | None = None
    min_severity: Severity | None = None
    fail_on: FailOn | None = None
    baseline: str | None = None
    use_baseline: bool = True
    changes: Changes | None = None
    staged: bool = False
    cache: bool = False
    cache_dir: str | None = None
