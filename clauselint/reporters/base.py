"""What a reporter is: it turns reports into text, one file after another, and prints nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from clauselint.findings import FileReport, WordTree


@dataclass(frozen=True, slots=True)
class Page:
    """What a rule's page says: its first line, why the rule is there, and all of it in Markdown."""

    title: str = ""
    why: str = ""
    markdown: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How text is laid out: colour or none, cells in a line, and what is told.

    `quiet` leaves out all but the findings, `verbose` adds files without any; `explain` says once
    for each rule why it is there. `page` gives the page of a code, `families` the title of each
    prefix of codes; with `links` a code leads to its page. `draw` makes a picture of a tree as XML,
    a word every so many pixels, then an arrow for each tie; without it none are drawn.
    """

    color: bool = False
    width: int = 100
    quiet: bool = False
    verbose: bool = False
    explain: bool = False
    links: bool = False
    version: str = ""
    page: Callable[[str], Page] = lambda _: Page()
    families: Mapping[str, str] = field(default_factory=dict)
    draw: Callable[[WordTree, int], str] | None = None


@dataclass(slots=True)
class Totals:
    """Counts over a run, for the end of its output."""

    files: int = 0
    unread: int = 0
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    fixable: int = 0
    hidden: int = 0

    def add(self, report: FileReport) -> None:
        """Count one file."""
        self.files += 1
        self.unread += report.document is None
        self.hidden += report.hidden
        self.findings.update((finding.code, finding.name) for finding in report.findings)
        if report.document is None or report.document.writable:
            self.fixable += sum(
                any(s.applicability == "safe" for s in finding.suggestions)
                for finding in report.findings
            )

    @property
    def count(self) -> int:
        """Findings in all files."""
        return self.findings.total()


class Reporter(Protocol):
    """Text before, for each file, and after."""

    def begin(self) -> str:
        """Text before the first file."""

    def file(self, report: FileReport) -> str:
        """Text for one file; ends with a line break unless empty."""

    def end(self, totals: Totals) -> str:
        """Text after the last file."""
