"""`effort`: one number from 0 (easy) to 100 (hard), and what each ingredient adds to it.

    effort = 100 / (1 + exp(-(BASE + sum of weight * (value - usual))))

The ingredients are few, their weights stand below and in `docs/readability.md`, and more of any
ingredient never lowers the number. `python -m benchmarks.readability --fit` fitted the weights.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from clauselint.readability.measures import Sums


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One measure that counts. `usual` is its value in plain text, `weight` is for one unit."""

    name: str
    value: Callable[[Sums], float]
    usual: float
    weight: float


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def log_sentence_words(s: Sums) -> float:
    """Natural logarithm of the mean words of a sentence."""
    return math.log(max(_ratio(s.words, s.sentences), 1.0))


def unfamiliar_share(s: Sums) -> float:
    """Share of content words that are not on the Dale-Chall list."""
    return _ratio(s.unfamiliar, s.content)


def rarity(s: Sums) -> float:
    """Mean of 7 - Zipf frequency over content words."""
    return _ratio(s.rarity, s.content)


def long_word_share(s: Sums) -> float:
    """Share of words of more than six letters."""
    return _ratio(s.long_words, s.words)


def nominal_share(s: Sums) -> float:
    """Nouns, adjectives and prepositions as a share of these, verbs and pronouns."""
    nominal = s.nouns + s.modifiers + s.prepositions
    return _ratio(nominal, nominal + s.verbs + s.pronouns)


def dependency_length(s: Sums) -> float:
    """Mean distance in words between a word and its head."""
    return _ratio(s.arc_length, s.arcs)


def passive_share(s: Sums) -> float:
    """Share of clauses that are passive."""
    return _ratio(s.passives, s.clauses)


INGREDIENTS = (
    Ingredient("sentence length", log_sentence_words, 2.826, 0.752),
    Ingredient("unfamiliar words", unfamiliar_share, 0.288, 1.059),
    Ingredient("rare words", rarity, 1.886, 0.644),
    Ingredient("long words", long_word_share, 0.199, 2.248),
    Ingredient("nominal style", nominal_share, 0.661, 1.365),
    Ingredient("distant words", dependency_length, 2.540, 0.324),
    Ingredient("passive clauses", passive_share, 0.039, 1.455),
)
"""Fitted by `python -m benchmarks.readability --fit`. The usual values are the means of news
rewritten for learners of English at an elementary level (OneStopEnglish)."""

PLAIN = 30.0
"""Effort of a text whose every ingredient has its usual value: plain news for adults."""

BASE = math.log(PLAIN / (100 - PLAIN))


def strain(s: Sums) -> float:
    """The weighted sum before it is bent into 0 to 100; 0 for plain text."""
    return sum(i.weight * (i.value(s) - i.usual) for i in INGREDIENTS)


def bent(strain: float) -> float:
    """Effort for a strain."""
    return 100 / (1 + math.exp(-max(-700.0, min(700.0, strain + BASE))))


def effort(s: Sums) -> float:
    """From 0 (easy) to 100 (hard)."""
    return bent(strain(s))


def parts(s: Sums) -> dict[str, float]:
    """Points by which each ingredient moves the effort from that of plain text.

    They sum to the whole difference: each has the share that its pull has in the strain.
    """
    pulls = {i.name: i.weight * (i.value(s) - i.usual) for i in INGREDIENTS}
    whole = sum(pulls.values())
    slope = PLAIN * (1 - PLAIN / 100)
    scale = (bent(whole) - PLAIN) / whole if abs(whole) > 1e-9 else slope
    return {name: pull * scale for name, pull in pulls.items()}
