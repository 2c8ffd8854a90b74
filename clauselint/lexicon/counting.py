"""What counts as a word: one answer for all rules and scores."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence

from clauselint.spans import Span

_WORD = re.compile(r"[^\s—–…/|]+")
_CORE = re.compile(r"\w(?:.*\w)?", re.DOTALL)


def words_in(text: str, place: Span, opaque: Sequence[Span] = ()) -> Iterator[tuple[str, int]]:
    """Words of a place, without their punctuation, and where each begins.

    Code, addresses and placeholders (`opaque`, in order) are no words, unless they look like one.
    """
    hidden = deque(_hidden(text, place, opaque))
    for match in _WORD.finditer(text, place.start, place.end):
        while hidden and hidden[0].end <= match.start():
            hidden.popleft()
        core = _CORE.search(match.group())
        if core and not (hidden and hidden[0].start < match.end()):
            yield core.group(), match.start() + core.start()


def count_words(text: str, place: Span, opaque: Sequence[Span] = ()) -> int:
    """How many words a place has."""
    return sum(1 for _ in words_in(text, place, opaque))


def _hidden(text: str, place: Span, opaque: Sequence[Span]) -> list[Span]:
    found = []
    for span in opaque[max(bisect_left(opaque, place) - 1, 0) :]:
        if span.start >= place.end:
            break
        if not text[span.start : span.end].strip("`").isalpha():
            found.append(span)
    return found
