"""The units of the work: files that stand beside one another and have the same settings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from clauselint.config import FailOn, Settings
from clauselint.engine.archive.sources import Item
from clauselint.engine.baseline import Baseline
from clauselint.engine.run import Run
from clauselint.errors import ConfigError
from clauselint.findings import Diagnostic, Severity

USUAL, MOST, BYTES = 32, 64, 2**20
"""Files in a batch, usually and at most, and bytes after which it ends."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How the files of a batch are checked, with nothing left to be looked up.

    Findings below `least` are not told, nor are those of the `baseline`; those from `fail_on` up
    make the run fail. `faults` are those of the settings: then nothing is checked.
    """

    settings: Settings
    suggestions: bool | None
    least: Severity
    fail_on: FailOn = "info"
    baseline: Baseline | None = None
    faults: tuple[ConfigError, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that one worker checks in one go, in order of their paths."""

    items: tuple[Item, ...]
    terms: Terms

    @property
    def first(self) -> str:
        """The path that tells where it stands among the others."""
        return self.items[0].path

    def singles(self) -> Iterator[Batch]:
        """A batch for each file."""
        return (replace(self, items=(item,)) for item in self.items)

    def failed(self, problem: Diagnostic) -> Batch:
        """The batch where nothing is left to be checked, since it has a problem."""
        return replace(self, items=tuple(replace(i, problems=(problem,)) for i in self.items))


def batches(run: Run, items: Iterable[Item]) -> Iterator[Batch]:
    """The items in batches.

    Where a batch ends hangs on its own files, so that one more file alters the batches around it
    and no others.
    """
    of_settings: dict[str | None, Terms] = {}
    held: list[Item] = []
    terms: Terms | None = None
    for item in items:
        own = _terms(run, item, of_settings)
        if terms is not None and (own is not terms or _is_full(held)):
            yield _batch(held, terms)
            held = []
        terms = own
        held.append(item)
    if terms is not None:
        yield _batch(held, terms)


def _is_full(held: list[Item]) -> bool:
    size = sum(item.size or 0 for item in held)
    return len(held) >= MOST or size >= BYTES or _mark(held[-1].path) % USUAL == 0


def _mark(path: str) -> int:
    path_bytes = path.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(path_bytes, digest_size=8).digest())


def _batch(items: Iterable[Item], terms: Terms) -> Batch:
    items = tuple(items)
    if terms.baseline is not None:
        terms = replace(terms, baseline=terms.baseline.of(item.name for item in items))
    return Batch(items, terms)


def _terms(run: Run, item: Item, known: dict[str | None, Terms]) -> Terms:
    """The terms of a file; the same object for all files of the same settings."""
    try:
        settings = run.settings_of(item.name)
        key = settings.source.path if settings.source else None
    except ConfigError as fault:
        key = f"\0{fault}"
        known.setdefault(key, Terms(Settings(), None, "info", faults=tuple(fault.all)))
    if key not in known:
        known[key] = _made(run, item.name)
    return known[key]


def _made(run: Run, name: str) -> Terms:
    options = run.options
    try:
        linter = run.linter_for(name)
        baseline = run.sieve.baseline(linter.settings)
    except ConfigError as fault:
        return Terms(Settings(), None, "info", faults=tuple(fault.all))
    least = options.min_severity or linter.settings.min_severity
    settings = replace(
        linter.settings, source=None
    )  # it is sound, and need not say where it stands
    return Terms(
        settings, options.suggestions, least, options.fail_on or settings.fail_on, baseline
    )
