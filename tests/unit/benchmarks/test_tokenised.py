"""The split corpus as prose, and prose as the split corpus."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from benchmarks._tokenised import TrueCase, prose, tokenised

SENTENCES = ("In May the NATO office may open", "You may ask NATO in May")


@pytest.fixture
def case(tmp_path: Path) -> TrueCase:
    numbered = (enumerate(s.split(), 1) for s in SENTENCES)
    rows = "\n".join("".join(f"{i}\t{word}\t_\n" for i, word in words) for words in numbered)
    (tmp_path / "x-train.conllu.gz").write_bytes(gzip.compress(rows.encode()))
    return TrueCase(tmp_path)


def test_a_word_always_written_with_capitals_gets_them(case: TrueCase) -> None:
    assert case("the nato office", ()) == "the NATO office"


def test_a_word_written_both_ways_needs_to_be_a_name(case: TrueCase) -> None:
    assert case("in may you may ask", ()) == "in may you may ask"
    assert case("in may", {"may"}) == "in May"


def test_an_unknown_name_gets_a_plain_capital(case: TrueCase) -> None:
    assert case("the office of zorvek's heirs", {"zorvek"}) == "the office of Zorvek's heirs"


@pytest.mark.parametrize(
    "text",
    [
        "the clerk -lrb- a poet -rrb- did n't reply .",
        'the " blue book " cost £ 40 , or 5 % more .',
        "the gulf of d ' arva lies in the east .",
    ],
)
def test_there_and_back(text: str) -> None:
    assert tokenised(prose(text)) == text


def test_prose_has_no_gaps_before_marks() -> None:
    assert prose("he saw it ; she -lrb- alone -rrb- did not .") == (
        "He saw it; she (alone) did not."
    )
