"""The classic readability formulas for English, each from its published definition.

They read `Counts`, so no text is scanned twice and a formula costs a few additions. textstat
0.7.13 is the second implementation that the tests compare with; `docs/readability.md` says where
and why the two differ.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from clauselint.readability.counts import Counts

LEAST_WORDS = 5
"""Below this many words there is not enough prose for any formula."""

LEAST_KNOWN = 0.4
"""Least share of words in the word table; below it the text is hardly English."""


@dataclass(frozen=True, slots=True)
class Formula:
    """`harder` is 1 where higher values mean harder text and -1 where they mean easier text."""

    name: str
    value: Callable[[Counts], float]
    harder: int
    unit: str
    usual: str
    source: str


def _length(c: Counts) -> float:
    return c.words / c.sentences


def _per_word(part: int, c: Counts) -> float:
    return part / c.words


def _percent(part: int, c: Counts) -> float:
    return 100 * part / c.words


def flesch_reading_ease(c: Counts) -> float:
    """Flesch (1948)."""
    return 206.835 - 1.015 * _length(c) - 84.6 * _per_word(c.syllables, c)


def flesch_kincaid_grade(c: Counts) -> float:
    """Kincaid et al. (1975)."""
    return 0.39 * _length(c) + 11.8 * _per_word(c.syllables, c) - 15.59


def smog_index(c: Counts) -> float:
    """McLaughlin (1969), in the regression form that normalises to 30 sentences."""
    return 1.043 * math.sqrt(30 * c.polysyllables / c.sentences) + 3.1291


def coleman_liau_index(c: Counts) -> float:
    """Coleman and Liau (1975)."""
    return 0.0588 * _percent(c.letters, c) - 0.296 * 100 * c.sentences / c.words - 15.8


def automated_readability_index(c: Counts) -> float:
    """Senter and Smith (1967)."""
    return 4.71 * _per_word(c.letters, c) + 0.5 * _length(c) - 21.43


def gunning_fog(c: Counts) -> float:
    """Gunning (1952); familiar words of three syllables are not counted as hard."""
    return 0.4 * (_length(c) + _percent(c.hard_three, c))


def dale_chall(c: Counts) -> float:
    """Dale and Chall (1948)."""
    share = _percent(c.hard, c)
    return 0.1579 * share + 0.0496 * _length(c) + (3.6365 if share > 5 else 0.0)


def spache(c: Counts) -> float:
    """Spache (1953), with the Dale-Chall list in place of Spache's own."""
    return 0.141 * _length(c) + 0.086 * _percent(c.hard_two, c) + 0.839


def linsear_write(c: Counts) -> float:
    """Linsear Write, over the whole text where the original takes a sample of 100 words."""
    points = (c.words + 2 * c.polysyllables) / c.sentences
    return (points if points > 20 else points - 2) / 2


def lix(c: Counts) -> float:
    """Björnsson (1968)."""
    return _length(c) + _percent(c.long_words, c)


def rix(c: Counts) -> float:
    """Anderson (1983)."""
    return c.long_words / c.sentences


def mcalpine_eflaw(c: Counts) -> float:
    """McAlpine (2006)."""
    return (c.words + c.short_words) / c.sentences


def reading_time(c: Counts) -> float:
    """Seconds at 14.69 ms a character (Demberg and Keller 2008)."""
    return 0.01469 * c.letters


_BANDS = ((90, 5), (80, 6), (70, 7), (60, 9), (50, 10), (40, 11), (30, 12))


def text_standard(c: Counts) -> float:
    """The school grade that most of the grade formulas agree on, as textstat combines them."""
    ease = flesch_reading_ease(c)
    votes = [next((grade for floor, grade in _BANDS if ease >= floor), 13)]
    for formula in _GRADES:
        value = formula(c)
        votes += [math.floor(value), math.ceil(value), round(value)]
    return float(Counter(votes).most_common(1)[0][0])


