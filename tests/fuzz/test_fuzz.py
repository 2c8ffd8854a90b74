"""A few of the inputs that `make fuzz` tries, and the kinds of fault that it has found."""

from __future__ import annotations

import pytest

from fuzz.trial import Task, attempt, faults, linter

INPUTS = 80


@pytest.mark.parametrize("number", range(INPUTS))
def test_no_input_breaks_anything(number):
    suffix, text, found = attempt(Task(1, number))
    assert not found, f"{suffix} {text!r}"


@pytest.mark.parametrize(
    "text",
    [
        "Remuneration",  # the wordy phrase is all there is
        "Viz.?",
        "###(! 3. shall",  # marks that the parser takes for a sentence of their own
        "in lieu of -forthwith ",  # a phrase that a hyphen joins to nothing
        "'must <b>the</b> to Guests *must* either note Read the (page. and book) not",  # last word
        "> Staff keep\n> 1.  utilized \n> 1.",
        "Owners\x07 pay\x9b the\x7f levy.",
        "To use the hall, read the [rules](https://a.example/r) of the house, pay the *fee*, "
        "bring a list with your guests, and sign the **book** at the door.",  # a list
    ],
)
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_kinds_of_fault_that_were_found(text, suffix):
    assert faults(linter(), text, suffix) == []
