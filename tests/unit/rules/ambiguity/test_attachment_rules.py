"""Rules that ask the parser's doubts, on parses whose doubts are set by hand."""

from __future__ import annotations

from clauselint.rules.ambiguity.floating_phrase import FloatingPhrase
from clauselint.rules.ambiguity.relative_clause_attachment import RelativeClauseAttachment
from clauselint.rules.ambiguity.trailing_modifier import (
    Trailing,
    TrailingModifier,
    _is_settled,
    trailing,
)

from .parses import analysis

DUTIES = """
Notify VERB VB 0 root
insurers NOUN NNS 1 obj insurer
and CCONJ CC 4 cc
repair VERB VB 1 conj
vehicles NOUN NNS 4 obj vehicle
by ADP IN 7 case
Friday PROPN NNP 1 obl
. PUNCT . 1 punct
"""

PEOPLE = """
Guards NOUN NNS 7 nsubj guard
or CCONJ CC 3 cc
cleaners NOUN NNS 1 conj cleaner
who PRON WP 5 nsubj
leave VERB VBP 1 acl:relcl
must AUX MD 7 aux
sign VERB VB 0 root
. PUNCT . 7 punct
"""

SIGNER = """
Call VERB VB 0 root
the DET DT 3 det
teacher NOUN NN 1 obj
of ADP IN 6 case
the DET DT 6 det
driver NOUN NN 3 nmod
who PRON WP 8 nsubj
signed VERB VBD 6 acl:relcl sign
. PUNCT . 1 punct
"""

LEAKS = """
Report VERB VB 0 root
leaks NOUN NNS 1 obj leak
by ADP IN 4 case
tenants NOUN NNS 2 nmod tenant
within ADP IN 7 case
two NUM CD 7 nummod
days NOUN NNS 1 obl day
. PUNCT . 1 punct
"""


THINGS = """
Find VERB VB 0 root
tools NOUN NNS 1 obj tool
or CCONJ CC 4 cc
ladders NOUN NNS 2 conj ladder
on ADP IN 7 case
the DET DT 7 det
site NOUN NN 4 nmod
. PUNCT . 1 punct
"""


def first(rule, rows, others=None):
    return next(iter(rule.constructions(analysis(rows, others))), None)


def last(rule, rows):
    return list(rule.constructions(analysis(rows)))[-1]


def known(rule, rows, name, others=None):
    return first(rule, rows, others).features[name]


def test_a_time_limit_after_two_duties_has_two_readings() -> None:
    torn = first(TrailingModifier(), DUTIES, {6: (3, 0.5)})
    assert torn.readings == (
        "[Notify insurers and repair vehicles] by Friday",
        "Notify insurers and [repair vehicles by Friday]",
    )
    assert torn.anchors["conjuncts"] == (0, 3)
    assert torn.first == 0.5


def test_words_that_say_how_far_they_reach_settle_it() -> None:
    assert not known(TrailingModifier(), DUTIES, "settled")
    again = DUTIES.replace("by ADP IN 7 case", "at ADP IN 8 case")
    such = again.replace("Friday PROPN", "such DET PDT 8 det\nplaces NOUN")
    each = again.replace("at ADP", "in ADP").replace("Friday PROPN", "each DET DT 8 det\ncase NOUN")
    assert known(TrailingModifier(), such, "settled")
    assert known(TrailingModifier(), each, "settled")


def test_a_bracket_sets_apart() -> None:
    bracket = DUTIES.replace("by ADP IN 7 case", "( PUNCT -LRB- 8 punct\nby ADP IN 8 case")
    assert known(TrailingModifier(), bracket, "apart")
    assert not known(TrailingModifier(), DUTIES, "apart")


def test_a_phrase_before_a_shared_object_reaches_as_far_as_the_object() -> None:
    rows = """
Print VERB VB 0 root
or CCONJ CC 3 cc
copy VERB VB 1 conj
at ADP IN 6 case
any DET DT 6 det
time NOUN NN 3 obl
{0}
. PUNCT . 1 punct
"""
    torn = {5: (0, 0.5)}
    open_ended = _found(rows.format("here ADV RB 1 advmod"), torn)
    shared = _found(rows.format("maps NOUN NNS 3 obj map"), torn)
    assert [_is_settled(f) for f in (open_ended, shared)] == [False, True]


