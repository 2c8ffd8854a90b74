"""Which sentences bind a third party: by their words alone, no parse needed."""

from __future__ import annotations

import pytest

from clauselint.nlp.register import binds


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
