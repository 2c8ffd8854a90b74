"""Constructions that only the strict profile shows: what is found, and between which words."""

from __future__ import annotations

from clauselint.nlp import grammar as g
from clauselint.rules.ambiguity._environment import entropy, environment
from clauselint.rules.ambiguity.coordination_level import CoordinationLevel
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
tenant NOUN NN 1 obj
and CCONJ CC 4 cc
visitor NOUN NN 2 conj
registers NOUN NNS 4 dep register
. PUNCT . 1 punct
"""

MEANS = """
Post VERB VB 0 root
keys NOUN NNS 1 obj key
for SCONJ IN 6 mark
guards NOUN NNS 6 nsubj guard
to PART TO 6 mark
use VERB VB 1 advcl
. PUNCT . 1 punct
"""

SENT = """
Send VERB VB 0 root
forms NOUN NNS 1 obj form
for ADP IN 4 case
review NOUN NN 1 obl
and CCONJ CC 6 cc
approval NOUN NN 4 conj
. PUNCT . 1 punct
"""

AGAIN = """
Keep VERB VB 0 root
loads NOUN NNS 1 obj load
and CCONJ CC 5 cc
load NOUN NN 5 compound
limits NOUN NNS 2 conj limit
low ADJ JJ 1 xcomp
. PUNCT . 1 punct
"""

TALKS = """
Report VERB VB 0 root
delivery NOUN NN 1 obj
of ADP IN 4 case
parcels NOUN NNS 2 nmod parcel
to ADP IN 6 case
depots NOUN NNS 2 nmod depot
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


TORN = {3: (1, 0.3)}
"""Doubt of the phrase of `SEALING`."""
OFTEN = {3: (0, 0.3), 5: (0, 0.3)}
"""Doubt of both phrases of `TALKS`."""


def test_a_gerund_with_a_preposition_is_a_phrase():
    (only,) = found(FloatingPhrase(), SEALING, TORN)
    assert g.words(only.tokens) == "by sealing"
    assert only.anchors["site1"] == (0,)
    assert only.anchors["site2"] == (1,)


def test_a_word_before_the_last_two_of_a_list_is_a_candidate():
    (only,) = found(LeadingModifier(), LISTED)
    assert only.readings == ("parking permits and parking badges", "badges and parking permits")


def test_two_nouns_before_a_head_need_no_right_tree():
    (only,) = found(LeadingModifier(), FLAT)
    assert only.readings == (
        "tenant registers and visitor registers",
        "visitor registers and tenant",
    )


def test_the_shape_around_a_coordinator_is_read_from_the_tags():
    listed, flat = analysis(LISTED), analysis(FLAT)
    shapes = environment(listed, listed.doc[5]), environment(flat, flat.doc[2])
    assert [(s["left:long"], s["right:long"]) for s in shapes] == [(1.0, 0.0), (0.0, 1.0)]


def test_entropy_is_nought_without_doubt_and_log_two_at_even_odds():
    torn = analysis(FITTED, {5: (0, 0.5)})
    assert entropy(torn, torn.doc[1]) == 0
    assert abs(entropy(torn, torn.doc[5]) - 0.693) < 0.001


def test_a_clause_cut_short_is_no_phrase():
    assert found(FloatingPhrase(), MEANS, {5: (1, 0.4)}) == []


def test_a_phrase_that_only_one_site_can_have_is_no_candidate():
    assert found(FloatingPhrase(), SEALING) == [], "the parser is sure of the verb"
    doubted = {3: (0, 0.05), 5: (0, 0.3)}
    assert [g.words(f.tokens) for f in found(FloatingPhrase(), TALKS, doubted)] == ["to depots"]


def test_a_phrase_is_marked_up_to_its_noun_and_anchored_as_a_whole():
    first, second = found(FloatingPhrase(), TALKS, OFTEN)
    assert g.words(first.tokens) == "of parcels"
    assert g.words(second.tokens) == "to depots"
    longer = TALKS.replace("depots NOUN NNS 2", "depots NOUN NNS 4")
    longer = found(FloatingPhrase(), longer, OFTEN)
    assert g.words(longer[0].tokens) == "of parcels"
    assert longer[0].anchors["pp_phrase"] == (2, 3, 4, 5)


def test_what_stands_around_a_phrase_is_a_feature():
    first, second = found(FloatingPhrase(), TALKS, OFTEN)
    assert (first.features["chain"], second.features["chain"]) == (1.0, 0.0)
    assert (first.features["event"], first.features["after-verb"]) == (0.0, 0.0)
    (fitted,) = found(FloatingPhrase(), FITTED, {5: (0, 0.4)})
    assert fitted.features["after-verb"] == 1.0
    (plain,) = found(
        FloatingPhrase(), SEALING.replace("samples NOUN NNS", "shipment NOUN NN"), TORN
    )
    assert plain.features["event"] == 0.0, "the lemma decides"
    (event,) = found(FloatingPhrase(), SEALING.replace("obj sample", "obj shipment"), TORN)
    assert event.features["event"] == 1.0


def test_a_word_before_a_coordination_that_shows_nothing_to_share_may_go_with_all_of_it():
    (only,) = found(CoordinationLevel(), SENT)
    assert only.readings == ("[for review] and [approval]", "for [review and approval]")
    assert found(CoordinationLevel(), FLAT) == [], "the shared head is weighed elsewhere"


def test_words_of_two_classes_are_no_such_coordination():
    assert found(CoordinationLevel(), SENT.replace("approval NOUN NN", "quick ADJ JJ")) == []


def test_a_word_that_comes_again_and_a_plural_head_are_features():
    again, flat = analysis(AGAIN), analysis(FLAT)
    one, other = environment(again, again.doc[2]), environment(flat, flat.doc[2])
    assert (one["again"], other["again"]) == (1.0, 0.0)
    assert (one["right:plural"], other["right:plural"]) == (1.0, 1.0)
    listed = analysis(SENT)
    assert environment(listed, listed.doc[4])["right:plural"] == 0.0


def test_the_second_half_is_even_where_the_parser_is_torn_over_it():
    sure, torn = analysis(AGAIN), analysis(AGAIN, {4: (0, 0.5)})
    assert environment(sure, sure.doc[2])["even"] == 0.0
    assert environment(torn, torn.doc[2])["even"] == 1.0


IN_LINE = """
Sort VERB VB 0 root
records NOUN NNS 1 obj record
in ADP IN 4 case
accordance NOUN NN 1 obl
with ADP IN 6 case
plans NOUN NNS 4 nmod plan
. PUNCT . 1 punct
"""


TWO_LEVELS = """
Send VERB VB 0 root
forms NOUN NNS 1 obj form
of ADP IN 4 case
review NOUN NN 2 nmod
and CCONJ CC 6 cc
approval NOUN NN 2 conj
. PUNCT . 1 punct
"""
