from __future__ import annotations

from clauselint.engine import clock


def test_the_time_of_making_items_is_written_down_and_that_of_using_them_is_not(monkeypatch):
    now = 0.0
    monkeypatch.setattr(clock, "process_time", lambda: now)
    found = clock.Clock()

    def items():
        nonlocal now
        for n in range(2):
            now += 3.0
            yield n

    for _ in found.timed("AMB001", items()):
        now += 1.0
    list(found.timed("AMB002", items()))
    assert found.rows() == [
        ("AMB001", 6.0, 6 / 14),
        ("AMB002", 6.0, 6 / 14),
        ("the rest", 2.0, 2 / 14),
    ]
