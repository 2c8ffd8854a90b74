from __future__ import annotations

from rule_parses import analysis, doc

from clauselint.rules.gardenpath import path

RELATIVE = """
the DET DT 2 det
nurse NOUN NN 7 nsubj
who PRON WP 6 nsubj
was AUX VBD 6 cop
very ADV RB 6 advmod
kind ADJ JJ 2 acl:relcl
left VERB VBD 0 root
"""
TWO = """
the DET DT 2 det
file NOUN NN 0 root
the DET DT 4 det
clerk NOUN NN 5 nsubj
kept VERB VBD 2 acl:relcl
"""
CHAIN = """
the DET DT 2 det
actor NOUN NN 6 nsubj
in ADP IN 5 case
the DET DT 5 det
hat NOUN NN 2 nmod
left VERB VBD 0 root
"""


def texts(tokens: object) -> list[str]:
    return [t.text for t in tokens]  # type: ignore[attr-defined]


def test_a_second_article_opens_a_second_phrase() -> None:
    assert texts(path.nominal(list(doc(TWO)))) == ["the", "file"]


def test_a_chain_takes_prepositional_phrases_along() -> None:
    phrase, rest = path.chain(list(doc(CHAIN)))
    assert texts(phrase) == ["the", "actor", "in", "the", "hat"]
    assert texts(rest) == ["left"]
    assert path.head_noun(phrase).text == "actor"


def test_a_relative_clause_is_skipped_up_to_its_verb_group() -> None:
    tokens = list(doc(RELATIVE))
    assert texts(path.skip_relative(tokens[2:])) == ["kind", "left"]
    assert path.skip_relative(tokens) == tokens


def test_belief_is_read_from_the_prefix_tree() -> None:
    parsed = analysis(CHAIN, {1: (5, "obj", 0.8)})
    tokens = parsed.doc
    assert path.belief(parsed, tokens[4], tokens[1], tokens[5], "obj") == 0.8
    assert path.belief(parsed, tokens[4], tokens[1], tokens[5], "nsubj") == 0
    assert path.belief(parsed, tokens[0], tokens[1], tokens[5], "obj") == 0
