"""The tree, its explanations and the comparison of two, on parses that say nothing."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from score_builders import analyses, document, heading, item, parse

from clauselint.findings import Finding, Score
from clauselint.nlp.analysis import Analysis
from clauselint.readability import score
from clauselint.readability.compare import compare
from clauselint.readability.formulas import FORMULAS
from clauselint.readability.score import NOT_ENGLISH, NOT_ENOUGH, with_ambiguities
from clauselint.spans import Span

EASY = "We lock the door at night. You may go home at six."
HARD = (
    "Notwithstanding considerations regarding confidentiality, authorised representatives of "
    "participating organisations administer comprehensive documentation requirements."
)


def tree(*parts) -> Score:
    source = document(*parts)
    return score(source, analyses(source))


def costliest(rows):
    """What is told of a sentence with this tree, before easy ones."""
    doc = parse(rows)
    source = document(doc.text.strip(), EASY)
    first = source.segments[0]
    found = score(source, [Analysis(first, doc, None, first.offsets), analyses(source)[1]])
    return next(c for c in found.costly if c.text == doc.text.strip())


def test_a_section_for_each_heading_with_prose_under_it():
    found = tree(EASY, heading("Part"), heading("Keys", 2), EASY, heading("Forms", 2), HARD)
    assert [s.title for s in found.sections] == ["", "Keys", "Forms"]
    assert [s.trail for s in found.sections][1:] == [("Part", "Keys"), ("Part", "Forms")]
    assert [s.level for s in found.sections] == [0, 2, 2]


def test_sections_lie_in_the_source_from_their_heading_to_the_next():
    source = document(heading("Keys"), EASY, heading("Forms"), HARD)
    keys, forms = score(source, analyses(source)).sections
    assert source.text[keys.span.start :].startswith("Keys")
    assert keys.span.end == forms.span.start
    assert forms.span.end == len(source.text)
    assert (keys.line, forms.line) == (1, 5)


def test_sentences_slice_the_source():
    source = document(heading("Keys"), EASY, item("A key."), HARD)
    found = score(source, analyses(source))
    assert [source.text[s.span.start : s.span.end] for s in found.sentences] == [
        s.text for s in found.sentences
    ]
    assert found.sentences == tuple(s for section in found.sections for s in section.sentences)


def test_every_level_has_the_same_fields():
    found = tree(heading("Forms"), HARD, EASY)
    section = found.sections[0]
    for node in (found, section, section.sentences[0]):
        assert node.effort is not None
        assert set(node.formulas) == {f.name for f in FORMULAS}
        assert set(node.measures) == set(found.measures)


def test_words_add_up_and_a_lead_in_counts_once():
    found = tree("Staff must:", item("lock the door;", 0), item("turn off the light.", 0))
    assert (found.words, found.sentence_count) == (9, 3)
    assert [s.words for s in found.sentences] == [2, 3, 4]


def test_harder_prose_costs_more():
    found = tree(heading("Easy"), EASY, heading("Hard"), HARD)
    easy, hard = found.sections
    assert easy.effort < found.effort < hard.effort


def test_the_costliest_sentences_come_first_and_name_what_helps():
    (section,) = tree(heading("Forms"), HARD, EASY, EASY).sections
    first = section.costly[0]
    assert first.text == HARD
    assert first.cost > 0
    (gain,) = [g for g in first.gains if g.kind == "reword"]
    assert gain.points > 0
    assert set(gain.words) <= {w.strip(",.").lower() for w in HARD.split()}
    assert [c.cost for c in section.costly] == sorted(
        (c.cost for c in section.costly), reverse=True
    )


def test_no_plainer_word_is_asked_for_what_is_written_as_a_name():
    def named(word):
        (section,) = tree(heading("Forms"), HARD.replace("considerations", word), EASY).sections
        return [w for g in section.costly[0].gains for w in g.words]

    assert "considerazionis" in named("considerazionis")
    assert "considerazionis" not in named("consideraZIONis")


def test_no_more_than_three_sentences_are_named():
    (section,) = tree(heading("Forms"), *[HARD] * 6, *[EASY] * 6).sections
    assert len(section.costly) == 3


def test_a_split_is_found_at_a_clause_and_gains():
    rows = [
        "Staff NOUN nsubj 3", "must AUX aux 3", "lock VERB root 0", "every DET det 5",
        "door NOUN obj 3", "on ADP case 9", "the DET det 9", "lower ADJ amod 9",
        "floor NOUN obl 3", "when SCONJ mark 14", "the DET det 13", "last ADJ amod 13",
        "visitor NOUN nsubj 14", "leaves VERB advcl 3", "through ADP case 18", "the DET det 18",
        "east ADJ amod 18", "gate NOUN obl 14", ". PUNCT punct 3",
    ]  # fmt: skip
    costly = costliest(rows)
    (gain,) = [g for g in costly.gains if g.kind == "split"]
    assert gain.words == ("when the last visitor",)
    assert gain.points > 0


def test_a_clause_that_its_noun_needs_is_no_place_to_split():
    rows = [
        "Staff NOUN nsubj 14", "who PRON nsubj 3", "lock VERB acl:relcl 1", "every DET det 5",
        "door NOUN obj 3", "on ADP case 9", "the DET det 9", "lower ADJ amod 9",
        "floor NOUN obl 3", "in ADP case 12", "the DET det 12", "evening NOUN obl 3",
        "may AUX aux 14", "leave VERB root 0", "the DET det 16", "building NOUN obj 14",
        "before ADP case 18", "nine NUM obl 14", ". PUNCT punct 14",
    ]  # fmt: skip
    costly = costliest(rows)
    assert not [g for g in costly.gains if g.kind == "split"]


def test_nothing_is_split_before_its_first_word():
    rows = [
        "When SCONJ mark 5", "the DET det 4", "last ADJ amod 4", "visitor NOUN nsubj 5",
        "leaves VERB advcl 12", "through ADP case 8", "the DET det 8", "gate NOUN obl 5",
        ", PUNCT punct 5", "staff NOUN nsubj 12", "must AUX aux 12", "lock VERB root 0",
        "every DET det 14", "door NOUN obj 12", "on ADP case 18", "the DET det 18",
        "lower ADJ amod 18", "floor NOUN obl 12", ". PUNCT punct 12",
    ]  # fmt: skip
    costly = costliest(rows)
    assert not [g for g in costly.gains if g.kind == "split"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Word", NOT_ENOUGH),
        ("4 5 6 7", NOT_ENOUGH),
        (
            "Die Verordnung regelt personenbezogene Datenverarbeitung öffentlicher Stellen",
            NOT_ENGLISH,
        ),
    ],
)
def test_too_little_english_prose_is_said_so(text, note):
    found = tree(text)
    assert (found.effort, found.note) == (None, note)
    assert not found.formulas
    assert not found.measures
    assert not found.costly


def test_an_empty_document_and_one_of_headings_have_no_sections():
    for source in (document(), document(heading("Keys"))):
        found = score(source, analyses(source))
        assert (found.words, found.sections, found.note) == (0, (), NOT_ENOUGH)


def test_all_capitals_and_all_lists_get_numbers():
    assert tree(EASY.upper()).effort is not None
    assert tree(*(item(text) for text in ("Keys of every door", "Forms of all kinds"))).effort


def finding(start, code="AMB001"):
    return Finding(code, "name", "message", "warning", 1.0, Span(start, start + 1), "x")


def test_ambiguities_are_counted_where_they_stand():
    source = document(heading("Easy"), EASY, heading("Hard"), HARD)
    plain = score(source, analyses(source))
    found = with_ambiguities(
        plain, [finding(source.text.index("authorised")), finding(0, "STR001")]
    )
    easy, hard = found.sections
    assert easy.measures["ambiguities_per_100"] == 0
    assert hard.measures["ambiguities_per_100"] == pytest.approx(100 / hard.words)
    assert hard.sentences[0].measures["ambiguities_per_100"] > 0
    assert found.effort == plain.effort


# Comparison --------------------------------------------------------------------------------------


def test_sections_match_by_their_headings():
    before = tree(heading("Keys"), HARD, heading("Old"), EASY)
    after = tree(heading("New"), EASY, heading("Keys"), EASY)
    changes = {c.trail: c.status for c in compare(before, after)}
    assert changes == {(): "changed", ("New",): "added", ("Keys",): "changed", ("Old",): "removed"}


def test_a_change_has_the_effort_of_both_versions():
    before, after = tree(heading("Keys"), HARD), tree(heading("Keys"), EASY)
    (_, change) = compare(before, after)
    assert change.effort == (before.sections[0].effort, after.sections[0].effort)
    assert change.words == (before.words, after.words)


def test_headings_that_repeat_match_in_their_order():
    before = tree(heading("Keys"), EASY, heading("Keys"), HARD)
    after = tree(heading("Keys"), EASY, heading("Keys"), EASY)
    assert [c.status for c in compare(before, after)][1:] == ["same", "changed"]


def test_a_new_file_is_added_and_a_gone_one_removed():
    found = tree(heading("Keys"), EASY)
    assert {c.status for c in compare(None, found)} == {"added"}
    assert {c.status for c in compare(found, None)} == {"removed"}


WORDS = st.sampled_from(
    ["staff", "must", "lock", "the", "register", "authorised", "2026", "§", "—"]
)
BLOCK = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(BLOCK, st.sampled_from(["paragraph", "heading", "list-item"])), max_size=6)
)
def test_no_document_crashes_or_gives_nan(blocks):
    parts = [(text, {"kind": kind, "level": int(kind == "heading")}) for text, kind in blocks]
    found = tree(*parts)
    for node in (found, *found.sections, *found.sentences):
        numbers = [*node.formulas.values(), *node.measures.values(), *node.parts.values()]
        assert all(map(math.isfinite, numbers))
        assert (node.effort is None) == bool(node.note)
