from __future__ import annotations

from clauselint import Linter

SHORT = (
    "The warden must check every room of the house before noon each day, and the office must log "
    "the report of the warden in the book."
)
PARTED = SHORT.replace("before noon", "and every shed in the yard before noon").replace(
    "in the book", "in the book at the gate"
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


def test_of_a_sentence_that_is_left_alone_no_split_is_named() -> None:
    assert splits(SHORT) == []
    assert any(". " in suggestion.text for suggestion in Linter().rewrite(SHORT))
