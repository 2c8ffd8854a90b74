"""Errors that a user can act on. Each has a stable code, and a file and line where one is known."""

from __future__ import annotations

from collections.abc import Sequence


class ClauselintError(Exception):
    """Base of all errors that clauselint raises on purpose.

    `code` is stable (`E1xx` input, `E2xx` configuration, `E3xx` model, `E4xx` fixes,
    `E6xx` clusters).
    """

    code = "E000"

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        super().__init__(message)

    def __str__(self) -> str:
        parts = (self.path, self.line, self.column)
        place = ":".join(str(part) for part in parts if part is not None)
        return f"{place}: {self.code} {self.message}" if place else f"{self.code} {self.message}"


class InputError(ClauselintError):
    """A file cannot be read as text, or does not exist."""

    code = "E100"


class ConfigError(ClauselintError):
    """A configuration file is malformed, or has an unknown key, code or value.

    `others` are further faults of the same file.
    """

    code = "E200"
    others: tuple[ConfigError, ...] = ()

    @property
    def all(self) -> tuple[ConfigError, ...]:
        """This fault and the others, in order of their place."""
        return tuple(sorted((self, *self.others), key=lambda e: (e.line or 0, e.column or 0)))

    @classmethod
    def gathered(cls, faults: Sequence[ConfigError]) -> ConfigError:
        """One error of several; there is at least one."""
        every = [fault for found in faults for fault in found.all]
        first = every[0]
        first.others = tuple(every[1:])
        for other in first.others:
            other.others = ()
        return first


class ModelError(ClauselintError):
    """The parsing model is missing, damaged or of another version."""

    code = "E300"


class FixError(ClauselintError):
    """Edits could not be applied: they overlap, or the file changed meanwhile."""

    code = "E400"


class ClusterError(ClauselintError):
    """A cluster cannot be reached, its workers differ, or what they write has no place."""

    code = "E600"
