from __future__ import annotations

from clauselint.rewrite.restructure import cuts, relative, voice

from .trees import Sure, sentence

RELATIVE = """
The DET DT 2 det
office NOUN NN 9 nsubj
, PUNCT , 5 punct
which PRON WDT 5 nsubj
opened VERB VBD 2 acl:relcl
late ADV RB 5 advmod
, PUNCT , 5 punct
must AUX MD 9 aux
close VERB VB 0 root
. PUNCT . 9 punct
"""


def test_a_relative_clause_between_commas_becomes_a_sentence() -> None:
    found = [p.text for p in relative.propose(sentence(RELATIVE), Sure())]
    assert found == ["The office must close. The office opened late."]


def test_a_relative_clause_without_commas_stays() -> None:
    rows = """
The DET DT 2 det
office NOUN NN 6 nsubj
that PRON WDT 4 nsubj
opened VERB VBD 2 acl:relcl
must AUX MD 6 aux
close VERB VB 0 root
. PUNCT . 6 punct
"""
    assert list(relative.propose(sentence(rows), Sure())) == []


CONTRAST = """
Although SCONJ IN 3 mark
rooms NOUN NNS 3 nsubj
close VERB VBP 7 advcl
, PUNCT , 7 punct
staff NOUN NN 7 nsubj
may AUX MD 7 aux
stay VERB VB 0 root
. PUNCT . 7 punct
"""


def test_although_becomes_however() -> None:
    found = [p.text for p in cuts.propose(sentence(CONTRAST), Sure())]
    assert found == ["Rooms close. However, staff may stay."]


PASSIVE = """
Leave NOUN NN 4 nsubj:pass
must AUX MD 4 aux
be AUX VB 4 aux:pass
approved VERB VBN 0 root
by ADP IN 7 case
the DET DT 7 det
manager NOUN NN 4 obl
. PUNCT . 4 punct
"""


def test_a_passive_with_its_agent_becomes_active() -> None:
    found = [p.text for p in voice.propose(sentence(PASSIVE), Sure())]
    assert found == ["The manager must approve leave."]


def test_by_with_a_means_is_no_agent() -> None:
    rows = PASSIVE.replace("the DET DT 7 det", "recorded ADJ JJ 7 amod").replace(
        "manager NOUN", "post NOUN"
    )
    assert list(voice.propose(sentence(rows), Sure())) == []
