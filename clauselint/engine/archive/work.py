"""What a worker does: it checks the files of a batch, and writes what it found."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock

from clauselint.engine.archive.batches import Batch, Terms
from clauselint.engine.archive.identity import check_identity
from clauselint.engine.archive.output import Done, Output
from clauselint.engine.archive.sources import Item
from clauselint.engine.cache.memory import telling
from clauselint.engine.crashes import FILE, reason
from clauselint.engine.globs import share
from clauselint.engine.linter import Linter
from clauselint.engine.run import told
from clauselint.engine.sieve import as_grave_as, at_least
from clauselint.errors import ClauselintError, InputError
from clauselint.findings import Diagnostic, FileReport

Encode = Callable[[Sequence[FileReport]], Mapping[str, bytes]]
"""Makes the bytes of each table from the reports of a batch."""

KEPT = 8
"""Linters that a worker keeps, one for each set of settings."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all batches of a run."""

    output: Output
    encode: Encode
    identity: Mapping[str, str]

    def do(self, batch: Batch) -> Done:
        """Check a batch, unless it is done, and write what was found.

        Raises ClusterError, and ModelError where there is no model to check with.
        """
        check_identity(self.identity)
        texts = [_read(item) for item in batch.items]
        key = self._key(batch, texts)
        found = self.output.done(key)
        if found is None:
            with _alone:
                reports = [_report(item, text, batch.terms) for item, text in texts]
            found = _counted(batch, key, reports)
            self.output.put(found, self.encode(reports))
        return replace(found, blocking=_blocking(found, batch.terms))

    def _key(self, batch: Batch, texts: Iterable[tuple[Item, bytes]]) -> str:
        """Digest of all that the result depends on."""
        terms = batch.terms
        baseline = terms.baseline and terms.baseline.files
        digest = hashlib.blake2b(digest_size=16)
        for part in (
            (sorted(self.identity.items()), telling(terms.settings), terms.suggestions),
            (terms.least, baseline, [str(fault) for fault in terms.faults]),
            *((i.path, i.problems, share(terms.settings, i.name), _digest(t)) for i, t in texts),
        ):
            digest.update(repr(part).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


def _read(item: Item) -> tuple[Item, bytes]:
    """A file with its bytes, or with what keeps it from being read."""
    if item.problems:
        return item, b""
    try:
        return item, item.read()
    except InputError as error:
        return replace(item, problems=(told(error, item.path),)), b""


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


_alone = Lock()
"""Held while files are checked, since a worker may have threads and a linter has not."""

_linters: dict[str, Linter] = {}


def _linter(terms: Terms) -> Linter:
    """The linter of this process for some settings."""
    key = repr((terms.settings, terms.suggestions))
    if key not in _linters:
        if len(_linters) == KEPT:
            _linters.clear()
        _linters[key] = Linter(config=terms.settings, suggestions=terms.suggestions)
    return _linters[key]


def _report(item: Item, data: bytes, terms: Terms) -> FileReport:
    """The report of a file, as a run in one process would make it, and with its whole score."""
    faults = item.problems or tuple(told(fault, item.path) for fault in terms.faults)
    if faults:
        return FileReport(item.path, None, (), None, faults)
    try:
        return _renamed(_checked(_linter(terms), item.name, data, terms), item)
    except ClauselintError:
        raise
    except Exception as error:
        message = f"the check crashed ({reason(error)}). Please report this"
        return FileReport(item.path, None, (), None, (Diagnostic(item.path, FILE, message),))


def _checked(linter: Linter, name: str, data: bytes, terms: Terms) -> FileReport:
    report = _scored(linter.check_bytes(data, name))
    if report.document is None:
        return report
    if terms.baseline is not None:
        report = terms.baseline.sift(report, linter.codes)
    return at_least(report, terms.least)


def _scored(report: FileReport) -> FileReport:
    """The report with ambiguities counted in its score, before some are left untold."""
    if report.score is None:
        return report
    from clauselint.readability.score import with_ambiguities

    return replace(report, score=with_ambiguities(report.score, report.findings))


def _renamed(report: FileReport, item: Item) -> FileReport:
    """The report under the path that the file was asked for by."""

    def named(told: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        return tuple(replace(d, path=item.path) if d.path == item.name else d for d in told)

    return replace(
        report,
        path=item.path,
        diagnostics=named(report.diagnostics),
        notes=named(report.notes),
    )


def _blocking(done: Done, terms: Terms) -> int:
    if terms.fail_on == "never":
        return 0
    return sum(done.findings.get(name, 0) for name in as_grave_as(terms.fail_on))


def _counted(batch: Batch, key: str, reports: Sequence[FileReport]) -> Done:
    return Done(
        key,
        batch.first,
        files=len(reports),
        failed=sum(bool(report.diagnostics) for report in reports),
        words=sum(report.readability.words for report in reports if report.readability),
        findings=dict(Counter(f.severity for report in reports for f in report.findings)),
    )
