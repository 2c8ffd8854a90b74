# ruff: noqa: SIM905 -- a word list is easier to read as one string
"""The template grammar yields well-formed trees, and the same ones for the same seed."""

from __future__ import annotations

import statistics

import pytest
import templates

LABELS = set(
    """acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp
    compound compound:prt conj cop csubj csubj:pass dep det det:predet discourse expl fixed flat
    iobj list mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod
    obj obl obl:agent obl:unmarked orphan parataxis punct root vocative xcomp""".split()
)


@pytest.fixture(scope="module")
def sentences():
    return templates.generate(1500, 7)


def _reaches_root(heads: list[int], start: int) -> bool:
    seen = set()
    while start and start not in seen:
        seen.add(start)
        start = heads[start - 1]
    return start == 0


def _crossing(heads: list[int]) -> bool:
    arcs = [tuple(sorted((i, h))) for i, h in enumerate(heads, 1) if h]
    return any(a < c < b < d for a, b in arcs for c, d in arcs)


def test_every_tree_has_one_root_and_no_cycle(sentences):
    for s in sentences:
        heads = [t.head for t in s.tokens]
        assert [t.deprel for t in s.tokens if t.head == 0] == ["root"], s.text
        assert all(_reaches_root(heads, i) for i in range(1, len(heads) + 1)), s.text


def test_every_tree_is_projective(sentences):
    assert [s.text for s in sentences if _crossing([t.head for t in s.tokens])] == []


def test_labels_are_those_of_the_treebanks(sentences):
    assert {t.deprel for s in sentences for t in s.tokens} <= LABELS


def test_function_words_have_no_odd_dependents(sentences):
    for s in sentences:
        leaf = {
            i for i, t in enumerate(s.tokens, 1) if t.deprel in ("det", "punct", "compound:prt")
        }
        assert not [t for t in s.tokens if t.head in leaf], s.text


def test_passive_labels_go_together(sentences):
    for s in sentences:
        heads = {t.head for t in s.tokens if t.deprel in ("nsubj:pass", "aux:pass")}
        assert all(s.tokens[h - 1].xpos == "VBN" for h in heads), s.text


def test_same_seed_same_sentences():
    assert templates.generate(50, 3) == templates.generate(50, 3)
    assert templates.generate(50, 3) != templates.generate(50, 4)


def test_texts_differ_and_lengths_vary(sentences):
    assert len({s.text for s in sentences}) == len(sentences)
    lengths = [len(s.tokens) for s in sentences]
    assert 12 <= statistics.median(lengths) <= 20
    assert 40 < max(lengths) <= 60


def test_text_has_no_space_before_a_comma_or_double_space(sentences):
    assert not [s.text for s in sentences if " ," in s.text or "  " in s.text or " n't" in s.text]


def test_conllu_rows_have_ten_columns_and_count_from_one():
    block = templates.generate(1, 1)[0].conllu("x-1")
    rows = [r.split("\t") for r in block.splitlines() if r and not r.startswith("#")]
    assert [r[0] for r in rows] == [str(i) for i in range(1, len(rows) + 1)]
    assert {len(r) for r in rows} == {10}


def test_hyphenated_words_are_split_round_the_hyphen(sentences):
    words = [t.form for s in sentences for t in s.tokens]
    assert not [w for w in words if "-" in w.strip("-")]
    assert "-" in words


def test_two_auxiliaries_may_share_one_participle(sentences):
    shared = [
        (a, b)
        for s in sentences
        for a, b in ((t, s.tokens[t.head - 1]) for t in s.tokens if t.deprel == "conj")
        if a.upos == b.upos == "AUX" and b.deprel in ("aux", "aux:pass")
    ]
    assert len(shared) > 20
    assert {b.lemma for _, b in shared} >= {"have", "be", "may"}


def test_commands_are_tagged_as_the_treebank_tags_them(sentences):
    commands = [t for s in sentences for t in s.tokens if "Mood=Imp" in t.feats]
    assert len(commands) > 300
    assert {(t.xpos, t.feats) for t in commands} == {("VB", "Mood=Imp|VerbForm=Fin")}


def test_a_fronted_clause_comes_with_and_without_its_comma(sentences):
    marks = set()
    for s in sentences:
        first = s.tokens[0]
        if first.deprel == "mark" and s.tokens[first.head - 1].deprel == "advcl":
            marks.add(any(t.form == "," and t.head == first.head for t in s.tokens))
    assert marks == {True, False}
