"""The scorer against hand-made trees whose scores are known."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from benchmarks import common
from benchmarks.parser import attachment, boundaries, calibration, conllu, imperatives
from clauselint.nlp.analysis import Arc

CONLLU = """\
# sent_id = one
# text = Don't copy files.
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tcopy\tcopy\tVERB\tVB\t_\t0\troot\t_\t_
3.1\tthem\t_\t_\t_\t_\t_\t_\t_\t_
4\tfiles\tfile\tNOUN\tNNS\t_\t3\tobj\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = withheld
1\t_\t_\tNOUN\tNN\t_\t0\troot\t_\t_

"""


@pytest.fixture
def gold(tmp_path: Path) -> conllu.Sentence:
    path = tmp_path / "one.conllu"
    path.write_text(CONLLU, encoding="utf8")
    (only,) = conllu.read(path)
    return only


def test_reads_words_spaces_and_heads(gold: conllu.Sentence) -> None:
    assert gold.words == ("Do", "n't", "copy", "files", ".")
    assert gold.spaces == (False, True, True, False, True)
    assert gold.heads == (2, 2, 2, 2, 2)
    assert conllu.to_doc(gold, spacy.blank("en").vocab).text == "Don't copy files. "
    assert gold.meta["sent_id"] == "one"


def test_reads_gzipped_files(tmp_path: Path) -> None:
    path = tmp_path / "one.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    assert len(conllu.read(path)) == 1


def test_gold_doc_is_one_sentence(gold: conllu.Sentence) -> None:
    doc = conllu.to_doc(gold, spacy.blank("en").vocab)
    assert [token.is_sent_start for token in doc] == [True, False, False, False, False]


def tree(gold: conllu.Sentence, heads: list[int], deps: list[str]) -> attachment.Parsed:
    doc = Doc(
        spacy.blank("en").vocab,
        words=list(gold.words),
        heads=heads,
        deps=deps,
        tags=["VB", "RB", "VB", "NN", "."],
        pos=["AUX", "PART", "VERB", "NOUN", "PUNCT"],
        lemmas=["do", "not", "copy", "file", "."],
    )
    return attachment.parsed(gold, doc)


def test_subtypes_do_not_count_and_errors_do(gold: conllu.Sentence) -> None:
    found = tree(gold, [2, 2, 2, 1, 3], ["aux:pass", "mark", "ROOT", "obj", "punct"])
    assert attachment.score([found], "UAS").value == pytest.approx(3 / 5)
    assert attachment.score([found], "LAS").value == pytest.approx(2 / 5)
    assert attachment.score([found], "UAS no punct").value == pytest.approx(3 / 4)
    assert attachment.score([found], "LAS no punct").value == pytest.approx(2 / 4)
    assert attachment.score([found], "XPOS").value == pytest.approx(4 / 5)
    assert attachment.score([found], "lemma").value == 1.0


def test_interval_is_over_sentences(gold: conllu.Sentence) -> None:
    right = tree(gold, [2, 2, 2, 2, 2], list(gold.relations))
    wrong = tree(gold, [1, 1, 1, 1, 1], ["dep", "root", "dep", "dep", "dep"])
    interval = attachment.score([right, wrong] * 50, "LAS")
    assert interval.value == pytest.approx(0.5)
    assert 0.35 < interval.low < 0.45
    assert 0.55 < interval.high < 0.65
    assert str(attachment.score([right], "LAS")) == "100.0 (100.0-100.0)"


def test_problems_of_a_tree(gold: conllu.Sentence) -> None:
    assert conllu.problems(gold, gold.relations) == []
    cyclic = conllu.Sentence(gold.words, gold.spaces, (1, 0, 2, 2, 2), *[gold.relations] * 5)
    assert "a cycle" in conllu.problems(cyclic, gold.relations)
    two_roots = conllu.Sentence(gold.words, gold.spaces, (0, 2, 2, 2, 2), *[gold.relations] * 5)
    assert "not one root" in conllu.problems(two_roots, gold.relations)
    assert "unknown relation obj" in conllu.problems(gold, {"aux", "advmod", "root", "punct"})


def test_constructions_of_a_fronted_clause_and_a_conjunct() -> None:
    words = ("If", "asked", ",", "stop", "and", "wait", "by", "doors")
    heads = (1, 3, 1, 3, 5, 3, 7, 5)
    relations = ("mark", "advcl", "punct", "root", "cc", "conj", "case", "obl")
    s = conllu.Sentence(words, (True,) * 8, heads, relations, *[("_",) * 8] * 4)
    named = {words[i]: list(attachment.constructions(s, i)) for i in range(8)}
    assert named["asked"] == ["fronted clause"]
    assert named["wait"] == ["coordination (conjunct)"]
    assert named["doors"] == ["prepositional phrase"]
    assert named["stop"] == ["root"]


def test_calibration_merges_relations_of_one_head(gold: conllu.Sentence) -> None:
    arcs = (Arc(2, "obj", 0.5), Arc(2, "nsubj:pass", 0.2), Arc(2, "nsubj", 0.1), Arc(1, "obj", 0.2))

    def alternatives(i: int) -> tuple[Arc, ...]:
        return arcs if i == 3 else ()

    (best,) = calibration.events(gold, alternatives, relation=False, every=False)
    assert best == (pytest.approx(0.8), True)
    everything = list(calibration.events(gold, alternatives, relation=True, every=True))
    assert [(round(p, 3), ok) for p, ok in everything] == [(0.5, True), (0.3, False), (0.2, False)]


def test_expected_calibration_error_is_weighted_by_bin() -> None:
    binned = calibration.bins([(0.95, True)] * 9 + [(0.95, False)] + [(0.25, False)] * 10)
    assert [b.count for b in binned] == [10, 10]
    assert calibration.ece(binned) == pytest.approx(0.5 * 0.25 + 0.5 * 0.05)


def imperative(marked: str, polarity: str = "positive", stem: str = "") -> imperatives.Case:
    row = {"id": "x", "construction": "c", "polarity": polarity, "stem": stem, "sentence": marked}
    return imperatives._case(row)


def read_as(words: str, tags: list[str], morphs: list[str] | None = None) -> Doc:
    pos = ["VERB" if tag[0] == "V" else "NOUN" for tag in tags]
    return Doc(spacy.blank("en").vocab, words.split(), tags=tags, pos=pos, morphs=morphs)


def test_all_marked_verbs_must_be_read_as_verbs() -> None:
    case = imperative("*Stop* and *wait*")
    assert (case.text, case.verbs) == ("Stop and wait", (0, 9))
    assert imperatives.correct(case, read_as("Stop and wait", ["VB", "NN", "VB"]), 0)
    assert not imperatives.correct(case, read_as("Stop and wait", ["VB", "NN", "NN"]), 0)


def test_an_item_is_read_with_its_stem() -> None:
    case = imperative("*lock* doors", stem="At night:")
    assert case.analysed == ("At night lock doors", 9)
    assert imperatives.correct(case, read_as("At night lock doors", ["NN", "NN", "VB", "NN"]), 9)


def test_a_control_must_hold_no_imperative() -> None:
    case = imperative("Report templates", polarity="none")
    assert imperatives.correct(case, read_as("Report templates", ["NN", "NNS"]), 0)
    assert not imperatives.correct(case, read_as("Report templates", ["VB", "NNS"]), 0)
    imp = read_as("Report templates", ["NN", "VBP"], ["", "Mood=Imp"])
    assert not imperatives.correct(case, imp, 0)


def test_boundaries_ignore_closing_marks() -> None:
    source = "Stop here.)  Go\non! ```x```\n"
    ends = boundaries.gold_ends(source, ["Stop here.)", "Go on!", "~ ```x```"])
    assert ends == {8, 17}
    assert boundaries.last_word_char(source, 11) == 8


def test_boundary_gold_must_be_the_document() -> None:
    with pytest.raises(ValueError, match="not in the document"):
        boundaries.gold_ends("One. Two.", ["One.", "Too."])
    with pytest.raises(ValueError, match="stops before"):
        boundaries.gold_ends("One. Two.", ["One."])


def test_inner_boundaries_have_text_after_them_in_their_block() -> None:
    source = "One. Two\nlines.\nThree. (Four.)\n\n- Five.\n- Six."
    gold = boundaries.gold_ends(
        source, ["One.", "Two lines.", "Three.", "(Four.)", "- Five.", "- Six."]
    )
    inner = {source[: end + 1].split()[-1] for end in boundaries.inner_ends(source, gold)}
    assert inner == {"One", "lines", "Three"}


def test_f_score() -> None:
    assert boundaries.f_score(8, 10, 10) == pytest.approx(0.8)
    assert boundaries.f_score(0, 0, 0) == 0.0


def test_card_keeps_what_is_outside_the_markers(tmp_path: Path) -> None:
    card = tmp_path / "README.md"
    common.write_card("first", "scores", card)
    card.write_text("# Card\n\n" + card.read_text() + "\nEnd.\n")
    common.write_card("second", "scores", card)
    assert card.read_text().startswith("# Card\n")
    assert card.read_text().endswith("End.\n")
    assert "second" in card.read_text()
    assert "first" not in card.read_text()


def test_table_lines_up() -> None:
    assert common.table(("set", "n"), [("a", 5), ("long", 12)]).splitlines() == [
        "| set  |  n |",
        "| ---- | -: |",
        "| a    |  5 |",
        "| long | 12 |",
    ]
