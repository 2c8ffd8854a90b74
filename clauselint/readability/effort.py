"""`effort`: one number from 0 (easy) to 100 (hard), and what each ingredient adds to it.

The ingredients are few, the weights are below and in `docs/readability.md`, and more of any
ingredient never lowers the number. `benchmarks/readability.py --fit` fitted the weights.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from clauselint.readability.measures import Sums


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One measure that counts. `usual` is its value in plain text, `weight` is per unit."""

    name: str
    value: Callable[[Sums], float]
    usual: float
    weight: float


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def log_sentence_words(s: Sums) -> float:
    """Natural logarithm of the mean words of a sentence."""
    return math.log(max(_share(s.words, s.sentences), 1.0))


INGREDIENTS = (Ingredient("sentence length", log_sentence_words, math.log(15), 1.0),)

PLAIN = 30.0
"""Effort of a text whose every ingredient has its usual value."""


def _logit(share: float) -> float:
    return math.log(share / (1 - share))


def strain(s: Sums) -> float:
    """The weighted sum before it is bent into 0 to 100; 0 for plain text."""
    return sum(i.weight * (i.value(s) - i.usual) for i in INGREDIENTS)


def effort(s: Sums) -> float:
    """From 0 (easy) to 100 (hard)."""
    bent = max(-700.0, min(700.0, strain(s) + _logit(PLAIN / 100)))
    return 100 / (1 + math.exp(-bent))


def parts(s: Sums) -> dict[str, float]:
    """Points that each ingredient adds to the effort of plain text; they sum to the difference."""
    pulls = {i.name: i.weight * (i.value(s) - i.usual) for i in INGREDIENTS}
    whole = sum(pulls.values())
    scale = (
        (effort(s) - PLAIN) / whole if abs(whole) > 1e-9 else 100 * PLAIN / 100 * (1 - PLAIN / 100)
    )
    return {name: pull * scale for name, pull in pulls.items()}
