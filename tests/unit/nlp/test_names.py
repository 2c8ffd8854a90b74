"""Names in a text without capitals."""

from __future__ import annotations

from clauselint.nlp.model import parse
from clauselint.nlp.names import NAMES, is_caseless

LOWER = "the old count of zorvania gave the castle to his cousin marcus in the spring ."


def test_only_a_longer_text_without_any_capital_is_caseless() -> None:
    assert is_caseless(LOWER.split())
    assert not is_caseless(["T" + LOWER[1:], *LOWER.split()])
    assert not is_caseless(["see", "below"])


def test_unknown_words_are_read_as_names() -> None:
    doc = parse(LOWER)
    assert {doc[i].text for i in doc.user_data[NAMES]} >= {"zorvania", "marcus"}
    assert [t.pos_ for t in doc if t.text in ("zorvania", "marcus")] == ["PROPN", "PROPN"]


def test_the_text_itself_stays_as_it_is() -> None:
    assert parse(LOWER).text == LOWER


def test_a_text_with_capitals_is_read_once() -> None:
    doc = parse("The zorvish clerk gave the old castle to his cousin in the spring.")
    assert NAMES not in doc.user_data
