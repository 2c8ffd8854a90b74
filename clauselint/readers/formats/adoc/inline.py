"""Inline markup of AsciiDoc: what of a text is markup, and what stands for a word.

Source: https://docs.asciidoctor.org/asciidoc/latest/text/ and .../macros/
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clauselint.readers.passage import Passage, goes_on

_ROLE = r"(?:\[[^\[\]\n]{1,80}\])?"
_MARKUP = re.compile(
    r"(?P<escape>\\(?=[*_`#^~+<{:\[(\\]|[a-z]+:))"
    r"|(?P<hidden>\(\(\([^()]{1,600}\)\)\)"
    r"|(?:image|anchor):[^\s\[]{1,300}\[[^\]\n]{0,600}\]|\[\[[^\]\n]{1,200}\]\])"
    r"|(?P<index>\(\()(?P<term>[^()]{1,600})\)\)"
    r"|(?P<note>footnote(?:ref)?:[\w-]*\[(?P<said>[^\]]{0,4000})\])"
    r"|(?P<cross><<[^<>,\n]{1,200},?)(?P<named>[^<>]{0,600})>>"
    r"|(?P<macro>(?:(?:https?|ftp|irc|mailto|link|xref):[^\s\[\]]{1,1000}|menu:\w+|kbd:|btn:|pass:\w*))"
    r"\[(?P<shown>[^\]]{0,600})\]"
    rf"|(?P<pair>{_ROLE}(?P<mark>\*\*|__|``|##|\+\+\+?))(?=\S)(?P<in2>.{{1,600}}?)(?<=\S)(?P=mark)"
    rf"|(?<![\w\\;:}}])(?P<one>{_ROLE}(?P<single>[*_`#+]))(?=\S)(?P<in1>.{{0,600}}?)(?<=\S)(?P=single)(?!\w)"
    r"|\{(?P<sign>empty|blank|zwsp|wj|sp|nbsp|amp|lt|gt|plus|apos|quot|vbar|deg|startsb|endsb)\}"
    r"|(?P<raised>[\^~])(?P<in0>[^\s^~]{1,200})(?P=raised)"
    r"|(?P<line>[ ]\+)(?=[ \t]*(?:\r|\n|\Z))",
    re.DOTALL,
)
_SIGNS = {"sp": " ", "nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "plus": "+", "apos": "'",
          "quot": '"', "vbar": "|", "deg": "°", "startsb": "[", "endsb": "]"}  # fmt: skip
_WORDS = ("kbd:", "btn:", "pass:", "menu:")
_LITERAL = frozenset("`+")


def mark(passage: Passage) -> list[tuple[int, int]]:
    """Find the markup of a passage; the ranges of its footnotes."""
    return [note for note in _marks(passage, passage.start, passage.end) if note]


def _marks(passage: Passage, start: int, end: int) -> Iterator[tuple[int, int] | None]:
    at = start
    while found := _MARKUP.search(passage.source, at, end):
        at = found.end()
        inside = next((k for k in ("in2", "in1", "in0") if found[k] is not None), "")
        if found["escape"] or found["hidden"]:
            passage.cut(*found.span())
        elif found["sign"]:
            passage.cut(*found.span(), _SIGNS.get(found["sign"], ""))
        elif found["line"]:
            passage.cut(*found.span(), " ", not goes_on(passage.source, found.end()))
        elif found["note"]:
            passage.cut(*found.span())
            yield found.span("said")
        elif inside:
            _around(passage, found, inside)
            literal = (found["mark"] or found["single"] or "x")[-1] in _LITERAL
            if literal:
                passage.words.append(found.span(inside))
            else:
                yield from _marks(passage, *found.span(inside))
        elif found["index"]:
            _around(passage, found, "term")
        else:
            _link(passage, found)


def _link(passage: Passage, found: re.Match[str]) -> None:
    """A link says its text, or else its address, which stands for a word."""
    shown = "named" if found["cross"] else "shown"
    word = found["macro"] and found["macro"].startswith(_WORDS)
    if found[shown].strip():
        _around(passage, found, shown)
        if word:
            passage.words.append(found.span(shown))
    else:
        passage.words.append(found.span())


def _around(passage: Passage, found: re.Match[str], inside: str) -> None:
    passage.cut(found.start(), found.start(inside))
    passage.cut(found.end(inside), found.end())
