from __future__ import annotations

import re

import pytest

from clauselint.rules.wording.evidence import Standing, standing, standings
from clauselint.rules.wording.phrases import phrases


@pytest.mark.parametrize(
    ("read", "right", "held", "freely"),
    [
        (0, 0, False, None),
        (4, 4, False, "unsafe"),
        (5, 5, False, "safe"),
        (100, 99, False, "safe"),
        (50, 49, False, "unsafe"),
        (100, 100, True, "unsafe"),
        (10, 9, False, "unsafe"),
        (10, 8, False, None),
    ],
)
def test_the_share_that_was_right_says_how_freely_a_phrase_is_replaced(
    read: int, right: int, held: bool, freely: str | None
) -> None:
    assert Standing(read, right, held).applicability == freely


def test_what_was_read_is_listed() -> None:
    listed = {p.entry for n in ("wordy", "legalese") for ps in phrases(n).values() for p in ps}
    assert set(standings()) <= listed


def test_no_more_was_right_than_was_read() -> None:
    assert all(s.right <= s.read for s in standings().values())


def test_a_phrase_that_nobody_has_read_is_only_spoken_of() -> None:
    assert standing("no such phrase").applicability is None


def test_a_duty_or_right_is_never_reworded_unseen() -> None:
    modal = re.compile(r"(?:requir|oblig|duty|author|permit).*\bto$")
    duties = [s for e, s in standings().items() if modal.search(e)]
    assert duties
    assert all(s.applicability != "safe" for s in duties)
