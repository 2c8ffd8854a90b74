"""Antecedents of pronouns: which nouns fit, what counts as one thing, which "it" is empty."""

from __future__ import annotations

import pytest

from clauselint.nlp.model import analyse_text
from clauselint.rules.ambiguity import _reference as reference
from clauselint.rules.ambiguity.ambiguous_pronoun import AmbiguousPronoun

from .parses import analysis

GATES = """
The DET DT 2 det
guard NOUN NN 3 nsubj
opens VERB VBZ 0 root
gates NOUN NNS 3 obj gate
and CCONJ CC 6 cc
doors NOUN NNS 4 conj door
, PUNCT , 10 punct
if SCONJ IN 10 mark
they PRON PRP 10 nsubj
jam VERB VBP 3 advcl
. PUNCT . 3 punct
"""

OWNERS = """
List VERB VB 0 root
the DET DT 3 det
task NOUN NN 1 obj
and CCONJ CC 6 cc
its PRON PRP$ 6 nmod:poss
owners NOUN NNS 3 conj owner
. PUNCT . 1 punct
"""

AGAIN = """
The DET DT 2 det
pump NOUN NN 4 nsubj
must AUX MD 4 aux
stop VERB VB 0 root
the DET DT 6 det
motor NOUN NN 4 obj
. PUNCT . 4 punct

The DET DT 2 det
pump NOUN NN 5 nsubj:pass
is AUX VBZ 5 aux:pass
then ADV RB 5 advmod
drained VERB VBN 0 root drain
, PUNCT , 9 punct
when SCONJ WRB 9 advmod
it PRON PRP 9 nsubj
cools VERB VBZ 5 advcl cool
. PUNCT . 5 punct
"""

EACH = """
Each DET DT 7 nsubj:pass
of ADP IN 4 case
the DET DT 4 det
cars NOUN NNS 1 nmod car
is AUX VBZ 7 aux:pass
then ADV RB 7 advmod
called VERB VBN 0 root call
by ADP IN 10 case
its PRON PRP$ 10 nmod:poss
number NOUN NN 7 obl
. PUNCT . 7 punct
"""

UNABLE = """
The DET DT 2 det
pump NOUN NN 3 nsubj
said VERB VBD 0 root
it PRON PRP 6 nsubj
was AUX VBD 6 cop
unable ADJ JJ 3 ccomp
to PART TO 8 mark
start VERB VB 6 xcomp
. PUNCT . 3 punct
"""

DATA = """
The DET DT 2 det
clerk NOUN NN 3 nsubj
stores VERB VBZ 0 root
data NOUN NN 3 obj
as SCONJ IN 8 mark
{pronoun} PRON PRP 8 nsubj:pass
are AUX VBP 8 aux:pass
received VERB VBN 3 advcl receive
. PUNCT . 3 punct
"""


def nouns(rows: str, pronoun: str) -> list[str]:
    doc = analysis(rows).doc
    token = next(t for t in doc if t.lower_ == pronoun)
    return [a.noun.text for a in reference.antecedents(token)]


def test_members_of_one_coordination_are_taken_up_together() -> None:
    doc = analysis(GATES).doc
    found = [a for a in reference.antecedents(doc[8]) if a.joint]
    assert [a.noun.text for a in found] == ["gates"]
    assert "doors" not in nouns(GATES, "they")


def test_what_a_pronoun_is_part_of_is_not_plural_to_it() -> None:
    assert nouns(OWNERS, "its") == ["task"]


def test_a_noun_said_again_is_one_thing() -> None:
    assert sorted(nouns(AGAIN, "it")) == ["motor", "pump"]


def test_the_probabilities_of_one_pronoun_sum_to_one() -> None:
    doc = analysis(AGAIN).doc
    it = next(t for t in doc if t.lower_ == "it")
    assert sum(a.probability for a in reference.antecedents(it)) == pytest.approx(1)


def test_each_of_several_can_be_meant() -> None:
    assert nouns(EACH, "its") == ["Each"]


@pytest.mark.parametrize("pronoun", ["it", "they"])
def test_a_noun_of_one_form_is_taken_up_by_both_numbers(pronoun: str) -> None:
    assert "data" in nouns(DATA.format(pronoun=pronoun), pronoun)


def test_what_is_unable_is_a_thing() -> None:
    doc = analysis(UNABLE).doc
    assert not reference.is_expletive(doc[3])


SENDING = """
The DET DT 2 det
gateway NOUN NN 4 nsubj
shall AUX MD 4 aux
send VERB VB 0 root
the DET DT 6 det
packet NOUN NN 4 obj
to ADP IN 9 case
the DET DT 9 det
printer NOUN NN 4 obl
before SCONJ IN 12 mark
it PRON PRP 12 nsubj
stops VERB VBZ 4 advcl stop
. PUNCT . 4 punct
"""


def test_a_named_party_is_taken_up_by_it() -> None:
    rows = AGAIN.replace("pump NOUN NN 4", "Manager PROPN NNP 4")
    assert "Manager" in nouns(rows, "it")
    assert "manager" not in nouns(rows.replace("Manager PROPN NNP", "manager NOUN NN"), "it")


ASKING = """
Inspectors NOUN NNS 3 nsubj inspector
may AUX MD 3 aux
tell VERB VB 0 root
{object} 3 obj
when SCONJ WRB 7 advmod
they PRON PRP 7 nsubj
return VERB VBP 3 advcl
. PUNCT . 3 punct
"""


@pytest.mark.parametrize(
    ("row", "numbers"), [("contractors NOUN NNS", 1.0), ("contractor NOUN NN", 2.0)]
)
def test_the_numbers_of_the_nouns_are_counted(row: str, numbers: float) -> None:
    lemma = row.split()[0].rstrip("s")
    rows = ASKING.format(object=row).replace(" 3 obj", f" 3 obj {lemma}")
    (found,) = AmbiguousPronoun().constructions(analysis(rows))
    assert (found.features["rivals"], found.features["numbers"]) == (1.0, numbers)


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("contractor NOUN NN", "party"),
        ("Acme PROPN NNP", "party"),
        ("Agreement PROPN NNP", "thing"),
        ("QXR PROPN NNP", "thing"),
        ("zzyzx NOUN NN", ""),
    ],
)
def test_a_name_is_a_party_but_for_defined_terms_and_acronyms(row: str, kind: str) -> None:
    lemma = row.split()[0].lower()
    rows = SENDING.replace("gateway NOUN NN 4 nsubj", f"{row} 4 nsubj {lemma}")
    assert reference.kind(analysis(rows).doc[1]) == kind


def test_and_such_at_the_end_of_a_list_is_named_as_it_stands() -> None:
    text = "The guards discuss the goals, problems, and such. If rain comes, they are changed."
    found = list(AmbiguousPronoun().constructions(analyse_text(text)))
    assert any("such" in reading for c in found for reading in c.readings)


BEHIND = """
Owners NOUN NNS 2 nsubj owner
trust VERB VBP 0 root
guards NOUN NNS 7 conj guard
as SCONJ IN 6 mark
they PRON PRP 6 nsubj
move VERB VBP 2 advcl
drivers NOUN NNS 6 obj driver
and CCONJ CC 9 cc
cleaners NOUN NNS 7 conj cleaner
. PUNCT . 2 punct
"""


def test_a_coordination_that_begins_behind_the_pronoun_is_no_antecedent() -> None:
    they = analysis(BEHIND).doc[4]
    assert {a.noun.text for a in reference.antecedents(they)} == {"Owners", "guards"}
    assert list(AmbiguousPronoun().constructions(analysis(BEHIND)))
