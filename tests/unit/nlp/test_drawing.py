"""Readings as small trees."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

from rule_parses import analysis

from clauselint.findings import Tie, WordTree
from clauselint.nlp.drawing import word_trees
from clauselint.nlp.picture import svg

# The clerk (whoever she is) called tenants and owners of flats today.
CALLED = analysis("""
The DET DT 2 det
clerk NOUN NN 3 nsubj
called VERB VBD 0 root
tenants NOUN NNS 3 obj
and CCONJ CC 6 cc
owners NOUN NNS 4 conj
of ADP IN 8 case
flats NOUN NNS 6 nmod
today NOUN NN 3 obl
. PUNCT . 3 punct
""")
TENANTS, OWNERS, FLATS = 3, 5, 7
READINGS = [[((FLATS,), (TENANTS, OWNERS))], [((FLATS,), (OWNERS,))]]


def shown(tree):
    """Words and their heads, those that differ with a star."""
    return sorted(
        f"{tree.words[t.word]} < {tree.words[t.head]}{' *' if t.differs else ''}" for t in tree.ties
    )


def test_only_the_stretch_in_doubt_is_drawn_and_what_differs_is_marked():
    wide, narrow = word_trees(CALLED, READINGS)
    assert wide.words == ("…", "tenants", "and owners", "of flats", "…")
    assert shown(wide) == [
        "and owners < tenants", "of flats < and owners *", "of flats < tenants *",
    ]  # fmt: skip
    assert shown(narrow) == ["and owners < tenants", "of flats < and owners *"]


def test_a_phrase_hangs_by_its_head():
    of_flats = (FLATS - 1, FLATS)
    trees = word_trees(CALLED, [[(of_flats, (TENANTS,))], [(of_flats, (OWNERS,))]])
    assert [[t for t in shown(tree) if "*" in t] for tree in trees] == [
        ["of flats < tenants *"], ["of flats < and owners *"],
    ]  # fmt: skip


def test_a_tie_has_the_name_of_the_parse_or_the_name_that_is_given():
    for name, ties in (("", {"detail"}), ("stands for", {"stands for"})):
        tree = word_trees(CALLED, READINGS, name)[0]
        assert {t.name for t in tree.ties if t.differs} == ties


def test_what_is_no_relation_of_the_parse_leaves_that_alone():
    called, clerk = 2, 1
    trees = word_trees(CALLED, [[((clerk,), (FLATS,))], [((clerk,), (OWNERS,))]], "stands for")
    assert all("The clerk < called" in shown(tree) for tree in trees)
    assert called not in {t.word for tree in trees for t in tree.ties if t.differs}


def test_readings_that_do_not_differ_are_not_drawn():
    assert word_trees(CALLED, [READINGS[0], READINGS[0]]) == []
    assert word_trees(CALLED, [READINGS[0], []]) == []


OFFICE = analysis("""
staff NOUN NN 0 root
of ADP IN 6 case
the DET DT 4 det
agency NOUN NN 6 nmod:poss
's PART POS 4 case
office NOUN NN 1 nmod
who PRON WP 8 nsubj
leave VERB VBP 6 acl:relcl
. PUNCT . 1 punct
""")


def test_words_that_make_one_phrase_are_drawn_as_one():
    tree = word_trees(OFFICE, [[((7,), (0,))], [((7,), (5,))]])[0]
    assert tree.words == ("staff", "of the agency's office", "who leave")
    assert shown(tree) == ["of the agency's office < staff", "who leave < staff *"]


def test_a_word_in_doubt_is_drawn_alone():
    the, clerk = 0, 1
    tree = word_trees(CALLED, [[((the,), (clerk,))], [((the,), (TENANTS,))]])[0]
    assert tree.words == ("The", "clerk", "called", "tenants", "…")


def test_of_a_long_stretch_the_phrases_that_go_with_the_doubtful_ones_are_drawn():
    between = "".join(f"w{n} NOUN NN {n + 3} nmod\n" for n in range(1, 13))
    long = analysis(f"""
the DET DT 2 det
roof NOUN NN 0 root
{between}near NOUN NN 16 nmod
house NOUN NN 2 nmod
that PRON WDT 18 nsubj
leaks VERB VBZ 16 acl:relcl
. PUNCT . 2 punct
""")
    tree = word_trees(long, [[((17,), (1,))], [((17,), (15,))]])[0]
    assert tree.words == ("the roof", "…", "near", "house", "that leaks")


def test_a_picture_has_a_word_after_another_and_an_arrow_for_each_tie():
    tree = WordTree(("a<b", "pays"), (Tie(0, 1, "subject", differs=True),))
    picture = fromstring(svg(tree, 60))
    space = "{http://www.w3.org/2000/svg}"
    words = [e for e in picture.iter(f"{space}tspan") if e.get("class") == "displacy-word"]
    assert [(e.text, e.get("x")) for e in words] == [("a<b", "30"), ("pays", "90")]
    assert ["".join(g.itertext()).strip() for g in picture.iter(f"{space}g")] == ["subject"]
