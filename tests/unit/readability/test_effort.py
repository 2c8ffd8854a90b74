"""The number: bounded, monotone, explained."""

import math
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clauselint.readability.effort import INGREDIENTS, PLAIN, effort, parts
from clauselint.readability.measures import Sums

PLAIN_SUMS = Sums(
    sentences=10, words=140, content=60, rarity=110, unfamiliar=15, long_words=22, arcs=130,
    arc_length=320, clauses=20, passives=1, nouns=30, modifiers=10, prepositions=14, verbs=20,
    pronouns=14,
)  # fmt: skip


def test_no_ingredient_ever_lowers_the_number():
    assert all(i.weight > 0 for i in INGREDIENTS)


def test_there_is_a_handful():
    assert 3 <= len(INGREDIENTS) <= 8


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("sentence length", {"words": 280, "long_words": 44}),
        ("unfamiliar words", {"unfamiliar": 30}),
        ("rare words", {"rarity": 170}),
        ("long words", {"long_words": 50}),
        ("nominal style", {"nouns": 60}),
        ("distant words", {"arc_length": 500}),
        ("passive clauses", {"passives": 9}),
    ],
)
def test_more_of_an_ingredient_is_harder_and_is_named(name, more):
    harder = replace(PLAIN_SUMS, **more)
    assert effort(harder) > effort(PLAIN_SUMS)
    moved = {n: p - parts(PLAIN_SUMS)[n] for n, p in parts(harder).items()}
    assert max(moved, key=lambda n: moved[n]) == name


amounts = st.integers(0, 10**7)


@given(st.builds(Sums, *[amounts] * len(Sums.__dataclass_fields__)))
def test_any_sums_give_a_number_between_0_and_100(sums):
    assert 0 <= effort(sums) <= 100
    assert all(map(math.isfinite, parts(sums).values()))


@given(st.builds(Sums, *[st.floats(1, 1e3)] * len(Sums.__dataclass_fields__)))
def test_parts_sum_to_the_difference_from_plain_text(sums):
    assert sum(parts(sums).values()) == pytest.approx(effort(sums) - PLAIN, abs=1e-6)


@given(st.sampled_from(INGREDIENTS), st.floats(1, 500), st.floats(1, 500))
def test_effort_rises_with_every_ingredient_on_its_own(ingredient, a, b):
    field = {
        "sentence length": "words", "unfamiliar words": "unfamiliar", "rare words": "rarity",
        "long words": "long_words", "nominal style": "nouns", "distant words": "arc_length",
        "passive clauses": "passives",
    }[ingredient.name]  # fmt: skip
    low, high = sorted((a, b))
    assume(high - low > 1e-6)
    one, two = (replace(PLAIN_SUMS, **{field: v}) for v in (low, high))
    if field == "words":  # More words in as many sentences make each word count for less elsewhere.
        one, two = (replace(s, long_words=0.1 * s.words) for s in (one, two))
    assert effort(one) <= effort(two)
