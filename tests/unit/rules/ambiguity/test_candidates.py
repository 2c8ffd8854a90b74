"""Constructions that only the strict profile shows: what is found, and between which words."""

from __future__ import annotations

from clauselint.nlp import grammar as g
from clauselint.rules.ambiguity._environment import entropy, environment
from clauselint.rules.ambiguity.floating_phrase import FloatingPhrase
from clauselint.rules.ambiguity.leading_modifier import LeadingModifier

from .parses import analysis

FITTED = """
Check VERB VB 0 root
meters NOUN NNS 1 obj meter
fitted VERB VBN 2 acl fit
in ADP IN 6 case
the DET DT 6 det
hall NOUN NN 3 obl
. PUNCT . 1 punct
"""

SEALING = """
Protect VERB VB 0 root
samples NOUN NNS 1 obj sample
by SCONJ IN 4 mark
sealing VERB VBG 1 advcl seal
jars NOUN NNS 4 obj jar
. PUNCT . 1 punct
"""

LISTED = """
Bring VERB VB 0 root
keys NOUN NNS 1 obj key
, PUNCT , 5 punct
parking NOUN NN 5 compound
permits NOUN NNS 2 conj permit
and CCONJ CC 7 cc
badges NOUN NNS 2 conj badge
. PUNCT . 1 punct
"""

FLAT = """
Keep VERB VB 0 root
tenants NOUN NNS 1 obj tenant
and CCONJ CC 4 cc
visitor NOUN NN 2 conj
registers NOUN NNS 4 dep register
. PUNCT . 1 punct
"""


def found(rule, rows, others=None):
    return list(rule.constructions(analysis(rows, others)))


def test_a_phrase_after_a_participle_may_belong_to_the_verb_around_it():
    (only,) = found(FloatingPhrase(), FITTED, {5: (0, 0.4)})
    assert only.readings == (
        "[Check meters fitted] in the hall",
        "Check [meters fitted in the hall]",
    )
    assert 0.35 < only.first < 0.45
    assert not only.live


def test_a_gerund_with_a_preposition_is_a_phrase():
    (only,) = found(FloatingPhrase(), SEALING)
    assert g.words(only.tokens) == "by sealing jars"
    assert only.anchors["site1"] == (0,)
    assert only.anchors["site2"] == (1,)


def test_a_word_before_the_last_two_of_a_list_is_a_candidate():
    (only,) = found(LeadingModifier(), LISTED)
    assert only.readings == ("parking permits and parking badges", "badges and parking permits")


def test_two_nouns_before_a_head_need_no_right_tree():
    (only,) = found(LeadingModifier(), FLAT)
    assert only.readings == (
        "tenants registers and visitor registers",
        "visitor registers and tenants",
    )


def test_the_shape_around_a_coordinator_is_read_from_the_tags():
    listed, flat = analysis(LISTED), analysis(FLAT)
    shapes = environment(listed, listed.doc[5]), environment(flat, flat.doc[2])
    assert [(s["left:long"], s["right:long"]) for s in shapes] == [(1.0, 0.0), (0.0, 1.0)]


def test_entropy_is_nought_without_doubt_and_log_two_at_even_odds():
    torn = analysis(FITTED, {5: (0, 0.5)})
    assert entropy(torn, torn.doc[1]) == 0
    assert abs(entropy(torn, torn.doc[5]) - 0.693) < 0.001
