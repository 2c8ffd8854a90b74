"""Every formula of textstat beside our own, a table for each file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clauselint.findings import ScoredFile
from clauselint.reporters.cells import printable
from clauselint.reporters.score_words import figure


def render(files: Sequence[ScoredFile]) -> str:
    """The tables in plain text; empty for no files."""
    return "\n".join("".join(f"{row}\n" for row in _table(file)) for file in files)


def _table(file: ScoredFile) -> Iterator[str]:
    yield printable(file.path)
    theirs, ours = file.textstat or {}, file.score.formulas
    if not theirs:
        yield f"  {file.score.note or 'no prose'}"
        return
    width = max(map(len, theirs))
    yield f"  {'formula':{width}} {'textstat':>9} {'clauselint':>10}"
    for name, value in theirs.items():
        yield f"  {name:{width}} {figure(value, 2):>9} {figure(ours.get(name), 2):>10}"
