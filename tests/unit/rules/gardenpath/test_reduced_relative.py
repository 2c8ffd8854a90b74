from __future__ import annotations

from rule_parses import analysis

from clauselint.nlp.analysis import Analysis
from clauselint.rules.gardenpath.reduced_relative import ReducedRelative

RIGHT = """
The DET DT 2 det
contractor NOUN NN 7 nsubj
notified VERB VBN 2 acl notify
of ADP IN 6 case
the DET DT 6 det
breach NOUN NN 3 obl
left VERB VBD 0 root leave
. PUNCT . 7 punct
"""
ASTRAY = """
The DET DT 2 det
contractor NOUN NN 3 nsubj
notified VERB VBD 0 root notify
of ADP IN 6 case
the DET DT 6 det
breach NOUN NN 3 obl
left VERB VBD 3 parataxis leave
. PUNCT . 3 punct
"""
COORDINATED = """
The DET DT 2 det
contractor NOUN NN 3 nsubj
notified VERB VBD 0 root notify
the DET DT 5 det
agency NOUN NN 3 obj
and CCONJ CC 7 cc
left VERB VBD 3 conj leave
. PUNCT . 3 punct
"""
UNAMBIGUOUS = RIGHT.replace("notified VERB VBN 2 acl notify", "given VERB VBN 2 acl give")
BY = RIGHT.replace("of ADP IN", "by ADP IN")


def marked(parsed: Analysis) -> list[str]:
    return [parsed.doc.text[c.start : c.end] for c in ReducedRelative().check(parsed)]


def test_a_second_finite_verb_with_nothing_to_join_it() -> None:
    parsed = analysis(ASTRAY)
    assert marked(parsed) == ["contractor notified of the breach left"]
    assert next(ReducedRelative().check(parsed)).confidence > 0.8


def test_the_parsers_belief_decides_where_the_tree_is_right() -> None:
    calm = next(ReducedRelative().check(analysis(RIGHT)))
    led = next(ReducedRelative().check(analysis(RIGHT, {1: (2, "nsubj", 0.9)})))
    assert calm.confidence < 0.5 < led.confidence


def test_dont_flag_coordinated_verbs() -> None:
    assert not marked(analysis(COORDINATED))


def test_dont_flag_a_form_that_is_no_past_tense() -> None:
    assert not marked(analysis(UNAMBIGUOUS))


def test_dont_flag_a_participle_with_its_agent() -> None:
    assert not marked(analysis(BY))


def test_the_message_says_how_it_reads_at_first_and_what_is_left_out() -> None:
    candidate = next(ReducedRelative().check(analysis(ASTRAY)))
    assert "reads at first as subject and verb, until “left”" in candidate.message
    assert "say “who was notified”" in candidate.message
    assert candidate.readings == ()
    assert candidate.anchors["participle"] == (2,)


ACTIVE = """
The DET DT 2 det
broker NOUN NN 3 nsubj
granted VERB VBD 0 root grant
a DET DT 5 det
loan NOUN NN 3 obj
thanked VERB VBN 5 acl thank
the DET DT 8 det
bank NOUN NN 6 obj
. PUNCT . 3 punct
"""
PREPOSITION = """
The DET DT 2 det
drivers NOUN NNS 3 nsubj driver
warned VERB VBD 0 root warn
about SCONJ IN 7 mark
the DET DT 6 det
ice NOUN NN 7 nsubj
slowed VERB VBD 3 advcl slow
. PUNCT . 3 punct
"""
UPENDED = """
The DET DT 2 det
tenant NOUN NN 7 nsubj
questioned VERB VBD 0 root question
for ADP IN 6 case
two NUM CD 6 nummod
hours NOUN NNS 3 obl hour
left VERB VBD 3 advcl leave
. PUNCT . 3 punct
"""


def test_a_participle_with_an_object_is_the_main_verb() -> None:
    assert marked(analysis(ACTIVE)) == ["broker granted a loan thanked"]


def test_dont_flag_a_passive_participle_after_the_object() -> None:
    passive = ACTIVE.replace("bank NOUN NN 6 obj", "bank NOUN NN 6 obl")
    assert not marked(analysis(passive))


def test_a_preposition_opens_no_clause() -> None:
    assert marked(analysis(PREPOSITION)) == ["drivers warned about the ice slowed"]


def test_dont_flag_a_clause_of_its_own() -> None:
    assert not marked(analysis(PREPOSITION.replace("about SCONJ", "because SCONJ")))


def test_the_tree_may_hang_the_main_verb_on_the_participle() -> None:
    assert marked(analysis(UPENDED)) == ["tenant questioned for two hours left"]


def test_a_form_that_is_mostly_a_past_tense_is_the_main_verb() -> None:
    rows = ACTIVE.replace("thanked VERB VBN 5 acl thank", "asked VERB VBN 5 acl ask")
    assert marked(analysis(rows.replace("bank NOUN NN 6 obj", "bank NOUN NN 6 obl")))


TAGGED = """
The DET DT 2 det
broker NOUN NN 7 nsubj
notified VERB VBN 2 acl notify
of ADP IN 6 case
the DET DT 6 det
breach NOUN NN 3 obl
{main} 0 root {lemma}
us PRON PRP 7 obj
. PUNCT . 7 punct
"""
ADRIFT = """
The DET DT 2 det
squad NOUN NN 3 nsubj
chosen VERB VBD 0 root choose
for ADP IN 5 case
Friday PROPN NNP 3 obl
trained VERB VBN 3 advcl train
{after}
night NOUN NN 6 obl
. PUNCT . 3 punct
"""


def test_the_main_verb_may_be_tagged_as_a_participle_or_an_adjective() -> None:
    for main, lemma in (("denied VERB VBN", "deny"), ("wanted ADJ JJ", "want")):
        rows = TAGGED.format(main=main, lemma=lemma)
        assert marked(analysis(rows)) == [f"broker notified of the breach {main.split()[0]}"]


def test_dont_flag_before_an_adjective_that_is_no_past_tense() -> None:
    assert not marked(analysis(TAGGED.format(main="angry ADJ JJ", lemma="angry")))


def test_a_participle_that_nothing_opens_is_the_main_verb() -> None:
    rows = ADRIFT.replace("chosen VERB VBD", "selected VERB VBD").replace("choose", "select")
    flagged = analysis(rows.format(after="at ADP IN 8 case"))
    assert marked(flagged) == ["squad selected for Friday trained"]
    assert not marked(analysis(rows.format(after="by ADP IN 8 case")))


def test_a_noun_with_an_article_may_be_tagged_as_a_verb() -> None:
    rows = ASTRAY.replace("contractor NOUN NN", "contractor VERB VB")
    assert marked(analysis(rows)) == ["contractor notified of the breach left"]
