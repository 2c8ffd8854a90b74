import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauselint.lexicon import lines
from clauselint.readability.lexicon import RAREST, lookup, plainer, syllables_by_rule


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("the", 1), ("policy", 3), ("Agency", 3), ("don't", 1), ("officer's", 3), ("ACCESSIBLE", 4)],
)
def test_syllables_of_known_words_are_those_of_the_dictionary(word, syllables):
    assert lookup(word).syllables == syllables


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("blorged", 1), ("blorted", 2), ("snarfle", 2), ("grabes", 1), ("foxes", 2),
        ("quaction", 2), ("stately", 2), ("prism", 2), ("flying", 2), ("zeta's", 2), ("b", 1),
    ],
)  # fmt: skip
def test_syllables_of_unknown_words_follow_their_spelling(word, syllables):
    assert syllables_by_rule(word) == syllables


def test_a_compound_is_as_rare_as_its_rarest_part_and_as_long_as_all():
    well, known, whole = lookup("well"), lookup("known"), lookup("well-known")
    assert whole.zipf == min(well.zipf, known.zipf)
    assert whole.syllables == well.syllables + known.syllables


def test_common_words_are_common_and_unknown_ones_rarest():
    assert lookup("the").zipf > lookup("policy").zipf > lookup("remuneration").zipf > RAREST
    assert lookup("blorfing").zipf == RAREST
    assert not lookup("blorfing").known


def test_curly_apostrophes_are_straight_ones():
    assert lookup("don’t") == lookup("don't")


def test_figures_count_one_syllable():
    assert lookup("20").syllables == lookup("4.2(b").syllables == 1


def test_regular_inflections_of_familiar_words_are_familiar():
    assert all(lookup(w).easy for w in ("walk", "walked", "walking", "farms", "carries", "bigger"))
    assert not lookup("notwithstanding").easy


@given(st.text(max_size=40))
def test_any_string_has_a_syllable_and_a_frequency(text):
    word = lookup(text)
    assert word.syllables >= 1
    assert RAREST <= word.zipf <= 9


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("commence", "start"),
        ("commences", "start"),
        ("commenced", "start"),
        ("utilising", "use"),
        ("obtaining", "get"),
        ("door", ""),
        ("s", ""),
    ],
)
def test_a_plain_word_stands_for_every_form(word, plain):
    assert plainer(word) == plain


def test_no_plain_word_is_itself_on_the_list():
    listed = dict(line.split(" ", 1) for line in lines("plainer"))
    assert {plain for plain in listed.values() if plainer(plain)} == set()
