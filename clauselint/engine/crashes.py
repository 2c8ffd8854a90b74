"""Keeps one rule's crash to itself."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TypeVar

from clauselint.errors import ClauselintError
from clauselint.findings import Diagnostic

T = TypeVar("T")
RULE, PARSER, REWRITER, SCORES, FILE = "E500", "E501", "E502", "E503", "E505"


class Crashes:
    """Crashes in one file, told once for each part that crashed."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._first: dict[tuple[str, str], Diagnostic] = {}

    def guard(self, code: str, what: str, line: int | None, items: Iterable[T]) -> Iterator[T]:
        """The items up to a crash in making one. A ClauselintError is no crash and goes through."""
        try:
            yield from items
        except ClauselintError:
            raise
        except Exception as error:
            self.note(code, what, line, error)

    def note(self, code: str, what: str, line: int | None, error: Exception) -> None:
        """Remember a crash, if it is the first of its part."""
        message = f"{what} crashed ({reason(error)}); the rest was checked. Please report this"
        self._first.setdefault((code, what), Diagnostic(self._path, code, message, line))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """One diagnostic a crashed part, in order of the first crash."""
        return tuple(self._first.values())


def reason(error: Exception) -> str:
    """What was raised, and where: `KeyError: 'x' at late_verb.py:12`."""
    raised = f"{type(error).__name__}: {error}".strip().rstrip(":")
    frames = traceback.extract_tb(error.__traceback__)
    return (
        f"{raised} at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}"
        if frames
        else raised
    )
