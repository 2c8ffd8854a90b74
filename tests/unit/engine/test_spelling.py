"""The spelling of new words follows the document."""

from __future__ import annotations

import pytest

from clauselint import Linter

LINTER = Linter(select=["WRD002"], suggestions=True)
DUTY = "\n\nThe board must conduct an analysis of the fees."


@pytest.mark.parametrize(
    ("opening", "verb"),
    [
        ("The colour of the badge is set by the organisation.", "analyse"),
        ("The color of the badge is set by the organization.", "analyze"),
        ("The badge is set by the club.", "analyze"),
        ("They analyze the colour and the behaviour of birds.", "analyze"),
    ],
    ids=["British", "American", "no sign", "as the document spells the word"],
)
def test_the_spelling_is_the_documents(opening: str, verb: str) -> None:
    found = [s for f in LINTER.check(opening + DUTY).findings for s in f.suggestions]
    assert [s.text for s in found] == [f"The board must {verb} the fees."]
    assert [e.replacement for s in found for e in s.edits if "analy" in e.replacement] == [verb]
