"""A table that is searched as the one text that it is: a row costs little more than its letters."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate


class Table:
    """Rows in order of their code points, none of them with a line end."""

    def __init__(self, rows: Iterable[str]) -> None:
        kept = [*rows]
        self._text = "\n".join(kept)
        self._starts = array("I", accumulate((len(row) + 1 for row in kept), initial=0))

    def starting(self, lead: str) -> Iterator[str]:
        """The rows that begin with `lead`."""
        size, text = len(lead), self._text
        at = bisect_left(self._starts, lead, key=lambda start: text[start : start + size])
        while at < len(self._starts) - 1 and text.startswith(lead, self._starts[at]):
            yield text[self._starts[at] : self._starts[at + 1] - 1]
            at += 1
