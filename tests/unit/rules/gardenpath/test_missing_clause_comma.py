from __future__ import annotations

from rule_parses import analysis

from clauselint.findings import Candidate
from clauselint.nlp.analysis import Analysis
from clauselint.rules.gardenpath.missing_clause_comma import MissingClauseComma

RIGHT = """
If SCONJ IN 3 mark
staff NOUN NN 3 nsubj
post VERB VBP 7 advcl post
the DET DT 5 det
agency NOUN NN 7 nsubj
may AUX MD 7 aux
respond VERB VB 0 root
. PUNCT . 7 punct
"""
ASTRAY = """
While SCONJ IN 4 mark
the DET DT 3 det
officer NOUN NN 4 nsubj
filed VERB VBD 8 advcl file
the DET DT 6 det
report NOUN NN 4 obj
was AUX VBD 8 aux:pass
released VERB VBN 0 root release
. PUNCT . 8 punct
"""
WITH_COMMA = """
If SCONJ IN 3 mark
staff NOUN NN 3 nsubj
post VERB VBP 8 advcl post
, PUNCT , 3 punct
the DET DT 6 det
agency NOUN NN 8 nsubj
may AUX MD 8 aux
respond VERB VB 0 root
. PUNCT . 8 punct
"""
OWN_OBJECT = """
If SCONJ IN 3 mark
staff NOUN NN 3 nsubj
post VERB VBP 8 advcl post
notes NOUN NNS 3 obj note
the DET DT 6 det
agency NOUN NN 8 nsubj
may AUX MD 8 aux
respond VERB VB 0 root
. PUNCT . 8 punct
"""
PRONOUN = """
If SCONJ IN 3 mark
staff NOUN NN 3 nsubj
post VERB VBP 6 advcl post
we PRON PRP 6 nsubj
may AUX MD 6 aux
respond VERB VB 0 root
. PUNCT . 6 punct
"""
THOUGHT = """
If SCONJ IN 3 mark
staff NOUN NN 3 nsubj
find VERB VBP 9 advcl find
the DET DT 5 det
door NOUN NN 7 nsubj
is AUX VBZ 7 cop
open ADJ JJ 3 ccomp
, PUNCT , 3 punct
call VERB VB 0 root
us PRON PRP 9 obj
. PUNCT . 9 punct
"""


def found(parsed: Analysis) -> list[Candidate]:
    return list(MissingClauseComma().check(parsed))


def marked(parsed: Analysis) -> list[str]:
    return [parsed.doc.text[c.start : c.end] for c in found(parsed)]


def test_the_span_runs_from_the_fronted_verb_to_the_main_verb() -> None:
    assert marked(analysis(RIGHT)) == ["post the agency may"]


def test_a_parser_on_the_garden_path_is_evidence_for_it() -> None:
    parsed = analysis(ASTRAY)
    assert marked(parsed) == ["filed the report was"]
    assert found(parsed)[0].confidence > 0.8


def test_belief_in_the_object_raises_the_confidence() -> None:
    calm, led = found(analysis(RIGHT)), found(analysis(RIGHT, {4: (2, "obj", 0.9)}))
    assert led[0].confidence > calm[0].confidence + 0.2


def test_dont_flag_a_clause_with_its_comma() -> None:
    assert not found(analysis(WITH_COMMA))


def test_dont_flag_a_verb_that_has_its_own_object() -> None:
    assert not found(analysis(OWN_OBJECT))


def test_dont_flag_a_complement_clause() -> None:
    assert not found(analysis(THOUGHT))


def test_a_pronoun_that_can_only_be_a_subject_is_hardly_a_garden_path() -> None:
    assert found(analysis(PRONOUN))[0].confidence < 0.3


def test_the_comma_goes_before_the_subject() -> None:
    candidate = found(analysis(RIGHT))[0]
    assert candidate.anchors["insert"] == (3,)
    assert candidate.anchors["subject"] == (4,)
    assert "reads at first as the object of “post”" in candidate.message


SOON = """
As ADV RB 2 advmod
soon ADV RB 9 advmod
as SCONJ IN 5 mark
they PRON PRP 5 nsubj
sell VERB VBP 2 advcl sell
the DET DT 7 det
stock NOUN NN 5 obj
is AUX VBZ 9 aux:pass be
moved VERB VBN 0 root move
. PUNCT . 9 punct
"""
BEREFT = """
While SCONJ IN 3 mark
staff NOUN NN 3 nsubj
filmed VERB VBD 0 root film
the DET DT 5 det
crowd NOUN NN 3 obj
cheered VERB VBN 5 acl cheer
. PUNCT . 3 punct
"""


def test_adverbs_may_stand_before_the_opener() -> None:
    assert marked(analysis(SOON)) == ["sell the stock is"]


def test_dont_flag_just_because() -> None:
    rows = SOON.replace("As ADV", "Only ADV").replace("soon ADV", "just ADV")
    assert not marked(analysis(rows.replace("as SCONJ", "because SCONJ")))


def test_a_participle_is_the_main_verb_of_a_sentence_that_has_no_other() -> None:
    assert marked(analysis(BEREFT)) == ["filmed the crowd cheered"]


def test_dont_flag_a_participle_where_nothing_is_fronted() -> None:
    rows = BEREFT.replace("While SCONJ IN 3 mark", "Then ADV RB 3 advmod")
    assert not marked(analysis(rows))


def test_dont_flag_an_intransitive_verb_by_default() -> None:
    rows = ASTRAY.replace("filed VERB VBD 8 advcl file", "expired VERB VBD 8 advcl expire")
    assert all(c.confidence < MissingClauseComma.default for c in found(analysis(rows)))
