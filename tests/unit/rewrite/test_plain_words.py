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


def test_a_phrase_that_may_be_an_aim_of_its_noun_stays() -> None:
    text = "You may need an account with a bank chosen by the club in order to use the hall."
    assert suggestions(text) == []


def test_a_phrase_that_leads_two_clauses_stays() -> None:
    text = "Please note that the hall is shut in May and that the pool is shut in June."
    assert suggestions(text) == []


def test_a_row_of_words_to_say_and_not_to_say_stays() -> None:
    text = "Don't say: prior to | before in order to | to a large number of | many"
    assert suggestions(text) == []


def test_marks_of_a_longer_stretch_are_not_taken_along() -> None:
    text = "**The tools are never lent. Utilize the lamp of the house at night.**"
    assert suggestions(text) == ["Use the lamp of the house at night."]


def test_a_bracket_before_the_phrase_is_looked_over() -> None:
    text = "The warden keeps a key (the old one) in order to open the gate."
    assert suggestions(text) == ["The warden keeps a key (the old one) to open the gate."]
    assert suggestions("Pay the bank chosen by us (below) in order to use the hall.") == []