def _found(rows: str, torn: dict[int, tuple[int, float]]) -> Trailing:
    return next(f for t in analysis(rows, torn).doc for f in trailing(t) if f.modifier.i == 5)


def test_pronouns_are_no_members_of_one_class() -> None:
    pronouns = THINGS.replace("tools NOUN NNS", "something PRON NN")
    pronouns = pronouns.replace("ladders NOUN NNS", "anything PRON NN")
    assert known(TrailingModifier(), THINGS, "one-class")
    assert not known(TrailingModifier(), pronouns, "one-class")


def test_bare_plurals_are_a_series_whatever_the_parser_says() -> None:
    found = first(TrailingModifier(), PEOPLE)
    assert found.features["series"]
    assert found.readings == (
        "Guards who leave or cleaners who leave",
        "cleaners who leave or guards",
    )


def test_the_number_of_the_verb_closes_it() -> None:
    single = PEOPLE.replace("Guards NOUN NNS 7 nsubj guard", "Guard NOUN NN 7 nsubj")
    several = single.replace("leave VERB VBP", "leaves VERB VBZ")
    assert first(TrailingModifier(), several) is None


def test_a_relative_clause_between_two_people_is_as_even_as_the_parser_has_it() -> None:
    found = first(RelativeClauseAttachment(), SIGNER, {7: (2, 0.4)})
    assert found.readings == (
        "[the teacher of the driver] who signed",
        "the teacher of [the driver who signed]",
    )
    assert found.first == 0.4


INVERTED = """
Drivers NOUN NNS 5 nmod driver
who PRON WP 3 nsubj
leave VERB VBP 1 acl:relcl
the DET DT 5 det
office NOUN NN 0 root
. PUNCT . 5 punct
"""


def test_a_clause_describes_no_noun_that_follows_it() -> None:
    assert not first(RelativeClauseAttachment(), INVERTED)


def test_a_clause_that_runs_on_into_another_noun_has_no_readings() -> None:
    rest = "signed VERB VBD 6 acl:relcl sign\nand CCONJ CC 10 cc\nhelpers NOUN NNS 8 conj helper"
    assert not first(
        RelativeClauseAttachment(), SIGNER.replace("signed VERB VBD 6 acl:relcl sign", rest)
    )
    verb = rest.replace("helpers NOUN NNS 8 conj helper", "left VERB VBD 8 conj leave")
    assert first(
        RelativeClauseAttachment(), SIGNER.replace("signed VERB VBD 6 acl:relcl sign", verb)
    )


def test_a_time_limit_after_two_nouns_has_two_readings() -> None:
    found = last(FloatingPhrase(), LEAKS)
    assert found.anchors["site1"] == (0,)
    assert found.readings[0] == "[Report leaks by tenants] within two days"
    assert found.features["between"] == 2


def test_a_time_is_a_time_of_something_that_happens() -> None:
    pages = LEAKS.replace("leaks NOUN NNS 1 obj leak", "pages NOUN NNS 1 obj page")
    pages = pages.replace("tenants NOUN NNS 2 nmod tenant", "websites NOUN NNS 2 nmod website")
    payments = pages.replace("pages NOUN NNS 1 obj page", "payments NOUN NNS 1 obj payment")
    assert last(FloatingPhrase(), payments).features["timed-event"]
    assert not last(FloatingPhrase(), pages).features["timed-event"]


def test_the_halves_of_a_hyphenated_noun_are_one() -> None:
    rows = """
Report VERB VB 0 root
{0} NOUN NN 4 compound
- PUNCT HYPH 4 punct
payments NOUN NNS 1 obj payment
within ADP IN 7 case
two NUM CD 7 nummod
days NOUN NNS 1 obl day
. PUNCT . 1 punct
"""
    halves = rows.format("non").replace("4 compound", "4 nmod")
    assert known(FloatingPhrase(), halves, "between") == 1
