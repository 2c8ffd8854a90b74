from __future__ import annotations

from clauselint.rewrite.restructure.coordination import propose

from .trees import Sure, sentence

PROHIBITION = """
Staff NOUN NN 4 nsubj
must AUX MD 4 aux
not PART RB 4 advmod
copy VERB VB 0 root
the DET DT 6 det
records NOUN NNS 4 obj
or CCONJ CC 8 cc
move VERB VB 4 conj
the DET DT 10 det
disks NOUN NNS 8 obj
. PUNCT . 4 punct
"""
IMPERATIVE = """
Lock VERB VB 0 root
the DET DT 3 det
door NOUN NN 1 obj
and CCONJ CC 6 cc
only ADV RB 6 advmod
admit VERB VB 1 conj
visitors NOUN NNS 6 obj
. PUNCT . 1 punct
"""


def texts(rows: str) -> list[str]:
    return [p.text for p in propose(sentence(rows), Sure()) if p.keeps_meaning]


def test_subject_modal_and_negation_are_restored() -> None:
    assert texts(PROHIBITION) == ["Staff must not copy the records. Staff must not move the disks."]


def test_imperatives_need_no_subject() -> None:
    assert texts(IMPERATIVE) == ["Lock the door. Only admit visitors."]


def test_or_without_negation_stays_whole() -> None:
    allowed = PROHIBITION.replace("not PART RB 4 advmod", "soon ADV RB 4 advmod")
    assert texts(allowed) == []


def test_and_under_negation_stays_whole() -> None:
    assert texts(PROHIBITION.replace("or CCONJ", "and CCONJ")) == []


def test_but_becomes_however() -> None:
    rows = IMPERATIVE.replace("and CCONJ", "but CCONJ")
    assert texts(rows) == ["Lock the door. However, only admit visitors."]


CONDITION = """
Staff NOUN NN 3 nsubj
must AUX MD 3 aux
lock VERB VB 0 root
the DET DT 5 det
door NOUN NN 3 obj
and CCONJ CC 7 cc
set VERB VB 3 conj
the DET DT 9 det
alarm NOUN NN 7 obj
if SCONJ IN 12 mark
they PRON PRP 12 nsubj
leave VERB VBP {head} advcl
. PUNCT . 3 punct
"""


def test_a_condition_of_both_is_said_with_both() -> None:
    assert texts(CONDITION.format(head=3)) == [
        "Staff must lock the door if they leave. Staff must set the alarm if they leave."
    ]


def test_a_condition_of_the_last_stays_there() -> None:
    assert texts(CONDITION.format(head=7)) == [
        "Staff must lock the door. Staff must set the alarm if they leave."
    ]


FRONTED = """
If SCONJ IN 3 mark
alarms NOUN NNS 3 nsubj
ring VERB VBP 7 advcl
, PUNCT , 7 punct
staff NOUN NN 7 nsubj
must AUX MD 7 aux
leave VERB VB 0 root
the DET DT 9 det
building NOUN NN 7 obj
and CCONJ CC 14 cc
the DET DT 12 det
warden NOUN NN 14 nsubj
must AUX MD 14 aux
count VERB VB 7 conj
them PRON PRP 14 obj
. PUNCT . 7 punct
"""


def test_a_fronted_condition_holds_for_the_second_clause_too() -> None:
    assert texts(FRONTED) == [
        "If alarms ring, staff must leave the building. In that case, the warden must count them."
    ]


LISTED = """
Staff NOUN NN 3 nsubj
must AUX MD 3 aux
lock VERB VB 0 root
doors NOUN NNS 3 obj
, PUNCT , 6 punct
close VERB VB 3 conj
windows NOUN NNS 6 obj
and CCONJ CC 9 cc
set VERB VB 3 conj
alarms NOUN NNS 9 obj
. PUNCT . 3 punct
"""


def test_a_list_is_not_cut_in_the_middle() -> None:
    assert texts(LISTED) == []


def test_a_condition_that_may_close_both_is_a_choice() -> None:
    proposed = propose(sentence(CONDITION.format(head=7)), Sure())
    assert [(p.text, p.note) for p in proposed if not p.keeps_meaning] == [
        (
            "Staff must lock the door if they leave. Staff must set the alarm if they leave.",
            "takes “if they leave” with both",
        ),
        (
            "Staff must lock the door. Staff must set the alarm if they leave.",
            "takes “if they leave” with the last only",
        ),
    ]
