from __future__ import annotations

import pytest
from rule_parses import analysis

from clauselint.nlp.analysis import Analysis
from clauselint.rules.base import ParseRule
from clauselint.rules.wording.agentless_duty import AgentlessDuty
from clauselint.rules.wording.light_verb import LightVerb, plain_verbs

DUTY = """
Losses NOUN NNS 4 nsubj:pass loss
must AUX MD 4 aux must
be AUX VB 4 aux:pass
reported VERB VBN 0 root report
. PUNCT . 4 punct
"""
AGENT = """
Losses NOUN NNS 4 nsubj:pass loss
must AUX MD 4 aux must
be AUX VB 4 aux:pass
reported VERB VBN 0 root report
by ADP IN 6 case
staff NOUN NN 4 obl:agent
. PUNCT . 4 punct
"""
STATE = DUTY.replace("reported VERB VBN 0 root report", "based VERB VBN 0 root base")
REVIEW = """
Staff NOUN NN 3 nsubj
must AUX MD 3 aux
conduct VERB VB 0 root
a DET DT 5 det
review NOUN NN 3 obj
of ADP IN 8 case
the DET DT 8 det
plan NOUN NN 5 nmod
. PUNCT . 3 punct
"""
COUNTED = REVIEW.replace("a DET DT 5 det", "two NUM CD 5 nummod")
CLOSE = REVIEW.replace("a DET DT 5 det", "the DET DT 5 det").replace("NN 5 nmod", "NN 5 acl")


def marked(rule: type[ParseRule], parsed: Analysis) -> list[str]:
    return [parsed.doc.text[c.start : c.end] for c in rule().check(parsed)]


def test_a_passive_duty_without_an_agent() -> None:
    assert marked(AgentlessDuty, analysis(DUTY)) == ["must be reported"]


@pytest.mark.parametrize("rows", [AGENT, STATE])
def test_dont_flag_a_named_agent_or_a_state(rows: str) -> None:
    assert not marked(AgentlessDuty, analysis(rows))


def test_a_light_verb_its_noun_and_the_preposition_are_marked() -> None:
    parsed = analysis(REVIEW)
    assert marked(LightVerb, parsed) == ["conduct a review of"]
    found = next(LightVerb().check(parsed))
    assert found.confidence >= LightVerb.default
    assert found.anchors == {"verb": (2,), "noun": (4,), "preposition": (5,)}


@pytest.mark.parametrize("rows", [COUNTED, CLOSE])
def test_dont_flag_a_noun_that_is_counted_or_closely_described(rows: str) -> None:
    assert not marked(LightVerb, analysis(rows))


def test_the_plain_verb_of_a_noun() -> None:
    assert plain_verbs()["decision"].verb == "decide"
    assert "table" not in plain_verbs()


def test_every_row_of_the_list_names_a_verb_and_its_carriers() -> None:
    for noun, plain in plain_verbs().items():
        assert plain.verb.isalpha(), noun
        assert plain.carriers, noun
        assert all(plain.carriers), noun
