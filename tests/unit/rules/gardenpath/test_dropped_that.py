from __future__ import annotations

from rule_parses import analysis

from clauselint.nlp.analysis import Analysis
from clauselint.rules.gardenpath.dropped_that import DroppedThat

RIGHT = """
The DET DT 2 det
auditor NOUN NN 3 nsubj
found VERB VBD 0 root find
the DET DT 5 det
records NOUN NNS 7 nsubj record
were AUX VBD 7 cop be
incomplete ADJ JJ 3 ccomp
. PUNCT . 3 punct
"""
ASTRAY = """
The DET DT 2 det
auditor NOUN NN 3 nsubj
found VERB VBD 0 root find
the DET DT 5 det
records NOUN NNS 3 obj record
were AUX VBD 7 cop be
incomplete ADJ JJ 3 parataxis
. PUNCT . 3 punct
"""
WITH_THAT = """
The DET DT 2 det
auditor NOUN NN 3 nsubj
found VERB VBD 0 root find
that SCONJ IN 8 mark
the DET DT 6 det
records NOUN NNS 8 nsubj record
were AUX VBD 8 cop be
incomplete ADJ JJ 3 ccomp
. PUNCT . 3 punct
"""
PRONOUN = """
We PRON PRP 2 nsubj
found VERB VBD 0 root find
they PRON PRP 5 nsubj
were AUX VBD 5 cop be
incomplete ADJ JJ 2 ccomp
. PUNCT . 2 punct
"""


def marked(parsed: Analysis) -> list[str]:
    return [parsed.doc.text[c.start : c.end] for c in DroppedThat().check(parsed)]


def test_the_span_runs_from_the_verb_to_the_second_verb() -> None:
    assert marked(analysis(RIGHT)) == ["found the records were"]


def test_a_parser_on_the_garden_path_is_evidence_for_it() -> None:
    assert marked(analysis(ASTRAY)) == ["found the records were"]
    astray, right = (next(DroppedThat().check(analysis(p))) for p in (ASTRAY, RIGHT))
    assert astray.confidence > right.confidence


def test_dont_flag_a_clause_with_that() -> None:
    assert not marked(analysis(WITH_THAT))


def test_dont_flag_a_pronoun_that_can_only_be_a_subject() -> None:
    assert not marked(analysis(PRONOUN))


def test_the_message_says_how_it_reads_at_first() -> None:
    candidate = next(DroppedThat().check(analysis(RIGHT)))
    assert "reads at first as the object of “found”, until “were”" in candidate.message


BARE = """
Clerks NOUN NNS 2 nsubj clerk
{verb} VERB VBP 0 root {verb}
the DET DT 4 det
visitors NOUN NNS 5 nsubj visitor
have VERB VB 2 ccomp have
badges NOUN NNS 5 obj badge
. PUNCT . 2 punct
"""
INFINITIVE = """
We PRON PRP 2 nsubj
found VERB VBD 0 root find
the DET DT 4 det
duty NOUN NN 2 obj
to PART TO 6 mark
report VERB VB 4 acl
falls VERB VBZ 4 acl fall
on ADP IN 9 case
owners NOUN NNS 7 obl owner
. PUNCT . 2 punct
"""
UPENDED = """
The DET DT 2 det
parties NOUN NNS 7 nsubj party
recognise VERB VBP 7 advcl
the DET DT 5 det
list NOUN NN 3 obj
is AUX VBZ 7 cop be
final ADJ JJ 0 root
. PUNCT . 7 punct
"""


def test_a_bare_verb_with_its_own_subject_is_a_clause() -> None:
    assert marked(analysis(BARE.format(verb="check"))) == ["check the visitors have"]


def test_dont_flag_a_bare_infinitive() -> None:
    assert not marked(analysis(BARE.format(verb="help")))


def test_an_infinitive_may_stand_before_the_second_verb() -> None:
    assert marked(analysis(INFINITIVE)) == ["found the duty to report falls"]


def test_the_tree_may_hang_the_verb_on_its_complement() -> None:
    assert marked(analysis(UPENDED)) == ["recognise the list is"]
