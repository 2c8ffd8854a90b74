"""What the classic formulas count. Counts add up, so a section is the sum of its sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import attrgetter

from clauselint.readability.lexicon import lookup
from clauselint.readability.prose import Sentence

LONG_SENTENCE = 25
"""Words beyond which a sentence is long (GOV.UK style guide, "Sentence length")."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Totals over prose.

    `letters` are letters and figures; `polysyllables` words of three syllables and more; `hard`
    those not on the Dale-Chall list, `hard_two` and `hard_three` such words of at least two and
    three syllables; `long_words` words of more than six letters; `short_words` of up to three;
    `known` words that the word table holds.
    """

    sentences: int = 0
    long_sentences: int = 0
    words: int = 0
    letters: int = 0
    syllables: int = 0
    polysyllables: int = 0
    hard: int = 0
    hard_two: int = 0
    hard_three: int = 0
    long_words: int = 0
    short_words: int = 0
    known: int = 0


_values = attrgetter(*(f.name for f in fields(Counts)))


def total(counts: Iterable[Counts]) -> Counts:
    """The sum; all zero for nothing."""
    rows = [_values(c) for c in counts]
    return Counts(*map(sum, zip(*rows, strict=True))) if rows else Counts()


def of_sentence(sentence: Sentence) -> Counts:
    """Counts of one sentence."""
    n = letters = syllables = poly = hard = hard2 = hard3 = long_words = short = known = 0
    for text in sentence.words:
        word = lookup(text)
        size = word.letters
        n += 1
        letters += size
        syllables += word.syllables
        poly += word.syllables >= 3
        long_words += size > 6
        short += size <= 3
        known += word.known
        if not word.easy:
            hard += 1
            hard2 += word.syllables >= 2
            hard3 += word.syllables >= 3
    is_long = int(n > LONG_SENTENCE)
    return Counts(
        1, is_long, n, letters, syllables, poly, hard, hard2, hard3, long_words, short, known
    )
