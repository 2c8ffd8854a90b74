"""Are the parser's probabilities what they say? Reliability tables and expected calibration error.

ECE: C. Guo et al., "On Calibration of Modern Neural Networks", ICML 2017, with equal-width bins.
The probability of a head is the sum over its relations; relations are merged by their part before
the colon.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.common import table
from benchmarks.parser.attachment import base
from benchmarks.parser.conllu import Sentence
from clauselint.nlp.analysis import Arc

Alternatives = Callable[[int], Sequence[Arc]]
Event = tuple[float, bool]
"""A stated probability, and whether the thing was so."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Events with a probability in `[low, high)`: how many, what was said, what was so."""

    low: float
    high: float
    count: int
    said: float
    was: float


def merged(arcs: Iterable[Arc], key: Callable[[Arc], Hashable]) -> dict[Hashable, float]:
    """Probabilities summed over arcs that are alike by `key`."""
    sums: dict[Hashable, float] = defaultdict(float)
    for arc in arcs:
        sums[key(arc)] += arc.probability
    return dict(sums)


def events(
    gold: Sentence, alternatives: Alternatives, *, relation: bool, every: bool
) -> Iterable[Event]:
    """Events of one sentence: each word's best head (or arc), or with `every` all listed ones."""
    for i in range(len(gold)):
        truth: Hashable = (gold.heads[i], base(gold.relations[i])) if relation else gold.heads[i]
        sums = merged(alternatives(i), _arc if relation else _head)
        best = sorted(sums.items(), key=lambda pair: -pair[1])
        for what, probability in best if every else best[:1]:
            yield min(probability, 1.0), what == truth


def _head(arc: Arc) -> Hashable:
    return arc.head


def _arc(arc: Arc) -> Hashable:
    return arc.head, base(arc.relation)


def bins(found: Sequence[Event], count: int = 10) -> list[Bin]:
    """Equal-width bins over [0, 1]; empty ones are left out."""
    said = np.array([p for p, _ in found])
    was = np.array([w for _, w in found])
    place = np.minimum((said * count).astype(int), count - 1)
    return [
        Bin(
            k / count, (k + 1) / count, int(at.sum()), float(said[at].mean()), float(was[at].mean())
        )
        for k in range(count)
        if (at := place == k).any()
    ]


def ece(binned: Sequence[Bin]) -> float:
    """Expected calibration error, in [0, 1]."""
    whole = sum(b.count for b in binned)
    return sum(b.count * abs(b.said - b.was) for b in binned) / whole


def reliability(binned: Sequence[Bin]) -> str:
    """Table of the bins."""
    rows = [(f"{b.low:.1f}-{b.high:.1f}", b.count, f"{b.said:.3f}", f"{b.was:.3f}") for b in binned]
    return table(("probability", "cases", "said", "was so"), rows)
