from __future__ import annotations

from clauselint.rewrite.draft import Word, ended, parts, tidy, without, write

from .trees import sentence

ROWS = """
The DET DT 2 det
Board PROPN NNP 7 nsubj
, PUNCT , 4 punct
here ADV RB 2 advmod
, PUNCT , 4 punct
must AUX MD 7 aux
meet VERB VB 0 root
. PUNCT . 7 punct
"""


def test_words_cut_out_take_their_commas_along() -> None:
    span = sentence(ROWS)
    assert write(without(list(span), [span[3]])) == "The Board must meet."


def test_a_moved_first_word_loses_its_capital_and_a_name_keeps_it() -> None:
    span = sentence(ROWS)
    said = parts("today", list(span[:2]), [span[5], span[6]])
    assert write(ended(said)) == "Today the Board must meet."


def test_a_text_without_capitals_stays_without() -> None:
    span = sentence(ROWS.replace("The", "the").replace("Board", "board"))
    assert write(list(span)).startswith("the board")


def test_marks_left_over_go() -> None:
    marks = [Word(","), Word("stop"), Word(","), Word(","), Word("now"), Word(","), Word(".")]
    assert [p.text for p in tidy(marks)] == ["stop", ",", "now", "."]


def test_a_sentence_ends_once() -> None:
    assert write(ended([Word("Stop"), Word(","), Word(".")])) == "Stop."
    assert write(ended([Word("Why"), Word(";")], "?")) == "Why?"


def test_a_text_without_an_end_mark_gets_none() -> None:
    assert write(ended([Word("Stop"), Word("now")], "")) == "Stop now"
