"""What a rewrite must leave whole, and the layouts that keep it whole; with the real parser."""

from __future__ import annotations

import pytest

from clauselint.config import Settings
from clauselint.engine.selection import choose
from clauselint.engine.verifier import EngineVerifier
from clauselint.nlp.model import analyse
from clauselint.rewrite import rewrite

CHECK = EngineVerifier(choose(Settings()), analyse)


def rewrites(text: str) -> list[str]:
    return [s.text for s in rewrite(CHECK.parse(text), 0, CHECK)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "No member of the crew may give a gift to a harbour guard in order to win a better "
            "berth for the boat.",
            "This is",
        ),
        (
            "The club may show your photo to a visitor in order to tell the visitor where to find "
            "you on the pier.",
            "This is",
        ),
        (
            "You may not post a picture that misleads, whether it is old or is drawn, where such "
            "a picture is likely to harm a guest of the house.",
            "That is where",
        ),
        (
            "When you begin a new post, the first weeks are going to be long and hard, and yet "
            "you are going to be asked to lead the morning watch.",
            "yet",
        ),
        (
            "Make it clear and repeat that the crew needs your help and that nobody will be "
            "blamed for a fault.",
            "Make it clear.",
        ),
        (
            "You have the right to see, change and delete the photos that the club keeps in its "
            "files and to ask for a printed copy of the list of members.",
            "- see;",
        ),
        (
            "The two crews will guard the store and will pay the cost of any loss that follows, "
            "in either case under the rules of the harbour.",
            "- will guard",
        ),
    ],
)
def test_what_limits_the_rule_stays(text: str, wrong: str) -> None:
    assert not [found for found in rewrites(text) if wrong in found]


def test_rules_under_one_condition_become_a_list() -> None:
    text = (
        "If the office closes early, the guard must lock every door of the hall, the cook must "
        "put out the stove in the kitchen, and the warden must call the owner of the house."
    )
    assert (
        "If the office closes early:\n\n"
        "- the guard must lock every door of the hall;\n"
        "- the cook must put out the stove in the kitchen; and\n"
        "- the warden must call the owner of the house."
    ) in rewrites(text)


def test_a_pair_inside_a_list_is_one_item() -> None:
    text = (
        "Guests must not harm the house by tearing or marking the books, leaving food and drink "
        "in the rooms, moving the beds of the dormitory, or blocking the gate."
    )
    assert any("\n- tearing or marking the books;\n" in found for found in rewrites(text))


def test_a_proviso_says_what_the_rule_applies_to() -> None:
    text = "Guests may use the boat, provided that the warden has signed the list and it is calm."
    assert (
        "Guests may use the boat. This applies only if the warden has signed the list and it is "
        "calm."
    ) in rewrites(text)


def test_a_second_exception_keeps_the_proviso_in_place() -> None:
    text = (
        "Guests may not use the boat unless a guide is on board, provided that the warden has "
        "signed the list for the day."
    )
    assert not any("This applies only if" in found for found in rewrites(text))


def test_a_note_in_brackets_becomes_a_sentence() -> None:
    text = (
        "The price for a night is on the list (note that the list leaves out the tax), and each "
        "guest must pay it in advance."
    )
    assert any("Note that the list leaves out the tax." in found for found in rewrites(text))
