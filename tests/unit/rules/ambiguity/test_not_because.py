from __future__ import annotations

from clauselint.rules.ambiguity.not_because import NotBecause

from .parses import analysis

SUBJECT_BEHIND = """
not PART RB 2 advmod
leave VERB VB 0 root
because SCONJ IN 5 mark
rain NOUN NN 5 nsubj
falls VERB VBZ 2 advcl fall
guests NOUN NNS 2 nsubj guest
"""


def test_a_subject_behind_the_reason_makes_no_reading():
    assert list(NotBecause().constructions(analysis(SUBJECT_BEHIND))) == []
