"""The level of a rule that few places were read of."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.judgement import FEWEST, Row, level, levels


def rows(code: str, doubts: list[float]) -> list[Row]:
    return [Row(code, "dc", {}, doubt, 1.0, "verdicts") for doubt in doubts]


def test_a_rule_that_readers_doubt_more_is_lifted_but_not_all_the_way() -> None:
    logits = np.full(20, -3.0)
    found = level(logits, np.array([1.0] * 8 + [0.0] * 12))
    assert -3 + found == pytest.approx(-0.8, abs=0.2)
    assert -3 + found < np.log(8 / 12)


def test_where_readers_doubt_as_was_said_nothing_moves() -> None:
    assert level(np.zeros(10), np.full(10, 0.5)) == 0


def test_only_a_rule_with_some_rows_and_not_many_has_a_level() -> None:
    few, some = rows("AMB021", [1.0] * (FEWEST - 1)), rows("AMB020", [1.0] * FEWEST)
    many = rows("AMB002", [1.0] * 200)
    everything = few + some + many
    assert list(levels(everything, np.zeros(len(everything)), 1.0, -3.0)) == ["AMB020"]
