"""Scores of what a pronoun may stand for: weighted sums of features.

The weights stand in `weights.json` beside this module, with where they come from; they are fitted
by `python -m benchmarks.ambiguity --fit` on the coreference layer of UD English GUM.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def weights() -> dict[str, dict[str, float]]:
    """Weights of every model; `""` holds the intercept."""
    text = files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return {name: dict(entry["weights"]) for name, entry in loaded["models"].items()}


def score(model: str, features: Mapping[str, float]) -> float:
    """Weighted sum of the features; a feature without a weight counts nothing."""
    table = weights().get(model, {})
    return table.get("", 0.0) + sum(table.get(f, 0.0) * x for f, x in features.items())
