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
    assert suggestions("Name the tools with which a guest works in order to learn.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The guide has a row of words to avoid (utilize, myriad) in letters to guests.",
        "The club may make rules for this chapter pursuant to subchapter II of the town code.",
        "The club may settle a claim in excess of $700 for a guest.",
        "It helps to have a second key or an alternative in order to avoid a wait.",
        "Write to the warden of the old harbour, or to her, for the purpose of renting a boat.",
        "Staff map the old processes in order to design new rooms.",
        "The club removes notes that it determines to be in violation of the rules.",
        "The lien covers all goods during the period of the lien.",
    ],
    ids=[
        "a word that is named",
        "an under that reads on",
        "over as about",
        "an aim of a noun",
        "to and to",
        "processes to design",
        "determines to violate",
        "a thing is no time",
    ],
)
def test_a_plain_word_that_would_be_taken_otherwise_is_not_made(text: str) -> None:
    assert [s for f in LINTER.check(text).findings for s in f.suggestions] == []


def test_in_other_words_names_no_word() -> None:
    found = suggestions("In other words, staff may utilize the lamp.")
    assert found == ["In other words, staff may use the lamp."]


def test_what_a_speaker_said_stays() -> None:
    assert [
        s for f in LINTER.check("Ann: So we may utilize the lamp.").findings for s in f.suggestions
    ] == []
    assert suggestions("Note: You may utilize the lamp.") == ["Note: You may use the lamp."]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Staff check the logs on a monthly basis.", ["Staff check the logs monthly."]),
        ("You are not required to stay late.", ["You do not have to stay late."]),
        ("In some cases, the hall is open, yet in others it is shut.", []),
        ("Staff are required to lock the hall and encouraged to sweep it.", []),
        ("Several factors are required to open the vault.", []),
        ("Inspectors are required to lock the vault.", ["Inspectors must lock the vault."]),
    ],
    ids=[
        "monthly",
        "do not have to",
        "others need a noun",
        "are goes with both",
        "a need",
        "a duty",
    ],
)
def test_what_is_left_still_reads_on(text: str, plain: list[str]) -> None:
    found = [s.text for f in LINTER.check(text).findings for s in f.suggestions]
    assert found == plain
