"""What is a label and what a sentence."""

import pytest
from reader_documents import markdown, plain


def labels(document):
    return [s.text for s in document.segments if s.label]


@pytest.mark.parametrize(
    "text",
    [
        "Name: ____",
        "Signature ______ Date ______",
        "Signed by:",
        "/s/ Ida Berg",
        "Owner: Registry",
        "Last updated: 4 May 2024",
        "Write to: desk@example.org",
        "12 High Street, Leeds",
        "PO Box 12, Springfield",
        "Springfield, IL 62701",
        "Leeds LS1 4AP",
    ],
)
def test_a_form_field_a_fact_and_an_address_are_labels(text):
    assert labels(markdown(text)) == labels(plain(text)) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "I, ____, agree to the terms of this policy.",
        "Send the form to 12 High Street, Leeds.",
        "Staff write to PO Box 12 in Springfield",
        "Note: Guests must sign.",
        "Exception: Guests of the board who stay for less than a day",
        "Staff must sign here",
        "Sign it.",
    ],
)
def test_a_sentence_is_no_label(text):
    assert labels(markdown(text)) == labels(plain(text)) == []


@pytest.mark.parametrize(
    "block",
    [
        "Registry\n12 High Street\nSpringfield, IL 62701",
        "Name: ____\nDate: ____",
        "Owner: Registry\nVersion: 2.1\nStatus: Final",
        "Sign: ____\nIda Berg\nDirector",
    ],
)
def test_the_lines_of_an_address_a_form_and_a_signature_stand_apart(block):
    for document in (markdown(f"Ours is this.\n\n{block}\n"), plain(f"Ours is this.\n\n{block}\n")):
        lines = block.split("\n")
        assert labels(document) == [s.text for s in document.segments[1:]] == lines


def test_wrapped_prose_is_not_cut_into_lines():
    text = "Staff who live at\n12 High Street\nmay sign"
    assert len(markdown(text).segments) == len(plain(text).segments) == 1


def test_what_introduces_a_list_and_its_items_are_no_labels():
    assert labels(markdown("You agree to:\n\n- pay\n- Fee: Ten pounds\n")) == []


def test_headings_short_cells_and_lines_above_prose_are_labels():
    source = "# Keys\n\nLost keys\n\nTell us.\n\n|Fee|\n|-|\n|You pay it when you come here|\n"
    assert labels(markdown(source)) == ["Keys", "Lost keys", "Fee"]
