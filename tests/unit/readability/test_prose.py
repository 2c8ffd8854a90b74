import time

import pytest
from score_builders import document, heading, item

from clauselint.findings import Segment
from clauselint.lexicon import sentences
from clauselint.readability import prose, summary
from clauselint.spans import OffsetMap, Span


def texts(*parts):
    source = document(*parts)
    return [source.segments[s.segment].text[s.start : s.end] for s in prose.sentences(source)]


def only(text):
    return [text[s.start : s.end] for s in sentences.spans(text)]


def test_splits_at_stops_question_marks_and_exclamations():
    assert only("Stop. Who goes there? Go! Now we rest.") == [
        "Stop.", "Who goes there?", "Go!", "Now we rest.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Use a strong password, e.g. One of twelve signs.",
        "See No. 4 of the register.",
        "Keep to s. 12 and cl. 4.2(b) of the Act.",
        "Acme Pty. Ltd. supplies the forms.",
        "Mr. J. Smith signs for the U.S. Army.",
        "4.2. Staff lock the door.",
        "(b). Staff lock the door.",
        "The fee is 4.50 dollars.",
    ],
)
def test_abbreviations_and_numbers_end_no_sentence(text):
    assert only(text) == [text]


def test_a_company_at_the_end_of_a_sentence_ends_it():
    assert only("We buy from Acme Pty. Ltd. The firm sends forms.") == [
        "We buy from Acme Pty. Ltd.", "The firm sends forms.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The rooms are in Annex A.", "Guards lock them."),
        ("Read chapter 1.", "The board wrote it."),
        ("Bring pens, paper, etc.", "Members bring a cup."),
        ("Doors open at 7 a.m.", "Guards unlock them."),
        ("It binds the E.U.", "The board agrees."),
    ],
)
def test_references_hours_and_abbreviations_may_end_a_sentence(first, second):
    assert only(f"{first} {second}") == [first, second]


def test_a_stop_without_a_space_ends_a_sentence():
    assert only("Close the door.The guard locks it.") == ["Close the door.", "The guard locks it."]


def test_closing_quotes_belong_to_their_sentence():
    assert only("He said “Stop.” Then he left.") == ["He said “Stop.”", "Then he left."]


def test_the_pronoun_i_is_no_initial():
    assert only("So do I. Then we go.") == ["So do I.", "Then we go."]


def test_a_heading_is_no_sentence():
    assert texts(heading("Purpose of this policy"), "It helps.") == ["It helps."]


def test_a_short_line_without_a_stop_above_prose_is_a_title():
    assert texts("3 Keys and cards", "Staff hand in their keys.") == ["Staff hand in their keys."]
    assert texts("Staff hand in their keys") == ["Staff hand in their keys"]
    assert texts("Staff hand in:", item("keys.", 0)) == ["Staff hand in:", "keys."]


def test_table_cells_count_where_they_hold_prose():
    cell = {"kind": "table-cell"}
    parts = [("12", cell), ("Fee", cell), ("You pay the fee when you apply for a card.", cell)]
    assert texts(*parts) == ["You pay the fee when you apply for a card."]


def test_a_table_of_numbers_is_no_prose():
    assert texts(("1 2 3 4 5 6 7 8 9", {"kind": "table-cell"})) == []


def test_a_lead_in_and_its_items_are_sentences_so_that_no_word_counts_twice():
    source = document(
        "We care. Staff must:", item("lock up;", 0), item("sign:", 0), item("now.", 2)
    )
    assert [s.words for s in prose.sentences(source)] == [
        ("We", "care"),
        ("Staff", "must"),
        ("lock", "up"),
        ("sign",),
        ("now",),
    ]


def test_code_and_placeholders_are_no_words_but_marked_words_are():
    text = "Run git-x.sh as {{user name}} with care"
    opaque = (Span(4, 12), Span(16, 29))
    segment = Segment(0, "paragraph", text, OffsetMap.identity(len(text)), opaque)
    words = [w for w, _ in prose.words_in(segment, Span(0, len(text)))]
    assert words == ["Run", "as", "with", "care"]
    plain = Segment(0, "paragraph", text, OffsetMap.identity(len(text)), (Span(35, 39),))
    assert [w for w, _ in prose.words_in(plain, Span(30, len(text)))] == ["with", "care"]


def test_words_keep_hyphens_and_apostrophes_and_lose_other_marks():
    text = "“Don't” use (well-known) and/or — hidden… words, s. 4.2(b)!"
    segment = Segment(0, "paragraph", text, OffsetMap.identity(len(text)))
    words = [w for w, _ in prose.words_in(segment, Span(0, len(text)))]
    assert words == ["Don't", "use", "well-known", "and", "or", "hidden", "words", "s", "4.2(b"]


def test_places_of_words_are_where_they_stand():
    text = "Staff (all of them) “must” sign."
    (sentence,) = prose.sentences(document(text))
    pairs = zip(sentence.words, sentence.places, strict=True)
    assert all(text[place : place + len(word)] == word for word, place in pairs)


def test_summary_counts_words_and_sentences():
    found = summary(document("Staff lock the door. They turn off the light."))
    assert (found.words, found.sentences, found.long_sentence_share) == (9, 2, 0.0)
    assert found.flesch_reading_ease == pytest.approx(206.835 - 1.015 * 4.5 - 84.6 * 1.0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Word",
        "Die Verordnung über die Verarbeitung personenbezogener Daten gilt für öffentliche Stellen",
        "个人信息保护政策适用于所有员工。",
    ],
)
def test_summary_of_too_little_english_has_no_formulas(text):
    found = summary(document(text)) if text else summary(document())
    assert found.flesch_reading_ease is None
    assert found.long_sentence_share is None


@pytest.mark.parametrize(
    "text", ["." * 300_000, "?!" * 150_000 + "a", "a" + "-" * 300_000 + "b", ". " * 150_000]
)
def test_long_runs_of_marks_take_no_more_than_their_length(text):
    started = time.monotonic()
    summary(document(text))
    assert time.monotonic() - started < 5
