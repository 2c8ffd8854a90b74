"""Measures on parses made by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from score_builders import VOCAB, parse
from spacy.tokens import Doc

from clauselint.readability.columns import Columns
from clauselint.readability.measures import Sums, measures, of_halves, of_tokens, total, without


def sums(rows):
    doc = parse(rows)
    columns = Columns.of(doc)
    words = [t.text for t in doc if t.text.isalnum()]
    return of_tokens(columns, range(len(doc)), words, doc.text)


# The report must be signed by the officer .
AGENT = [
    "The DET det 2", "report NOUN nsubj:pass 5", "must AUX aux 5", "be AUX aux:pass 5",
    "signed VERB root 0", "by ADP case 8", "the DET det 8", "officer NOUN obl:agent 5",
    ". PUNCT punct 5",
]  # fmt: skip
AGENTLESS = [*AGENT[:5], ". PUNCT punct 5"]
# Staff must lock the door and close the window when they leave .
NESTED = [
    "Staff NOUN nsubj 3", "must AUX aux 3", "lock VERB root 0", "the DET det 5",
    "door NOUN obj 3", "and CCONJ cc 7", "close VERB conj 3", "the DET det 9",
    "window NOUN obj 7", "when ADV mark 12", "they PRON nsubj 12", "leave VERB advcl 7",
    ". PUNCT punct 3",
]  # fmt: skip


def test_an_agentless_duty_is_a_passive_with_a_modal_and_no_agent():
    assert measures(sums(AGENTLESS))["agentless_duty_share"] == 1.0
    assert measures(sums(AGENT))["agentless_duty_share"] == 0.0
    assert measures(sums(AGENT))["passive_share"] == 1.0


def test_by_makes_an_agent_without_its_subtype():
    rows = [row.replace("obl:agent", "obl") for row in AGENT]
    assert measures(sums(rows))["agentless_duty_share"] == 0.0


def test_a_second_verb_shares_the_duty_of_the_first():
    rows = [*AGENTLESS[:5], "and CCONJ cc 7", "dated VERB conj 5", ". PUNCT punct 5"]
    assert sums(rows).duties == 2


def test_words_before_the_main_verb_end_at_its_first_auxiliary():
    assert sums(AGENT).before_verb == 2
    assert sums(NESTED).before_verb == 1


def test_a_sentence_without_a_verb_says_nothing_of_its_place():
    rows = ["Annual ADJ amod 2", "report NOUN root 0"]
    assert sums(rows).with_verb == 0
    assert measures(sums(rows))["words_before_verb"] == 0.0


def test_dependency_length_counts_words_and_no_punctuation():
    commas = ["The DET det 4", ", PUNCT punct 4", ", PUNCT punct 4", "rule NOUN root 0"]
    assert measures(sums(commas))["dependency_length"] == 1.0


def test_clauses_depth_and_coordination():
    found = measures(sums(NESTED))
    assert found["clauses_per_sentence"] == 3
    assert found["clause_depth"] == 1
    assert found["coordination_width"] == 2


def test_noun_stacks_are_runs_of_three_and_more():
    stack = ["Mine NOUN compound 3", "worker NOUN compound 3", "safety NOUN root 0"]
    assert sums(stack).stacked == 3
    assert sums(["worker NOUN compound 2", "safety NOUN root 0"]).stacked == 0


def test_a_name_alone_is_no_noun_stack():
    name = ["Internal PROPN root 0", "Revenue PROPN flat 1", "Service PROPN flat 1"]
    assert sums(name).stacked == 0


@pytest.mark.parametrize(
    "text", ["section 12", "s. 4.2(b)", "Schedule A", "clauses 3", "Art. 6(1)(a)"]
)
def test_cross_references_are_found(text):
    doc = Doc(VOCAB, text.split())
    columns = Columns.of(doc)
    assert of_tokens(columns, range(len(doc)), text.split(), f"See {text}.").references == 1


def test_a_part_of_something_is_no_cross_reference():
    doc = Doc(VOCAB, ["part"])
    columns = Columns.of(doc)
    text = "They take part in it as a rule."
    assert of_tokens(columns, range(1), ["part"], text).references == 0


def test_rarity_leaves_names_and_function_words_out():
    name = ["Zbigniew PROPN nsubj 2", "leaves VERB root 0", "the DET det 4", "house NOUN obj 2"]
    assert sums(name).content == 2
    assert sums(name).unfamiliar == 0


def test_a_split_keeps_the_words_and_shortens_the_sentences():
    doc = parse(NESTED)
    whole = sums(NESTED)
    halves = of_halves(Columns.of(doc), whole, (range(9), range(9, 12)))
    assert (halves.words, halves.sentences) == (whole.words, 2)
    assert halves.log_length > whole.log_length
    assert halves.depth <= whole.depth
    assert halves.arc_length < whole.arc_length


def test_an_empty_section_has_zero_measures():
    assert set(measures(Sums()).values()) == {0.0}


numbers = st.floats(0, 1e6)


@given(st.lists(st.builds(Sums, *[numbers] * 4), max_size=4), st.builds(Sums, *[numbers] * 4))
def test_sums_add_and_subtract(parts, part):
    whole = total([*parts, part])
    assert without(whole, part).words == pytest.approx(total(parts).words, abs=1e-6)


@given(st.data())
def test_columns_agree_with_the_tree_of_spacy(data):
    size = data.draw(st.integers(1, 12))
    heads = [0] + [data.draw(st.integers(0, i - 1)) for i in range(1, size)]
    deps = ["root", *(data.draw(st.sampled_from(["advcl", "nsubj", "conj"])) for _ in heads[1:])]
    doc = Doc(VOCAB, ["word"] * size, heads=heads, deps=deps, pos=["VERB"] * size)
    columns = Columns.of(doc)
    for token in doc:
        assert columns.head[token.i] == token.head.i
        assert columns.subtree(token.i) == sorted(t.i for t in token.subtree)
        above = [token, *token.ancestors]
        assert columns.clause_depth[token.i] == sum(t.dep_ == "advcl" for t in above)
