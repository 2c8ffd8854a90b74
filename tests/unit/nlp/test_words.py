import numpy as np
import pytest

from clauselint.nlp.boundaries import starts
from clauselint.nlp.encoder import gelu
from clauselint.nlp.lemmas import apply, lemma
from clauselint.nlp.model import parse
from clauselint.nlp.wordpiece import MAX_PIECES, SHAPES, WordPiece, shape

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "policy", "pol", "##icy", "##ies", "e", "##e", "-"]


@pytest.fixture
def wordpiece() -> WordPiece:
    return WordPiece(PIECES)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Policy", ["policy"]),
        ("polies", ["pol", "##ies"]),
        ("é", ["e"]),
        ("pol-e", ["pol", "-", "e"]),
        ("☃", ["[UNK]"]),
        ("", ["[UNK]"]),
    ],
)
def test_words_are_cut_greedily(wordpiece: WordPiece, word: str, pieces: list[str]) -> None:
    assert [PIECES[i] for i in wordpiece.pieces(word)] == pieces


def test_a_long_address_does_not_fill_the_window(wordpiece: WordPiece) -> None:
    assert len(wordpiece.pieces("-" * 300)) == MAX_PIECES


@pytest.mark.parametrize(
    ("word", "name"),
    [("staff", "lower"), ("Staff", "title"), ("GST", "upper"), ("A", "initial"), ("4.2", "digit"),
     ("B2B", "digit"), ("iPhone", "other"), (".", "other")],
)  # fmt: skip
def test_letter_case_classes(word: str, name: str) -> None:
    assert SHAPES[shape(word)] == name


@pytest.mark.parametrize(
    ("form", "script", "expected"),
    [("Policies", "l3y", "policy"), ("Sydney", "c0", "Sydney"), ("is", "l2be", "be"),
     ("better", "l6good", "good"), ("a", "l4x", "a"), ("Odd", "?", "odd")],
)  # fmt: skip
def test_lemma_scripts(form: str, script: str, expected: str) -> None:
    assert apply(form, script) == expected


@pytest.mark.parametrize(
    ("form", "script", "tag", "expected"),
    [("notified", "l2", "VBN", "notify"), ("left", "l2t", "VBD", "leave"),
     ("wugs", "l1", "NNS", "wug"), ("Smiths", "c0", "NNPS", "Smiths")],
)  # fmt: skip
def test_a_dictionary_checks_inflected_forms(
    form: str, script: str, tag: str, expected: str
) -> None:
    assert lemma(form, script, tag) == expected


def test_gelu_is_the_exact_one() -> None:
    from math import erf, sqrt

    x = np.linspace(-6, 6, 241, dtype=np.float32)
    exact = [0.5 * v * (1 + erf(v / sqrt(2))) for v in x.tolist()]
    assert np.abs(gelu(x) - exact).max() < 1e-5


def split(text: str, likely: float = 0.7) -> list[str]:
    """Sentences of words and gaps, with the same probability at every place."""
    words = text.split(" ")
    tokens = [t for w in words for t in ([w[:-1], w[-1]] if w[-1] in ".?!" and w[:-1] else [w])]
    spaced = [True] * len(tokens)
    for i, token in enumerate(tokens):
        if token in ".?!" and i:
            spaced[i] = False
    marks = starts(tokens, np.full(len(tokens), likely), spaced)
    out: list[str] = []
    for token, mark in zip(tokens, marks, strict=True):
        if mark:
            out.append(token)
        else:
            out[-1] += " " + token
    return out


def test_a_full_stop_ends_a_sentence() -> None:
    assert split("Staff report. Managers act.") == ["Staff report .", "Managers act ."]


def test_the_network_can_say_no() -> None:
    assert len(split("Staff report. Managers act.", likely=0.01)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Call ext. 20 at once.",
        "Tamar Pty. Ltd. supplies it.",
        "See cl. 7 for more.",
        "4.2. Records are kept.",
        "Ask J. Petrov first.",
        "Up to approx. $20 is exempt.",
        "The sum is due. and paid.",
    ],
)
def test_a_stop_inside_a_sentence_does_not(text: str) -> None:
    assert len(split(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Lock the rooms in Annex A. Guards check them.",
        "Pay the fee in Schedule B. Members pay half.",
        "Read chapter 1. The board wrote it.",
        "Read sections 3 and 4. Members vote.",
        "Reply by Jan. 3. Bring a pen.",
        "Bring pens etc. Members bring paper.",
        "We buy from Tamar Inc. The firm is near.",
        "Choose plan B. If it fails call.",
    ],
)
def test_a_stop_that_words_show_to_be_the_end_needs_no_network(text: str) -> None:
    assert len(split(text, likely=0.01)) == 2


@pytest.mark.parametrize(
    ("tokens", "count"),
    [
        (["Doors", "close", "at", "7", "p.m.", "Guards", "lock", "up", "."], 2),
        (["Doors", "close", "at", "7", "p.m.", "Monday", "to", "Friday", "."], 1),
        (["It", "binds", "the", "E.U.", "The", "board", "agrees", "."], 2),
        (["It", "binds", "the", "E.U.", "Commission", "too", "."], 1),
        (["Ask", "J.", "R.", "Marsh", "first", "."], 1),
        (["These", "are", "the", "steps", ":", "1", ".", "Stop", "."], 1),
    ],
)
def test_letters_with_stops(tokens: list[str], count: int) -> None:
    spaced = [token != "." for token in tokens]
    assert sum(starts(tokens, np.full(len(tokens), 0.2), spaced)) == count


@pytest.mark.parametrize(
    ("tokens", "count"),
    [(["the", "door", ".", "Guards", "lock"], 2), (["the", "app", ".", "CONF", "file"], 1)],
)
def test_a_stop_without_a_space_ends_a_sentence_of_running_text(
    tokens: list[str], count: int
) -> None:
    spaced = [True, True, False, False, True]
    assert sum(starts(tokens, np.full(len(tokens), 0.95), spaced)) == count


def test_nothing_but_punctuation_ends_a_sentence() -> None:
    assert len(split("Staff Must Report Now", likely=0.99)) == 1


def test_a_straight_quote_after_a_gap_opens() -> None:
    tokens = ["It", "ended", ".", '"', "No", "comment", '"', "helps", "nobody", "."]
    spaced = [True, True, False, True, False, True, False, True, True, False]
    marks = starts(tokens, np.full(len(tokens), 0.7), spaced)
    assert [i for i, mark in enumerate(marks) if mark] == [0, 3]


@pytest.mark.parametrize(
    "text",
    [
        "The coats hang in the U.S. | Porters must lock them.",
        "The boats belong to Reed & Co. | Rowers may not lend them.",
        "Send the bill to Lake Inc. | Tenants of the yard will pay it.",
        "The rules of the U.S. Navy must be read.",
        "Papers that go to the U.S. Senate must be sealed.",
        "Porters wait at St. Ives and leave at noon.",
        "Rowers must sign and guests from the U.S. Embassy must wait.",
        "All Lake Inc. Tenants may vote.",
        "Cooks report to the U.S. Coast Guard.",
    ],
)
def test_behind_an_abbreviation_a_second_verb_needs_a_sentence(text: str) -> None:
    doc = parse(text.replace(" |", ""))
    assert " | ".join(sentence.text.strip() for sentence in doc.sents) == text
