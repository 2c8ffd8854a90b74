"""Where the time of a run goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from time import process_time
from typing import TypeVar

T = TypeVar("T")

PARSING, REWRITING, REST = "parsing", "suggestions", "the rest"


class Clock:
    """Processor time by what took it: codes of rules, parsing, and suggestions for a code."""

    def __init__(self) -> None:
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._start = process_time()

    def timed(self, what: str, items: Iterable[T]) -> Iterator[T]:
        """The items; the time that making them takes is written down."""
        iterator = iter(items)
        while True:
            start = process_time()
            try:
                item = next(iterator)
            except StopIteration:
                return
            finally:
                self._seconds[what] += process_time() - start
            yield item

    def rows(self) -> list[tuple[str, float, float]]:
        """What, seconds, and share of all so far, [0, 1]; the most first, and last the rest."""
        total = process_time() - self._start
        rest = total - sum(self._seconds.values())
        found = [*sorted(self._seconds.items(), key=lambda row: -row[1]), (REST, rest)]
        return [(what, seconds, seconds / total) for what, seconds in found]
