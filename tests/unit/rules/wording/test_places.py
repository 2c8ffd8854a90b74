from __future__ import annotations

import pytest

from clauselint.rules.wording.places import is_titled
from clauselint.spans import Span


def _place(text: str) -> tuple[str, Span]:
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), Span(start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Read the Rules [Pursuant to] the Act.",
        "Ask the [Furnish] Group.",
        "See Loans [in lieu of] Rent.",
        "NO SWIMMING [PRIOR TO] NOON.",
    ],
)
def test_in_a_name(text: str) -> None:
    assert is_titled(*_place(text))


@pytest.mark.parametrize(
    "text",
    [
        "[Prior to] noon, rest.",
        "Rest. [Prior to] noon, eat.",
        "(b-1) [Prior to] noon, rest.",
        "The guests [prior to] May had keys.",
        "The Mayor acts [pursuant to] the Act.",
        "Rent falls due under Ava [pursuant to] Section 4.",
    ],
)
def test_in_a_sentence(text: str) -> None:
    assert not is_titled(*_place(text))
