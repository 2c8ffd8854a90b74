"""Scores for a terminal: the hardest sections first, each with a bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from clauselint.findings import Score, ScoredFile, SectionChange
from clauselint.reporters.base import Look
from clauselint.reporters.cells import printable
from clauselint.reporters.score_words import (
    bar,
    clipped,
    costly_line,
    figure,
    heading,
    worst_first,
)
from clauselint.reporters.style import Painter
from clauselint.reporters.words import count

SHOWN = 20
EXPLAINED = 3
HEADER = f"{'effort':>6} {'':10} {'grade':>5} {'ease':>5} {'w/sent':>6} {'words':>6}  section"
LEFT = 46


def render(
    files: Sequence[ScoredFile], look: Look, *, everything: bool = False, sentences: bool = False
) -> str:
    """A table of documents and one of their sections; with `everything` no row is left out."""
    if not files:
        return ""
    paint = Painter(look.color)
    lines = [*_documents(files, look, paint), ""]
    if any(file.changes is not None for file in files):
        return "\n".join([*lines, *_changes(files, look, paint)]) + "\n"
    rows = worst_first(files)
    shown = rows if everything else rows[:SHOWN]
    lines.append(paint.bold(HEADER))
    for number, (path, section) in enumerate(shown):
        lines += _section(path, section, look, paint, explain=everything or number < EXPLAINED)
        if sentences:
            lines += (_sentence(s, look, paint) for s in section.sentences)
    if len(shown) < len(rows):
        more = count(len(rows) - len(shown), "more section")
        lines.append(paint.dim(f"… and {more} (--all shows them)"))
    return "\n".join(lines) + "\n"


def _documents(files: Sequence[ScoredFile], look: Look, paint: Painter) -> Iterator[str]:
    yield paint.bold(HEADER.replace("section", "document"))
    for file in files:
        yield _figures(file.score) + "  " + clipped(file.path, look.width - LEFT - 1)
        if file.score.note:
            yield paint.dim(f"{'':>{LEFT}} {file.score.note}")


def _figures(score: Score) -> str:
    grade = score.formulas.get("flesch_kincaid_grade")
    ease = score.formulas.get("flesch_reading_ease")
    length = score.measures.get("sentence_words")
    return (
        f"{figure(score.effort):>6} {bar(score.effort)} {figure(grade, 1):>5} "
        f"{figure(ease):>5} {figure(length, 1):>6} {score.words:>6}"
    )


def _section(
    path: str, section: Score, look: Look, paint: Painter, *, explain: bool
) -> Iterator[str]:
    yield _figures(section) + "  " + _place(heading(section), path, section.line, look.width)
    for found in section.costly if explain else ():
        for line in wrap(costly_line(found), look.width - 9):
            yield paint.dim("       " + line)
        yield paint.dim("         " + clipped(f"“{found.text}”", look.width - 9))


def _place(name: str, path: str, line: int, width: int) -> str:
    """Heading, path and line; of what does not fit the front of the path goes first."""
    room = max(width - LEFT - 1, 20)
    place = f"{printable(path)}:{line}"
    left = max(room - len(name) - 2, 12)
    if len(place) > left:
        place = "…" + place[-(left - 1) :]
    return clipped(f"{clipped(name, room - len(place) - 2)}  {place}", room)


def _sentence(sentence: Score, look: Look, paint: Painter) -> str:
    text = clipped(f"{sentence.line}: {sentence.text}", look.width - LEFT - 3)
    return paint.dim(_figures(sentence)) + "    " + text


def _changes(files: Sequence[ScoredFile], look: Look, paint: Painter) -> Iterator[str]:
    yield paint.bold(f"{'before':>6} {'after':>6} {'change':>6} {'words':>13}  section")
    for file in files:
        for change in sorted(file.changes or (), key=_largest_first):
            if change.status != "same":
                yield _change(file.path, change, look, paint)


def _largest_first(change: SectionChange) -> tuple[bool, float, int]:
    return change.kind == "section", -(difference(change) or 0.0), change.line


def difference(change: SectionChange) -> float | None:
    """Points by which effort rose, or None where one version has no score."""
    before, after = change.effort
    return None if before is None or after is None else after - before


def _change(path: str, change: SectionChange, look: Look, paint: Painter) -> str:
    moved = difference(change)
    shown = change.status if moved is None else f"{moved:+.1f}"
    color = paint.dim if not moved else paint.red if moved > 0 else paint.green
    words = f"{change.words[0]} → {change.words[1]}"
    name = change.trail[-1] if change.trail else "(whole document)"
    place = clipped(f"{name}  {path}:{change.line}", look.width - 38)
    efforts = f"{figure(change.effort[0], 1):>6} {figure(change.effort[1], 1):>6}"
    return f"{efforts} {color(f'{shown:>6}')} {words:>13}  {place}"
