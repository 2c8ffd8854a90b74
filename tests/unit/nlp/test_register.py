"""Which texts are requirement prose: by their words alone, no parse needed."""

from __future__ import annotations

import pytest

from clauselint.findings import Document, Segment
from clauselint.nlp.register import binds, is_requirement_prose
from clauselint.spans import OffsetMap


def document(*segments: tuple[str, str] | tuple[str, str, int]) -> Document:
    """A document of (kind, text) or (kind, text, index of the stem)."""
    made = tuple(
        Segment(i, s[0], s[1], OffsetMap.identity(len(s[1])), stem=s[2] if len(s) > 2 else None)  # type: ignore[arg-type]
        for i, s in enumerate(segments)
    )
    return Document("", "", made)


@pytest.mark.parametrize(
    "sentence",
    [
        "The pump shall stop when the tank is full.",
        "Each depot must keep a log.",
        "The valve needs to close by itself.",
        "Logs are to be kept for a year.",
    ],
)
def test_a_duty_of_a_third_party_binds(sentence: str) -> None:
    assert binds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "You must keep a log.",
        "Our staff shall keep your log.",
        "The depot keeps a log.",
        "The committee will meet in May.",
    ],
)
def test_a_duty_of_reader_or_writer_and_a_statement_do_not(sentence: str) -> None:
    assert not binds(sentence)


def test_one_sentence_is_a_text() -> None:
    assert is_requirement_prose(document(("paragraph", "The pump shall stop at noon.")))


def test_most_of_the_sentences_are_enough_and_fewer_are_not() -> None:
    duty, told = "The pump shall stop at noon.", "The pump stands in the hall."
    assert is_requirement_prose(document(("paragraph", f"{duty} {duty} {duty} {told}")))
    assert not is_requirement_prose(document(("paragraph", f"{duty} {duty} {told}")))


def test_a_label_before_a_duty_is_part_of_its_sentence() -> None:
    labelled = "Largest load of all cranes: The crane shall not lift more than a ton."
    assert is_requirement_prose(document(("paragraph", labelled)))


def test_headings_and_labels_do_not_count() -> None:
    text = document(
        ("heading", "What this page tells the people of the town"),
        ("table-cell", "Pump room"),
        ("paragraph", "The pump shall stop at noon."),
    )
    assert is_requirement_prose(text)
    assert not is_requirement_prose(document(("heading", "The pump shall stop at noon")))


def test_an_item_is_read_after_the_open_sentence_before_it() -> None:
    items = [("list-item", "stop the pump at noon;", 0), ("list-item", "lock the pump room.", 0)]
    assert is_requirement_prose(document(("paragraph", "The guard shall:"), *items))
    assert not is_requirement_prose(document(("paragraph", "You must:"), *items))
