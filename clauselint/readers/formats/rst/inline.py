"""Inline markup of reStructuredText: what of a text is markup, and what stands for a word.

Source: https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#inline-markup
"""

from __future__ import annotations

import re

from clauselint.readers.passage import Passage

_BEFORE = r"(?:(?<=[\s\-:/'\"<(\[{‘“«¡¿–—])|\A)"
_AFTER = r"(?=[\s\-.,:;!?\\/'\")\]}>’”»–—]|\Z)"
_MARKUP = re.compile(
    r"(?P<escape>\\(?:\s|\S))"
    rf"|{_BEFORE}(?P<literal>``\S(?:.{{0,600}}?\S)??``){_AFTER}"
    rf"|{_BEFORE}(?P<role>:[\w:.+-]{{1,40}}:)?(?P<tick>_?`)(?P<inside>[^\s`](?:[^`]{{0,600}}?[^\s`\\])?)"
    rf"`(?P<link>_{{0,2}})(?P<after>:[\w:.+-]{{1,40}}:)?{_AFTER}"
    rf"|{_BEFORE}(?P<strong>\*\*)(?P<bold>[^\s*](?:.{{0,600}}?[^\s\\])??)\*\*{_AFTER}"
    rf"|{_BEFORE}(?P<star>\*)(?P<thin>[^\s*](?:[^*]{{0,600}}?[^\s*\\])?)\*{_AFTER}"
    rf"|(?P<note>[ ]?\[(?:\d+|\#[\w.-]*|\*|[A-Za-z][\w.-]*)\]_){_AFTER}"
    rf"|{_BEFORE}(?P<stand>\|[^\s|](?:[^|\n]{{0,200}}[^\s|])?\|)_{{0,2}}{_AFTER}"
    rf"|(?<=[A-Za-z0-9])(?P<ends>__?){_AFTER}",
    re.DOTALL,
)
_TARGET = re.compile(r"\s*<[^<>]*>\Z")
_SAYING = frozenset((
    "ref", "doc", "term", "any", "emphasis", "strong", "abbr", "dfn", "title", "title-reference",
    "guilabel", "sub", "sup", "subscript", "superscript",
))  # fmt: skip
"""Roles whose text is prose; that of others stands for a word."""


def mark(passage: Passage) -> None:
    """Find the markup of a passage whose places are known."""
    at = passage.start
    while found := _MARKUP.search(passage.source, at, passage.end):
        at = found.end()
        if found["escape"]:
            passage.cut(
                found.start(), found.end() if found["escape"][1].isspace() else found.start() + 1
            )
        elif found["literal"]:
            _keep(
                passage, found.span("literal"), (found.start() + 2, found.end("literal") - 2), True
            )
        elif found["tick"]:
            at = _ticks(passage, found)
        elif found["strong"] or found["star"]:
            inside = found.span("bold" if found["strong"] else "thin")
            _keep(passage, found.span(), inside)
            at = inside[0]
        elif found["note"] or found["ends"]:
            passage.cut(*found.span("note" if found["note"] else "ends"))
        else:
            passage.words.append(found.span("stand"))
            passage.cut(found.end("stand"), found.end())


def _ticks(passage: Passage, found: re.Match[str]) -> int:
    """A role, a link or a target in backticks; where to go on."""
    role = (found["role"] or found["after"] or "").strip(":").rpartition(":")[2]
    start, end = found.span("inside")
    if target := _TARGET.search(found["inside"]):
        end = start + target.start()
    word = bool(role) and role not in _SAYING
    if end == start:  # a bare address, or a role without a text of its own
        start, end = found.span("inside")
        word = True
    _keep(passage, found.span(), (start, end), word)
    return found.end()


def _keep(
    passage: Passage, whole: tuple[int, int], inside: tuple[int, int], word: bool = False
) -> None:
    """Cut what stands around the inside."""
    passage.cut(whole[0], inside[0])
    passage.cut(inside[1], whole[1])
    if word:
        passage.words.append(inside)
