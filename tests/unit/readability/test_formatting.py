"""Formatting alone never moves a score: real readers and the real parser."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauselint import Linter

LINTER = Linter(select=["RDB"])

BLOCKS = (
    "Every officer who receives a complaint must enter it in the register before the end of the "
    "day, and must tell the person who made it what happens next.",
    "The register is kept by the secretary. It holds the date, the subject and the name of the "
    "officer who deals with the complaint.",
)
ITEMS = (
    "lock the door of the strong room;",
    "turn off every light on the floor;",
    "sign the book.",
)
STEM = "On leaving the building, the last member of staff must:"


def plain():
    items = "\n".join(f"- {item}" for item in ITEMS)
    return "\n\n".join([BLOCKS[0], STEM, items, BLOCKS[1]]) + "\n"


@pytest.fixture(scope="module")
def expected():
    return LINTER.score(plain(), "policy.md")


def figures(score):
    return (
        score.effort,
        score.words,
        score.sentence_count,
        dict(score.formulas),
        dict(score.measures),
    )


MARKS = st.sampled_from(
    ["{}", "{}", "{}", "**{}**", "*{}*", "_{}_", "[{}](https://x.org/a.b)", "`{}`"]
)


@st.composite
def dressed(draw, text):
    """Words of a block in marks, and its lines broken anywhere."""
    out = ""
    for number, word in enumerate(text.split(" ")):
        bare = word.strip(".,;:")
        mark = draw(MARKS) if bare == word and word.isalpha() else "{}"
        gap = draw(st.sampled_from([" ", " ", " ", "\n"])) if number else ""
        out += gap + mark.format(word)
    return out


@st.composite
def dressed_policies(draw):
    bullet = draw(st.sampled_from(["-", "*", "+"]))
    gap = draw(st.sampled_from(["\n", "\n\n"]))
    break_ = draw(st.sampled_from(["\n\n", "\n\n\n", "\n\n<!-- note -->\n\n"]))
    first, last = draw(dressed(BLOCKS[0])), draw(dressed(BLOCKS[1]))
    items = gap.join(f"{bullet} {draw(dressed(item)).replace(chr(10), ' ')}" for item in ITEMS)
    return break_.join([first, STEM, items, last]) + draw(st.sampled_from(["", "\n", "\n\n"]))


@settings(max_examples=25, deadline=None)
@given(policy=dressed_policies())
def test_marks_wraps_and_bullets_never_move_a_score(expected, policy):
    assert figures(LINTER.score(policy, "policy.md")) == figures(expected)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_never_move_a_score(expected, ending):
    text = plain().replace("\n", ending)
    assert figures(LINTER.score(text, "policy.md")) == figures(expected)


def test_a_byte_order_mark_never_moves_a_score(expected):
    assert figures(LINTER.score("\ufeff" + plain(), "policy.md")) == figures(expected)


def test_code_tables_of_numbers_and_link_targets_never_move_a_score(expected):
    more = "\n```\nx = remuneration(notwithstanding)\n```\n\n| 1 | 2 |\n|---|---|\n| 3 | 4 |\n"
    assert figures(LINTER.score(plain() + more, "policy.md")) == figures(expected)


def test_a_longer_sentence_does_move_it(expected):
    longer = plain().replace("It holds", "and, notwithstanding any delegation, it holds")
    assert LINTER.score(longer, "policy.md").effort > expected.effort


@pytest.mark.parametrize("lead", ["", "Before they leave, staff must:\n\n- "])
def test_rules_and_scores_count_the_same_words(lead):
    text = (
        f"{lead}Hand in the well-known keys and/or cards they weren’t asked for (see 4.2(b)) to "
        "`desk --now`, tell the manager who last used https://example.org/keys about it, write the "
        "names of all who knew — guests too — in the book on the desk, and sign it before noon.\n"
    )
    linter = Linter("strict", select=["STR001"], suggestions=False)
    (finding,) = linter.check(text, "policy.md").findings
    counted = LINTER.score(text, "policy.md").sentences[-1].words
    assert f" {counted} words" in finding.message
    assert ("without its lead-in" in finding.message) is bool(lead)
