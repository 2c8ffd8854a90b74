"""Repairs of findings, from the rule to the wording, with the real parser."""

from __future__ import annotations

import pytest

from clauselint.config import Settings
from clauselint.engine.selection import choose
from clauselint.engine.verifier import EngineVerifier
from clauselint.findings import Candidate, Suggestion
from clauselint.nlp.analysis import Analysis
from clauselint.nlp.model import analyse
from clauselint.readers import read
from clauselint.rewrite import suggest
from clauselint.rules.base import ParseRule
from clauselint.rules.registry import find_rule

CHECK = EngineVerifier(choose(Settings()), analyse)


def suggestions(analysis: Analysis, code: str) -> list[Suggestion]:
    rule = find_rule(code)
    assert rule is not None
    assert issubclass(rule, ParseRule)
    found = list(rule().check(analysis))
    return list(suggest(found[0], analysis, CHECK)) if found else []


def texts(text: str, code: str) -> dict[int | None, str]:
    return {s.reading: s.text for s in suggestions(CHECK.parse(text), code)}


@pytest.mark.parametrize(
    ("text", "better"),
    [
        (
            "After sending the form, a number will be given.",
            "After you send the form, a number will be given.",
        ),
        (
            "Before using the boat, there must be a check of the oars.",
            "Before you use the boat, there must be a check of the oars.",
        ),
    ],
)
def test_the_doer_of_an_opening_phrase_is_named(text: str, better: str) -> None:
    assert texts(text, "AMB014") == {0: better}


def test_each_gets_its_own() -> None:
    assert texts("Every crew must report to a pilot.", "AMB024") == {
        0: "Every crew must report to its own pilot.",
    }


def test_all_are_parted_by_each() -> None:
    assert texts("All clubs must appoint a pilot.", "AMB024")[0] == (
        "All clubs must each appoint a pilot."
    )


def test_a_duty_without_a_bearer_is_said_to_the_reader_and_says_so() -> None:
    found = suggestions(CHECK.parse("Lost keys must be reported within a day."), "WRD001")
    assert [(s.text, s.keeps_meaning, s.note, s.applicability) for s in found] == [
        ("Report lost keys within a day.", False, "gives the duty to the reader", "display")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Keys must be handed in and badges must be returned.",
        "Fires must be responded to through the desk.",
        "The applicant must be heard in May.",
        "All fires must be taken care of in May.",
        "To qualify for the prize, a boat must be registered.",
        "Letters to the club must be sent to the desk.",
        "Keys shall be kept for a year.",
        "When the cook leaves, the key must be returned.",
    ],
)
def test_a_duty_that_is_not_the_readers_is_left(text: str) -> None:
    assert suggestions(CHECK.parse(text), "WRD001") == []


def test_a_row_of_nouns_is_taken_apart() -> None:
    assert texts("The club records the pilot keeps are public.", "GPA004") == {
        None: "The records of the club that the pilot keeps are public."
    }


LIST = b"Staff must:\n\n- lock the door\n- %s\n"


@pytest.mark.parametrize(
    ("item", "better"),
    [
        (b"locking the gate of the hall", "lock the gate of the hall"),
        (b"to call the guard before noon", "call the guard before noon"),
        (b"keys are returned to the desk", "return keys to the desk"),
    ],
)
def test_an_item_gets_the_form_of_its_list(item: bytes, better: str) -> None:
    last = list(analyse(read(LIST % item, "list.md")))[-1]
    assert [s.text for s in suggestions(last, "STR004")] == [better]


def test_a_pronoun_is_no_noun_of_another_number() -> None:
    for reading, text in texts(
        "When the guards meet the visitor, they must write the name down.", "AMB030"
    ).items():
        assert reading is not None
        assert "the name" in text


PHRASES = (
    "is authorized to",
    "for the purpose of",
    "end result",
    "prior to",
    "Please note that",
    "are prohibited from",
)


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        (
            "The club keeps a list for the purpose of developing and testing games.",
            "The club keeps a list to develop and test games.",
        ),
        ("The club keeps a list for the purpose of counting and storage.", None),
        ("The song is an end result of long work.", None),
        ("We post a note prior to the rule taking effect.", None),
        ("In the year prior to the hut being let, guests came.", None),
        ("Guests hired prior to May", "Guests hired before May"),
        ("Please note that change in the log.", None),
        ("Please note that the hut is shut.", "The hut is shut."),
        ("Guests are prohibited from smoking here.", "Guests must not smoke here."),
        ("Guests are prohibited from smoking and singing.", None),
        ("The agent is authorized to sell the hut and to buy a boat.", None),
        ("The agent is authorized to sell the hut.", "The agent may sell the hut."),
        ("Before May, rest prior to each meal.", "Before May, rest before each meal."),
        (
            "(4A) “Staff” means guests hired prior to the spring.",
            "(4A) “Staff” means guests hired before the spring.",
        ),
        (
            "We post a note prior to the spring meeting.",
            "We post a note before the spring meeting.",
        ),
    ],
)
def test_a_plain_word_fits_the_words_around_it(source: str, plain: str | None) -> None:
    for phrase in PHRASES:
        if (start := source.find(phrase)) >= 0:
            found = Candidate("WRD004", start, start + len(phrase), "", 0.7)
    texts = [s.text for s in suggest(found, CHECK.parse(source), CHECK)]
    assert texts == ([plain] if plain else [])


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("The registrar shall keep the register.", "The registrar must keep the register."),
        ("No visitor shall enter the archive.", "No visitor may enter the archive."),
        ("The owner shall be liable for the loss.", "The owner is liable for the loss."),
        ("These rules shall apply to visitors.", "These rules apply to visitors."),
        ("The door shall open to the yard.", None),
        ("Nothing here shall bind the club.", None),
        ("There shall be no fee for the key.", None),
        ("The hut shall be clean.", None),
        ("This chapter shall apply to guests.", "This chapter applies to guests."),
    ],
)
def test_what_shall_stands_for(source: str, plain: str | None) -> None:
    start = source.index("shall")
    found = Candidate("WRD005", start, start + len("shall"), "", 0.6)
    texts = [s.text for s in suggest(found, CHECK.parse(source), CHECK)]
    assert texts == ([plain] if plain else [])
