"""Word lists: data files beside this module, each with its source, and the one loader.

A file holds words or phrases, separated by white space or, where one of them has a space in it,
a line each. Lines that begin with "#" say what the list is and where it comes from.
"""

from __future__ import annotations

from functools import cache
from importlib import resources


def vocabulary(text: str) -> frozenset[str]:
    """The words of a text that lists them, with spaces between."""
    return frozenset(text.split())


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list `name`. Raises `FileNotFoundError` for a list that does not exist."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of the list `name`, a line each."""
    text = resources.files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    stripped = (line.strip() for line in text.splitlines())
    return tuple(line for line in stripped if line and not line.startswith("#"))
