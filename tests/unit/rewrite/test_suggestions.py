"""From a sentence to its suggestions, with the parser and the rules that ship."""

from __future__ import annotations

import pytest

from clauselint.config import Settings
from clauselint.engine.selection import choose
from clauselint.engine.verifier import EngineVerifier
from clauselint.findings import Suggestion
from clauselint.nlp.model import analyse
from clauselint.rewrite import rewrite, suggest
from clauselint.rules.base import ParseRule
from clauselint.rules.registry import find_rule

CHECK = EngineVerifier(choose(Settings()), analyse)


def repairs(text: str, code: str) -> list[Suggestion]:
    analysis = CHECK.parse(text)
    rule = find_rule(code)
    assert rule is not None
    assert issubclass(rule, ParseRule)
    found = next(iter(rule().check(analysis)))
    return list(suggest(found, analysis, CHECK))


def rewrites(text: str) -> list[str]:
    return [s.text for s in rewrite(CHECK.parse(text), 0, CHECK)]


def applied(text: str, suggestion: Suggestion) -> str:
    for edit in sorted(suggestion.edits, key=lambda e: (e.start, e.end), reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


FOUNDING = (
    "Respect privacy and confidentiality and only publish information that is or is approved to "
    "be in the public domain."
)


def test_the_founding_sentence_is_split_and_narrowed_and_says_so() -> None:
    found = {s.text: s for s in repairs(FOUNDING, "AMB001")}
    wanted = found[
        "Respect privacy and confidentiality. Only publish information that is approved to be in "
        "the public domain."
    ]
    assert not wanted.keeps_meaning
    assert "“is”" in wanted.note
    assert applied(FOUNDING, wanted) == wanted.text


def test_the_founding_sentence_says_both_halves_in_full() -> None:
    kept = [s for s in repairs(FOUNDING, "AMB001") if s.keeps_meaning]
    assert any(
        s.text.endswith(
            "information that is in the public domain or is approved to be in the public domain."
        )
        for s in kept
    )


@pytest.mark.parametrize(
    ("text", "full"),
    [
        (
            "Staff may use any device that has or will be enrolled by the agency.",
            "Staff may use any device that has been or will be enrolled by the agency.",
        ),
        (
            "The trustee may or is required to disclose the accounts.",
            "The trustee may disclose or is required to disclose the accounts.",
        ),
    ],
)
def test_unseen_shared_complements_are_completed(text: str, full: str) -> None:
    assert full in [s.text for s in repairs(text, "AMB001") if s.keeps_meaning]


def test_both_readings_are_written_out_where_neither_is_likelier() -> None:
    found = repairs("All staff must not enter the server room.", "AMB021")
    assert {s.reading: s.text for s in found} == {
        0: "No staff may enter the server room.",
        1: "Not all staff must enter the server room.",
    }


def test_a_reading_that_few_would_take_is_not_written_out() -> None:
    found = repairs("When the guards meet the visitor, they must write the name down.", "AMB030")
    assert {s.reading: s.text for s in found} == {
        0: "When the guards meet the visitor, the guards must write the name down.",
    }


def test_edits_of_every_suggestion_make_its_text() -> None:
    for text, code in (
        (FOUNDING, "AMB001"),
        ("All staff must not enter the server room.", "AMB021"),
    ):
        for suggestion in repairs(text, code):
            assert applied(text, suggestion) == suggestion.text


def test_the_best_sequence_splits_more_than_once() -> None:
    text = (
        "The warden, who lives on site, must check every room before noon and must report any "
        "fault to the office, and the office must log the report."
    )
    assert rewrites(text)[0].count(". ") == 2


def test_a_short_plain_rule_is_left_alone() -> None:
    assert rewrites("Staff must lock the door.") == []


def test_a_definition_is_left_whole() -> None:
    assert rewrites("A visitor is a person who enters the site without a pass.") == []


def test_no_such_sentence_is_an_error() -> None:
    with pytest.raises(IndexError):
        rewrite(CHECK.parse("Stop."), 3, CHECK)


def test_a_clause_that_limits_a_prohibition_stays() -> None:
    text = "You may not share the plans of the site, where such plans show the alarms of the vault."
    assert not any("That is where" in t for t in rewrites(text))
