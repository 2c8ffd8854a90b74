"""The gold sets are what their README says they are; no model is needed for that."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from benchmarks import common
from benchmarks.parser import boundaries, conllu, imperatives

_LABELS = """acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp
compound compound:prt conj cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated
expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer
nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct reparandum root vocative
xcomp"""
RELATIONS = set(_LABELS.split())
DOCUMENTS = sorted(p for p in boundaries.FOLDER.iterdir() if p.suffix in (".md", ".txt"))


@pytest.fixture(scope="module")
def trees() -> list[conllu.Sentence]:
    return conllu.read(common.GOLD / "policy.conllu")


def test_every_tree_is_a_tree_over_its_text(trees: list[conllu.Sentence]) -> None:
    for s in trees:
        assert conllu.problems(s, RELATIONS) == [], s.meta
        spaced = zip(s.words, s.spaces, strict=True)
        assert "".join(w + " " * space for w, space in spaced).strip() == s.meta["text"]


def test_the_treebank_is_large_and_varied(trees: list[conllu.Sentence]) -> None:
    assert len(trees) >= 200
    assert len({s.meta["text"] for s in trees}) == len(trees)
    assert all(8 <= len(s) <= 45 for s in trees)
    used = Counter(r for s in trees for r in s.relations)
    for relation in ("conj", "acl:relcl", "advcl", "nsubj:pass", "obl:agent", "ccomp", "iobj"):
        assert used[relation] >= 5, relation


def test_function_words_hang_on_content_words(trees: list[conllu.Sentence]) -> None:
    for s in trees:
        for i, relation in enumerate(s.relations):
            head = s.relations[s.heads[i]]
            if relation not in ("fixed", "advmod", "punct", "conj", "cc"):
                assert head not in ("case", "mark", "aux", "cop", "det"), (s.meta, s.words[i])


def test_imperatives_mark_a_word_each() -> None:
    rows = imperatives.cases()
    assert sum(not row.control for row in rows) >= 200
    assert sum(row.control for row in rows) >= 60
    assert len({(row.stem, row.text) for row in rows}) == len(rows)
    for row in rows:
        assert "*" not in row.text
        assert bool(row.verbs) != row.control
        for at in row.verbs:
            assert re.match(r"\b[A-Za-z]+\b", row.text[at:]), row
            assert at == 0 or not row.text[at - 1].isalnum()


def test_both_polarities_and_all_constructions() -> None:
    rows = imperatives.cases()
    assert Counter(row.polarity for row in rows)["negative"] >= 25
    kinds = Counter(row.construction for row in rows)
    for kind in ("coordinated", "fronted", "item", "adverb", "ambiguous", "quoted"):
        assert kinds[kind] >= 10, kind
    assert all(row.stem for row in rows if row.construction == "item")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_boundary_gold_is_the_whole_document(path) -> None:
    source = path.read_text(encoding="utf8")
    assert len(boundaries.gold_ends(source, boundaries.gold_lines(path))) >= 40


def test_there_are_500_boundaries_and_many_inside_blocks() -> None:
    gold = inner = 0
    for path in DOCUMENTS:
        source = path.read_text(encoding="utf8")
        ends = boundaries.gold_ends(source, boundaries.gold_lines(path))
        gold += len(ends)
        inner += len(boundaries.inner_ends(source, ends))
    assert gold >= 500
    assert inner >= 200
