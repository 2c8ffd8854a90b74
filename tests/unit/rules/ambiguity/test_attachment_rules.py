"""Rules that ask the parser's doubts, on parses whose doubts are set by hand."""

from __future__ import annotations

from clauselint.rules.ambiguity.floating_phrase import FloatingPhrase
from clauselint.rules.ambiguity.relative_clause_attachment import RelativeClauseAttachment
from clauselint.rules.ambiguity.trailing_modifier import TrailingModifier

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
