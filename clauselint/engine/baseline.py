"""Findings that are known and accepted, kept in a file, so that only new ones are told of."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from clauselint.errors import ConfigError
from clauselint.findings import Diagnostic, FileReport
from clauselint.fingerprints import fingerprints, plain

VERSION = 1
NAME = ".clauselint-baseline.json"
EXPIRED = "B100"
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Known:
    """An accepted finding; `text` is the beginning of its words, for people who read the file."""

    code: str
    fingerprint: str
    text: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """The accepted findings of each file, by its path from the directory of the baseline."""

    path: Path
    files: Mapping[str, tuple[Known, ...]]

    def key(self, path: str) -> str:
        """A path as the baseline writes it."""
        return Path(os.path.relpath(os.path.abspath(path), self.path.parent)).as_posix()

    def of(self, paths: Iterable[str]) -> Baseline:
        """What it has of some files."""
        keys = {self.key(path) for path in paths}
        return replace(self, files={k: v for k, v in self.files.items() if k in keys})

    def sift(self, report: FileReport, ran: frozenset[str]) -> FileReport:
        """The report without what is known. What is known and no longer found has a note.

        Of several findings with one fingerprint as many are hidden as were accepted, the first
        ones. `ran` are the codes of the rules that took part: no other can have expired.
        """
        known = self.files.get(self.key(report.path), ())
        left = Counter({k.fingerprint: k.count for k in known})
        new = []
        for finding, fingerprint in fingerprints(report):
            if left[fingerprint] > 0:
                left[fingerprint] -= 1
            else:
                new.append(finding)
        expired = [k for k in known if left[k.fingerprint] > 0 and k.code in ran]
        notes = tuple(self._expired(report.path, k) for k in expired)
        hidden = len(report.findings) - len(new)
        return replace(report, findings=tuple(new), notes=report.notes + notes, hidden=hidden)

    def _expired(self, path: str, known: Known) -> Diagnostic:
        message = f"{known.code} “{known.text}” of the baseline is no longer found"
        return Diagnostic(path, EXPIRED, message)

    def gone(self) -> tuple[Diagnostic, ...]:
        """A note for each file of the baseline that is there no more."""
        missing = (key for key in self.files if not (self.path.parent / key).exists())
        return tuple(
            Diagnostic(key, EXPIRED, "the baseline has findings of this file, which is gone")
            for key in missing
        )

    def with_reports(self, reports: Iterable[FileReport]) -> Baseline:
        """A baseline that accepts all of these reports, and keeps what it has of other files."""
        kept = {k: v for k, v in self.files.items() if (self.path.parent / k).exists()}
        read = {self.key(r.path): _known(r) for r in reports if r.document is not None}
        return replace(self, files={k: v for k, v in {**kept, **read}.items() if v})

    def as_json(self) -> str:
        """A line for each finding, in order, so that two branches can be merged."""
        files = ",".join(_file(name, known) for name, known in sorted(self.files.items()))
        return f'{{"version": {VERSION}, "files": {{{files}\n}}}}\n'


def _known(report: FileReport) -> tuple[Known, ...]:
    counts: Counter[Known] = Counter(
        Known(finding.code, fingerprint, _beginning(finding.text))
        for finding, fingerprint in fingerprints(report)
        if finding.code != "SUP001"
    )
    known = (replace(k, count=n) for k, n in counts.items())
    return tuple(sorted(known, key=lambda k: (k.code, k.text, k.fingerprint)))


def _beginning(text: str) -> str:
    shown = plain(text)
    return shown if len(shown) <= SHOWN else shown[: SHOWN - 1] + "…"


def _file(name: str, known: Iterable[Known]) -> str:
    rows = ",".join(
        "\n"
        + json.dumps(
            {"code": k.code, "text": k.text, "count": k.count, "fingerprint": k.fingerprint},
            ensure_ascii=False,
        )
        for k in known
    )
    return f"\n{json.dumps(name, ensure_ascii=False)}: [{rows}\n]"


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises ConfigError where it is missing or not one."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise ConfigError(f"a baseline of version {data['version']}", path=str(path))
        files = {
            str(n): tuple(_entry(item) for item in found) for n, found in data["files"].items()
        }
    except FileNotFoundError as error:
        message = "no such baseline; `clauselint check --write-baseline` makes it"
        raise ConfigError(message, path=str(path)) from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = "is not a baseline; `clauselint check --write-baseline` makes it anew"
        raise ConfigError(message, path=str(path)) from error
    return Baseline(path.absolute(), files)


def at(path: Path) -> Baseline:
    """The baseline in a file, or an empty one for a file that is not there. Raises ConfigError."""
    return read_baseline(path) if path.exists() else Baseline(path.absolute(), {})


def _entry(data: Mapping[str, Any]) -> Known:
    return Known(str(data["code"]), str(data["fingerprint"]), str(data["text"]), int(data["count"]))
