"""Findings as a client shows them: diagnostics, hovers, and the actions that change the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from lsprotocol import types as lsp

from clauselint.errors import ClauselintError
from clauselint.findings import Diagnostic, Edit, Finding, Severity, Suggestion
from clauselint.fixes.edits import line_ending
from clauselint.lsp.places import Places
from clauselint.readers.again import Change
from clauselint.reporters import told
from clauselint.reporters.cells import printable
from clauselint.reporters.markup import plain

SOURCE = "clauselint"
FIX_ALL = f"{lsp.CodeActionKind.SourceFixAll.value}.{SOURCE}"
SEVERITIES: dict[Severity, lsp.DiagnosticSeverity] = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "info": lsp.DiagnosticSeverity.Information,
}
_MOST = 80
"""Characters of a text that the title of an action quotes."""


def diagnostic(finding: Finding, places: Places, lead: int = 0) -> lsp.Diagnostic:
    """A finding at its place; `lead` code points stand before what was read."""
    return lsp.Diagnostic(
        range=places.range(finding.start + lead, finding.end + lead),
        message=printable(finding.message),
        severity=SEVERITIES[finding.severity],
        code=finding.code,
        code_description=lsp.CodeDescription(finding.url) if finding.url else None,
        source=SOURCE,
    )


def problem(found: Diagnostic | ClauselintError) -> lsp.Diagnostic:
    """What went wrong with a file, from its place to the end of the line."""
    line, column = (found.line or 1) - 1, (found.column or 1) - 1
    return lsp.Diagnostic(
        range=lsp.Range(lsp.Position(line, column), lsp.Position(line + 1, 0)),
        message=printable(found.message),
        severity=lsp.DiagnosticSeverity.Error,
        code=found.code,
        source=SOURCE,
    )


def markdown(finding: Finding) -> str:
    """All that is known of a finding, for a hover."""
    rows = [f"**{finding.code} {finding.name}** ({finding.severity})", _escaped(finding.message)]
    readings = enumerate(finding.readings, start=1)
    rows += [f"- reading {n} ({r.probability:.0%}): {_escaped(r.text)}" for n, r in readings]
    for suggestion in finding.suggestions:
        rows.append(f"- suggestion{plain(told.remarks(suggestion))}: {_escaped(suggestion.text)}")
    if finding.url:
        rows.append(f"[What {finding.code} flags]({finding.url})")
    return "\n\n".join(rows[:2]) + "\n\n" + "\n".join(_spaced(rows[2:]))


def text(finding: Finding) -> str:
    """The same for a client that shows no Markdown."""
    return "\n".join([f"{finding.code} {finding.name} ({finding.severity})", *told.lines(finding)])


def _spaced(rows: Iterable[str]) -> Iterator[str]:
    for row in rows:
        yield row if row.startswith("- ") else f"\n{row}"


def _escaped(words: str) -> str:
    return "  \n  ".join(plain(printable(line)) for line in words.split("\n"))


def title(finding: Finding, suggestion: Suggestion) -> str:
    """What an action does, in a line."""
    remarks = told.remarks(suggestion)
    if len(suggestion.edits) == 1:
        edit, at = suggestion.edits[0], finding.span.start
        old = finding.text[max(edit.start - at, 0) : max(edit.end - at, 0)]
        if (at <= edit.start < edit.end <= finding.span.end) and "\n" not in edit.replacement:
            what = f"Replace “{_cut(old)}” with “{_cut(edit.replacement)}”"
            return f"{what if edit.replacement else f'Remove “{_cut(old)}”'}{remarks}"
    return f"Reword: “{_cut(suggestion.text)}”{remarks}"


def _cut(words: str) -> str:
    shown = printable(words).strip()
    return shown if len(shown) <= _MOST else shown[: _MOST - 1].rstrip() + "…"


def text_edits(
    edits: Sequence[Edit], content: str, places: Places, lead: int = 0
) -> list[lsp.TextEdit]:
    """Edits as a client makes them, with line ends as the text has them."""
    newline = line_ending(content)
    return [
        lsp.TextEdit(
            places.range(edit.start + lead, edit.end + lead),
            edit.replacement.replace("\n", newline),
        )
        for edit in edits
    ]


def difference(before: str, after: str) -> list[Edit]:
    """The edits that make one text of another, at most one for lines that stand together."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        _narrow(before, Edit(starts[a], starts[b], "".join(new[c:d])))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _narrow(before: str, edit: Edit) -> Edit:
    """The same edit without what it leaves as it is at its ends."""
    change = Change.between(before[edit.start : edit.end], edit.replacement)
    start, end = edit.start + change.start, edit.start + change.end
    return Edit(start, end, edit.replacement[change.start : change.end + change.growth])
