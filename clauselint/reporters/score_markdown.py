"""Scores as Markdown, fit for a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clauselint.findings import Score, ScoredFile, SectionChange
from clauselint.reporters.markup import plain
from clauselint.reporters.score_table import difference
from clauselint.reporters.score_words import (
    bar,
    clipped,
    costly_line,
    figure,
    heading,
    worst_first,
)
from clauselint.reporters.words import count

SHOWN = 10
EXPLAINED = 3


def render(files: Sequence[ScoredFile], *, everything: bool = False) -> str:
    """A heading, a table of documents, and one of sections or of changes."""
    if not files:
        return ""
    compared = any(file.changes is not None for file in files)
    body = _changes(files) if compared else _sections(files, everything)
    return "\n".join(["### Readability", "", *_documents(files), "", *body]) + "\n"


def _documents(files: Sequence[ScoredFile]) -> Iterator[str]:
    yield "| document | effort | grade | words a sentence | words |"
    yield "|---|---|---|---|---|"
    for file in files:
        note = f" ({file.score.note})" if file.score.note else ""
        yield f"| {_plain(file.path)}{note} | {_figures(file.score)} |"


def _figures(score: Score) -> str:
    cells = (
        f"{figure(score.effort)} `{bar(score.effort)}`",
        figure(score.formulas.get("flesch_kincaid_grade"), 1),
        figure(score.measures.get("sentence_words"), 1),
        f"{score.words:,}",
    )
    return " | ".join(cells)


def _sections(files: Sequence[ScoredFile], everything: bool) -> Iterator[str]:
    rows = worst_first(files)
    shown = rows if everything else rows[:SHOWN]
    yield "| section, hardest first | effort | grade | words a sentence | words |"
    yield "|---|---|---|---|---|"
    for path, section in shown:
        place = f"{_plain(heading(section))} ({_plain(path)}:{section.line})"
        yield f"| {place} | {_figures(section)} |"
    if len(shown) < len(rows):
        yield ""
        yield f"and {count(len(rows) - len(shown), 'more section')}"
    for path, section in shown if everything else shown[:EXPLAINED]:
        yield from _explained(path, section)


def _explained(path: str, section: Score) -> Iterator[str]:
    if section.costly:
        yield ""
        yield f"<details><summary>What makes {_plain(heading(section))} hard</summary>"
        yield ""
        for found in section.costly:
            yield f"- {_plain(path)}, {_plain(costly_line(found))}"
            yield f"  > {_plain(clipped(found.text, 300))}"
        yield ""
        yield "</details>"


def _changes(files: Sequence[ScoredFile]) -> Iterator[str]:
    yield "| section | effort before | after | change | words |"
    yield "|---|---|---|---|---|"
    for file in files:
        for change in file.changes or ():
            if change.status != "same":
                yield _change(file.path, change)


def _change(path: str, change: SectionChange) -> str:
    moved = difference(change)
    arrow = "" if not moved else "🔺 " if moved > 0 else "🔽 "
    shown = change.status if moved is None else f"{arrow}{moved:+.1f}"
    name = change.trail[-1] if change.trail else "whole document"
    place = f"{_plain(name)} ({_plain(path)}:{change.line})"
    efforts = f"{figure(change.effort[0], 1)} | {figure(change.effort[1], 1)}"
    return f"| {place} | {efforts} | {shown} | {change.words[0]} → {change.words[1]} |"


def _plain(text: str) -> str:
    return plain(clipped(text, 400))
