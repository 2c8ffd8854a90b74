"""Rewordings, a sentence at a time, for people and for programs."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

from clauselint.findings import Rewording, Suggestion
from clauselint.reporters.base import Look
from clauselint.reporters.cells import printable
from clauselint.reporters.data import suggestion_data
from clauselint.reporters.style import Painter


def as_text(path: str, rewording: Rewording, look: Look) -> str:
    """The sentence and its numbered suggestions."""
    paint = Painter(look.color)
    place = paint.bold(f"{printable(path)}:{rewording.line}")
    rows = [f"{place}:", *_wrapped(rewording.text, "  ", look.width)]
    for number, suggestion in enumerate(rewording.suggestions, start=1):
        label = paint.green(f"{number:>3}.")
        # A suggestion may be a list of several lines.
        lines = suggestion.text.split("\n")
        shown = [row for line in lines for row in _wrapped(line, " " * 5, look.width)]
        rows += [f"{label} {shown[0].lstrip()}", *shown[1:]]
        rows += map(paint.dim, _wrapped(f"({remarks(suggestion)})", " " * 5, look.width))
    return "\n".join(rows) + "\n"


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    return wrap(
        printable(text),
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def remarks(suggestion: Suggestion) -> str:
    """In words: what was done, and what it does to the meaning."""
    words = [suggestion.kind.replace("-", " ").replace("+", ", then ")]
    if suggestion.reading is not None and suggestion.keeps_meaning:
        taken = printable(suggestion.note) or f"settles on reading {suggestion.reading + 1}"
        words.append(taken)
    if not suggestion.keeps_meaning:
        words.append(printable(suggestion.note) or "changes the meaning")
    elif suggestion.note and suggestion.reading is None:
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
