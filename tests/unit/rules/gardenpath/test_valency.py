from __future__ import annotations

import pytest

from clauselint.rules.gardenpath.valency import (
    acts,
    only_past,
    past_share,
    takes_clause,
    takes_object,
)


@pytest.mark.parametrize(
    ("often", "seldom"), [("bring", "sleep"), ("carry", "go"), ("make", "sit")]
)
def test_verbs_that_take_an_object_are_told_from_those_that_do_not(often: str, seldom: str) -> None:
    assert takes_object(often) > 0.6
    assert takes_object(seldom) < 0.15


def test_verbs_of_thought_take_clauses() -> None:
    assert takes_clause("think") > 0.5
    assert takes_clause("carry") < 0.03


def test_an_unseen_verb_has_the_prior_of_its_class() -> None:
    assert takes_object("zzyzx") == pytest.approx(0.55)


@pytest.mark.parametrize("form", ["given", "shown", "written", "taken"])
def test_a_form_that_is_never_a_past_tense_has_no_share(form: str) -> None:
    assert past_share(form) == 0


def test_an_unseen_regular_form_may_be_either() -> None:
    assert 0.3 < past_share("zzyzxed") < 0.7


def test_people_act_more_than_matters() -> None:
    assert acts("officer") > 0.15 > 0.08 > acts("information")


@pytest.mark.parametrize(
    ("form", "share"), [("sank", 1.0), ("flown", 0.0), ("rung", 0.0), ("drank", 1.0)]
)
def test_the_dictionary_knows_irregular_forms(form: str, share: float) -> None:
    assert past_share(form) == share
    assert only_past(form) == (share == 1)


def test_british_and_american_spellings_are_counted_together() -> None:
    assert takes_object("recognise") == takes_object("recognize")
