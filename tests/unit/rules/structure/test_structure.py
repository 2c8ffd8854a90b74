from __future__ import annotations

import pytest
from rule_parses import analysis

from clauselint.rules.structure.late_verb import LateVerb
from clauselint.rules.structure.long_sentence import LongSentence
from clauselint.rules.structure.nested_clauses import NestedClauses
from clauselint.rules.structure.unlike_list_item import UnlikeListItem
from clauselint.rules.structure.wide_coordination import WideCoordination


def row(word: str, pos: str, tag: str, head: int, relation: str) -> str:
    return f"{word} {pos} {tag} {head} {relation}"


def long_subject(between: int) -> str:
    """A subject, `between` participles after it, and its verb."""
    verb = between + 2
    rows = [row("Staff", "NOUN", "NN", verb, "nsubj")]
    rows += [row(f"a{i}", "VERB", "VBG", 1, "acl") for i in range(between)]
    return "\n".join(
        [*rows, row("left", "VERB", "VBD", 0, "root"), row(".", "PUNCT", ".", verb, "punct")]
    )


def nest(depth: int) -> str:
    """A main clause with `depth` clauses, each the complement of the one before."""
    rows = [row("say", "VERB", "VBP", 0, "root")]
    rows += [row("says", "VERB", "VBZ", i + 1, "ccomp") for i in range(depth)]
    return "\n".join(rows)


def coordination(items: int, words: int) -> str:
    """Coordinated nouns, each with `words` adjectives before it."""
    rows, heads = [], []
    for _ in range(items):
        head = len(rows) + words + 1
        rows += [row("new", "ADJ", "JJ", head, "amod") for _ in range(words)]
        first = heads[0] if heads else 0
        rows.append(row("item", "NOUN", "NN", first, "conj" if heads else "root"))
        heads.append(head)
    return "\n".join(rows)


@pytest.mark.parametrize(
    ("between", "shown"), [(8, []), (9, ["strict"]), (13, ["strict", "default"])]
)
def test_the_distance_to_the_verb_sets_the_profile(between: int, shown: list[str]) -> None:
    found = list(LateVerb().check(analysis(long_subject(between))))
    profiles = ["strict", "default"]
    assert [
        p for p in profiles if any(c.confidence >= getattr(LateVerb, p) for c in found)
    ] == shown


def test_the_span_of_a_late_verb_runs_from_subject_to_verb() -> None:
    parsed = analysis(long_subject(13))
    found = next(LateVerb().check(parsed))
    text = parsed.doc.text[found.start : found.end]
    assert text.startswith("Staff a0")
    assert text.endswith("a12 left")


@pytest.mark.parametrize(("words", "least"), [(40, None), (41, 0.25), (51, 0.5), (90, 0.9)])
def test_longer_sentences_are_surer(words: int, least: float | None) -> None:
    rows = [
        row("go", "VERB", "VB", 0 if i == 0 else 1, "root" if i == 0 else "dep")
        for i in range(words)
    ]
    found = list(LongSentence().check(analysis("\n".join(rows))))
    assert bool(found) == (least is not None)
    assert not found or found[0].confidence >= (least or 0)


def test_punctuation_and_clitics_are_no_words() -> None:
    parsed = analysis(
        "Do AUX VBP 3 aux\nn't PART RB 3 advmod\ngo VERB VB 0 root\n. PUNCT . 3 punct"
    )
    assert parsed.word_count(0, len(parsed.doc.text)) == 2


@pytest.mark.parametrize(("depth", "count"), [(2, 0), (3, 1), (5, 1)])
def test_clauses_inside_clauses(depth: int, count: int) -> None:
    found = list(NestedClauses().check(analysis(nest(depth))))
    assert len(found) == count
    assert not found or len(found[0].anchors["clauses"]) == depth


@pytest.mark.parametrize(("items", "words", "count"), [(5, 6, 0), (6, 1, 0), (6, 5, 1)])
def test_a_coordination_has_to_be_wide_and_wordy(items: int, words: int, count: int) -> None:
    found = list(WideCoordination().check(analysis(coordination(items, words))))
    assert len(found) == count
    assert not found or len(found[0].anchors["conjuncts"]) == items


FITTING = """
Staff NOUN NN 3 nsubj
must AUX MD 3 aux
lock VERB VB 0 root
the DET DT 5 det
door NOUN NN 3 obj
"""
MISFIT = """
Staff NOUN NN 5 nsubj
must AUX MD 5 aux
keys NOUN NNS 5 nsubj:pass
are AUX VBP 5 aux:pass
returned VERB VBN 0 root return
"""


def test_an_item_that_begins_with_a_bare_verb_follows_from_must() -> None:
    assert not list(UnlikeListItem().check(analysis(FITTING, own=11)))


def test_an_item_with_its_own_subject_does_not_follow_from_must() -> None:
    parsed = analysis(MISFIT, own=11)
    found = list(UnlikeListItem().check(parsed))
    assert [parsed.doc.text[c.start : c.end] for c in found] == ["keys are returned"]


def test_without_a_stem_there_is_nothing_to_follow_from() -> None:
    assert not list(UnlikeListItem().check(analysis(MISFIT)))
