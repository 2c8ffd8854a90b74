"""Each formula against published values, and all of them against textstat."""

import math
import socket
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from score_builders import document

from clauselint.readability import counts, formulas, lexicon, prose
from clauselint.readability.counts import Counts

PASSAGE = (
    "The agency must keep a register of every complaint that it receives. A complaint may be made "
    "in writing or by telephone. The complaints officer acknowledges each complaint within five "
    "working days and investigates it promptly. Records are retained for seven years unless "
    "legislation requires otherwise."
)


def count(text):
    return counts.total(map(counts.of_sentence, prose.sentences(document(text))))


@pytest.fixture
def textstat(monkeypatch):
    """textstat with the syllables of our table, and with no way to the network."""
    textstat = pytest.importorskip("textstat")
    module = sys.modules["textstat.backend.counts._count_syllables"]

    class Pronunciations(dict):
        def __missing__(self, word):
            return [["AH0"] * lexicon.lookup(word).syllables]

    monkeypatch.setattr(module, "get_cmudict", lambda lang: Pronunciations())
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("network"))
    return textstat


SAME = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "smog_index",
    "linsear_write_formula",
    "lix",
    "rix",
    "mcalpine_eflaw",
)


@pytest.mark.parametrize("name", SAME)
def test_textstat_gives_the_same(textstat, name):
    assert formulas.evaluate(count(PASSAGE))[name] == pytest.approx(
        getattr(textstat, name)(PASSAGE)
    )


WORD = st.sampled_from(["register", "of", "legislation", "officer", "may", "keep", "accessible"])
SENTENCE = st.lists(WORD, min_size=4, max_size=30).map(lambda ws: " ".join(ws).capitalize() + ".")


@given(st.lists(SENTENCE, min_size=2, max_size=8))
def test_textstat_gives_the_same_on_any_text(sentences):
    textstat = pytest.importorskip("textstat")
    text = " ".join(sentences)
    ours = formulas.evaluate(count(text))
    for name in ("lix", "rix", "mcalpine_eflaw"):
        assert ours[name] == pytest.approx(getattr(textstat, name)(text))


def test_coleman_liau_differs_from_textstat_by_its_rounded_weight(textstat):
    c = count(PASSAGE)
    gap = (0.0588 - 0.058) * 100 * c.letters / c.words
    assert formulas.coleman_liau_index(c) == pytest.approx(
        textstat.coleman_liau_index(PASSAGE) + gap
    )


def test_ari_differs_from_textstat_by_the_punctuation(textstat):
    c = count(PASSAGE)
    gap = 4.71 * sum(ch in ".," for ch in PASSAGE) / c.words
    ours = formulas.automated_readability_index(c)
    assert ours == pytest.approx(textstat.automated_readability_index(PASSAGE) - gap)


def test_inflected_familiar_words_are_familiar_as_dale_and_chall_say_and_textstat_does_not(
    textstat,
):
    text = "The boys walked to the farms and carried the apples."
    assert count(text).hard == 0
    assert textstat.difficult_words(text, syllable_threshold=0) > 0


# Published values: C for the counts of a passage, and what its source says.


def test_flesch_of_one_word_of_one_syllable_is_the_highest():
    one = Counts(sentences=1, words=1, syllables=1)
    assert formulas.flesch_reading_ease(one) == pytest.approx(121.22)
    assert formulas.flesch_kincaid_grade(one) == pytest.approx(-3.40)


def test_flesch_of_the_cat_sat_on_the_mat():
    assert formulas.flesch_reading_ease(count("The cat sat on the mat.")) == pytest.approx(
        116, abs=0.2
    )


def test_flesch_of_the_platypus():
    found = count(
        "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
    )
    assert (found.words, found.syllables) == (13, 24)
    assert formulas.flesch_reading_ease(found) == pytest.approx(37.5, abs=0.1)


def test_coleman_liau_of_the_authors_abstract():
    abstract = Counts(sentences=5, words=119, letters=639)
    assert formulas.coleman_liau_index(abstract) == pytest.approx(14.5, abs=0.05)


@pytest.mark.parametrize(("hard", "grade"), [(0, 3.1291), (30, 8.8419), (120, 14.5547)])
def test_smog_over_thirty_sentences(hard, grade):
    assert formulas.smog_index(Counts(sentences=30, polysyllables=hard)) == pytest.approx(
        grade, abs=1e-3
    )


def test_dale_chall_adds_its_constant_only_over_five_per_cent():
    at, over = (Counts(sentences=10, words=200, hard=n) for n in (10, 11))
    assert formulas.dale_chall(at) == pytest.approx(0.1579 * 5 + 0.0496 * 20)
    assert formulas.dale_chall(over) == pytest.approx(0.1579 * 5.5 + 0.0496 * 20 + 3.6365)


def test_every_formula_says_its_unit_usual_range_and_source():
    assert len({f.name for f in formulas.FORMULAS}) == len(formulas.FORMULAS) == 14
    assert all(f.unit and f.usual and f.source and f.harder in (1, -1) for f in formulas.FORMULAS)


def test_harder_says_in_which_direction_a_formula_runs():
    easy = count("We lock the door. We turn off the light. You can go home now.")
    hard = count(
        "Notwithstanding considerations regarding confidentiality, authorised representatives of "
        "participating organisations administer comprehensive documentation requirements."
    )
    for formula in formulas.FORMULAS:
        assert formula.harder * (formula.value(hard) - formula.value(easy)) > 0, formula.name


sizes = st.integers(min_value=0, max_value=10**6)


@given(st.builds(Counts, *[sizes] * 12))
def test_no_counts_give_nan_or_a_crash(c):
    values = formulas.evaluate(c)
    assert values is None or all(map(math.isfinite, values.values()))


def test_scoring_needs_neither_textstat_nor_nltk_nor_a_network():
    code = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise OSError('no network')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "sys.path.insert(0, '.')\n"
        "from clauselint.findings import Document, Segment\n"
        "from clauselint.spans import OffsetMap\n"
        "from clauselint.readability import summary\n"
        "t = 'The 20 officers keep 4.2 registers of antidisestablishmentarian things.'\n"
        "s = Segment(0, 'paragraph', t, OffsetMap.identity(len(t)))\n"
        "print(summary(Document('x', t, (s,))).flesch_reading_ease)\n"
        "assert not {'textstat', 'nltk', 'spacy'} & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert math.isfinite(float(done.stdout))
