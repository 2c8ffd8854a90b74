"""Fixes a text until nothing is left that can be fixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from clauselint.findings import Diagnostic, FileReport
from clauselint.fixes import apply, choose

ROUNDS = 50
UNSETTLED = "E401"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text before and after, how often each code was fixed, and what is found in it now."""

    before: str
    after: str
    applied: Counter[str]
    report: FileReport

    @classmethod
    def nothing(cls, report: FileReport) -> Fixed:
        """A report with nothing fixed."""
        text = report.document.text if report.document else ""
        return cls(text, text, Counter(), report)

    @property
    def changed(self) -> bool:
        """Whether anything was fixed."""
        return self.before != self.after


def fix(report: FileReport, check: Callable[[str], FileReport], *, unsafe: bool = False) -> Fixed:
    """Fix what a report found, check again, and so on until no fix is left.

    A text that comes back after a round means that fixes undo
    one another: the last text is kept, and a diagnostic names the codes.
    """
    before = text = Fixed.nothing(report).before
    seen, applied = {text}, Counter[str]()
    for _ in range(ROUNDS):
        fixes = choose(report, unsafe=unsafe)
        if not fixes:
            return Fixed(before, text, applied, report)
        text = apply(text, [edit for item in fixes for edit in item.suggestion.edits])
        applied.update(item.code for item in fixes)
        report = check(text)
        if text in seen:
            break
        seen.add(text)
    codes = ", ".join(sorted({item.code for item in fixes}))
    problem = Diagnostic(report.path, UNSETTLED, f"fixes of {codes} undo one another")
    report = replace(report, diagnostics=(*report.diagnostics, problem))
    return Fixed(before, text, applied, report)
