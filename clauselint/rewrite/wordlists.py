"""Closed classes of words, read from `data/words.txt`."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def wordlist(name: str) -> frozenset[str]:
    """The words of one class, in lower case. Raises `KeyError` for no such class."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = resources.files(__package__).joinpath("data", "words.txt").read_text(encoding="utf-8")
    rows = (line.split(":", 1) for line in data.splitlines() if line and line[0] != "#")
    return {name: frozenset(words.split()) for name, words in rows}
