"""Plain words for a phrase, and for the same phrase elsewhere in the sentence."""

from __future__ import annotations

import pytest

from clauselint import Linter

LINTER = Linter(select=["WRD004"], suggestions=True)


def suggestions(text: str) -> list[str]:
    """Suggestions for the first finding."""
    return [s.text for s in LINTER.check(text).findings[0].suggestions]


def test_the_same_phrase_twice_is_changed_twice() -> None:
    found = suggestions("Return the key prior to noon and the lamp prior to dusk.")
    assert found == ["Return the key before noon and the lamp before dusk."]


@pytest.mark.parametrize(
    "text",
    [
        "The tour commences at noon, and its commencing date is the first of May.",
        "The warden starts the tour, which commences at the gate.",
    ],
    ids=["the word stays in another form", "the plain word is said already"],
)
def test_two_names_for_one_thing_are_not_made(text: str) -> None:
    assert suggestions(text) == []


def test_a_word_that_stands_alone_is_changed() -> None:
    assert suggestions("The tour commences at the gate.") == ["The tour starts at the gate."]
