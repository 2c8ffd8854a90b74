"""The fit of effort, on versions whose order is known by construction."""

import random

import numpy as np
import pytest

from benchmarks.readability import Item, Text, bootstrap, differences, fit, row, spread, wilson
from clauselint.readability.counts import Counts
from clauselint.readability.measures import Sums


def text(rng: random.Random, level: float) -> Text:
    """Sentence length and long words rise with the level; passives fall; the rest is noise."""
    sums = Sums(
        sentences=10, words=100 * np.exp(0.3 * level), content=50, rarity=rng.uniform(90, 110),
        unfamiliar=rng.uniform(10, 20), long_words=20 + 10 * level, arcs=100,
        arc_length=rng.uniform(240, 260), clauses=20, passives=max(8 - 4 * level, 0),
        nouns=rng.uniform(20, 25), modifiers=10, prepositions=12, verbs=20, pronouns=10,
    )  # fmt: skip
    return Text(Counts(), sums)


@pytest.fixture(scope="module")
def items():
    rng = random.Random(1)
    return [Item(str(i), tuple(text(rng, level) for level in (0, 0.5, 1))) for i in range(40)]


def test_the_fit_orders_what_it_is_shown_and_has_no_negative_weight(items):
    weights = fit([items], spread(items))
    assert (weights >= 0).all()
    right = [difference @ weights > 0 for difference in differences(items)]
    assert sum(right) >= 0.9 * len(right)


def test_an_ingredient_that_runs_the_wrong_way_gets_less_than_its_share(items):
    weights = fit([items], spread(items)) * spread(items)
    length, passives = weights[0] / 1.5, weights[6] / 0.5
    assert passives < length


def test_wilson_gives_the_interval_of_the_books():
    assert wilson(0, 10) == "  0.0 [  0.0,  27.8]"
    assert wilson(81, 263) == " 30.8 [ 25.5,  36.6]"


def test_a_perfect_score_has_no_spread():
    assert bootstrap([1.0] * 20) == "100.0 [100.0, 100.0]"


def test_a_row_counts_pairs_triples_and_ends():
    line = row("x", [(1, 2, 3), (1, 3, 2)], [(1, 2), (2, 1)])
    shares = [float(cell.split("[")[0].split()[-1]) for cell in line.split("]")[:-1]]
    assert shares == [83.3, 50.0, 100.0, 50.0]
