"""Turns of phrase that the score reporters, and the summary of a check, share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clauselint.findings import Costly, Gain, Readability, Score, ScoredFile
from clauselint.reporters.cells import printable
from clauselint.reporters.words import count

TOP = "(before the first heading)"

BLOCKS = " ▏▎▍▌▋▊▉█"
NO_VALUE = "–"


def bar(value: float | None, cells: int = 10, full: float = 100.0) -> str:
    """A bar of eighths of a cell, padded to `cells`."""
    if value is None:
        return " " * cells
    eighths = round(8 * cells * min(max(value / full, 0.0), 1.0))
    whole, part = divmod(eighths, 8)
    return ("█" * whole + (BLOCKS[part] if part else "")).ljust(cells)


def figure(value: float | None, digits: int = 0) -> str:
    """A number, or a dash where there is none."""
    # Adding 0 makes a negative zero positive.
    return NO_VALUE if value is None else f"{round(value, digits) + 0:.{digits}f}"


def heading(score: Score) -> str:
    """The heading of a section in one printable line."""
    return printable(score.title) if score.title else TOP


def worst_first(files: Sequence[ScoredFile]) -> list[tuple[str, Score]]:
    """Path and section, hardest first; after these the short ones, then those without a score."""
    found = [(file.path, section) for file in files for section in file.score.sections]
    return sorted(found, key=lambda f: (*f[1].ease(), f[0], f[1].line))


def gain(found: Gain) -> str:
    """What a split or plainer words would take off."""
    how = _rewording(found) if found.kind == "reword" else f"split before {_quoted(found.words)}"
    return f"{how} (−{found.points:.1f})"


def _rewording(found: Gain) -> str:
    """The plain word beside each that has one; then the rare words that have none."""
    pairs = list(zip(found.words, found.plainer, strict=False))
    named = [f"“{printable(plain)}” for “{printable(word)}”" for word, plain in pairs if plain]
    rare = [word for word in found.words if word not in {w for w, plain in pairs if plain}]
    if rare:
        named.append(
            f"{'a plainer word' if len(rare) == 1 else 'plainer words'} for {_quoted(rare)}"
        )
    return ", ".join(named)


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{printable(word)}”" for word in words)


def costly_line(found: Costly, unit: str = "line") -> str:
    """One costly sentence: its place, length and cost, and what would help."""
    gains = "; ".join(map(gain, found.gains)) or "no single change helps much"
    return f"{unit} {found.line}, {count(found.words, 'word')}, costs {found.cost:.1f}: {gains}"


def clipped(text: str, room: int) -> str:
    """Text that fits into `room` characters, with an ellipsis where it was cut."""
    plain = printable(text)
    return plain if len(plain) <= room else plain[: max(room - 1, 0)].rstrip() + "…"


def check_lines(score: Score, unit: str = "line") -> Iterator[str]:
    """The two lines that a check prints under its summary: how hard, and what costs most."""
    if score.effort is None:
        yield f"effort: {score.note}"
        return
    worst = score.hardest()
    line = f"effort {score.effort:.0f} of 100"
    if worst is not None and worst.title and len(score.sections) > 1:
        line += f"; hardest section “{heading(worst)}” ({figure(worst.effort)})"
    yield line
    costly = (worst or score).costly
    if costly:
        yield costly_line(costly[0], unit)


def describe(readability: Readability) -> str:
    """Summary figures in words."""
    parts = [f"{count(readability.words, 'word')} in {count(readability.sentences, 'sentence')}"]
    if readability.long_sentence_share is not None:
        parts.append(f"{readability.long_sentence_share:.0%} of them over 25 words")
    if readability.flesch_reading_ease is not None:
        parts.append(f"Flesch reading ease {readability.flesch_reading_ease:.1f}")
    if readability.flesch_kincaid_grade is not None:
        parts.append(f"Flesch-Kincaid grade {readability.flesch_kincaid_grade:.1f}")
    return ", ".join(parts)
