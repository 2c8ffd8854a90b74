"""Errors that a user can act on. Each has a stable code, and a file and line where one is known."""

from __future__ import annotations


class ClauselintError(Exception):
    """Base of all errors that clauselint raises on purpose.

    `code` is stable (`E1xx` input, `E2xx` configuration, `E3xx` model, `E4xx` fixes).
    """

    code = "E000"

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        self.message = message
        self.path = path
        self.line = line
        super().__init__(message)

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line) if part is not None)
        return f"{place}: {self.code} {self.message}" if place else f"{self.code} {self.message}"


class InputError(ClauselintError):
    """A file cannot be read as text, or does not exist."""

    code = "E100"


class ConfigError(ClauselintError):
    """A configuration file is malformed, or has an unknown key, code or value."""

    code = "E200"


class ModelError(ClauselintError):
    """The parsing model is missing, damaged or of another version."""

    code = "E300"


class FixError(ClauselintError):
    """Edits could not be applied: they overlap, or the file changed meanwhile."""

    code = "E400"
