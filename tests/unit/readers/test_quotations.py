"""Which words are not the drafter's own."""

import pytest
from reader_documents import markdown, plain

from clauselint.lexicon.language import is_foreign


def quoted(document):
    return [s.text[q.start : q.end] for s in document.segments for q in s.quoted]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It says “no one may stay” to all.", ["“no one may stay”"]),
        ('It says "no one may stay" and "go".', ['"no one may stay"', '"go"']),
        ("It says «no one», „none“ or ‘nobody’ may.", ["«no one»", "„none“", "‘nobody’"]),
        ("The staff’s keys and the guards’ keys.", []),
        ('A disc of 5" and a tape of 6" are kept.', []),
        ("It says “no one may stay.", ["“no one may stay."]),
        ("It says 'no one may stay'.", ["'no one may stay'"]),
        ("It says ‘don’t stay’.", ["‘don’t stay’"]),
        ("The guest's hut and the cooks' hut.", []),
        ("La règle est la même pour tous les agents. Staff obey.",
         ["La règle est la même pour tous les agents."]),
        ("Alle Akten sind für die Prüfung der Stelle zu kopieren.",
         ["Alle Akten sind für die Prüfung der Stelle zu kopieren."]),
        ("Все сотрудники подписывают.", ["Все сотрудники подписывают."]),
        ("The de facto rule is pro rata, et cetera.", []),
    ],
)  # fmt: skip
def test_quotations_and_other_languages(text, found):
    assert quoted(markdown(text)) == quoted(plain(text)) == found


def test_a_block_quote_is_quoted_with_all_in_it():
    source = "> # Act\n>\n> No one may:\n>\n> - stay;\n> - sleep.\n\nOurs."
    assert quoted(markdown(source)) == ["Act", "No one may:", "stay;", "sleep."]


@pytest.mark.parametrize("opening", ["**Note:** Staff", "Example: staff", "[!WARNING]\n> Staff"])
def test_a_note_is_no_quotation(opening):
    assert quoted(markdown(f"> {opening} may stay.\n>\n> All night.")) == []


def test_a_quotation_of_several_paragraphs_opens_each():
    source = "“No one may stay.\n\n“All must go.”\n\nOurs."
    assert quoted(markdown(source)) == ["“No one may stay.", "“All must go.”"]


def test_terms_that_open_the_items_of_a_list_are_all_that_is_quoted():
    source = "- “Guest” means one who stays;\n- “Host” means one who lets stay."
    assert quoted(markdown(source)) == ["“Guest”", "“Host”"]


def test_a_licence_is_known_by_its_wording_and_takes_its_section():
    source = (
        "# Ours\n\nWe grant it.\n\n# The MIT License\n\nCopyright 2020 A.\n\nPermission is hereby "
        "granted, free of charge, to any person.\n\n# Rights\n\nYou have the rights."
    )
    assert [s.text.split()[0] for s in markdown(source).segments if s.quoted] == [
        "The",
        "Copyright",
        "Permission",
    ]


def test_a_heading_that_names_a_licence_is_not_enough():
    assert quoted(markdown("# MIT License\n\nWe use this licence for all of our code.")) == []


@pytest.mark.parametrize(
    "text",
    ["", "Oui.", "Fax 12 34 56", "Jan de Vries en Piet de Boer", "Staff in Côte d’Ivoire sign"],
)
def test_a_few_words_are_no_other_language(text):
    assert not is_foreign(text)
