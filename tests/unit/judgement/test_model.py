"""The model's arithmetic, on a model written by hand."""

from __future__ import annotations

import json
from math import exp

import pytest

from clauselint.judgement.model import Model, Tree, load, shipped
from clauselint.judgement.profiles import BARS
from clauselint.rules.ambiguity._construction import ConstructionRule
from clauselint.rules.registry import all_rules

# One question: is `even` over a half? If so it adds 2, else -1.
STUMP = Tree([0, -1, -1], [0.5, 0, 0], [1, 0, 0], [2, 0, 0], [0, -1.0, 2.0])


def logistic(score: float) -> float:
    return 1 / (1 + exp(-score))


def test_a_tree_goes_left_up_to_its_bar() -> None:
    assert [STUMP.score([x]) for x in (0.0, 0.5, 0.6)] == [-1.0, -1.0, 2.0]


def test_weights_trees_and_calibration_add_up() -> None:
    model = Model({"": 0.5, "even": 1.0, "words": 0.25}, ["even"], [STUMP], 0.5, -1.0)
    # .5 + 1 * 1 + .25 * 2 + 2 = 4, halved, less 1
    assert model.probability({"even": 1.0, "words": 2.0}) == pytest.approx(logistic(1.0))


def test_what_is_not_there_is_nought_and_what_is_unknown_counts_nothing() -> None:
    model = Model({"": 0.0}, ["even"], [STUMP], 1.0, 0.0)
    assert model.probability({"colour": 7.0}) == pytest.approx(logistic(-1.0))


def test_a_model_is_read_from_json() -> None:
    tree = {k: list(getattr(STUMP, k)) for k in Tree.__slots__}
    text = json.dumps({"weights": {}, "names": ["even"], "trees": [tree], "scale": 1, "shift": 0})
    assert load(text).probability({"even": 1.0}) == pytest.approx(logistic(2.0))


def test_a_model_without_trees_is_none() -> None:
    with pytest.raises(KeyError):
        load('{"weights": {}}')


def test_the_shipped_model_knows_every_rule_that_it_judges() -> None:
    names = set(shipped().weights)
    judged = {r.code for r in all_rules() if issubclass(r, ConstructionRule) and not r.preview}
    known = {name.removeprefix("rule=") for name in names if name.startswith("rule=")}
    # A kind with too few labels has no weight of its own; most have one.
    assert known <= judged | {"AMB024"}
    assert {"AMB002", "AMB003", "AMB006", "AMB010", "AMB012", "AMB020", "AMB030"} <= known


def test_no_profile_shows_what_a_laxer_one_hides() -> None:
    assert BARS["strict"] <= BARS["default"]
