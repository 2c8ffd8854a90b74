"""Confidence of a construction: a logistic combination of its features.

The weights stand in `weights.json` beside this module, with where they come from. They are fitted
by `python -m benchmarks.ambiguity --fit` on the development data; the same command scores them by
cross-validation. A finding's confidence is the fitted probability that readers disagree about it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any


@cache
def weights() -> dict[str, dict[str, float]]:
    """Weights of every model; `""` holds the intercept."""
    text = files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return {name: dict(entry["weights"]) for name, entry in loaded["models"].items()}


def logistic(score: float) -> float:
    """Logistic function, safe for large scores."""
    return 1 / (1 + exp(-max(min(score, 30.0), -30.0)))


def score(model: str, features: Mapping[str, float]) -> float:
    """Weighted sum of the features; a feature without a weight counts nothing."""
    table = weights().get(model, {})
    return table.get("", 0.0) + sum(table.get(f, 0.0) * x for f, x in features.items())


def confidence(model: str, features: Mapping[str, float]) -> float:
    """Probability in [0, 1] that the construction is ambiguous."""
    return logistic(score(model, features))
