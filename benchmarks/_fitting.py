"""A conditional logit, ranking measures and intervals, in numpy alone. Everything is seeded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Features = Mapping[str, float]


def fit_choice(
    groups: Sequence[tuple[list[Features], list[bool]]], penalty: float = 3.0
) -> dict[str, float]:
    """Weights of a conditional logit: each group has rows, of which some are the right choice."""
    names = sorted({n for rows, _ in groups for row in rows for n in row})
    data = [
        (np.array([[r.get(n, 0.0) for n in names] for r in rows]), np.array(right))
        for rows, right in groups
    ]
    weights, rate = np.zeros(len(names)), 0.05
    moment, square = np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, 301):
        gradient = sum((_choice_gradient(m, r, weights) for m, r in data), np.zeros(len(names)))
        gradient = gradient - penalty * weights
        moment = 0.9 * moment + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        corrected = moment / (1 - 0.9**step)
        weights = weights + rate * corrected / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {n: float(w) for n, w in zip(names, weights, strict=True)}


def _choice_gradient(matrix: Array, right: NDArray[np.bool_], weights: Array) -> Array:
    scores = matrix @ weights
    p = np.exp(scores - scores.max())
    q = p * right
    gradient: Array = matrix.T @ (q / q.sum() - p / p.sum())
    return gradient


def auc(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Area under the ROC curve; ties count half; .5 where one class is missing."""
    s, y = np.asarray(scores, float), np.asarray(labels, bool)
    yes, no = s[y], s[~y]
    if not len(yes) or not len(no):
        return 0.5
    order = np.sort(no)
    below = np.searchsorted(order, yes, "left")
    ties = np.searchsorted(order, yes, "right") - below
    return float((below + ties / 2).sum() / (len(yes) * len(no)))


def precision_at_recall(
    scores: Sequence[float], labels: Sequence[bool], recall: float = 0.25
) -> tuple[float, float, float]:
    """Best precision at a recall of at least `recall`: precision, recall, threshold."""
    s, y = np.asarray(scores, float), np.asarray(labels, bool)
    best = (0.0, 0.0, 0.0)
    for bar in np.unique(s):
        chosen = s >= bar
        hit = (chosen & y).sum() / max(y.sum(), 1)
        if hit >= recall:
            best = max(best, (float((chosen & y).sum() / chosen.sum()), float(hit), float(bar)))
    return best


def interval(
    measure: Callable[[NDArray[np.int64]], float], groups: Sequence[str], draws: int = 1000
) -> tuple[float, float]:
    """95 % bootstrap interval of `measure(rows)`, drawing whole groups."""
    names = np.asarray(groups)
    members = [np.flatnonzero(names == g) for g in sorted(set(groups))]
    rng = np.random.default_rng(1)
    found = []
    for _ in range(draws):
        drawn = rng.integers(0, len(members), len(members))
        found.append(measure(np.concatenate([members[i] for i in drawn])))
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)
