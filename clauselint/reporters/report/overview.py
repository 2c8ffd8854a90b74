"""The front page: the files, and their sections with the hardest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from xml.etree.ElementTree import Element

from clauselint.findings import FEW_WORDS, FileReport, Finding, Score, ScoredFile
from clauselint.reporters.report.elements import Child, el
from clauselint.reporters.report.heat import bar, legend
from clauselint.reporters.score_words import figure, heading, worst_first
from clauselint.reporters.words import count
from clauselint.spans import Span

WORST = 12
"""Sections on the front page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that was read, and what begins the names of its places on the page."""

    address: str
    report: FileReport

    @property
    def words(self) -> int:
        """Words of its prose."""
        return self.report.readability.words if self.report.readability else 0

    @property
    def effort(self) -> float | None:
        """Its effort, where that is known."""
        return self.report.score.effort if self.report.score else None

    def place(self, section: Score) -> str:
        """The name of the place where a section begins."""
        return f"{self.address}-{section.span.start}" if section.trail else self.address


def overview(
    sheets: Sequence[Sheet], reports: Sequence[FileReport], families: Mapping[str, str]
) -> Element:
    """All files, and the sections that are hardest to read."""
    words = sum(sheet.words for sheet in sheets)
    found = sum(len(sheet.report.findings) for sheet in sheets)
    parts = count(len(sheets), "file"), count(words, "word"), count(found, "finding")
    return el(
        "section",
        el("h1", "What readers will meet"),
        el("p", " · ".join(parts), class_="sum"),
        _table_of_files(sheets, families),
        _failures(reports),
        _worst(sheets),
        id="overview",
    )


def _table_of_files(sheets: Sequence[Sheet], families: Mapping[str, str]) -> Element:
    head = [_head(title) for title in ("Document", "Words", "Effort", "Findings")]
    head += [_head(el("abbr", code, title=title)) for code, title in families.items()]
    ordered = sorted(sheets, key=lambda s: (s.effort is None, -(s.effort or 0)))
    body = [_file_row(sheet, families) for sheet in ordered]
    return _scrolled("Documents", el("table", el("thead", el("tr", head)), el("tbody", body)))


def _file_row(sheet: Sheet, families: Mapping[str, str]) -> Element:
    findings = sheet.report.findings
    numbers = [sum(f.code[:3] == family for f in findings) for family in families]
    return el(
        "tr",
        el("th", el("a", sheet.report.path, href=f"#{sheet.address}"), scope="row"),
        el("td", f"{sheet.words:,}", class_="n"),
        _effort(sheet.effort),
        *(el("td", str(n), class_="n") for n in (len(findings), *numbers)),
    )


def _failures(reports: Sequence[FileReport]) -> Iterator[Element]:
    for report in reports:
        for diagnostic in report.diagnostics:
            yield el("p", el("b", f"{report.path}: "), diagnostic.message, class_="unreadable")


def _worst(sheets: Sequence[Sheet]) -> Iterator[Element]:
    scored = [ScoredFile(s.address, s.report.score) for s in sheets if s.report.score is not None]
    by_address = {sheet.address: sheet for sheet in sheets}
    pairs = ((by_address[a], section) for a, section in worst_first(scored))
    measured = ((sheet, s) for sheet, s in pairs if s.effort is not None)
    rows = [section_row(sheet, s, named=len(sheets) > 1) for sheet, s in islice(measured, WORST)]
    if rows:
        yield el("h2", "Hardest sections first")
        yield legend()
        yield el("p", f"Sections of fewer than {FEW_WORDS} words come last.", class_="aside")
        yield section_table("Hardest sections", rows)


def section_table(label: str, rows: Sequence[Element]) -> Element:
    """Sections in rows that `section_row` made."""
    head = [_head(title) for title in ("Section", "Words", "Effort", "Findings")]
    return _scrolled(label, el("table", el("thead", el("tr", head)), el("tbody", rows)))


def section_row(sheet: Sheet, section: Score, *, named: bool = False) -> Element:
    """A section with its effort and how much was found in it; `named` after its file."""
    title = el("a", heading(section), href=f"#{sheet.place(section)}")
    path = el("span", sheet.report.path, class_="path") if named else None
    inside = within(sheet.report.findings, section.span)
    return el(
        "tr",
        el("th", title, path, scope="row"),
        el("td", f"{section.words:,}", class_="n"),
        _effort(section.effort),
        el("td", str(len(inside)), class_="n"),
    )


def within(findings: Iterable[Finding], span: Span) -> list[Finding]:
    """Findings that begin in a span."""
    return [f for f in findings if span.start <= f.span.start < span.end]


def _effort(effort: float | None) -> Element:
    return el("td", bar(effort), figure(effort), class_="effort-of n")


def _head(title: Child) -> Element:
    return el("th", title, scope="col")


def _scrolled(label: str, table: Element) -> Element:
    """A table that is scrolled where it is wider than the page, with the keys too."""
    return el("div", table, class_="table", role="region", aria_label=label, tabindex="0")
