"""The smallest edits that turn a source sentence into its rewording."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from clauselint.findings import Edit
from clauselint.nlp.analysis import Analysis
from clauselint.nlp.words import text_of

CLOSERS = frozenset(".,;:?!")
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


def edits(analysis: Analysis, start: int, end: int, text: str) -> tuple[Edit, ...] | None:
    """Edits in source offsets that make `doc.text[start:end]` read `text`.

    None where one of them would cut through markup, so that the suggestion can only be shown.
    """
    source = text_of(analysis.doc)[start:end]
    found = []
    for low, high, replacement in _changes(source, text):
        edit = _edit(analysis, start + low, start + high, replacement)
        if edit is None:
            return None
        found.append(edit)
    return tuple(found)


def _changes(source: str, text: str) -> list[tuple[int, int, str]]:
    left, right = _TOKEN.findall(source), _TOKEN.findall(text)
    places = [0]
    for token in left:
        places.append(places[-1] + len(token))
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [
        (places[i1], places[i2], "".join(right[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def _edit(analysis: Analysis, start: int, end: int, replacement: str) -> Edit | None:
    if start < analysis.own:
        return None
    if start < end:
        if not analysis.offsets.is_contiguous(start, end):
            return None
        span = analysis.source(start, end)
        return Edit(span.start, span.end, replacement)
    return _insertion(analysis, start, replacement)


def _insertion(analysis: Analysis, place: int, replacement: str) -> Edit | None:
    sides = ((place - 1, True), (place, False))
    # A full stop stands behind the link that it closes, a new word before the link that it opens.
    for low, at_end in sides[::-1] if replacement[:1] in CLOSERS else sides:
        inside = analysis.own <= low < len(text_of(analysis.doc))
        if inside and analysis.offsets.is_contiguous(low, low + 1):
            span = analysis.source(low, low + 1)
            spot = span.end if at_end else span.start
            return Edit(spot, spot, replacement)
    return None
