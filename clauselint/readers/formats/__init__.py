"""The formats that can be read. A module or package here holds its row as `FORMAT`.

Nothing else names them: a new format is a new file. Rows are light, and import their parsers late.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import PurePath

from clauselint.readers.row import Format

DEFAULT = ".md"
"""How a text is read that has no name."""


@cache
def by_suffix() -> dict[str, Format]:
    """The format of each suffix, in order of the suffixes."""
    names = (info.name for info in pkgutil.iter_modules(__path__, __name__ + "."))
    rows: list[Format] = [importlib.import_module(name).FORMAT for name in names]
    return dict(sorted((suffix, row) for row in rows for suffix in row.suffixes))


def suffixes() -> tuple[str, ...]:
    """Every suffix that can be read, in order."""
    return tuple(by_suffix())


def format_of(path: str, given: str | None = None) -> Format | None:
    """The format of a path, or of the suffix that is given, with or without its dot."""
    suffix = given if given is not None else PurePath(path).suffix or DEFAULT
    return by_suffix().get("." + suffix.lower().lstrip("."))
