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


def test_a_pair_inside_a_list_is_one_item() -> None:
    text = (
        "Guests must not harm the house by tearing or marking the books, leaving food and drink "
        "in the rooms, moving the beds of the dormitory, or blocking the gate."
    )
    assert any("\n- tearing or marking the books;\n" in found for found in rewrites(text))


def test_a_proviso_says_what_the_rule_applies_to() -> None:
    text = (
        "Guests of the club may use the small boat, provided that the warden of the harbour has "
        "signed the list for the day."
    )
    assert (
        "Guests of the club may use the small boat. This applies only if the warden of the "
        "harbour has signed the list for the day."
    ) in rewrites(text)


def test_a_second_exception_keeps_the_proviso_in_place() -> None:
    text = (
        "Guests may not use the boat unless a guide is on board, provided that the warden has "
        "signed the list for the day."
    )
    assert not any("This applies only if" in found for found in rewrites(text))


def test_what_makes_no_difference_is_said_apart() -> None:
    text = (
        "The club will not pay for lost goods in the store of the hall, whether or not "
        "the guard was told about the goods by the guest."
    )
    assert any(
        "This is so whether or not the guard was told about the goods by the guest." in found
        for found in rewrites(text)
    )


@pytest.mark.parametrize(
    ("text", "item"),
    [
        (
            "This pass includes the right to copy the maps of the club and print them; show the "
            "maps to guests and members; store the maps on a server of the club; and sell a map "
            "to a member.",
            "\n- show the maps to guests and members;\n",
        ),
        (
            "You agree that (a) our duty to mend the boat ends in May; (b) that the boat is old; "
            "and (c) that the oars may be lost.",
            "\n\n(b) the boat is old; and\n\n(c) the oars may be lost.",
        ),
        (
            "You must give the office these facts about the boat: (i) name, (ii) length, "
            "(iii) home port, (iv) radio sign, and (v) year of the last repair.",
            "\n\n(i) name;\n\n(ii) length;\n",
        ),
    ],
)
def test_marked_or_divided_items_become_a_list(text: str, item: str) -> None:
    assert any(item in found for found in rewrites(text))


def test_a_condition_behind_the_last_marked_item_may_be_of_all() -> None:
    text = (
        "Please do not (i) show the map to a guest of the house; (ii) put the map on a wall of "
        "the hall; or (iii) speak about the map on the radio, unless given leave by the club."
    )
    assert not any("\n- (iii)" in found for found in rewrites(text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "The crew shares the boat and the club pays for the fuel, or the guests leave the "
            "harbour and the warden closes the hall for the night.",
            "The club pays for the fuel, or",
        ),
        (
            "If two guards have signed the list for the day, tell the office which of them will "
            "open the gate, either by a letter to the clerk at the desk or call on the radio "
            "of the harbour.",
            "\n- call",
        ),
        (
            "The club gives you a free page on its site to show your boat, garden house, or any "
            "other thing that is mainly used for the pleasure of guests and of members.",
            "\n- garden house;",
        ),
        (
            "Each member promises to maintain in good order and clean the boats of the club with "
            "the same care as the member takes of a boat that the member owns.",
            "in good order.",
        ),
        (
            "Ask each guest for a view, in the hall (“Tom, what do you think? I know you sail”) "
            "or by letter, and write the answer down in the book of the house.",
            "“Tom, what do you think? I know you sail”.",
        ),
        (
            "Although the crew has met every week to speak about the boat, the warden has found "
            "a fault in the hull, and it seems that nobody has looked at the hull since May.",
            "boat:",
        ),
    ],
)
def test_what_belongs_together_is_not_parted(text: str, wrong: str) -> None:
    assert not [found for found in rewrites(text) if wrong in found]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "The club makes no promise of any kind about the boat or its oars or the state of "
            "the harbour, whether written, spoken or otherwise made to a guest.",
            "This is so",
        ),
        (
            "Any letters that a guest sends in May, placed in the box of the hall, will be read "
            "by the warden of the house on the same day.",
            "The letters are placed",
        ),
        (
            "If a stranger asks for the map, our rule is to refuse unless the board has agreed, "
            "which makes us keep a copy of each map for a year.",
            "The board makes",
        ),
        (
            "A member is prohibited from lending a key so that one guest can use the hall while "
            "another guest uses the same key at the gate.",
            "This is so that",
        ),
    ],
)
def test_what_is_said_of_part_of_a_sentence_is_not_said_of_all(text: str, wrong: str) -> None:
    assert not [found for found in rewrites(text) if wrong in found]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Please note: if the club pays for the boat, it must have a free place in the harbour, "
            "and it may not give the place to a guest.",
            "Please note.",
        ),
        (
            "The club follows the Harbour Safety Code (Island Safety Code) with regard to the "
            "boats that it has hired from the island for the summer.",
            "The Harbour Safety Code is",
        ),
        (
            "The clerk can pay your costs or any other cost paid from private funds (such as the "
            "fare for the boat or a night in the hall) when you send a form.",
            "Examples of these funds",
        ),
        (
            'A "Free Member" is a friend of the club, of a crew, or of a guest, who has sailed in '
            "one of its boats in the last 90 days.",
            "The Free Member has",
        ),
    ],
)
def test_what_is_named_is_not_named_again(text: str, wrong: str) -> None:
    assert not [found for found in rewrites(text) if wrong in found]


def test_a_grant_is_no_frame() -> None:
    text = (
        "While the crew will not be back until noon, please feel free to use the hall of the "
        "house, and ask the guard for a key of the store."
    )
    assert any("However, please feel free to use the hall" in found for found in rewrites(text))


def test_what_a_condition_does_is_not_said_as_a_fact() -> None:
    text = (
        "Always take the guest for a member of the club unless the guest has sent a note to the "
        "desk of the hall in good time, saying otherwise to the warden."
    )
    assert not any("The guest says" in found or "It says" in found for found in rewrites(text))


def test_examples_that_open_a_sentence_are_left_there() -> None:
    found = rewrites(
        "For example, guests of the house keep the bags and the keys of the rooms in the lockers."
    )
    assert not any("Examples" in text for text in found)
