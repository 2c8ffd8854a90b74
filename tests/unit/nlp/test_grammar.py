from __future__ import annotations

import spacy
from spacy.tokens import Doc

from clauselint.nlp import grammar as g

VOCAB = spacy.blank("en").vocab


def doc(rows: str) -> Doc:
    cells = [line.split() for line in rows.strip().splitlines()]
    return Doc(
        VOCAB,
        words=[c[0] for c in cells],
        pos=[c[1] for c in cells],
        tags=[c[2] for c in cells],
        heads=[int(c[3]) - 1 if c[3] != "0" else i for i, c in enumerate(cells)],
        deps=["ROOT" if c[4] == "root" else c[4] for c in cells],
        lemmas=[c[0].lower() for c in cells],
    )


SHARE = doc("""
Staff NOUN NNS 4 nsubj
must AUX MD 4 aux
not PART RB 4 advmod
use VERB VB 0 root
or CCONJ CC 6 cc
share VERB VB 4 conj
any DET DT 8 det
data NOUN NNS 4 obj
of ADP IN 10 case
users NOUN NNS 8 nmod
, PUNCT , 4 punct
""")

BADGE = doc("""
Badges NOUN NNS 3 nsubj:pass
are AUX VBP 3 aux:pass
returned VERB VBN 0 root
or CCONJ CC 5 cc
destroyed VERB VBN 3 conj
""")


def test_a_later_conjunct_shares_subject_and_modal() -> None:
    share = SHARE[5]
    assert g.subject(share) == SHARE[0]
    assert g.own_subject(share) is None
    assert g.modal(share) == SHARE[1]
    assert g.negation(SHARE[3]) == SHARE[2]
    assert g.negation(share) is None


def test_a_shared_object_counts_to_the_last_member() -> None:
    members = [g.words(m) for m in g.members(g.conjuncts(SHARE[3]))]
    assert members == ["use", "share"]
    assert g.coordinator(SHARE[5]) == SHARE[4]


def test_phrases_lose_punctuation_at_their_edges() -> None:
    assert g.words(g.phrase(SHARE[7])) == "any data of users"
    assert g.words(g.phrase(SHARE[3])).endswith("users")
    assert g.extent(g.phrase(SHARE[7])) == (SHARE[6].idx, SHARE[9].idx + 5)


def test_words_left_out_leave_one_space() -> None:
    assert g.words([SHARE[3], SHARE[6], SHARE[7]]) == "use any data"


def test_passives_and_imperatives() -> None:
    assert g.is_passive(BADGE[2])
    assert not g.is_imperative(BADGE[2])
    order = doc("Report VERB VB 0 root\nlosses NOUN NNS 1 obj")
    assert g.is_imperative(order[0])
    assert not g.is_imperative(SHARE[3])


def test_prepositions_are_read_with_their_fixed_parts() -> None:
    phrase = doc("Wait VERB VB 0 root\nbecause ADP IN 4 case\nof ADP IN 2 fixed\nice NOUN NN 1 obl")
    assert g.preposition_text(phrase[3]) == "because of"
    assert g.preposition_text(SHARE[9]) == "of"


def test_relations_match_without_their_subtype() -> None:
    assert g.has_relation(BADGE[0], "nsubj")
    assert not g.has_relation(SHARE[0], "nsubj:pass")
    assert g.relation(SHARE[3]) == "root"
