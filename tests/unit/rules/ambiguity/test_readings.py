"""What readings say of a place: whole phrases in brackets, and only the words around."""

from __future__ import annotations

from clauselint.nlp import grammar as g
from clauselint.rules.ambiguity._construction import around, without_case
from clauselint.rules.ambiguity.trailing_modifier import TrailingModifier

from .parses import analysis, parse

REPORT = parse("""
Report VERB VB 0 root
, PUNCT , 5 punct
of ADP IN 5 case
any DET DT 5 det
theft NOUN NN 1 obl
, PUNCT , 7 punct
loss NOUN NN 5 conj
. PUNCT . 1 punct
""")


def test_a_noun_behind_a_comma_and_a_preposition_begins_at_its_own_words() -> None:
    assert g.words(without_case(REPORT[4], REPORT[1:5])) == "any theft"


def test_a_noun_behind_a_comma_alone_leaves_the_comma_outside() -> None:
    assert g.words(without_case(REPORT[6], REPORT[5:7])) == "loss"


def test_a_noun_of_which_no_word_is_left_stands_for_itself() -> None:
    assert g.words(without_case(REPORT[4], REPORT[1:3])) == "theft"


def test_a_short_reading_is_said_in_full() -> None:
    assert around("[pay the fee] in May") == "[pay the fee] in May"


def test_a_long_stretch_is_cut_in_its_middle_and_its_brackets_stay() -> None:
    stretch = " ".join(str(n) for n in range(30))
    assert around(f"[{stretch}] by post") == (
        "[0 1 2 3 4 5 6 7 8 9 … 20 21 22 23 24 25 26 27 28 29] by post"
    )


WORK = """
Work VERB VB 0 root
with ADP IN 3 case
tenants NOUN NNS 1 obl tenant
or CCONJ CC 5 cc
agents NOUN NNS 3 conj agent
who PRON WP 7 nsubj
stay VERB VBP 5 acl:relcl
. PUNCT . 1 punct
"""


def readings(rows: str) -> tuple[str, str]:
    return next(iter(TrailingModifier().constructions(analysis(rows)))).readings


def test_a_preposition_that_all_members_share_stands_before_them() -> None:
    assert readings(WORK) == (
        "with [tenants or agents] who stay",
        "with tenants or [agents who stay]",
    )


def test_a_member_with_a_preposition_of_its_own_keeps_it() -> None:
    again = WORK.replace("or CCONJ CC 5 cc", "or CCONJ CC 6 cc\nfor ADP IN 6 case")
    own = again.replace("who PRON WP 7", "who PRON WP 8").replace("VBP 5 acl", "VBP 6 acl")
    assert readings(own) == (
        "[with tenants or for agents] who stay",
        "with tenants or [for agents who stay]",
    )
