"""Rewordings, a sentence at a time, for people and for programs."""

from __future__ import annotations

from typing import Any

from clauselint.findings import Rewording, Suggestion
from clauselint.reporters.base import Look
from clauselint.reporters.cells import printable
from clauselint.reporters.json import suggestion_data
from clauselint.reporters.style import Painter


def as_text(path: str, rewording: Rewording, look: Look) -> str:
    """The sentence and its numbered suggestions."""
    paint = Painter(look.color)
    place = paint.bold(f"{printable(path)}:{rewording.line}")
    rows = [f"{place}: {printable(rewording.text)}"]
    for number, suggestion in enumerate(rewording.suggestions, start=1):
        label = paint.green(f"{number:>3}.")
        rows.append(f"{label} {_shown(suggestion)}")
        rows.append(paint.dim(f"     ({remarks(suggestion)})"))
    return "\n".join(rows) + "\n"


def _shown(suggestion: Suggestion) -> str:
    # A suggestion may be a list of several lines.
    return "\n     ".join(printable(line) for line in suggestion.text.split("\n"))


def remarks(suggestion: Suggestion) -> str:
    """In words: what was done, and what it does to the meaning."""
    words = [suggestion.kind.replace("-", " ").replace("+", ", then ")]
    if suggestion.reading is not None and suggestion.keeps_meaning:
        taken = printable(suggestion.note) or f"settles on reading {suggestion.reading + 1}"
        words.append(taken)
    if not suggestion.keeps_meaning:
        words.append(printable(suggestion.note) or "changes the meaning")
    elif suggestion.note:
        words.append(printable(suggestion.note))
    return "; ".join(words)


def as_data(rewording: Rewording) -> dict[str, Any]:
    """Plain data: the sentence, its place and its suggestions."""
    return {
        "line": rewording.line,
        "start": rewording.span.start,
        "end": rewording.span.end,
        "text": rewording.text,
        "suggestions": [suggestion_data(s) for s in rewording.suggestions],
    }
