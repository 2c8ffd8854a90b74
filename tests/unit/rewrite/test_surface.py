from __future__ import annotations

import pytest

from clauselint.rewrite.draft import Licence
from clauselint.rewrite.proof.surface import misplaced, stretches

SOURCE = "Guests may use the boat, provided that the lake is calm."
PROVISO = Licence(openings=("This applies only if",), left_out="provided that")


def test_words_that_stand_where_they_stood_pass() -> None:
    after = ["Guests may use the boat.", "This applies only if the lake is calm."]
    assert misplaced(SOURCE, after, PROVISO) == ""


@pytest.mark.parametrize(
    ("after", "why"),
    [
        (["Guests may use the boat.", "This applies if the lake is calm."], "not in the source"),
        (["Guests may use the boat."], "no opening"),
        (["Guests may use the boat.", "This applies only if the lake is."], "lost"),
        (["Guests use may the boat.", "This applies only if the lake is calm."], "not in the"),
        (["Guests may use a boat.", "This applies only if the lake is calm."], "not in the source"),
    ],
)
def test_a_change_beside_the_opening_is_told(after: list[str], why: str) -> None:
    assert misplaced(SOURCE, after, PROVISO).startswith(why)


def test_without_openings_nothing_is_asked() -> None:
    assert misplaced(SOURCE, ["Something else."], Licence()) == ""


def test_what_is_repeated_stands_in_every_sentence() -> None:
    source = "Go home if it rains or if it snows today."
    licence = Licence(openings=(), left_out="or", stretches=(1, 2), repeated="go home")
    assert misplaced(source, ["Go home if it rains.", "Go home if it snows today."], licence) == ""
    assert misplaced(source, ["Go home if it rains.", "If it snows today."], licence)


def test_stretches_ascend_and_are_as_long_as_they_can_be() -> None:
    assert stretches(["a", "b", "d"], ["a", "b", "c", "d"]) == [(0, 2), (3, 4)]
    assert stretches(["b", "a"], ["a", "b"]) is None
