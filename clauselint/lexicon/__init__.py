"""Word lists: data files beside this module, each with its source, and the one loader.

A file holds words or phrases, separated by white space or, where one of them has a space in it,
a line each. Lines that begin with "#" say what the list is and where it comes from.
"""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list `name`. Raises `FileNotFoundError` for a list that does not exist."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def leaders(name: str) -> dict[str, str]:
    """The first word of its line, for each word of the list `name`."""
    return {word: line.split()[0] for line in lines(name) for word in line.split()}


@cache
def endings(name: str) -> tuple[str, ...]:
    """The list `name` as `str.endswith` and `str.startswith` take it."""
    return tuple(sorted(words(name)))


@cache
def either(name: str) -> str:
    """A regular expression for one of the lines of the list `name`."""
    return f"(?:{'|'.join(lines(name))})"


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of the list `name`, a line each."""
    text = resources.files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    stripped = (line.strip() for line in text.splitlines())
    return tuple(line for line in stripped if line and not line.startswith("#"))