_GRADES = (
    flesch_kincaid_grade,
    smog_index,
    coleman_liau_index,
    automated_readability_index,
    dale_chall,
    linsear_write,
    gunning_fog,
)

_SCHOOL = "US school grade"

FORMULAS = (
    Formula(
        "flesch_reading_ease",
        flesch_reading_ease,
        -1,
        "points",
        "100 (easy) to 0 (hard); no bounds",
        "Flesch, R. (1948). A new readability yardstick. J. Applied Psychology 32(3)",
    ),
    Formula(
        "flesch_kincaid_grade",
        flesch_kincaid_grade,
        1,
        _SCHOOL,
        "0 to 18; no bounds",
        "Kincaid, J. P. et al. (1975). Research Branch Report 8-75, US Navy",
    ),
    Formula(
        "smog_index",
        smog_index,
        1,
        _SCHOOL,
        "3.1 to 18; meant for 30 sentences and more",
        "McLaughlin, G. H. (1969). SMOG grading. J. of Reading 12(8)",
    ),
    Formula(
        "coleman_liau_index",
        coleman_liau_index,
        1,
        _SCHOOL,
        "0 to 18; no bounds",
        "Coleman, M. and Liau, T. L. (1975). J. Applied Psychology 60(2)",
    ),
    Formula(
        "automated_readability_index",
        automated_readability_index,
        1,
        _SCHOOL,
        "0 to 18; no bounds",
        "Senter, R. J. and Smith, E. A. (1967). AMRL-TR-66-220, US Air Force",
    ),
    Formula(
        "gunning_fog",
        gunning_fog,
        1,
        _SCHOOL,
        "6 to 18, from 0",
        "Gunning, R. (1952). The Technique of Clear Writing",
    ),
    Formula(
        "dale_chall_readability_score",
        dale_chall,
        1,
        "points",
        "4.9 (grade 4) to 10 (graduate), from 0",
        "Dale, E. and Chall, J. S. (1948). Educational Research Bulletin 27(1)",
    ),
    Formula(
        "spache_readability",
        spache,
        1,
        _SCHOOL,
        "1 to 4; meant for texts for small children",
        "Spache, G. (1953). Elementary School Journal 53(7)",
    ),
    Formula(
        "linsear_write_formula",
        linsear_write,
        1,
        _SCHOOL,
        "0 to 18, from -0.5",
        "O'Hayre, J. (1966). Gobbledygook Has Gotta Go. US Bureau of Land Management",
    ),
    Formula(
        "lix",
        lix,
        1,
        "points",
        "20 (very easy) to 60 (very hard), from 1",
        "Björnsson, C. H. (1968). Läsbarhet",
    ),
    Formula(
        "rix",
        rix,
        1,
        "long words a sentence",
        "0.2 (grade 1) to 7.2 (college), from 0",
        "Anderson, J. (1983). Lix and Rix. J. of Reading 26(6)",
    ),
    Formula(
        "mcalpine_eflaw",
        mcalpine_eflaw,
        1,
        "words and short words a sentence",
        "1 to 20 easy, 30 and more very hard for readers of English as a foreign language",
        "McAlpine, R. (2006). From Plain English to Global English",
    ),
    Formula(
        "reading_time",
        reading_time,
        1,
        "seconds",
        "from 0; grows with the length of the text",
        "Demberg, V. and Keller, F. (2008). Cognition 109(2)",
    ),
    Formula(
        "text_standard",
        text_standard,
        1,
        _SCHOOL,
        "0 to 18; the most frequent grade of seven formulas",
        "textstat 0.7.13",
    ),
)
"""Every formula, in the order in which they are printed."""


def enough(c: Counts) -> bool:
    """Whether there is enough English prose to score."""
    return c.words >= LEAST_WORDS and c.sentences > 0 and c.known >= LEAST_KNOWN * c.words


def evaluate(c: Counts) -> dict[str, float] | None:
    """Value of every formula by name, or None where there is not enough English prose."""
    return {f.name: f.value(c) for f in FORMULAS} if enough(c) else None
