"""JSON Schemas of what the program writes and reads."""

from __future__ import annotations

from pathlib import Path

SUFFIX = ".schema.json"
NAMES = tuple(sorted(p.name.removesuffix(SUFFIX) for p in Path(__file__).parent.glob(f"*{SUFFIX}")))


def path(name: str) -> Path:
    """The file of a schema, by one of NAMES."""
    return Path(__file__).parent / f"{name}{SUFFIX}"
