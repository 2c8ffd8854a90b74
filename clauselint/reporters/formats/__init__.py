"""The formats of a check. A module here is a format of its name, and holds its `Format`.

A `Format` that does not show suggestions says so by `suggestions = False`.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

from clauselint.reporters.base import Look, Reporter


def _names() -> tuple[str, ...]:
    modules = (info.name for info in pkgutil.iter_modules(__path__))
    return tuple(sorted(name.replace("_", "-") for name in modules if not name.startswith("_")))


FORMATS = _names()


def shows_suggestions(format: str) -> bool:
    """Whether a format has a place for suggestions; without them a check is faster."""
    return bool(getattr(_module(format).Format, "suggestions", True))


def make_reporter(format: str, look: Look) -> Reporter:
    """The reporter of a format, which is one of FORMATS."""
    reporter: Reporter = _module(format).Format(look)
    return reporter


def _module(format: str) -> ModuleType:
    return importlib.import_module(f"{__name__}.{format.replace('-', '_')}")
