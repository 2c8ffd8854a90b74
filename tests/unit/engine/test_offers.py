from __future__ import annotations

from clauselint import Linter

PARTED = (
    "The warden must check every room of the house before noon each day, and the office must log "
    "the report of the warden in the book."
)
SHARED = (
    "The warden may check every room of the large house and collect the keys of all the guests "
    "without a letter from the office."
)


def splits(text: str) -> list[str]:
    score = Linter().score(text, "rules.txt")
    return [w for c in score.costly for g in c.gains if g.kind == "split" for w in g.words]


def test_a_split_that_the_rewriter_makes_is_named() -> None:
    assert splits(PARTED) == ["and the office must"]


def test_a_split_that_the_rewriter_does_not_make_is_not_named() -> None:
    assert splits(SHARED) == []
