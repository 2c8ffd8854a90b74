"""The readings of a finding as small trees side by side."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate
from xml.etree.ElementTree import Element, fromstring

from clauselint.findings import WordTree
from clauselint.reporters.report.elements import el, inert
from clauselint.reporters.report.prose import Numbered

Draw = Callable[[WordTree, int], str]
"""See `Look.draw`."""

DISTANCE = 60
"""Pixels between words in the picture that is asked for; it sets how high the arrows rise."""

LETTER, SMALL_LETTER, LEAST, SPACE = 6.6, 6.0, 18.0, 16.0
"""Pixels of a letter, of one of a label, of a word at least, and between words."""

DESCENT = 6.0
"""Pixels below the line that words stand on."""

COLUMN = 700.0
"""Pixels of all trees that the column of the text can hold, a little smaller; more go across."""

KEPT = ("class", "d", "height", "width", "x", "y")
"""Attributes that the page needs."""

_NAMESPACE = re.compile(r"\{.*?\}")
_CURVE = re.compile(r"M(\d+),(\d+) C\d+,(-?\d+) (\d+),")
_POINT = re.compile(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)")


def trees(item: Numbered, draw: Draw) -> Element | None:
    """A picture of each reading, if the finding's readings have trees."""
    drawn = [(r.probability, _picture(r.tree, draw)) for r in item.finding.readings if r.tree]
    if not drawn:
        return None
    shown = [
        el("div", el("p", f"{item.number}. ", el("b", f"Reading {n}"), f" {chance:.0%}"), picture)
        for n, (chance, picture) in enumerate(drawn, start=1)
    ]
    wide = sum(float(picture.get("width", "0")) for _, picture in drawn) > COLUMN
    label = f"Readings of finding {item.number} as trees"
    name = "trees wide" if wide else "trees"
    return el("figure", shown, class_=name, role="group", aria_label=label)


def _picture(tree: WordTree, draw: Draw) -> Element:
    shown = replace(tree, words=tuple(map(inert, tree.words)))
    picture = fromstring(draw(shown, DISTANCE))
    _bare(picture)
    width = _spread(picture, shown.words)
    lines = [float(text.get("y", "0")) for text in picture.findall("text")]
    arrows = picture.findall("g")
    for arrow, tie in zip(arrows, tree.ties, strict=True):
        arrow.set("class", "differs" if tie.differs else "same")
        _label(arrow, inert(tie.name))
    box = {"width": f"{width:.0f}", "height": f"{max(lines) + DESCENT:.0f}"}
    picture.attrib = {"class": "tree", "role": "img", "aria-label": _told(shown), **box}
    picture.set("viewBox", f"0 0 {box['width']} {box['height']}")
    return picture


def _told(tree: WordTree) -> str:
    """The picture in words, for those who cannot see it."""
    ties = ((tree.words[t.word], tree.words[t.head]) for t in tree.ties if t.differs)
    return (
        "; ".join(f"“{word}” hangs on “{head}”" for word, head in ties)
        or "they do not hang together"
    )


def _bare(picture: Element) -> None:
    """Without names, and without what the style sheet says; the empty tags of the words go."""
    for element in picture.iter():
        element.tag = _NAMESPACE.sub("", element.tag)
        element.attrib = {k: v for k, v in element.attrib.items() if k in KEPT}
        element.tail = None
        element.text = (element.text or "").strip()
        for tag in [e for e in element if e.get("class") == "displacy-tag"]:
            element.remove(tag)


def _spread(picture: Element, words: Sequence[str]) -> float:
    """Move each word, and the arrows' ends at it, to where it has room; the width that they take.

    No point of an arrow is nearer to the middle between two words than to a word.
    """
    places, width = _rooms(words)

    def moved(x: str) -> str:
        at = min(max(round((float(x) - DISTANCE / 2) / DISTANCE), 0), len(words) - 1)
        return f"{places[at] + float(x) - DISTANCE * (at + 0.5):.0f}"

    for element in picture.iter():
        if "x" in element.attrib:
            element.set("x", moved(element.attrib["x"]))
        if "d" in element.attrib:
            path = _POINT.sub(lambda p: f"{moved(p[1])},{float(p[2]):.0f}", element.attrib["d"])
            element.set("d", path)
    return width


def _label(arrow: Element, said: str) -> None:
    """Put what an arrow says level above it, and nothing where it is too short for that."""
    path, text, _ = arrow
    arrow.remove(text)
    ends = _CURVE.match(path.get("d", ""))
    if ends is None:
        return
    left, bottom, control, right = (int(n) for n in ends.groups())
    if said and right - left >= len(said) * SMALL_LETTER:
        # A curve of the third degree rises three quarters of the way to its control points.
        top = bottom + 0.75 * (control - bottom)
        x, y = f"{(left + right) / 2:.0f}", f"{top - 3:.0f}"
        arrow.append(el("text", said, x=x, y=y))


def _rooms(words: Sequence[str]) -> tuple[list[float], float]:
    """The middle of each word, and how wide they are together."""
    widths = [max(len(word) * LETTER, LEAST) + SPACE for word in words]
    ends = list(accumulate(widths))
    return [end - width / 2 for end, width in zip(ends, widths, strict=True)], ends[-1]
