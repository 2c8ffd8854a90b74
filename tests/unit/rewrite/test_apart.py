from __future__ import annotations

from clauselint.rewrite.restructure import (
    bracket_examples,
    either_condition,
    linking,
    named_items,
    place,
    told,
)

from .trees import Sure, sentence

TOLD = """
The DET DT 2 det
board NOUN NN 3 nsubj
{verb} 0 root
a DET DT 5 det
rule NOUN NN 3 obj
in ADP IN 7 case
1999 NUM CD 3 obl
. PUNCT . 3 punct
"""


def test_the_date_of_a_told_event_is_said_apart() -> None:
    found = [p.text for p in told.propose(sentence(TOLD.format(verb="made VERB VBD")), Sure())]
    assert found == ["The board made a rule. This was in 1999."]


def test_the_date_of_a_habit_stays() -> None:
    assert list(told.propose(sentence(TOLD.format(verb="makes VERB VBZ")), Sure())) == []


PLACE = """
The DET DT 2 det
hall NOUN NN 5 nsubj
is AUX VBZ 5 cop
a DET DT 5 det
{noun} NOUN NN 0 root
in ADP IN 8 case
the DET DT 8 det
north NOUN NN 5 nmod
. PUNCT . 5 punct
"""


def test_the_place_of_a_thing_is_said_apart() -> None:
    found = [p.text for p in place.propose(sentence(PLACE.format(noun="building")), Sure())]
    assert found == ["The hall is a building. It is in the north."]


def test_the_place_of_a_person_stays() -> None:
    assert list(place.propose(sentence(PLACE.format(noun="member")), Sure())) == []


ITEMS = """
The DET DT 2 det
office NOUN NN 3 nsubj
kept VERB VBD 0 root
two NUM CD 5 nummod
books NOUN NNS 3 obj
: PUNCT : 8 punct
a DET DT 8 det
diary NOUN NN 5 appos
and CCONJ CC 11 cc
an DET DT 11 det
index NOUN NN 8 conj
. PUNCT . 3 punct
"""


def test_things_named_behind_a_colon_become_a_sentence() -> None:
    found = [p.text for p in named_items.propose(sentence(ITEMS), Sure())]
    assert found == ["The office kept two books. These were a diary and an index."]


EXAMPLES = """
Staff NOUN NN 2 nsubj
keep VERB VBP 0 root
{det}{noun} 2 obj
( PUNCT -LRB- {last} punct
such ADJ JJ {last} case
as ADP IN {such} fixed
maps NOUN NNS {thing} nmod
, PUNCT , {plans} punct
plans NOUN NNS {last} conj
and CCONJ CC {lists} cc
lists NOUN NNS {last} conj
) PUNCT -RRB- {last} punct
. PUNCT . 2 punct
"""


def _examples(det: str, noun: str) -> str:
    shift = 1 if det else 0
    places = {"such": 5, "last": 7, "plans": 9, "lists": 11, "thing": 3}
    return EXAMPLES.format(det=det, noun=noun, **{k: v + shift for k, v in places.items()})


def test_examples_in_brackets_become_a_sentence() -> None:
    rows = _examples("", "papers NOUN NNS")
    found = [p.text for p in bracket_examples.propose(sentence(rows), Sure())]
    assert found == ["Staff keep papers. Examples of these papers are maps, plans and lists."]


def test_examples_behind_a_single_thing_stay() -> None:
    rows = _examples("a DET DT 4 det\n", "paper NOUN NN")
    assert list(bracket_examples.propose(sentence(rows), Sure())) == []


LINKED = """
Staff NOUN NN 3 nsubj
may AUX MD 3 aux
park VERB VB 0 root
here ADV RB 3 advmod
, PUNCT , 10 punct
except SCONJ IN 10 mark
that SCONJ IN 6 fixed
guests NOUN NNS 10 nsubj
may AUX MD 10 aux
wait VERB VB 3 advcl
. PUNCT . 3 punct
"""


def test_except_that_begins_a_sentence_with_however() -> None:
    found = [p.text for p in linking.propose(sentence(LINKED), Sure())]
    assert found == ["Staff may park here. However, guests may wait."]


def test_except_that_under_a_condition_stays() -> None:
    rows = LINKED.replace("Staff NOUN NN 3 nsubj", "If SCONJ IN 3 mark")
    assert list(linking.propose(sentence(rows), Sure())) == []


def _conditions(subject: str, joint: str) -> str:
    filler = "\n".join("very ADV RB 24 advmod" for _ in range(12))
    return f"""
If SCONJ IN 3 mark
guests NOUN NNS 3 nsubj
leave VERB VBP 26 advcl
, PUNCT , 8 punct
{joint} CCONJ CC 8 cc
if SCONJ IN 8 mark
{subject} 8 nsubj
close VERB VBP 3 conj
, PUNCT , 3 punct
the DET DT 11 det
guard NOUN NN 26 nsubj
{filler}
soon ADV RB 26 advmod
must AUX MD 26 aux
lock VERB VB 0 root
up ADP RP 26 compound:prt
. PUNCT . 26 punct
"""


def test_each_of_two_conditions_gets_its_rule() -> None:
    rows = _conditions("offices NOUN NNS", "or")
    found = [p.text for p in either_condition.propose(sentence(rows), Sure())]
    rule = "the guard " + "very " * 12 + "soon must lock up."
    assert found == [f"If guests leave, {rule} If offices close, {rule}"]


def test_two_conditions_that_must_both_hold_stay() -> None:
    rows = _conditions("offices NOUN NNS", "and")
    assert list(either_condition.propose(sentence(rows), Sure())) == []


def test_a_condition_that_points_to_the_other_stays() -> None:
    assert (
        list(either_condition.propose(sentence(_conditions("they PRON PRP", "or")), Sure())) == []
    )
