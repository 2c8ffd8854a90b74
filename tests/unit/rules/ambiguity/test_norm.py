"""What lays something down, with the parser that ships."""

from __future__ import annotations

import pytest

from clauselint.nlp.model import parse
from clauselint.rules.ambiguity._norm import lays_down


@pytest.mark.parametrize(
    "text",
    [
        "Visitors must wear a badge.",
        "Members may bring guests who sign the book.",
        "Close the gate at night.",
        "The club does not lend boats.",
        "The policy covers tools and ladders owned by the firm.",
    ],
)
def test_duties_rights_denials_commands_and_decisions_do(text: str) -> None:
    assert lays_down(next(parse(text).sents))


@pytest.mark.parametrize(
    "text",
    [
        "The page has links and buttons that lead to other sites.",
        "Our pages may contain links that lead to other sites.",
        "Trains run from the harbour to the museum.",
        "A short list of tools and ladders.",
    ],
)
def test_descriptions_and_labels_do_not(text: str) -> None:
    assert not lays_down(next(parse(text).sents))
