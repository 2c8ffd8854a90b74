"""How hard sentences and sections are, in colours and in pictures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element

from clauselint.findings import Score
from clauselint.reporters.report.elements import el
from clauselint.reporters.score_words import figure, heading

STEPS = (30.0, 45.0, 60.0, 75.0)
"""Efforts at which a colour ends: of 1,582 sentences of policies 30, 55, 78 and 94 % lie below."""

WIDTH, HEIGHT, STRIP, GAP = 1000, 120, 14, 6
"""The profile of a document: its width, the height of its columns, of its strip, and between."""

GRID = (25, 50, 75)
"""Efforts at which a line is drawn; the style sheet knows where."""


def heat(effort: float | None) -> str:
    """The class of an effort: `h0` is easy, `h4` hard, `hx` not measured."""
    return "hx" if effort is None else f"h{bisect_right(STEPS, effort)}"


def legend() -> Element:
    """What the colours stand for."""
    ends = ("0", *(f"{step:.0f}" for step in STEPS), "100")
    ranges = [f"{low} to {high}" for low, high in pairwise(ends)]
    items = [el("li", el("i", class_=f"h{n}"), text) for n, text in enumerate(ranges)]
    return el("ul", items, el("li", el("i", class_="hx"), "too short to measure"), class_="legend")


def bar(effort: float | None) -> Element:
    """A bar as long as an effort of 100 would be wide."""
    full = el("rect", class_="full", width="100", height="8", rx="2")
    length = el("rect", class_=heat(effort), width=f"{effort or 0:.1f}", height="8", rx="2")
    return _picture("bar", 100, 8, [full, length])


def strip(sentences: Sequence[Score]) -> Element | None:
    """A strip beside a paragraph with a cell for each sentence, as high as that has words."""
    whole = sum(s.words for s in sentences)
    return _picture("strip", 1, whole, _cells(sentences)) if whole else None


def _cells(sentences: Iterable[Score]) -> Iterator[Element]:
    top = 0
    for s in sentences:
        yield el("rect", class_=heat(s.effort), y=str(top), width="1", height=str(s.words))
        top += s.words


def profile(score: Score, place: Callable[[Score], str]) -> Element:
    """A document from left to right: a column for each section, a cell for each sentence.

    A column is as wide as its section has words. `place` names the place where a section begins.
    """
    scale = WIDTH / max(score.words, 1)
    shapes = [_line(effort) for effort in GRID]
    at = 0.0
    for section in score.sections:
        shapes += _column(section, at, scale, place(section))
        at += section.words * scale
    picture = _picture("profile", WIDTH, HEIGHT + GAP + STRIP, shapes)
    labels = [el("span", str(n), class_=f"at{n}", aria_hidden="true") for n in GRID]
    return el("div", labels, picture, class_="chart")


def _line(effort: int) -> Element:
    y = f"{HEIGHT * (1 - effort / 100):.0f}"
    return el("line", class_="grid", x1="0", x2=str(WIDTH), y1=y, y2=y)


def _column(section: Score, at: float, scale: float, target: str) -> Iterator[Element]:
    height = HEIGHT * (section.effort or 0) / 100
    tip = f"{heading(section)}: effort {figure(section.effort)}"
    yield el(
        "rect", el("title", tip), class_=f"column {heat(section.effort)}", data_to=target,
        x=f"{at:.1f}", y=f"{HEIGHT - height:.1f}",
        width=f"{max(section.words * scale - 1, 0.5):.1f}", height=f"{height:.1f}",
    )  # fmt: skip
    for sentence in section.sentences:
        width = sentence.words * scale
        yield el(
            "rect", class_=heat(sentence.effort), data_to=target, x=f"{at:.1f}",
            y=str(HEIGHT + GAP), width=f"{width:.1f}", height=str(STRIP),
        )  # fmt: skip
        at += width


def _picture(name: str, width: int, height: int, shapes: Iterable[Element]) -> Element:
    """A picture that is stretched to its place; what it shows stands in words beside it."""
    return el(
        "svg", shapes, class_=name, viewBox=f"0 0 {width} {height}", preserveAspectRatio="none",
        aria_hidden="true", focusable="false",
    )  # fmt: skip
