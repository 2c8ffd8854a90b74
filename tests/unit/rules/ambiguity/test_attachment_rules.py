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


def only(rule, rows, others=None):
    found = [c for c in rule.check(analysis(rows, others)) if c.confidence >= rule.default]
    return found[0] if found else None


def test_a_torn_parser_makes_the_second_reading_of_a_time_limit_live() -> None:
    assert only(TrailingModifier(), DUTIES) is None
    torn = only(TrailingModifier(), DUTIES, {6: (3, 0.5)})
    assert torn is not None
    assert [r.text for r in torn.readings] == [
        "[Notify insurers and repair vehicles] by Friday",
        "Notify insurers and [repair vehicles by Friday]",
    ]
    assert torn.anchors["conjuncts"] == (0, 3)


def test_what_is_set_apart_or_said_of_one_duty_is_not_live() -> None:
    bracket = DUTIES.replace("by ADP IN 7 case", "( PUNCT -LRB- 7 punct\nby ADP IN 8 case")
    bracket = bracket.replace(
        "Friday PROPN NNP 1 obl", "Friday PROPN NNP 1 obl\n) PUNCT -RRB- 8 punct"
    )
    assert only(TrailingModifier(), bracket, {7: (3, 0.5)}) is None
    clause = DUTIES.replace("by ADP IN 7 case", "if SCONJ IN 7 mark")
    clause = clause.replace("Friday PROPN NNP 1 obl", "lost VERB VBN 1 advcl lose")
    assert only(TrailingModifier(), clause, {6: (3, 0.5)}) is None
    helped = DUTIES.replace("repair VERB VB 1 conj", "will AUX MD 5 aux\nrepair VERB VB 1 conj")
    helped = helped.replace("and CCONJ CC 4", "and CCONJ CC 5").replace("NNS 4 obj", "NNS 5 obj")
    helped = helped.replace("by ADP IN 7 case", "by ADP IN 8 case")
    assert only(TrailingModifier(), helped, {7: (4, 0.5)}) is None


def test_words_that_say_how_far_they_reach_settle_it() -> None:
    torn = {6: (3, 0.5)}
    assert only(TrailingModifier(), DUTIES, torn) is not None
    again = DUTIES.replace("by ADP IN 7 case", "at ADP IN 7 case")
    such = again.replace(
        "Friday PROPN NNP 1 obl", "such DET PDT 8 det\nplaces NOUN NNS 1 obl place"
    )
    assert only(TrailingModifier(), such.replace("IN 7 case", "IN 8 case"), {7: (3, 0.5)}) is None
    each = again.replace("at ADP IN 7 case", "in ADP IN 8 case\neach DET DT 8 det")
    each = each.replace("Friday PROPN NNP 1 obl", "case NOUN NN 1 obl")
    assert only(TrailingModifier(), each, {7: (3, 0.5)}) is None


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


def test_pronouns_are_no_members_of_one_kind() -> None:
    torn = {6: (1, 0.5)}
    assert only(TrailingModifier(), THINGS, torn) is not None
    pronouns = THINGS.replace("tools NOUN NNS", "something PRON NN")
    pronouns = pronouns.replace("ladders NOUN NNS", "anything PRON NN")
    assert only(TrailingModifier(), pronouns, torn) is None


def test_bare_plurals_leave_a_relative_clause_open_whatever_the_parser_says() -> None:
    found = only(TrailingModifier(), PEOPLE)
    assert found is not None
    assert [r.text for r in found.readings] == [
        "Guards who leave or cleaners who leave",
        "cleaners who leave or guards",
    ]


def test_the_number_of_the_verb_closes_it() -> None:
    single = PEOPLE.replace("Guards NOUN NNS 7 nsubj guard", "Guard NOUN NN 7 nsubj")
    several = single.replace("leave VERB VBP", "leaves VERB VBZ")
    assert only(TrailingModifier(), several) is None


def test_a_relative_clause_between_two_people_needs_doubt() -> None:
    assert only(RelativeClauseAttachment(), SIGNER) is None
    found = only(RelativeClauseAttachment(), SIGNER, {7: (2, 0.4)})
    assert found is not None
    assert found.readings[0].text == "[the teacher of the driver] who signed"
    assert found.readings[1].text == "the teacher of [the driver who signed]"
    assert found.readings[0].probability == 0.4


def test_a_time_limit_after_two_nouns_is_open() -> None:
    found = only(FloatingPhrase(), LEAKS)
    assert found is not None
    assert found.anchors["site1"] == (0,)
    assert found.readings[0].text == "[Report leaks by tenants] within two days"


def test_a_time_limit_right_after_the_verb_and_one_noun_is_not() -> None:
    assert (
        only(
            FloatingPhrase(),
            """
Report VERB VB 0 root
leaks NOUN NNS 1 obj leak
within ADP IN 5 case
two NUM CD 5 nummod
days NOUN NNS 1 obl day
. PUNCT . 1 punct
""",
        )
        is None
    )


def test_a_time_is_a_time_of_something_that_happens() -> None:
    pages = LEAKS.replace("leaks NOUN NNS 1 obj leak", "pages NOUN NNS 1 obj page")
    pages = pages.replace("tenants NOUN NNS 2 nmod tenant", "websites NOUN NNS 2 nmod website")
    assert only(FloatingPhrase(), pages) is None
    payments = pages.replace("pages NOUN NNS 1 obj page", "payments NOUN NNS 1 obj payment")
    assert only(FloatingPhrase(), payments) is not None
    assert only(FloatingPhrase(), pages.replace("website\n", "day\n")) is None


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
    assert only(FloatingPhrase(), rows.format("non").replace("4 compound", "4 nmod")) is None
    plain = rows.format("lists").replace("- PUNCT HYPH 4 punct", "of ADP IN 4 case")
    plain = plain.replace("4 compound", "1 obj").replace("NNS 1 obj payment", "NNS 2 nmod payment")
    assert only(FloatingPhrase(), plain) is not None
