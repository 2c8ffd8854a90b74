from __future__ import annotations

import numpy as np
import pytest

from benchmarks import _fitting as fitting


def test_auc_counts_ties_as_half() -> None:
    assert fitting.auc([0.9, 0.8, 0.1], [True, True, False]) == 1.0
    assert fitting.auc([0.5, 0.5], [True, False]) == 0.5
    assert fitting.auc([0.1, 0.9], [True, False]) == 0.0


def test_precision_is_the_best_that_keeps_the_recall() -> None:
    scores = [0.9, 0.8, 0.7, 0.6, 0.1]
    labels = [True, False, True, True, False]
    assert fitting.precision_at_recall(scores, labels, 0.3) == (1.0, pytest.approx(1 / 3), 0.9)
    assert fitting.precision_at_recall(scores, labels, 1.0)[0] == pytest.approx(0.75)


def test_choice_prefers_the_row_with_the_right_feature() -> None:
    rng = np.random.default_rng(0)
    groups = []
    for _ in range(100):
        rows = [{"a": float(x), "b": float(y)} for x, y in rng.normal(size=(4, 2))]
        best = max(range(4), key=lambda i: rows[i]["a"])
        groups.append((rows, [i == best for i in range(4)]))
    weights = fitting.fit_choice(groups)
    assert weights["a"] > 1 > abs(weights["b"])


def test_intervals_cover_the_estimate() -> None:
    scores, labels = np.linspace(0, 1, 60), np.arange(60) % 3 > 0
    groups = [str(i // 2) for i in range(60)]
    low, high = fitting.interval(lambda i: fitting.auc(scores[i], labels[i]), groups, draws=200)
    assert low <= fitting.auc(scores, labels) <= high
    assert high - low > 0.05
