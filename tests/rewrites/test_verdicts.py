"""Rewordings that were read: the right ones are offered, the wrong ones are not."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from clauselint import Linter
from clauselint.config import Settings
from clauselint.engine.selection import choose
from clauselint.engine.verifier import EngineVerifier
from clauselint.findings import Suggestion
from clauselint.nlp.model import analyse
from clauselint.rewrite import rewrite

CHECK = EngineVerifier(choose(Settings()), analyse)
LINTER = Linter()
DIVIDES = ("split", "enumeration")
VERDICTS = Path(__file__).with_name("verdicts.tsv")


class Read(NamedTuple):
    verdict: str
    sentence: str
    rewording: str
    why: str


def read() -> list[Read]:
    lines = VERDICTS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [Read(v, s, r.replace("\\n", "\n"), why) for v, s, r, why in rows]


READ = read()


@cache
def offered(sentence: str) -> dict[str, Suggestion]:
    return {s.text: s for s in rewrite(CHECK.parse(sentence), 0, CHECK)}


@pytest.mark.parametrize("row", [r for r in READ if r.verdict == "right"], ids=str)
def test_what_is_right_is_offered(row: Read) -> None:
    assert offered(row.sentence)[row.rewording].keeps_meaning


@pytest.mark.parametrize("row", [r for r in READ if r.verdict == "choice"], ids=str)
def test_each_reading_is_a_choice_that_says_so(row: Read) -> None:
    found = offered(row.sentence)[row.rewording]
    assert (found.keeps_meaning, found.note) == (False, row.why)


@pytest.mark.parametrize("row", [r for r in READ if r.verdict in ("wrong", "clumsy")], ids=str)
def test_what_is_not_right_is_not_offered(row: Read) -> None:
    assert row.rewording not in offered(row.sentence)


@pytest.mark.parametrize("sentence", sorted({r.sentence for r in READ if r.verdict == "right"}))
def test_a_rewording_is_not_reworded_on_and_on(sentence: str) -> None:
    best = next(iter(offered(sentence).values())).text
    reworded = LINTER.reword(LINTER.read(best.encode(), "best.md"))
    again = [s.text for r in reworded for s in r.suggestions if s.kind.startswith(DIVIDES)]
    assert again == []
