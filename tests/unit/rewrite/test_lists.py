from __future__ import annotations

import spacy

from clauselint.rewrite.restructure.inline_list import propose

from .trees import Sure

NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")


def blocks(text: str, main: int = 0) -> list[str]:
    doc = NLP(text)
    for token in doc:
        token.head = doc[main]
    return [p.block for p in propose(doc[:], Sure())]


def test_marked_items_become_lines() -> None:
    text = (
        "Before a visit the guard must (a) check the name of each guest against the day list; "
        "(b) issue a numbered badge; and (c) call the host."
    )
    assert blocks(text) == [
        "Before a visit the guard must:\n"
        "\n(a) check the name of each guest against the day list;\n"
        "\n(b) issue a numbered badge; and\n"
        "\n(c) call the host."
    ]


def test_items_between_semicolons_become_lines() -> None:
    text = (
        "The pack holds three things: a map of the site with all exits; a list of the wardens "
        "and their rooms; and the form that reports a fault."
    )
    assert blocks(text)[0].splitlines()[2:] == [
        "- a map of the site with all exits;",
        "- a list of the wardens and their rooms; and",
        "- the form that reports a fault.",
    ]


def test_a_reference_is_no_item() -> None:
    assert blocks("See section 4(b) and also (c) the annex, which lists all of the rooms.") == []


def test_markers_must_count_from_one() -> None:
    text = "The rule in (b) the second part and in (d) the fourth part of the long handbook holds."
    assert blocks(text) == []


def test_a_list_in_a_clause_before_the_main_one_stays() -> None:
    text = (
        "If a guest (a) leaves a bag in the hall after the last tour of the day, or (b) fails to "
        "sign out at the gate, the guard must call the host."
    )
    main = [t.text for t in NLP(text)].index("call")
    assert blocks(text, main) == []
