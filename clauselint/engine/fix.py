"""Fixes a text until nothing is left that can be fixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from clauselint.findings import Diagnostic, FileReport
from clauselint.fixes import apply, choose

ROUNDS = 50
GROWTH = 4
"""How many times longer a text may become before its fixes are taken to have no end."""

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
        text = _text(report)
        return cls(text, text, Counter(), report)

    @property
    def changed(self) -> bool:
        """Whether anything was fixed."""
        return self.before != self.after


def fix(
    report: FileReport,
    check: Callable[[str], FileReport],
    *,
    unsafe: bool = False,
    without: frozenset[str] = frozenset(),
) -> Fixed:
    """Fix what a report found, check again, and so on until no fix is left.

    A text that comes back after a round, or only grows, means that fixes undo or feed one another:
    then all is done again without the codes of the last round, and a diagnostic names them.
    """
    first, text = report, _text(report)
    seen, applied = {text}, Counter[str]()
    for _ in range(ROUNDS):
        fixes = [item for item in choose(report, unsafe=unsafe) if item.code not in without]
        if not fixes:
            return Fixed(_text(first), text, applied, report)
        text = apply(text, [edit for item in fixes for edit in item.suggestion.edits])
        applied.update(item.code for item in fixes)
        if text in seen or len(text) > GROWTH * len(_text(first)):
            break
        seen.add(text)
        report = check(text)
    codes = frozenset(item.code for item in fixes)
    fixed = fix(first, check, unsafe=unsafe, without=without | codes)
    message = f"fixes of {', '.join(sorted(codes))} come to no end; they were left out"
    problem = Diagnostic(first.path, UNSETTLED, message)
    rest = replace(fixed.report, diagnostics=(*fixed.report.diagnostics, problem))
    return replace(fixed, report=rest)


def _text(report: FileReport) -> str:
    return report.document.text if report.document else ""
