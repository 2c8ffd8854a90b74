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
    assert wide.words == ("…", "tenants", "and", "owners", "of", "flats", "…")
    alike = ["and < owners", "of < flats", "owners < tenants"]
    assert shown(wide) == sorted([*alike, "flats < owners *", "flats < tenants *"])
    assert shown(narrow) == sorted([*alike, "flats < owners *"])


def test_a_phrase_hangs_by_its_head():
    of_flats = (FLATS - 1, FLATS)
    trees = word_trees(CALLED, [[(of_flats, (TENANTS,))], [(of_flats, (OWNERS,))]])
    assert [[t for t in shown(tree) if "*" in t] for tree in trees] == [
        ["flats < tenants *"], ["flats < owners *"],
    ]  # fmt: skip


def test_a_tie_has_the_name_of_the_parse_or_the_name_that_is_given():
    for name, ties in (("", {"detail"}), ("stands for", {"stands for"})):
        tree = word_trees(CALLED, READINGS, name)[0]
        assert {t.name for t in tree.ties if t.differs} == ties


def test_what_is_no_relation_of_the_parse_leaves_that_alone():
    called, clerk = 2, 1
    trees = word_trees(CALLED, [[((clerk,), (FLATS,))], [((clerk,), (OWNERS,))]], "stands for")
    assert all("clerk < called" in shown(tree) for tree in trees)
    assert called not in {t.word for tree in trees for t in tree.ties if t.differs}


def test_readings_that_do_not_differ_are_not_drawn():
    assert word_trees(CALLED, [READINGS[0], READINGS[0]]) == []
    assert word_trees(CALLED, [READINGS[0], []]) == []


def test_of_a_long_stretch_the_words_that_go_with_the_doubtful_ones_are_drawn():
    filler = "".join(f"w{n} NOUN NN {n + 3} nmod\n" for n in range(1, 13))
    long = analysis(f"""
the DET DT 2 det
roof NOUN NN 0 root
{filler}old ADJ JJ 16 amod
house NOUN NN 2 nmod
that PRON WDT 18 nsubj
leaks VERB VBZ 16 acl:relcl
. PUNCT . 2 punct
""")
    tree = word_trees(long, [[((17,), (1,))], [((17,), (15,))]])[0]
    assert tree.words == ("the", "roof", "…", "old", "house", "that", "leaks")


def test_a_picture_has_a_word_after_another_and_an_arrow_for_each_tie():
    tree = WordTree(("a<b", "pays"), (Tie(0, 1, "subject", differs=True),))
    picture = fromstring(svg(tree, 60))
    space = "{http://www.w3.org/2000/svg}"
    words = [e for e in picture.iter(f"{space}tspan") if e.get("class") == "displacy-word"]
    assert [(e.text, e.get("x")) for e in words] == [("a<b", "30"), ("pays", "90")]
    assert ["".join(g.itertext()).strip() for g in picture.iter(f"{space}g")] == ["subject"]
