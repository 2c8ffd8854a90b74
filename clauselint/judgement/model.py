"""The fitted probability that a place leaves a careful reader in doubt, where it matters.

The model is an additive one over the features of a candidate: a logistic regression, and boosted
trees for what only counts together (J. Friedman, "Greedy function approximation", 2001), calibrated
by Platt's method on sources that neither was fitted on. `benchmarks/judgement.py` fits it on places
that independent readers judged, and writes `model.json` with its data and figures.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`probability` in [0, 1] that a careful reader is left in doubt, where it matters."""

    probability: float


@dataclass(frozen=True, slots=True)
class Tree:
    """A decision tree, a list for each field: a node's feature (-1 at a leaf), bar, and children.

    At a leaf `value` holds what it adds to the score.
    """

    feature: Sequence[int]
    bar: Sequence[float]
    left: Sequence[int]
    right: Sequence[int]
    value: Sequence[float]

    def score(self, row: Sequence[float]) -> float:
        """What the tree adds for a row of features."""
        at = 0
        while self.feature[at] >= 0:
            low = row[self.feature[at]] <= self.bar[at]
            at = self.left[at] if low else self.right[at]
        return self.value[at]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of a logistic regression, trees over `names`, and the calibration of their sum."""

    weights: Features
    names: Sequence[str]
    trees: Sequence[Tree]
    scale: float
    shift: float

    def probability(self, features: Features) -> float:
        """Probability in [0, 1] for a candidate; a feature that is not there is 0."""
        row = [features.get(name, 0.0) for name in self.names]
        linear = sum(self.weights.get(name, 0.0) * x for name, x in features.items())
        score = self.weights.get("", 0.0) + linear + sum(tree.score(row) for tree in self.trees)
        return 1 / (1 + exp(-max(min(self.scale * score + self.shift, 30.0), -30.0)))


def load(text: str) -> Model:
    """A model from its JSON. Raises KeyError or ValueError where it is none."""
    raw: dict[str, Any] = json.loads(text)
    trees = [Tree(*(tree[k] for k in Tree.__slots__)) for tree in raw["trees"]]
    return Model(raw["weights"], raw["names"], trees, raw["scale"], raw["shift"])


@cache
def shipped() -> Model:
    """The model that ships. Loaded once."""
    return load(files(__package__).joinpath("model.json").read_text(encoding="utf-8"))


def judge(features: Features) -> Verdict:
    """The verdict on a candidate with these features."""
    return Verdict(shipped().probability(features))
