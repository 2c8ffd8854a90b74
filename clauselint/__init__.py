"""clauselint: a linter for the people who draft policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clauselint.engine import Linter as Linter

__version__ = "0.1.0"
__all__ = ["Linter", "__version__"]


def __getattr__(name: str) -> Any:
    # Imported late: `import clauselint` must not pay for the engine.
    if name == "Linter":
        from clauselint.engine import Linter

        return Linter
    raise AttributeError(f"module 'clauselint' has no attribute {name!r}")
